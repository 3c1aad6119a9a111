"""A sitting: one request sees one moment, reads nothing twice, and sees at once what it writes itself."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from cefi_map.errors import NotFound
from cefi_map.store import StorageError, Store

from .cases import MAP, grown


def counted(store: Store) -> list[str]:
    """Statements that reach the driver from now on."""
    said: list[str] = []
    event.listen(store.database.engine, "before_cursor_execute", lambda *all: said.append(all[2]))
    return said


def test_what_was_read_is_not_read_again(store: Store) -> None:
    made = store.create(MAP)
    with store.sitting() as here:
        first = here.project(made.id)
        here.setting("x")
        said = counted(store)
        assert here.project(made.id) == first
        here.setting("y")
        assert said == []


def test_it_sees_one_moment_whatever_others_do(store: Store) -> None:
    made = store.create(MAP, title="Avant")
    with store.sitting() as here:
        here.project(made.id)
        store.rename(made.id, "Après")
        assert here.projects()[0].title == here.project(made.id).title == "Avant"
    assert store.project(made.id).title == "Après"


def test_it_sees_what_it_writes_itself_and_what_others_wrote_before(store: Store) -> None:
    made = store.create(MAP, title="Un")
    with store.sitting() as here:
        assert here.load(made.id).number == 1
        store.rename(made.id, "Deux")
        here.save(made.id, grown(MAP, "x1", "Calendrier"), 1)
        assert (here.load(made.id).number, here.project(made.id).title) == (2, "Deux")


def test_an_error_leaves_it_usable(store: Store) -> None:
    made = store.create(MAP)
    with store.sitting() as here:
        with pytest.raises(NotFound):
            here.project("rien")
        assert here.project(made.id) == made


def test_a_statement_that_is_refused_leaves_it_usable(store: Store) -> None:
    """PostgreSQL takes nothing more in a transaction in which a statement failed."""
    made = store.create(MAP)
    with store.sitting() as here:
        with pytest.raises(StorageError), here.database.read() as connection:
            connection.exec_driver_sql("SELECT nothing FROM nowhere")
        assert here.project(made.id) == made


def test_after_it_nothing_is_held(store: Store) -> None:
    made = store.create(MAP)
    pool = store.database.engine.pool
    with store.sitting() as here:
        here.project(made.id)
        assert pool.checkedout() == 1  # type: ignore[attr-defined]
    assert pool.checkedout() == 0  # type: ignore[attr-defined]
    assert here.project(made.id) == made, "left, it reads as any other"
    assert pool.checkedout() == 0  # type: ignore[attr-defined]
    assert (here, hash(here)) == (store, hash(store)), "what is remembered of one holds for the other"


def test_a_gesture_is_kept_whole_or_not_at_all(store: Store) -> None:
    with store.sitting() as here:
        assert here.projects() == ()
        with here.at_once() as gesture, gesture.at_once() as within:
            made = within.create(MAP, title="Un")
            gesture.rename(made.id, "Deux")
            assert within.project(made.id).title == "Deux", "it sees what it writes itself"
            within.lasting()
        assert [each.title for each in here.projects()] == ["Deux"]
        with pytest.raises(NotFound):
            _begins_and_fails(here)
        assert [each.title for each in here.projects()] == ["Deux"]


def _begins_and_fails(store: Store) -> None:
    with store.at_once() as gesture:
        gesture.create(MAP)
        gesture.project("rien")
