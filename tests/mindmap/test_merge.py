"""Three-way merge: nothing that one side wrote is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.errors import BadInput
from cefi_map.mindmap import codec, edits
from cefi_map.mindmap.merge import Conflict, merge
from cefi_map.mindmap.rich import from_plain

from .maps import MAP, mindmaps, text


def test_changes_of_both_sides_are_taken():
    mine = edits.rename(MAP, "n2", "a-un")
    theirs = edits.update(edits.rename(MAP, "n5", "b-un"), "n2", note=from_plain("raison"))
    merged = merge(MAP, mine, theirs)
    assert merged.conflicts == ()
    assert text(merged.map) == "Projet|A|a-un|:raison|A2|B|b-un|"


def test_new_nodes_stand_beside_their_neighbours():
    mine = edits.add(MAP, "n1", "moi", index=1, key="m")
    theirs = edits.add(MAP, "n1", "toi", key="t")
    assert text(merge(MAP, mine, theirs).map) == "Projet|A|A1|moi|A2|toi|B|B1|"


def test_one_side_moves_the_other_renames():
    merged = merge(MAP, edits.move(MAP, "n1", "n4"), edits.rename(MAP, "n2", "neuf"))
    assert merged.conflicts == ()
    assert text(merged.map) == "Projet|B|B1|A|neuf|A2|"


def test_the_side_that_reordered_leads():
    theirs = edits.move(MAP, "n4", "n0", index=0)
    assert text(merge(MAP, edits.add(MAP, "n0", "C", key="c"), theirs).map) == "Projet|B|B1|C|A|A1|A2|"


def test_the_same_title_changed_twice_is_a_conflict_and_mine_stands():
    merged = merge(MAP, edits.rename(MAP, "n2", "moi"), edits.rename(MAP, "n2", "toi"))
    assert merged.conflicts == (Conflict("n2", "text", "moi", "toi"),)
    assert merged.map.node("n2").text == "moi"


def test_the_same_change_twice_is_none():
    merged = merge(MAP, edits.rename(MAP, "n2", "pareil"), edits.rename(MAP, "n2", "pareil"))
    assert merged.conflicts == ()


def test_deleted_here_and_untouched_there_goes():
    assert text(merge(MAP, edits.remove(MAP, "n1"), edits.rename(MAP, "n5", "b")).map) == "Projet|B|b|"


def test_deleted_here_and_changed_there_stays_and_is_said():
    merged = merge(MAP, edits.remove(MAP, "n1"), edits.rename(MAP, "n2", "travaillé"))
    assert text(merged.map) == "Projet|A|travaillé|B|B1|"
    assert [(c.key, c.what, c.mine) for c in merged.conflicts] == [("n2", "deleted", None)]


def test_a_node_moved_out_of_a_deleted_branch_does_not_bring_it_back():
    theirs = edits.remove(edits.move(MAP, "n2", "n4"), "n1")
    merged = merge(MAP, MAP, theirs)
    assert merged.conflicts == ()
    assert merged.map == theirs


def test_a_new_node_under_a_deleted_one_brings_it_back():
    merged = merge(MAP, edits.remove(MAP, "n1"), edits.add(MAP, "n2", "neuf", key="x"))
    assert text(merged.map) == "Projet|A|A1|neuf|B|B1|"


def test_crossed_moves_do_not_make_a_circle():
    merged = merge(MAP, edits.move(MAP, "n1", "n4"), edits.move(MAP, "n4", "n1"))
    assert text(merged.map) == "Projet|B|B1|A|A1|A2|", "my places"
    assert [(each.key, each.what) for each in merged.conflicts] == [("n4", "place")]


def _edited(data, mindmap, name):
    for step in range(data.draw(st.integers(min_value=0, max_value=4))):
        key = data.draw(st.sampled_from([node.key for node in mindmap]))
        to = data.draw(st.sampled_from([node.key for node in mindmap]))
        try:
            match data.draw(st.integers(min_value=0, max_value=3)):
                case 0:
                    mindmap = edits.add(mindmap, key, f"{name}{step}", index=step, key=f"{name}{step}")
                case 1:
                    mindmap = edits.move(mindmap, key, to, index=step)
                case 2:
                    mindmap = edits.remove(mindmap, key)
                case _:
                    mindmap = edits.rename(mindmap, key, f"{name}{step}")
        except BadInput:
            pass
    return mindmap


@given(mindmaps(rich=False), st.data())
def test_any_two_histories_merge_into_a_whole_map(base, data):
    mine, theirs = _edited(data, base, "m"), _edited(data, base, "t")
    merged = merge(base, mine, theirs).map
    assert codec.from_data(codec.to_data(merged)) == merged
    new = {n.key for n in (*mine, *theirs)} - {n.key for n in base}
    assert new <= set(merged.by_key)
    assert merge(base, mine, base).map == mine
    assert merge(base, base, theirs).map == theirs
    assert merge(base, mine, mine).map == mine


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_a_stale_side_changes_nothing(side):
    new = edits.add(edits.rename(MAP, "n1", "neuf"), "n4", "x")
    merged = merge(MAP, new, MAP) if side == "mine" else merge(MAP, MAP, new)
    assert merged.map == new
    assert merged.conflicts == ()
