"""The journal: a line where the deed is, in its transaction, without a word of what it was done to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput
from cefi_map.store import Store

from .cases import MAP


def lines(store: Store) -> list[tuple[str, str, str, str, str]]:
    return [(each.person, each.deed, each.kind, each.thing, each.about) for each in Centre(store).acts(most=100)]


@pytest.fixture
def seen(store: Store) -> Store:
    """A candidate's project as their trainer sees it."""
    return store.by(Centre(store).add_person("Luc", "trainer").id, "trainer")


def test_where_nobody_is_asked_nothing_is_noted(store: Store) -> None:
    made = store.create(MAP)
    store.discard(made.id)
    store.erase(made.id)
    store.note_opened("project", made.id)
    assert lines(store) == []


def test_what_is_opened_is_one_line_an_hour_and_writes_nothing_in_between(seen: Store) -> None:
    ana = Centre(seen).add_person("Ana", "candidate")
    project = seen.of(ana.id).create(MAP)
    said: list[str] = []
    event.listen(seen.database.engine, "before_cursor_execute", lambda *call: said.append(call[2]))
    for _ in range(20):
        seen.note_opened("project", project.id, about=ana.id)
    assert seen.database.actor
    assert lines(seen) == [(seen.database.actor[0], "opened", "project", project.id, ana.id)]
    assert sum(each.startswith("INSERT") for each in said) == 1


def test_a_deed_that_fails_leaves_no_line_and_one_that_is_done_leaves_one(seen: Store) -> None:
    ana = Centre(seen).add_person("Ana", "candidate")
    own = seen.by(ana.id, "candidate").of(ana.id)
    project = own.create(MAP)
    with pytest.raises(BadInput):
        own.erase(project.id)
    assert lines(seen) == []
    own.discard(project.id)
    own.erase(project.id)
    assert lines(seen) == [(ana.id, "erased", "project", project.id, ana.id)]


def test_rights_that_change_are_noted_with_whom_they_are_of(seen: Store) -> None:
    ana = Centre(seen).add_person("Ana", "candidate")
    training = Centre(seen).add_training("Printemps", "CODE")
    Centre(seen).add_member(training.id, ana.id, "candidate")
    Centre(seen).set_extra(training.id, ana.id, 30)
    Centre(seen).change_training(training.id, code="")
    Centre(seen).block(ana.id, blocked=True)
    told = [(each.deed, each.about, each.training) for each in reversed(Centre(seen).acts(most=9))]
    assert told == [
        ("rights", ana.id, training.id),
        ("rights", ana.id, training.id),
        ("closed", "", training.id),
        ("closed", ana.id, ""),
    ]
    assert [each.deed for each in Centre(seen).acts(person=ana.id, training=training.id, most=9)] == ["rights"] * 2
    assert len(Centre(seen).acts_about(ana.id, 9)) == 3


def test_no_line_holds_a_name_a_title_or_a_word(seen: Store) -> None:
    ana = Centre(seen).add_person("Zinzolin", "candidate")
    own = seen.of(ana.id)
    project = own.create(MAP, title="Zinzolin")
    own.discard(project.id)
    own.erase(project.id)
    with seen.database.read() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM acts").all()
    assert kept
    assert "inzolin" not in repr(kept)


def test_what_is_older_than_its_term_goes(seen: Store) -> None:
    seen.note_opened("project", "p")
    assert Centre(seen).forget_acts(datetime(2020, 1, 1, tzinfo=UTC)) == 0
    assert Centre(seen).forget_acts(datetime(2100, 1, 1, tzinfo=UTC)) == 1
    assert lines(seen) == []
