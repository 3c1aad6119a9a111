"""DOT out: the map as a graph for Graphviz, each node named by its number."""

from __future__ import annotations

import graphviz

from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import PX
from cefi_map.geometry.wrapping import wrap
from cefi_map.mindmap import MindMap, codec

from .svg.paint import HUES, INK, TINTS

_FONT_SIZE = 12
_WIDTH = 220 * PX
"""The widest line of a label."""


def write(mindmap: MindMap, overlay: Overlay | None = None) -> bytes:
    """A directed graph, left to right; titles in lines as labels, notes as tooltips, stages as colours."""
    stages = (overlay or Overlay()).stages
    graph = graphviz.Digraph(
        "carte",
        graph_attr={"rankdir": "LR", "nodesep": ".12", "ranksep": ".5"},
        node_attr={
            "shape": "box",
            "style": "rounded,filled",
            "fontname": "Arimo",
            "fontsize": str(_FONT_SIZE),
            "color": INK,
        },
        edge_attr={"arrowhead": "none"},
    )
    hues: dict[str | None, int] = {}
    for node in mindmap.nodes:
        own = stages.get(node.key)
        hue = hues[node.key] = (own[0] if own else 0) if own is not None else hues.get(node.parent, 0)
        name = f"n{mindmap.numbers[node.key] or 0}"
        paint = {"color": HUES[hue], "fillcolor": TINTS[hue] if hue else "#FFFFFF"}
        note = {"tooltip": _label(node.note_text)} if node.note else {}
        lines = wrap(codec.clean(node.text), _WIDTH, 2 * _FONT_SIZE)
        graph.node(name, _label("\n".join(line.text for line in lines)), **paint, **note)
        if node.parent is not None:
            graph.edge(f"n{mindmap.numbers[node.parent] or 0}", name, color=HUES[hue])
    return str(graph.source).encode("utf-8")


def _label(text: str) -> str:
    """The text as typed: DOT would read backslashes as escapes, and <…> as HTML."""
    label: str = graphviz.nohtml(graphviz.escape(codec.clean(text)).replace("\n", "\\n") or " ")
    return label
