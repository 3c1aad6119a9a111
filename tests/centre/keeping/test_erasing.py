"""A person erased by the head of a centre: their name typed, works that an exam keeps, copies, other processes."""

from __future__ import annotations

import time

import pytest

from cefi_map.centre import keeping
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput, NotFound
from cefi_map.project import memory
from cefi_map.project.data import Upkeep
from cefi_map.store import Person, Store, open_store
from tests.centre.together.conftest import Pair, pair

__all__ = ["pair"]


@pytest.fixture
def head(store: Store) -> Person:
    return Centre(store).add_person("Rose", "head")


def test_a_name_that_is_another_or_ones_own_erases_nothing(store: Store, pair: Pair, head: Person):
    for typed, id in (("Anna", pair.ana.id), ("", pair.ana.id), ("Rose", head.id)):
        with pytest.raises(BadInput):
            keeping.erase_person(store, head, id, typed, keep_works=False, copies=True)
    with pytest.raises(NotFound):
        keeping.held(store, "nobody")
    assert keeping.held(store, pair.ana.id).counts["projects"] == 1


def test_the_name_typed_in_small_letters_erases_all_and_says_what_it_was(store: Store, pair: Pair, head: Person):
    store.copy()
    gone = keeping.erase_person(store, head, pair.ana.id, " ana ", keep_works=False, copies=False)
    assert (gone.person.name, gone.counts["projects"], gone.counts["sessions"], gone.copies) == ("Ana", 1, 1, 1)
    with pytest.raises(NotFound):
        keeping.held(store, pair.ana.id)
    assert len(store.copies()) == 1


def test_the_apostrophe_of_a_keyboard_is_that_of_the_name(store: Store, pair: Pair, head: Person):
    aya = Centre(store).add_person("N’Guessan Aya", "candidate")
    assert keeping.erase_person(store, head, aya.id, "n'guessan aya", keep_works=False, copies=False)


def test_copies_go_too_when_asked_and_one_is_made_without_the_person(store: Store, pair: Pair, head: Person):
    store.copy()
    (before,) = store.copies()
    assert store.copies_folder
    assert b"Ana" in (store.copies_folder / before.name).read_bytes()
    keeping.erase_person(store, head, pair.ana.id, "Ana", keep_works=True, copies=True)
    (after,) = store.copies()
    assert b"Ana" not in (store.copies_folder / after.name).read_bytes()


def test_another_process_lets_go_of_what_it_remembers(store: Store, pair: Pair, head: Person):
    """Its next look finds that something was erased here."""
    kept: list[str] = []
    memory.forgetting(kept.clear)
    other = open_store(str(store.database.engine.url))
    upkeep = Upkeep(other, shared=True)
    upkeep._let_go()
    own = other.of(pair.ana.id)
    own.load(pair.project)
    Centre(store).erase_person(pair.ana.id, keep_works=False)
    kept.append("remembered")
    assert other.database.at_hand._kept
    upkeep._glance = 0
    upkeep.look()
    while kept or other.database.at_hand._kept:
        time.sleep(0.01)
    other.close()
