"""What changed between two versions, with and without keys in common."""

from dataclasses import replace

from cefi_map.mindmap import MindMap, edits
from cefi_map.mindmap.diff import diff, match
from cefi_map.mindmap.outline import parse

from .maps import MAP


def renewed(mindmap: MindMap, prefix: str) -> MindMap:
    """The same map as another import would key it."""
    nodes = (replace(node, key=prefix + node.key, parent=node.parent and prefix + node.parent) for node in mindmap)
    return MindMap(tuple(nodes))


def test_equal_maps_have_no_difference():
    assert not diff(MAP, MAP)
    assert not diff(MAP, renewed(MAP, "~"))


def test_added_removed_changed_moved():
    new = edits.move(edits.rename(edits.remove(edits.add(MAP, "n4", "B2", key="x"), "n3"), "n5", "B-un"), "n2", "n4")
    found = diff(MAP, new)
    assert [n.text for n in found.added] == ["B2"]
    assert [n.text for n in found.removed] == ["A2"]
    assert {(c.new.text, c.fields, c.moved) for c in found.changed} == {("A1", (), True), ("B-un", ("text",), False)}


def test_without_keys_titles_and_places_match():
    new = renewed(edits.add(edits.rename(edits.move(MAP, "n3", "n4"), "n5", "B-un"), "n0", "C", key="c"), "~")
    found = diff(MAP, new)
    assert [n.text for n in found.added] == ["C"]
    assert found.removed == ()
    assert {(c.old.text, c.new.text, c.moved) for c in found.changed} == {("A2", "A2", True), ("B1", "B-un", False)}


def test_a_title_under_a_matched_parent_comes_before_one_that_stands_alone_elsewhere():
    """« Coût » of A is that of A; those of a branch gone and of a new one are then the only ones left."""
    old = parse("R\n  A\n    Coût\n  B\n    Coût\n")
    new = renewed(parse("R\n  C\n    Coût\n  A\n    Coût\n"), "~")
    known = match(old, new)
    assert {
        old.by_key[was].text + (old.by_key[was].parent or ""): new.by_key[now].parent for now, was in known.items()
    } == {
        "R": None,
        "An0": "~n0",
        "Coûtn1": "~n3",
        "Coûtn3": "~n1",
    }
