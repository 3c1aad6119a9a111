"""Edits give a new map and leave the old one alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import Arrow, codec, edits

from .maps import MAP, mindmaps, text


def test_rename_touches_one_node():
    new = edits.rename(MAP, "n2", "neuf")
    assert [n.text for n in new] == ["Projet", "A", "neuf", "A2", "B", "B1"]
    assert MAP.node("n2").text == "A1"


@pytest.mark.parametrize(("index", "expected"), [(None, "A1|A2|X"), (0, "X|A1|A2"), (1, "A1|X|A2"), (9, "A1|A2|X")])
def test_add_at_a_place(index, expected):
    assert text(edits.add(MAP, "n1", "X", index=index)) == f"Projet|A|{expected}|B|B1|"


def test_remove_takes_the_branch_and_the_arrows_to_it():
    mindmap = edits.update(MAP, "n5", arrows=(Arrow("n2"), Arrow("n4")))
    new = edits.remove(mindmap, "n1")
    assert text(new) == "Projet|B|B1|"
    assert new.node("n5").arrows == (Arrow("n4"),)


def test_move_takes_the_branch_along():
    assert text(edits.move(MAP, "n1", "n4", index=0)) == "Projet|B|A|A1|A2|B1|"
    assert text(edits.move(MAP, "n4", "n0", index=0)) == "Projet|B|B1|A|A1|A2|"


def test_a_branch_cannot_go_under_itself():
    with pytest.raises(BadInput, match="sous elle-même"):
        edits.move(MAP, "n1", "n2")
    with pytest.raises(BadInput):
        edits.move(MAP, "n0", "n1")
    with pytest.raises(BadInput, match="central"):
        edits.remove(MAP, "n0")


def test_an_unknown_node_is_said():
    for edit in (
        lambda: edits.rename(MAP, "x", ""),
        lambda: edits.add(MAP, "x", ""),
        lambda: edits.move(MAP, "n1", "x"),
    ):
        with pytest.raises(NotFound):
            edit()


@given(mindmaps(), st.data())
def test_any_edit_leaves_a_map_that_the_gate_accepts(mindmap, data):
    keys = st.sampled_from([node.key for node in mindmap])
    new = edits.add(mindmap, data.draw(keys), "x", index=data.draw(st.integers(min_value=0, max_value=3)))
    try:
        new = edits.move(new, data.draw(keys), data.draw(keys), index=data.draw(st.integers(min_value=0, max_value=3)))
        new = edits.remove(new, data.draw(keys))
    except BadInput:
        pass
    assert codec.from_data(codec.to_data(new)) == new
