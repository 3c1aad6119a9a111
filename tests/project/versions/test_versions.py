"""The versions of a map: a candidate finds an earlier one, looks at it, gives it a name."""

from __future__ import annotations

import pytest

from cefi_map.errors import NotFound, TooLarge
from cefi_map.project import data, versions, writing
from tests.cases import MAP, project


@pytest.fixture
def id(store: data.Store) -> str:
    made = project(store)
    writing.save_outline(store, made, MAP.replace("Garages", "Deux garages, car ils prêtent un minibus"), 1)
    return made


def test_a_version_has_a_name_of_one_line_until_it_is_taken_away(store: data.Store, id: str):
    assert versions.name_revision(store, id, 1, " Avant\n la réunion ").name == "Avant la réunion"
    assert store.history(id)[1].name == "Avant la réunion"
    assert versions.name_revision(store, id, 1, "").name == ""


def test_a_version_that_is_not_there_or_a_name_too_long_is_refused(store: data.Store, id: str):
    with pytest.raises(NotFound):
        versions.name_revision(store, id, 9, "Nom")
    with pytest.raises(TooLarge):
        versions.name_revision(store, id, 1, "a" * 201)
    assert store.history(id)[1].name == ""
