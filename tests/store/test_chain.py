"""Revisions lie as what differs from older ones: each is read as it was written, whatever went in between."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, Node, edits
from cefi_map.store import Store
from cefi_map.store.chain import LONGEST
from cefi_map.store.difference import applied, difference
from cefi_map.store.store import entered
from cefi_map.store.tables import revisions
from tests.circles import one_of

from .cases import MAP

BORN = datetime(2026, 11, 2, 12, tzinfo=UTC)
PARTS = st.lists(
    st.sampled_from([b'{"a":1}', b'{"b":"}, {"}', b"x", b"", "{é}".encode(), b'{"c":[{},{}]}']), max_size=12
)


@given(PARTS, PARTS)
def test_a_difference_makes_the_newer_text_of_the_older(old: list[bytes], new: list[bytes]) -> None:
    """Of any two texts, also such as were never ours."""
    before, after = b",".join(old), b",".join(new)
    assert applied(before, difference(before, after)) == after


def test_one_node_of_hundreds_is_a_short_difference() -> None:
    """Far below a hundredth of the text."""
    parts = [b'{"key":"%d","text":"Une phrase assez longue sur le sujet %d"}' % (n, n) for n in range(300)]
    old = b",".join(parts)
    new = b",".join([*parts[:150], b'{"key":"150","text":"autre"}', *parts[151:]])
    assert len(difference(old, new)) < len(old) / 150


@pytest.mark.parametrize("seed", one_of(range(2)))
def test_every_revision_reads_as_it_was_saved_before_and_after_thinning(store: Store, seed: int) -> None:
    """Nodes written, moved, taken away, drafts between, histories thinned twice, on both databases."""
    chance = random.Random(seed)
    made = store.create(map_of(40))
    told: dict[int, MindMap] = {1: store.load(made.id).map}
    for round in range(2):
        for _ in range(2 * LONGEST):
            number = max(told)
            saved = store.save(made.id, changed(told[number], chance), number)
            told[saved.number] = saved.map
        store.database.at_hand.clear()
        assert all(store.load(made.id, number).map == told[number] for number in told)
        grow_old(store, round, chance)
        assert store.thin() > 0
        store.database.at_hand.clear()
        told = {revision.number: told[revision.number] for revision in store.history(made.id)}
        assert all(store.load(made.id, number).map == told[number] for number in told)
    copy = store.duplicate(made.id)
    assert store.load(copy.id).map == told[max(told)]
    assert len(store.restore_all(entered(store.database, "autre").export_all()).added) == 0
    other = entered(store.database, "autre")
    other.restore_all(store.export_all())
    (there,) = (each for each in other.projects() if each.title == made.title)
    assert {r.number for r in other.history(there.id)} == told.keys()
    assert all(other.load(there.id, number).map == told[number] for number in told)


def test_few_lie_whole_and_none_far_from_one_that_does(store: Store) -> None:
    """Saves that follow one another lean on each other, up to the longest chain."""
    made = store.create(map_of(108))
    for number in range(1, 101):
        mindmap = store.load(made.id).map
        store.save(made.id, edits.rename(mindmap, mindmap.nodes[number % 100].key, f"Autre titre {number}"), number)
    rows, steps = lying(store, made.id)
    assert max(steps.values()) == LONGEST
    assert sum(basis is None for _, basis, _ in rows) == 4
    assert sum(length for *_, length in rows) < 4.5 * rows[0][2] + 100 * 250


def lying(store: Store, id: str) -> tuple[list[tuple[int, int | None, int]], dict[int, int]]:
    """(number, basis, bytes) of each revision of a map; number -> how many steps lead from it to a whole one."""
    with store.database.read() as connection:
        kept = revisions.c
        query = sqlalchemy.select(kept.number, kept.basis, sqlalchemy.func.length(kept.content)).order_by(kept.number)
        rows = [(row[0], row[1], row[2]) for row in connection.execute(query.where(kept.project_id == id))]
    steps: dict[int, int] = {}
    for number, basis, _ in rows:
        steps[number] = 0 if basis is None else steps[basis] + 1
    return rows, steps


def test_none_lies_far_from_a_whole_one_once_its_neighbours_went(store: Store) -> None:
    """What is written anew on what stays counts its steps on: the next saves lean on it."""
    chance = random.Random(5)
    made = store.create(map_of(40))
    number = made_of(store, made.id, 1, 2 * LONGEST, chance)
    for round in range(3):
        grow_old(store, round, chance)
        assert store.thin() > 0
        store.database.at_hand.clear()
        assert max(lying(store, made.id)[1].values()) <= LONGEST
        number = made_of(store, made.id, number, LONGEST + 3, chance)
    assert max(lying(store, made.id)[1].values()) == LONGEST


def made_of(store: Store, id: str, number: int, saves: int, chance: random.Random) -> int:
    """So many saves after a revision; the number of the last."""
    for _ in range(saves):
        number = store.save(id, changed(store.load(id).map, chance), number).number
    return number


def test_a_difference_that_is_damaged_is_told(store: Store) -> None:
    """As a whole one is; the others are read."""
    made = store.create(map_of(40))
    mindmap = store.load(made.id).map
    store.save(made.id, edits.rename(mindmap, mindmap.nodes[3].key, "Autre"), 1)
    with store.database.write() as connection:
        connection.execute(sqlalchemy.update(revisions).where(revisions.c.number == 2).values(content=b"abc"))
    store.database.at_hand.clear()
    with pytest.raises(BadInput, match="illisible"):
        store.load(made.id)
    assert store.load(made.id, 1).map == mindmap


def test_a_base_that_was_thinned_and_is_still_known_is_no_conflict(store: Store) -> None:
    """The same title changed before it and since: who sends what it held merges without a word."""
    made = store.create(MAP)
    first = edits.rename(MAP, MAP.nodes[1].key, "Constats de mai")
    second = edits.rename(MAP, MAP.nodes[1].key, "Constats de juin")
    store.save(made.id, first, 1)
    store.save(made.id, second, 2)
    with store.database.write() as connection:
        connection.execute(sqlalchemy.delete(revisions).where(revisions.c.number == 2))
    mine = edits.rename(first, MAP.nodes[3].key, "Objectifs écrits loin de tout")
    for known in (True, False):  # still at hand in this process, or not
        if not known:
            store.database.at_hand.clear()
        saved = store.save(made.id, mine, 2, start=first)
        assert saved.map == edits.rename(second, MAP.nodes[3].key, "Objectifs écrits loin de tout")


def map_of(count: int) -> MindMap:
    """A map of so many nodes, six to a branch, all different."""
    nodes = [Node("r", None, "Un projet")]
    for rank in range(1, count):
        nodes.append(
            Node(f"n{rank}", "r" if rank % 6 == 1 else nodes[rank - (rank - 1) % 6].key, f"Une idée, la {rank}e")
        )
    return MindMap(tuple(nodes))


def changed(mindmap: MindMap, chance: random.Random) -> MindMap:
    """One edit, as a person makes them."""
    node = chance.choice([each for each in mindmap if each.parent])
    what = chance.random()
    if what < 0.6:
        return edits.rename(mindmap, node.key, f"Titre {chance.randrange(10**6)}")
    if what < 0.8 or len(mindmap) < 20:
        return edits.add(mindmap, node.key, f"Ajout {chance.randrange(10**6)}", key=f"k{chance.randrange(10**9)}")
    if what < 0.9:
        return edits.move(mindmap, node.key, node.parent, index=0)
    return edits.remove(mindmap, node.key)


def grow_old(store: Store, round: int, chance: random.Random) -> None:
    """As if each had been written some minutes of work after the one before."""
    with store.database.write() as connection:
        for row in connection.execute(sqlalchemy.select(revisions.c.project_id, revisions.c.number)).all():
            here = (revisions.c.project_id == row.project_id, revisions.c.number == row.number)
            created = BORN + timedelta(days=round, minutes=row.number * 3 + chance.random())
            connection.execute(sqlalchemy.update(revisions).where(*here).values(created=created))
