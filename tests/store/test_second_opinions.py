"""The last second opinion on each part of a project: kept, answered, erased; its owner's alone, and in no backup."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cefi_map.errors import NotFound
from cefi_map.store import SecondOpinion, Store

from .cases import MAP

ASKED = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
BROUGHT = SecondOpinion("carte", 1, ASKED, {"rules": "abcd"}, "La demande, en entier.", answer="zinzoline")


def test_one_of_each_part_is_kept_and_the_last_one_stays(store: Store) -> None:
    id = store.create(MAP).id
    assert store.second_opinions(id) == {}
    store.keep_second_opinion(id, BROUGHT)
    later = replace(BROUGHT, number=2, answer="mieux", said=b"les deux")
    of_dossier = replace(BROUGHT, part="dossier")
    store.keep_second_opinion(id, later)
    store.keep_second_opinion(id, of_dossier)
    assert store.second_opinions(id) == {"carte": later, "dossier": of_dossier}


def test_an_answer_goes_to_the_demand_that_was_made_and_to_no_later_one(store: Store) -> None:
    id = store.create(MAP).id
    waiting = replace(BROUGHT, answer="")
    store.keep_second_opinion(id, waiting)
    store.answer_second_opinion(id, replace(waiting, asked=ASKED - timedelta(minutes=5), answer="d’avant"))
    assert store.second_opinions(id)["carte"].answer == ""
    store.answer_second_opinion(id, replace(waiting, trouble="« modèle »\0 ne répond\ud800 pas."))
    assert store.second_opinions(id)["carte"].trouble == "« modèle » ne répond? pas."
    store.erase_second_opinion(id, "carte")
    store.answer_second_opinion(id, replace(waiting, answer="trop tard"))
    assert store.second_opinions(id) == {}, "what was withdrawn stays so"


def test_it_is_its_owners_and_goes_with_its_project(store: Store) -> None:
    id = store.create(MAP).id
    store.keep_second_opinion(id, BROUGHT)
    other = store.of("someone")
    other.answer_second_opinion(id, replace(BROUGHT, answer="un autre"))
    for ask in (
        lambda: other.second_opinions(id),
        lambda: other.keep_second_opinion(id, BROUGHT),
        lambda: other.erase_second_opinion(id, "carte"),
    ):
        with pytest.raises(NotFound):
            ask()
    assert store.second_opinions(id)["carte"] == BROUGHT
    store.discard(id)
    store.erase(id)
    with pytest.raises(NotFound):
        store.second_opinions(id)


def test_no_backup_and_no_copy_of_the_project_has_it(store: Store) -> None:
    id = store.create(MAP).id
    store.keep_second_opinion(id, BROUGHT)
    assert store.second_opinions(store.duplicate(id).id) == {}
    file = zipfile.ZipFile(io.BytesIO(store.export_all()))
    assert not any(b"zinzoline" in file.read(name) or b"second_opinion" in file.read(name) for name in file.namelist())
