"""The map itself as markup: edges below, then every node in document order as one list."""

from __future__ import annotations

from cefi_map.geometry import Layout
from cefi_map.mindmap import MindMap

from .nodes import group
from .pen import Pen
from .relations import relations
from .strokes import path

_WIDTHS = {1: "2.6", 2: "2", 3: "1.25"}
_PRINTED_WIDTHS = {1: "2.6", 2: "2.2", 3: "1.3"}


def drawing(pen: Pen, layout: Layout) -> str:
    """``<g id="traits">``, ``<g id="relations">`` where there are some, ``<g id="carte" role="list">``."""
    nodes = "\n".join([group(pen, box) for box in layout.boxes])
    return (
        f'<g id="traits" fill="none" stroke-linecap="round" aria-hidden="true">\n{edges(pen, layout)}\n</g>\n'
        f"{relations(pen, layout)}"
        f'<g id="carte" role="list" aria-label="Nœuds de la carte">\n{nodes}\n</g>'
    )


def hues(mindmap: MindMap, staged: bool) -> dict[str, int]:
    """Colours of a map without any stage: one a branch, in turn. A map with stages lets them lead: {}."""
    if staged:
        return {}
    found: dict[str, int] = {}
    rank = 0
    for node in mindmap.nodes[1:]:
        if node.parent in found:
            found[node.key] = found[node.parent]
        else:
            rank += 1
            found[node.key] = (rank - 1) % 6 + 1
    return found


def edges(pen: Pen, layout: Layout) -> str:
    """Every edge, one path a line."""
    boxes, widths = layout.by_key, _PRINTED_WIDTHS if pen.printed else _WIDTHS
    drawn: list[str] = []
    for edge in layout.edges:
        box = boxes[edge.child]
        hue = pen.hue(box)
        if edge.kind == "taper":
            drawn.append(f'<path class="edge t1 e{hue}" fill="{pen.stroke(box)}" d="{path(edge)}"/>')
            continue
        kind = box.face.kind
        paint = f'stroke="{pen.stroke(box)}" stroke-width="{widths[kind]}"'
        drawn.append(f'<path class="edge t{kind} e{hue}" {paint} d="{path(edge)}"/>')
    return "\n".join(drawn)
