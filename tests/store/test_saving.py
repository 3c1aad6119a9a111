"""Saving: a revision each time something differs; stale saves merged; contradictions kept side by side."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap, Node
from cefi_map.store import DRAFT, SaveConflict, StorageError, Store, open_store, rows

from .cases import MAP, altered, bare, grown, opaque_map, retitled, titles, without


def numbers(store: Store, id: str) -> list[tuple[int, str]]:
    return [(revision.number, revision.reason) for revision in reversed(store.history(id))]


def test_a_save_is_a_new_revision(store: Store) -> None:
    """The old one stays."""
    made = store.create(MAP)
    edited = retitled(MAP, "Moyens", "Budget")
    saved = store.save(made.id, edited, 1)
    assert (saved.number, saved.map, saved.merged, saved.new) == (2, edited, False, True)
    assert store.load(made.id).map == edited
    assert store.load(made.id, 1).map == MAP
    assert store.history(made.id)[0].parent == 1


def test_what_the_next_save_follows_stays_at_hand_and_nothing_older(store: Store) -> None:
    """Else the older revisions of some who write much would push out the newest of all others."""
    made, kept = store.create(MAP), store.database.at_hand._kept
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    store.save(made.id, retitled(MAP, "Moyens", "Argent"), 2)
    assert [number for *_, number in kept] == [3]
    with pytest.raises(SaveConflict):
        store.save(made.id, retitled(MAP, "Moyens", "Ressources"), 1)
    assert 3 in [number for *_, number in kept], "a draft takes nobody's place"


def test_the_same_map_adds_nothing(store: Store) -> None:
    """Saving without change answers with the current revision."""
    made = store.create(opaque_map())
    saved = store.save(made.id, bare(opaque_map()), 1)
    assert (saved.number, saved.new) == (1, False)
    assert numbers(store, made.id) == [(1, "created")]


def test_a_repeated_save_adds_nothing(store: Store) -> None:
    """When the answer was lost on its way, the browser sends the same again from the same base."""
    made = store.create(MAP)
    edited = retitled(MAP, "Moyens", "Budget")
    store.save(made.id, edited, 1)
    again = store.save(made.id, edited, 1)
    assert (again.number, again.map, again.merged, again.new) == (2, edited, False, False)


def test_a_stale_save_is_merged(store: Store) -> None:
    """Two people changed different things: both are there, and the answer says so."""
    made = store.create(MAP)
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    saved = store.save(made.id, grown(MAP, "x1", "Calendrier"), 1)
    both = grown(retitled(MAP, "Moyens", "Budget"), "x1", "Calendrier")
    assert (saved.number, saved.map, saved.merged, saved.new) == (3, both, True, True)
    latest = store.history(made.id)[0]
    assert (latest.reason, latest.parent, latest.origin) == ("merged", 2, 1)


def test_a_stale_save_is_merged_from_where_its_writer_stood(store: Store) -> None:
    """What had changed before is no change of either."""
    made = store.create(MAP)
    budget = retitled(MAP, "Moyens", "Budget")
    store.save(made.id, budget, 1)
    store.save(made.id, grown(budget, "x1", "Calendrier"), 2)
    saved = store.save(made.id, retitled(MAP, "Moyens", "Ressources"), 2)
    assert (saved.number, saved.map) == (4, grown(retitled(MAP, "Moyens", "Ressources"), "x1", "Calendrier"))


def test_a_contradiction_keeps_both(store: Store) -> None:
    """The current revision stands, what was sent is a draft, and the proposal settles it."""
    made = store.create(MAP)
    theirs, mine = retitled(MAP, "Moyens", "Budget"), retitled(MAP, "Moyens", "Ressources")
    store.save(made.id, theirs, 1)
    with pytest.raises(SaveConflict) as caught:
        store.save(made.id, mine, 1)
    clash = caught.value
    assert (clash.mine, clash.theirs, clash.number) == (mine, theirs, 2)
    assert [(c.what, c.mine, c.theirs) for c in clash.merge.conflicts] == [("text", "Ressources", "Budget")]
    assert store.load(made.id).map == theirs
    assert store.load(made.id, clash.draft).map == mine
    assert numbers(store, made.id) == [(1, "created"), (2, "saved"), (3, DRAFT)]
    draft = store.history(made.id)[0]
    assert (draft.number, draft.parent, draft.origin) == (3, 1, None)
    settled = store.save(made.id, clash.merge.map, clash.number)
    assert (settled.number, store.load(made.id).map) == (4, mine)


def test_the_same_contradiction_is_kept_once(store: Store) -> None:
    """A browser that tries again adds no draft."""
    made = store.create(MAP)
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    drafts = set()
    for _ in range(3):
        with pytest.raises(SaveConflict) as caught:
            store.save(made.id, retitled(MAP, "Moyens", "Ressources"), 1)
        drafts.add(caught.value.draft)
    assert drafts == {3}


def test_going_on_from_a_draft_does_not_lose_it(store: Store) -> None:
    """Its words still contradict the current revision: they do not give way in silence."""
    made = store.create(MAP)
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    mine = retitled(MAP, "Moyens", "Ressources")
    with pytest.raises(SaveConflict) as caught:
        store.save(made.id, mine, 1)
    with pytest.raises(SaveConflict) as again:
        store.save(made.id, grown(mine, "x1", "Calendrier"), caught.value.draft)
    assert titles(again.value.merge.map)[-1] == "Calendrier"
    assert [c.what for c in again.value.merge.conflicts] == ["text"]


def test_going_on_from_a_draft_what_it_started_from_is_common(store: Store) -> None:
    """Not the revision before that: what only the draft changed since contradicts nothing."""
    made = store.create(MAP)
    begun = retitled(MAP, "Constats", "Diagnostic")
    store.save(made.id, begun, 1)
    store.save(made.id, retitled(begun, "Moyens", "Budget"), 2)
    mine = retitled(retitled(begun, "Diagnostic", "État des lieux"), "Moyens", "Ressources")
    with pytest.raises(SaveConflict) as caught:
        store.save(made.id, mine, 2)
    with pytest.raises(SaveConflict) as again:
        store.save(made.id, grown(mine, "x1", "Calendrier"), caught.value.draft)
    assert [(each.mine, each.theirs) for each in again.value.merge.conflicts] == [("Ressources", "Budget")]


def test_going_on_from_a_draft_of_an_unknown_base_gives_way_in_nothing(store: Store) -> None:
    """Of what it started from nothing is known, nor is it the first revision."""
    made = store.create(MAP)
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    with pytest.raises(SaveConflict) as caught:
        store.save(made.id, MAP, 7)
    with pytest.raises(SaveConflict):
        store.save(made.id, grown(MAP, "x1", "Calendrier"), caught.value.draft)


@pytest.mark.parametrize("base", [7, 0, -1, 2**40])
def test_an_unknown_base_loses_nothing(store: Store, base: int) -> None:
    """Nothing in common is known: what differs is shown, both are kept."""
    made = store.create(MAP)
    theirs = retitled(without(MAP, "Une salle le mardi"), "Constats", "Diagnostic")
    store.save(made.id, theirs, 1)
    with pytest.raises(SaveConflict) as caught:
        store.save(made.id, MAP, base)
    assert {(c.what, c.mine, c.theirs) for c in caught.value.merge.conflicts} >= {("text", "Constats", "Diagnostic")}
    assert "Une salle le mardi" in titles(caught.value.merge.map)
    assert store.load(made.id, caught.value.draft).map == MAP


@pytest.mark.parametrize("base", [7, 0, 2**40])
def test_an_unknown_base_deletes_nothing(store: Store, base: int) -> None:
    """What the sender does not have may be new to them: it stays."""
    made = store.create(MAP)
    saved = store.save(made.id, without(MAP, "Une salle le mardi"), base)
    assert (saved.number, saved.map, saved.merged, saved.new) == (1, MAP, True, False)
    saved = store.save(made.id, grown(without(MAP, "Une salle le mardi"), "x1", "Calendrier"), base)
    assert (saved.number, saved.map, saved.merged) == (2, grown(MAP, "x1", "Calendrier"), True)
    assert store.history(made.id)[0].origin is None


def test_another_root_is_a_contradiction(store: Store) -> None:
    """Two maps that do not make one tree are both kept."""
    made = store.create(MAP)
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    other = MindMap((Node("elsewhere", None, "Une autre carte"),))
    with pytest.raises(SaveConflict) as caught:
        store.save(made.id, other, 1)
    assert caught.value.merge.map == other
    assert store.load(made.id, caught.value.draft).map == other


def test_a_map_without_opaque_parts_gets_them_back(store: Store) -> None:
    """The browser never holds them; a save keeps them, on merged maps too."""
    whole = opaque_map()
    made = store.create(whole)
    store.save(made.id, bare(retitled(whole, "Moyens", "Budget")), 1)
    merged = store.save(made.id, bare(retitled(whole, "Constats", "Diagnostic")), 1).map
    back = store.load(made.id).map
    assert back == merged
    assert back.opaque == whole.opaque
    assert [(n.opaque, n.source_id) for n in back] == [(n.opaque, n.source_id) for n in whole]


def test_a_node_brought_back_by_undo_finds_its_own(store: Store) -> None:
    """Deleted in one save, back in a later one, with what only its format understands."""
    whole = opaque_map()
    made = store.create(whole)
    cut = store.save(made.id, bare(without(whole, "Une salle le mardi")), 1)
    more = store.save(made.id, grown(bare(cut.map), "x1", "Calendrier"), cut.number)
    back = store.save(made.id, bare(grown(whole, "x1", "Calendrier")), more.number)
    leaf = next(node for node in store.load(made.id, back.number).map if node.text == "Une salle le mardi")
    assert (leaf.opaque, leaf.source_id) == (("hook", "Une salle le mardi"), f"ID_{leaf.key}")


def test_a_project_in_the_trash_takes_no_save(store: Store) -> None:
    """The message says what to do; nothing changes."""
    made = store.create(MAP)
    store.discard(made.id)
    with pytest.raises(NotFound, match=r"corbeille.*Restaurez"):
        store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    assert numbers(store, made.id) == [(1, "created")]


def test_threads_saving_at_once_lose_nothing(store: Store) -> None:
    """Eight writers, each adding branches from what it last read: all branches are in the last revision."""
    made = store.create(MAP)
    start = threading.Barrier(8)

    def write(writer: int) -> None:
        start.wait()
        current, number = MAP, 1
        for rank in range(5):
            saved = store.save(made.id, grown(current, f"w{writer}-{rank}", f"{writer}, {rank}"), number)
            current, number = saved.map, saved.number

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    final = store.load(made.id)
    assert set(titles(final.map)) == {*titles(MAP), *(f"{w}, {r}" for w in range(8) for r in range(5))}
    assert [number for number, _ in numbers(store, made.id)] == list(range(1, final.number + 1))


def test_threads_contradicting_each_other_lose_nothing(store: Store) -> None:
    """One is current, the seven others are drafts."""
    made = store.create(MAP)
    start = threading.Barrier(8)

    def write(writer: int) -> str:
        start.wait()
        try:
            store.save(made.id, altered(MAP, "Moyens", text=f"Version {writer}"), 1)
        except SaveConflict:
            return DRAFT
        return "saved"

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(write, range(8))) == [DRAFT] * 7 + ["saved"]
    kept = {store.load(made.id, number).map.nodes[5].text for number, _ in numbers(store, made.id)}
    assert kept == {"Moyens", *(f"Version {writer}" for writer in range(8))}


def test_a_writer_does_not_wait_for_ever(store: Store, where: str) -> None:
    """Held back by another process it is told, and nothing is written; the next one is not held for it."""
    made = store.create(MAP)
    with closing(open_store(where)) as other:
        with other.database.write() as connection:
            rows.live(connection, other.owner, made.id, lock=True)
            with pytest.raises(StorageError, match=r"occupée.*Réessayez"):
                store.save(made.id, grown(MAP, "x1", "Calendrier"), 1)
            assert store.load(made.id).map == MAP
        assert store.save(made.id, grown(MAP, "x1", "Calendrier"), 1).number == 2
