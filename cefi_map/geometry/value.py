"""What a layout is: boxes with their lines and marks, edges, bounds. All lengths are whole 1/4096 px."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

ROOT, BRANCH, BOX, LINE = range(4)
"""Kinds of a box by depth: 0, 1, 2, 3 and more (a text on a line)."""


class Line(NamedTuple):
    """One line of text and its width."""

    text: str
    width: int


class Mark(NamedTuple):
    """Something small beside the text, placed from the top left corner of its box.

    ``kind``: "disc" (a stage number), "number" (3.2.1), "icon" (a FreeMind name), "note", "footnote" (its number),
    "tag" (« C5 »), "picture", "fold" (the count of hidden nodes; outside the box, where the children would be).
    """

    kind: str
    text: str
    x: int
    y: int
    width: int
    height: int


class Face(NamedTuple):
    """What a node looks like, wherever it stands: ``width``, ``height``, and what is inside, from its top left corner.

    ``size`` is in half pixels. The text stands between ``text_x`` and ``width - pad_x``, centred in a root.
    ``baseline`` is that of the first line, ``anchor`` the height where edges arrive and leave; ``fold`` is the pill's
    room outside the box, 0 without one; ``hidden`` counts the nodes folded away.
    """

    kind: int
    size: int
    bold: bool
    width: int
    height: int
    anchor: int
    pad_x: int
    text_x: int
    baseline: int
    line_height: int
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    fold: int
    hidden: int


class Box(NamedTuple):
    """A node in its place. ``side`` is 1 (right of its parent), -1 (left) or 0 (the root); ``stage`` 0 to 6."""

    key: str
    x: int
    y: int
    side: int
    stage: int
    face: Face


class Edge(NamedTuple):
    """From a parent to a child. ``kind``: "taper" (filled, from the root), "curve" (horizontal tangents),
    "fall" (vertical tangents), "elbow" (down, then right), "lane" (down a trunk, then to its side), "straight"."""

    parent: str
    child: str
    kind: str
    x0: int
    y0: int
    x1: int
    y1: int
    stage: int


class Bounded:
    """What has bounds."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


@dataclass(frozen=True)
class Layout(Bounded):
    """Boxes in document order, edges in the order of their children, bounds of all that is drawn."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    left: int
    top: int
    right: int
    bottom: int

    @cached_property
    def by_key(self) -> Mapping[str, Box]:
        return {box.key: box for box in self.boxes}


def bounded(boxes: Sequence[Box], edges: Iterable[Edge]) -> Layout:
    """A layout with the bounds of its boxes and of the pills beside them."""
    return Layout(
        tuple(boxes),
        tuple(edges),
        min(box.x - (box.face.fold if box.side < 0 else 0) for box in boxes),
        min(box.y for box in boxes),
        max(box.x + box.face.width + (box.face.fold if box.side >= 0 else 0) for box in boxes),
        max(box.y + box.face.height for box in boxes),
    )


@dataclass(frozen=True)
class Sketch(Bounded):
    """A layout by its size alone: a sheet tries hundreds and draws one, whose boxes are made when they are asked for.

    ``nodes`` are as many as its boxes, ``core`` is the height of the root's; ``sides`` the heights of the right and of
    the left side, 0 for none; ``heads`` the side of each branch of the root, by key.
    """

    nodes: int
    left: int
    top: int
    right: int
    bottom: int
    core: int
    sides: tuple[int, int]
    heads: Mapping[str, int]
    make: Callable[[], Layout]

    @cached_property
    def layout(self) -> Layout:
        return self.make()


def sketched(layout: Layout) -> Sketch:
    """A layout that is made already and has no sides."""
    bounds = layout.left, layout.top, layout.right, layout.bottom
    return Sketch(len(layout.boxes), *bounds, 0, (0, 0), {}, lambda: layout)
