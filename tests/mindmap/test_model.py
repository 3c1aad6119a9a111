"""The map's views: numbers, depths, branches."""

from dataclasses import replace

import pytest

from cefi_map.errors import NotFound
from cefi_map.mindmap import Arrow, MindMap, Node
from cefi_map.mindmap.outline import parse

MAP = parse("""
Projet
  Contexte
    Public
    Territoire
  Partenaires
""")


def test_numbers_are_what_is_printed_beside_a_node():
    assert dict(MAP.numbers) == {"n0": "", "n1": "1", "n2": "1.1", "n3": "1.2", "n4": "2"}


def test_depths_count_levels_below_the_root():
    assert list(MAP.depths.values()) == [0, 1, 2, 2, 1]


def test_a_branch_is_the_node_and_all_below_it():
    assert [node.text for node in MAP.branch("n1")] == ["Contexte", "Public", "Territoire"]
    assert [node.text for node in MAP.branch("n4")] == ["Partenaires"]


def test_ancestors_go_from_the_parent_to_the_root():
    assert [node.text for node in MAP.ancestors("n3")] == ["Contexte", "Projet"]


def test_only_a_folded_node_with_something_below_hides_it():
    """Neither the root, which is never folded, nor a leaf; nor what is open."""
    folded = MindMap(tuple(replace(node, folded=node.key != "n4") for node in MAP))
    assert dict(folded.folds) == {"n1": 2}
    assert dict(MAP.folds) == {}


def test_an_unknown_node_says_what_to_do():
    with pytest.raises(NotFound, match="Rechargez"):
        MAP.node("gone")


def test_tags_are_no_content():
    node = Node("k", None, "x", attributes=(("etape", "E3"), ("exigence", "C5 car ils recrutent"), ("Coût", "300 €")))
    assert node.stage_tags == ("E3",)
    assert node.requirement_tags == (("C5", "car ils recrutent"),)
    assert node.content_attributes == (("Coût", "300 €"),)


def test_depth_is_no_danger():
    deep = MindMap(tuple(Node(f"k{i}", f"k{i - 1}" if i else None, "x") for i in range(5000)))
    assert deep.depths["k4999"] == 4999
    assert len(deep.branch("k1")) == 4999
    assert deep == MindMap(deep.nodes)


@pytest.mark.parametrize(
    ("ends", "led"),
    [("", ("a", "b")), ("end", ("a", "b")), ("start", ("b", "a")), ("both", None), ("none", None)],
)
def test_an_arrow_leads_where_its_head_points(ends: str, led: tuple[str, str] | None):
    assert Arrow("b", ends=ends).led("a") == led
