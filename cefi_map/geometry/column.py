"""One column, for a phone: each node under the one before, indented by depth, trunks on the left."""

from __future__ import annotations

from collections.abc import Sequence

from cefi_map.mindmap import MindMap

from .face import face, fold_room, lead_width
from .presets import PX, Preset
from .seen import Seen, level
from .value import Box, Edge

NARROWEST = 140 * PX
"""Room a box always gets: deeper nodes stop moving to the right when less is left."""
TRUNK = 14 * PX
"""From a box's left edge to the trunk its children hang on."""


def column(mindmap: MindMap, preset: Preset, nodes: Sequence[Seen], *, skip_root: bool) -> tuple[list[Box], list[Edge]]:
    """Boxes from (0, 0) down, all within ``preset.width``; with ``skip_root`` the root is not drawn."""
    deepest = (preset.width - NARROWEST) // preset.indent
    top_depth = 1 if skip_root and len(nodes) > 1 else 0
    boxes: list[Box] = []
    edges: list[Edge] = []
    bottom = 0
    for item in nodes[top_depth:]:
        x = min(item.depth - top_depth, deepest) * preset.indent
        kind, set_as = level(preset, mindmap, item.node, item.depth)
        room = preset.width - x - 2 * set_as.pad_x - lead_width(item.extras, kind) - fold_room(item.extras)
        made = face(item.node.text, kind, set_as, max(room, NARROWEST // 2), item.extras, slack=0)
        y = bottom + preset.gaps[min(item.depth, 3) - 1] if boxes else 0
        box = Box(item.node.key, x, y, 1 if item.depth else 0, item.stage, made)
        bottom = y + made.height
        boxes.append(box)
        if item.parent >= top_depth:
            edges.append(_elbow(boxes[item.parent - top_depth], box))
    return boxes, edges


def _elbow(parent: Box, child: Box) -> Edge:
    """Down from under the parent, then right to the child's anchor (a deep child stands straight below)."""
    x0 = min(parent.x + TRUNK, child.x)
    y1 = child.y + child.face.anchor
    return Edge(parent.key, child.key, "elbow", x0, parent.y + parent.face.height, child.x, y1, child.stage)
