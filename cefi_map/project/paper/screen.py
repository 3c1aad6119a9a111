"""The map as the page draws it: the geometry and the strokes of every export, without a file around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from cefi_map import geometry
from cefi_map.formats import svg
from cefi_map.formats.overlay import Pin
from cefi_map.geometry import Box, Layout
from cefi_map.geometry.value import bounded
from cefi_map.judging import Report
from cefi_map.mindmap import MindMap

from .signs import overlay


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node in its place. ``stage`` (0 to 6) gives the colour, ``inside`` is SVG markup: text escaped, no link."""

    key: str
    kind: int
    stage: int
    x: float
    y: float
    width: float
    height: float
    hidden: int
    inside: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in pixels: its bounds, its edges and relations (SVG markup), its nodes in document order."""

    left: float
    top: float
    width: float
    height: float
    edges: str
    nodes: tuple[DrawnNode, ...]


def draw(
    mindmap: MindMap,
    report: Report | None = None,
    *,
    only: Collection[str] | None = None,
    column: bool = False,
    shown: Iterable[str] = (),
    numbered: bool = False,
    pins: tuple[Pin, ...] = (),
) -> Picture:
    """The map on a screen, what is folded left out; ``only`` some of its branches; as a ``column``, on a phone.

    What leads to the nodes ``shown`` is unfolded: one that is asked for can be seen. ``numbered`` is for a reader: each
    node has its number, nothing is folded and nothing highlighted. ``pins`` are drawn on their nodes.
    With ``report`` its stages give the colours, and the lines of each node it cites have a highlighter under them.
    """
    marks = replace(overlay(mindmap, report) if numbered and report else _marks(mindmap, report), pins=pins)
    preset = replace(geometry.PHONE if column else geometry.SCREEN, numbers=numbered, folding=not numbered)
    mindmap = _unfolded(mindmap, shown)
    layout = geometry.layout(mindmap, preset, stages=marks.stages, only=only)
    return pictured(layout, svg.Pen(mindmap, marks, themed=True))


def sample(mindmap: MindMap, report: Report) -> Picture:
    """A small map as an example: all to the right, its root left out."""
    marks = _marks(mindmap, report)
    whole = geometry.layout(mindmap, replace(geometry.SCREEN, shape=geometry.RIGHT, folding=False), stages=marks.stages)
    root = mindmap.root.key
    edges = tuple(edge for edge in whole.edges if edge.parent != root)
    cut = bounded(whole.boxes[1:] or whole.boxes, edges)
    return pictured(cut, svg.Pen(mindmap, marks, themed=True))


def _unfolded(mindmap: MindMap, keys: Iterable[str]) -> MindMap:
    above = {node.key for key in keys if key in mindmap for node in mindmap.ancestors(key) if node.folded}
    if not above:
        return mindmap
    nodes = tuple(replace(node, folded=False) if node.key in above else node for node in mindmap)
    return replace(mindmap, nodes=nodes)


def _marks(mindmap: MindMap, report: Report | None) -> svg.Overlay:
    if report is None:
        return svg.Overlay()
    cited = {each.key for verdict in report.requirements for each in (*verdict.evidence, *verdict.weak)}
    return replace(overlay(mindmap, report), proofs=frozenset(cited))


def pictured(layout: Layout, pen: svg.Pen) -> Picture:
    unit = geometry.PX
    drawn = tuple(_node(box, pen) for box in layout.boxes)
    related = geometry.relations(pen.mindmap, layout)
    whole = geometry.around(layout, related)
    left, top, width, height = (value / unit for value in (whole.left, whole.top, whole.width, whole.height))
    return Picture(left, top, width, height, svg.edges(pen, layout) + svg.relations(pen, related), drawn)


def _node(box: Box, pen: svg.Pen) -> DrawnNode:
    face, unit = box.face, geometry.PX
    x, y, width, height = (value / unit for value in (box.x, box.y, face.width, face.height))
    return DrawnNode(box.key, face.kind, box.stage, x, y, width, height, face.hidden, svg.inside(pen, box))
