"""Relation arrows between nodes: dashed lines around the boxes, over a ground of their own, with a head and a label."""

from __future__ import annotations

from collections.abc import Sequence

from cefi_map.geometry import PX, Label, Relation
from cefi_map.geometry.ground import Way
from cefi_map.geometry.labels import PAD, SIZE

from .markup import n, rect, t
from .paint import INK_2, SHEET
from .pen import Pen
from .piece import line

_BASELINE = 23 * PX // 2
_HEAD = 7 * PX, 7 * PX // 2
"""Length and half width of a head."""
_DASHES = {"": ' stroke-dasharray="4 3"', "full": "", "dots": ' stroke-dasharray="1.5 3"'}
_BETWEEN = {"": "vers", "start": "depuis", "both": "et", "none": "et"}
"""Ends of an arrow -> what stands between the numbers of its nodes."""
_BEND = 8 * PX


def relations(pen: Pen, drawn: Sequence[Relation]) -> str:
    """``<g class="relations">``, or nothing where there is none."""
    groups = "".join(_relation(pen, each) for each in drawn)
    return f'<g class="relations" fill="none">{groups}</g>\n' if groups else ""


def _relation(pen: Pen, drawn: Relation) -> str:
    """The white line under the other parts it from the edges it crosses."""
    arrow = drawn.arrow
    own = " own" if arrow.color else ""
    dashes = _DASHES[arrow.line]
    paint = f'stroke="{arrow.color or INK_2}" stroke-width="1.2"'
    way = path(drawn.way)
    lines = (
        f'<path class="relation-way" d="{way}" stroke="{SHEET}" stroke-width="3"/>'
        f'<path class="relation{own}{f" {arrow.line}" if arrow.line else ""}" d="{way}" {paint}{dashes}/>'
        f'<path class="relation-head{own}" d="{_heads(drawn)}" {paint}/>'
    )
    numbers = pen.mindmap.numbers
    name = f"{numbers[drawn.source] or 0} {_BETWEEN[arrow.ends]} {numbers[arrow.target] or 0}"
    title = f"<title>{t(f'{name} : {arrow.label}' if arrow.label else name)}</title>"
    return f"<g>{title}{lines}{_label(drawn.label) if drawn.label else ''}</g>"


def _heads(drawn: Relation) -> str:
    """The ``d`` of the heads that the arrow has; "" for none."""
    ends, way = drawn.arrow.ends, drawn.way
    return (head(way[::-1]) if ends in ("both", "start") else "") + (head(way) if ends in ("", "both") else "")


def path(way: Way) -> str:
    """The ``d`` of a way, its corners rounded."""
    drawn = f"M{n(way[0][0])} {n(way[0][1])}"
    for before, at, after in zip(way, way[1:], way[2:], strict=False):
        bend = min(_BEND, _length(before, at) // 2, _length(at, after) // 2)
        (x0, y0), (x1, y1) = _towards(at, before, bend), _towards(at, after, bend)
        drawn += f"L{n(x0)} {n(y0)}Q{n(at[0])} {n(at[1])} {n(x1)} {n(y1)}"
    return f"{drawn}L{n(way[-1][0])} {n(way[-1][1])}"


def head(way: Way) -> str:
    """The ``d`` of the two strokes at the end of a way."""
    (x, y), (length, half) = way[-1], _HEAD
    back = _towards((x, y), way[-2], length)
    dx, dy = (0, half) if back[1] == y else (half, 0)
    return f"M{n(back[0] - dx)} {n(back[1] - dy)}L{n(x)} {n(y)}L{n(back[0] + dx)} {n(back[1] + dy)}"


def _towards(at: tuple[int, int], other: tuple[int, int], length: int) -> tuple[int, int]:
    """``length`` away from a point, along the piece that leads to another."""
    return at[0] + _sign(other[0] - at[0]) * length, at[1] + _sign(other[1] - at[1]) * length


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _length(a: tuple[int, int], b: tuple[int, int]) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _label(label: Label) -> str:
    """On a white ground, so that it reads over the lines it stands on (the title has all of the words)."""
    ground = rect(label.x, label.y, label.width, label.height, 3, f'class="relation-ground" fill="{SHEET}"')
    words = line((label.x + PAD) / PX, (label.y + _BASELINE) / PX, label.text, SIZE / 2, fill=INK_2)
    return ground + words.replace("<text ", '<text class="relation-label" ', 1)
