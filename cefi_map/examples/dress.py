"""What the outline notation does not write: icons, links and arrows, in a table beside it.

The table is JSON: the first words of a node's title (enough to tell it from the others) lead to its marks,
``{"icons": […], "link": "…", "arrow": {"to": "first words of another title", "label": "…"}}``, each optional.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import NotRequired, TypedDict, cast

from cefi_map.mindmap import Arrow, MindMap, Node


class ArrowMark(TypedDict):
    """An arrow to the node whose title starts with ``to``."""

    to: str
    label: str


class Marks(TypedDict):
    """What one node wears."""

    icons: NotRequired[list[str]]
    link: NotRequired[str]
    arrow: NotRequired[ArrowMark]


def read_marks(text: str) -> Mapping[str, Marks]:
    return cast(Mapping[str, Marks], json.loads(text))


def dressed(mindmap: MindMap, table: Mapping[str, Marks]) -> MindMap:
    """The map with the marks of ``table``; ``ValueError`` when some first words name no node, or several."""
    wanted = {_named(mindmap, start).key: marks for start, marks in table.items()}
    return MindMap(tuple(_worn(mindmap, node, wanted.get(node.key, {})) for node in mindmap))


def _worn(mindmap: MindMap, node: Node, marks: Marks) -> Node:
    arrow = marks.get("arrow")
    arrows = (Arrow(_named(mindmap, arrow["to"]).key, arrow["label"]),) if arrow else ()
    return replace(node, icons=tuple(marks.get("icons", ())), link=marks.get("link", ""), arrows=arrows)


def _named(mindmap: MindMap, start: str) -> Node:
    [node] = [node for node in mindmap if node.text.startswith(start)]
    return node
