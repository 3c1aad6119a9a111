"""The sentence on what a format cannot hold names every trait of the model, and only those a map has."""

from __future__ import annotations

from cefi_map.formats.losses import TRAITS, lost
from cefi_map.mindmap import Arrow, Block, MindMap, Node, Picture, Run, Style, outline

FULL = Node(
    "a",
    None,
    "P",
    note=(Block((Run("n", bold=True),)),),
    details=(Block((Run("d"),)),),
    icons=("idea",),
    link="x",
    arrows=(Arrow("a"),),
    attributes=(("etape", "E1"), ("durée", "2 h")),
    style=Style(color="#000000", bold=True),
    picture=Picture("0" * 64, 8, 6),
    side="left",
    folded=True,
)


def test_every_trait_of_a_full_node_is_named() -> None:
    (sentence,) = lost(MindMap((FULL,)), "X", ())
    assert all(f"{name} (1)" in sentence for name, _ in TRAITS.values())


def test_what_the_format_holds_is_not_named() -> None:
    assert lost(MindMap((FULL,)), "X", TRAITS) == ()
    assert lost(outline.parse("P\n  a\n"), "X", ()) == ()


def test_a_narrowed_trait_counts_what_is_lost_of_it() -> None:
    (sentence,) = lost(MindMap((FULL,)), "X", set(TRAITS) - {"icons", "links"}, {"links": lambda node: False})
    assert "icônes" in sentence
    assert "liens" not in sentence
