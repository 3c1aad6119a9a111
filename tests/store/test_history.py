"""The history: revisions are listed, named, thinned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy

from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap
from cefi_map.store import DRAFT, THIN_AFTER, SaveConflict, Store
from cefi_map.store.tables import revisions

from .cases import MAP, grown, retitled


def test_the_newest_comes_first(store: Store) -> None:
    """With what each followed and how large it is."""
    made = store.create(MAP, reason="imported")
    store.save(made.id, grown(MAP, "x1", "Calendrier"), 1)
    told = [(r.number, r.parent, r.reason, r.nodes, r.name) for r in store.history(made.id)]
    assert told == [(2, 1, "saved", len(MAP) + 1, ""), (1, None, "imported", len(MAP), "")]


def test_a_revision_has_a_name_until_it_is_taken_away(store: Store) -> None:
    """Names are one clean line."""
    made = store.create(MAP)
    assert store.name_revision(made.id, 1, " Avant\nl'oral ").name == "Avant l'oral"
    assert store.history(made.id)[0].name == "Avant l'oral"
    assert store.name_revision(made.id, 1, "").name == ""


@pytest.mark.parametrize("number", [0, -1, 2, 2**31, 2**70])
def test_an_unknown_revision_is_not_found(store: Store, number: int) -> None:
    """Whatever its number."""
    made = store.create(MAP)
    with pytest.raises(NotFound, match=r"version"):
        store.load(made.id, number)
    with pytest.raises(NotFound, match=r"version"):
        store.name_revision(made.id, number, "x")


NOW = datetime(2027, 3, 31, 12, tzinfo=UTC)


def test_old_unnamed_revisions_are_thinned_to_one_a_day(store: Store) -> None:
    """The last of each day stays; recent ones, named ones, the first and the current one stay."""
    made = store.create(MAP)
    _saves(store, made.id, MAP, 9)
    recent = dict.fromkeys((8, 9, 10), THIN_AFTER)
    _age(store, {1: 90, 2: 90, 3: 90, 4: 60, 5: 60, 6: 60, 7: 40, **recent})
    store.name_revision(made.id, 2, "Avant l'oral")
    assert store.thin() == 2
    assert [revision.number for revision in store.history(made.id)] == [10, 9, 8, 7, 6, 3, 2, 1]
    assert store.thin() == 0


def test_the_current_revision_is_never_thinned(store: Store) -> None:
    """However old: nor does the day's last one before it go for it."""
    made = store.create(MAP)
    _saves(store, made.id, MAP, 3)
    _age(store, dict.fromkeys(range(1, 5), 90))
    assert store.load(made.id, 2).number == 2
    assert store.thin() == 1
    assert [revision.number for revision in store.history(made.id)] == [4, 3, 1]
    with pytest.raises(NotFound, match="version"):  # although it was at hand a moment ago
        store.load(made.id, 2)


def test_a_draft_is_thinned_among_drafts(store: Store) -> None:
    """The words that stand in no other revision do not go for a later ordinary save."""
    made = store.create(MAP)
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    with pytest.raises(SaveConflict):
        store.save(made.id, retitled(MAP, "Moyens", "Ressources"), 1)
    _saves(store, made.id, retitled(MAP, "Moyens", "Budget"), 2)
    _age(store, dict.fromkeys(range(1, 6), 90))
    store.thin()
    assert [(r.number, r.reason) for r in store.history(made.id)] == [
        (5, "saved"),
        (4, "saved"),
        (3, DRAFT),
        (1, "created"),
    ]


def test_a_base_that_was_thinned_still_merges(store: Store) -> None:
    """The revision kept before it stands in; changes both sides hold merge without a word."""
    made = store.create(MAP)
    second = store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    third = store.save(made.id, retitled(second.map, "Constats", "Diagnostic"), 2)
    store.save(made.id, retitled(third.map, "Objectifs", "Buts"), 3)
    _age(store, dict.fromkeys(range(1, 5), 90))
    store.thin()
    assert [revision.number for revision in store.history(made.id)] == [4, 3, 1]
    saved = store.save(made.id, grown(second.map, "x1", "Calendrier"), 2)
    assert saved.map == grown(store.load(made.id, 4).map, "x1", "Calendrier")


def test_a_number_is_never_given_twice(store: Store) -> None:
    """Not even when the highest one was a draft that is gone."""
    made = store.create(MAP)
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    with pytest.raises(SaveConflict):
        store.save(made.id, retitled(MAP, "Moyens", "Ressources"), 1)
    with store.database.write() as connection:
        connection.execute(sqlalchemy.delete(revisions).where(revisions.c.reason == DRAFT))
    assert store.save(made.id, MAP, 2).number == 4


def _saves(store: Store, id: str, mindmap: MindMap, count: int) -> None:
    """``count`` saves, each with one more branch."""
    for rank in range(count):
        mindmap = grown(mindmap, f"s{rank}", f"Suite {rank}")
        store.save(id, mindmap, store.project(id).revision)


def _age(store: Store, ages: dict[int, int]) -> None:
    """Give revisions an age, in days on each of which the database was used: today is day 0."""
    with store.database.write() as connection:
        for number, age in ages.items():
            born = {"created": NOW - timedelta(days=age) + timedelta(minutes=number), "day": -age}
            connection.execute(sqlalchemy.update(revisions).where(revisions.c.number == number).values(**born))
