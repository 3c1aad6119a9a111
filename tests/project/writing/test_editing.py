"""One node at a time, as on a page without scripts: written, added, moved, taken away, and where one goes on."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.errors import BadInput, CefiError, NotFound, TooLarge
from cefi_map.mindmap import Block, MindMap, Run, outline
from cefi_map.project import data, writing
from tests.cases import key, project, titles

TEXT = """Projet
  Un
    Un A
    Un B
    Un C
  Deux
  Trois
"""


@pytest.fixture
def id(store: data.Store) -> str:
    return project(store, TEXT)


def at(store: data.Store, id: str, title: str) -> str:
    return key(store.load(id).map, title)


def shape(mindmap: MindMap) -> str:
    return outline.render(mindmap)


def test_a_title_and_a_note_are_written(store: data.Store, id: str):
    there = at(store, id, "Deux")
    edited = writing.write_node(store, id, there, 1, text="Deux bis\r\nsuite", note="Une note\r\n")
    node = edited.saved.map.node(there)
    assert (edited.key, node.text, node.note_text) == (there, "Deux bis\nsuite", "Une note")
    assert writing.write_node(store, id, there, 2, note="Autre").saved.map.node(there).text == "Deux bis\nsuite"
    assert writing.write_node(store, id, there, 3, text="Deux").saved.map.node(there).note_text == "Autre"


def test_a_note_that_reads_the_same_keeps_its_bold(store: data.Store, id: str):
    there = at(store, id, "Deux")
    bold = (Block((Run("Une note", bold=True),)),)
    nodes = tuple(
        node if node.key != there else type(node)(node.key, node.parent, node.text, note=bold)
        for node in store.load(id).map
    )
    store.save(id, MindMap(nodes), 1)
    saved = writing.write_node(store, id, there, 2, text="Deux bis", note="Une note\r\n").saved
    assert saved.map.node(there).note == bold
    assert not writing.write_node(store, id, there, 3, text="Deux bis", note="Une note").saved.new


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": "  "}, BadInput),
        ({"text": "a" * (limits.EDIT_TITLE_CHARS + 1)}, TooLarge),
        ({"note": "a" * (limits.NOTE_CHARS + 1)}, TooLarge),
    ],
    ids=["empty", "title", "note"],
)
def test_what_a_node_cannot_hold_is_refused_and_nothing_is_saved(
    store: data.Store, id: str, fields: dict[str, str], error: type[Exception]
):
    with pytest.raises(error):
        writing.write_node(store, id, at(store, id, "Deux"), 1, **fields)
    assert len(store.history(id)) == 1


def test_a_node_is_added_under_another_or_after_it(store: data.Store, id: str):
    under = writing.add_node(store, id, at(store, id, "Un"), 1, "Un D", "child")
    after = writing.add_node(store, id, at(store, id, "Un A"), 2, "Un A bis", "sibling")
    root = writing.add_node(store, id, after.saved.map.root.key, 3, "Quatre", "sibling")
    there = ["Projet", "Un", "Un A", "Un A bis", "Un B", "Un C", "Un D", "Deux", "Trois", "Quatre"]
    assert titles(root.saved.map) == there
    assert [root.saved.map.node(each.key).text for each in (under, after, root)] == ["Un D", "Un A bis", "Quatre"]
    with pytest.raises(BadInput, match="a un titre"):
        writing.add_node(store, id, root.key, 4, " ", "child")


def test_what_is_taken_away_goes_with_its_branch_and_one_goes_on_beside_it(store: data.Store, id: str):
    deux, un = at(store, id, "Deux"), at(store, id, "Un")
    gone = writing.remove_node(store, id, deux, 1)
    assert gone.key == un
    first = writing.remove_node(store, id, at(store, id, "Un A"), 2)
    assert first.key == un, "the first of its siblings: their parent"
    assert writing.remove_node(store, id, un, 3).key == store.load(id).map.root.key
    assert titles(store.load(id).map) == ["Projet", "Trois"]


def test_the_root_is_not_taken_away(store: data.Store, id: str):
    with pytest.raises(CefiError):
        writing.remove_node(store, id, store.load(id).map.root.key, 1)
    assert len(store.history(id)) == 1


@pytest.mark.parametrize(
    ("title", "step", "after"),
    [
        ("Un B", "up", "Un\n Un B\n Un A\n Un C\nDeux\nTrois"),
        ("Un B", "down", "Un\n Un A\n Un C\n Un B\nDeux\nTrois"),
        ("Un B", "in", "Un\n Un A\n  Un B\n Un C\nDeux\nTrois"),
        ("Un B", "out", "Un\n Un A\n Un C\nUn B\nDeux\nTrois"),
        ("Deux", "in", "Un\n Un A\n Un B\n Un C\n Deux\nTrois"),
        ("Deux", "up", "Deux\nUn\n Un A\n Un B\n Un C\nTrois"),
    ],
)
def test_a_branch_is_moved_one_place(store: data.Store, id: str, title: str, step: writing.Step, after):
    there = at(store, id, title)
    moved = writing.shift_node(store, id, there, 1, step)
    assert moved.key == there
    lines = [line[2:].replace("  ", " ") for line in shape(moved.saved.map).strip().split("\n")[1:]]
    assert "\n".join(lines) == after


@pytest.mark.parametrize(
    ("title", "step"),
    [("Un A", "up"), ("Un A", "in"), ("Un C", "down"), ("Un", "out"), ("Projet", "up"), ("Projet", "down")],
)
def test_where_there_is_nowhere_to_go_nothing_is_saved(store: data.Store, id: str, title: str, step: writing.Step):
    assert not writing.shift_node(store, id, at(store, id, title), 1, step).saved.new
    assert len(store.history(id)) == 1


def test_a_node_that_another_took_away_is_not_found(store: data.Store, id: str):
    with pytest.raises(NotFound):
        writing.write_node(store, id, "nowhere", 1, text="a")
    with pytest.raises(NotFound):
        writing.add_node(store, id, "nowhere", 1, "a", "child")
    with pytest.raises(NotFound):
        writing.shift_node(store, id, "nowhere", 1, "up")
    with pytest.raises(NotFound):
        writing.remove_node(store, id, "nowhere", 1)


def test_a_change_on_a_page_that_was_stale_is_merged(store: data.Store, id: str):
    writing.write_node(store, id, at(store, id, "Deux"), 1, text="Deux bis")
    edited = writing.add_node(store, id, at(store, id, "Trois"), 1, "Trois A", "child")
    assert edited.saved.merged
    assert {"Deux bis", "Trois A"} <= set(titles(edited.saved.map))
