"""The map itself as markup: edges below, then every node in document order as one list."""

from __future__ import annotations

from collections.abc import Sequence

from cefi_map.geometry import Layout, Relation

from .nodes import group
from .pen import Pen
from .relations import relations
from .strokes import path

_WIDTHS = {1: "2.6", 2: "2", 3: "1.25"}
_PRINTED_WIDTHS = {1: "2.6", 2: "2.2", 3: "1.3"}
_LANE = "4.6"


def drawing(pen: Pen, layout: Layout, related: Sequence[Relation] = ()) -> str:
    """``<g id="traits">``, ``<g class="relations">`` where there are some, ``<g id="carte" role="list">``."""
    nodes = "\n".join([group(pen, box) for box in layout.boxes])
    return (
        f'<g id="traits" fill="none" stroke-linecap="round" aria-hidden="true">\n{edges(pen, layout)}\n</g>\n'
        f"{relations(pen, related)}"
        f'<g id="carte" role="list" aria-label="Nœuds de la carte">\n{nodes}\n</g>'
    )


def edges(pen: Pen, layout: Layout) -> str:
    """Every edge, one path a line."""
    boxes, widths = layout.by_key, _PRINTED_WIDTHS if pen.printed else _WIDTHS
    drawn: list[str] = []
    for edge in layout.edges:
        box = boxes[edge.child]
        hue = box.stage
        if edge.kind == "taper":
            drawn.append(f'<path class="edge t1 e{hue}" fill="{pen.stroke(box)}" d="{path(edge)}"/>')
            continue
        kind = box.face.kind
        paint = f'stroke="{pen.stroke(box)}" stroke-width="{_LANE if edge.kind == "lane" else widths[kind]}"'
        drawn.append(f'<path class="edge t{kind} e{hue}" {paint} d="{path(edge)}"/>')
    return "\n".join(drawn)
