"""Relation arrows between nodes: dashed curves that leave the tree alone, with a plain head and their label."""

from __future__ import annotations

from cefi_map.geometry import PX, Box, Layout
from cefi_map.geometry.fonts import width
from cefi_map.mindmap import Arrow

from .markup import d, t
from .paint import INK_2, SHEET
from .pen import Pen
from .piece import line

_SIZE = 9.5
_HEAD = 7.0


def relations(pen: Pen, layout: Layout) -> str:
    """``<g id="relations">``, or nothing when no drawn node points to another."""
    boxes, drawn = layout.by_key, ""
    for box in layout.boxes:
        for arrow in pen.mindmap.by_key[box.key].arrows:
            if arrow.target in boxes and arrow.target != box.key:
                drawn += _relation(pen, box, boxes[arrow.target], arrow)
    return f'<g id="relations" fill="none">{drawn}</g>\n' if drawn else ""


def _relation(pen: Pen, start: Box, end: Box, arrow: Arrow) -> str:
    """A curve that swings out on the outer side of both boxes, where children are not drawn over."""
    side = start.side or end.side or 1
    x0, y0 = _outer(start, side)
    x1, y1 = _outer(end, side)
    swing = side * (24 + min(abs(y1 - y0) / 4, 90))
    paint = f'stroke="{arrow.color or INK_2}" stroke-width="1.2"'
    ax, bx = x0 + swing, x1 + swing
    curve = (
        f'<path d="M{d(x0)} {d(y0)}C{d(ax)} {d(y0)} {d(bx)} {d(y1)} {d(x1)} {d(y1)}" {paint} stroke-dasharray="4 3"/>'
    )
    reach = side * _HEAD
    head = f'<path d="M{d(x1 + reach)} {d(y1 - 3.5)}L{d(x1)} {d(y1)}L{d(x1 + reach)} {d(y1 + 3.5)}" {paint}/>'
    numbers = pen.mindmap.numbers
    name = f"{numbers[start.key] or 0} vers {numbers[end.key] or 0}"
    title = f"<title>{t(f'{name} : {arrow.label}' if arrow.label else name)}</title>"
    return f"<g>{title}{curve}{head}{_label(arrow.label, (x0 + 3 * ax + 3 * bx + x1) / 8, (y0 + y1) / 2)}</g>"


def _outer(box: Box, side: int) -> tuple[float, float]:
    x = box.x + (box.face.width + box.face.fold if side > 0 else -box.face.fold)
    return x / PX, (box.y + box.face.height / 2) / PX


def _label(label: str, x: float, y: float) -> str:
    """On a white ground, so that it reads over the lines it crosses; cut when long (the title has it whole)."""
    text = " ".join(label.split())
    if not text:
        return ""
    text = text if len(text) <= 40 else text[:39].rstrip() + "…"
    room = width(text, int(_SIZE * 2)) / PX
    ground = f'<rect x="{d(x - room / 2 - 3)}" y="{d(y - 8)}" width="{d(room + 6)}" height="13" rx="3" fill="{SHEET}"/>'
    return ground + line(x - room / 2, y + 2, text, _SIZE, fill=INK_2)
