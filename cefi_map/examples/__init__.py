"""Maps shipped with the product: the empty six-stage template, and one complete fictional example."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files

from cefi_map.mindmap import MindMap, outline

from .dress import dressed, read_marks

__all__ = ["example", "template"]

_ROOM = files(__package__)
_RIGHT = 3
"""Stages 1 to 3 stand on the right, the others on the left: said in the map, so that FreeMind draws two sides."""


@cache
def template() -> MindMap:
    """Six branches named after the stages and tagged ``etape``. The questions to ask oneself are no part of it: they
    live in the référentiel, the page shows them pale. No side is set: the layout places the stages clockwise."""
    return _outline("template.outline")


@cache
def example() -> MindMap:
    """A whole map as a very good candidate writes it. Its place, organisations and figures are invented: its root says
    so."""
    return _sided(dressed(_outline("example.outline"), read_marks(_text("example.marks.json"))))


def _outline(name: str) -> MindMap:
    return outline.parse(_text(name))


def _text(name: str) -> str:
    return _ROOM.joinpath(name).read_text("utf-8")


def _sided(mindmap: MindMap) -> MindMap:
    branches = [node.key for node in mindmap.children(mindmap.root.key)]
    sides = {key: "right" if rank < _RIGHT else "left" for rank, key in enumerate(branches)}
    nodes = tuple(replace(node, side=sides.get(node.key, "")) for node in mindmap)
    return MindMap(nodes)
