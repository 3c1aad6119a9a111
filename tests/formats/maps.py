"""Maps for property tests: any tree, any text a node may hold; each format takes the subset that it can carry."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import strategies as st

from cefi_map.mindmap import Block, MindMap, Node, Rich, Run, Style
from cefi_map.mindmap.codec import ordered
from tests.cases import zipped

SIGNS = "*_`[]()<>#&\\|!~=+-.:; \u00a0\"'éœ€…«»1aE☐😀漢\n"

text = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=20) | st.text(
    SIGNS, max_size=12
)
line = text.map(lambda value: value.replace("\n", " "))
word = st.text("abcdefghijklmnopqrstuvwxyzéèàç0123456789'’-", min_size=1, max_size=8)
tag = st.sampled_from(
    [
        ("etape", "E1"),
        ("etape", "E6"),
        ("exigence", "C5"),
        ("exigence", "C3a"),
        ("exigence", "C7a dépenses à venir"),
        ("exigence", "C1a le *vrai* <b>motif</b> & _l’autre_"),
    ]
)
tags = st.lists(tag, max_size=2, unique=True).map(tuple)
bold = st.sampled_from([Style(), Style(bold=True), Style(italic=True), Style(bold=True, italic=True)])
address = st.sampled_from(["", "https://exemple.fr/a?b=(c)&d", "mailto:a@b.fr", "dossier/le plan <v2>.pdf"])


def plain_note(lines: st.SearchStrategy[str]) -> st.SearchStrategy[Rich]:
    """Paragraphs of one run; none blank at the edges."""
    solid = lines.filter(lambda value: bool(value.strip()))
    return st.lists(solid, max_size=3).map(lambda found: tuple(Block((Run(value),)) for value in found))


def maps(node: Callable[[str, str | None], st.SearchStrategy[Node]], max_size: int = 8) -> st.SearchStrategy[MindMap]:
    """Trees of nodes that ``node(key, parent)`` draws, in document order."""

    @st.composite
    def draw_map(draw: st.DrawFn) -> MindMap:
        size = draw(st.integers(1, max_size))
        parents = [None, *(f"n{draw(st.integers(0, place - 1))}" for place in range(1, size))]
        return MindMap(ordered([draw(node(f"n{place}", parent)) for place, parent in enumerate(parents)]))

    return draw_map()


def content(mindmap: MindMap) -> list[tuple[object, ...]]:
    """What a map says whatever its keys: depth, title, notes, icons, link, attributes, bold and italic, and where its
    arrows point, node by node."""
    places = mindmap.positions
    return [
        (
            mindmap.depths[node.key],
            node.text,
            node.note,
            node.details,
            node.icons,
            node.link,
            tuple((places[arrow.target], arrow.label) for arrow in node.arrows if arrow.target in places),
            node.attributes,
            bool(node.style.bold),
            bool(node.style.italic),
        )
        for node in mindmap.nodes
    ]


def two_sheets() -> bytes:
    """An XMind file with the sheets « Projet » and « Budget »."""
    sheets = [
        {"title": "Projet", "rootTopic": {"title": "Relais", "children": {"attached": [{"title": "Contexte"}]}}},
        {"title": "Budget", "rootTopic": {"title": "Dépenses", "image": {"src": "xap:a.png"}}},
    ]
    return zipped(("content.json", json.dumps(sheets)))
