"""What carries a node's text: the root's frame, a branch's block, a box, a line."""

from __future__ import annotations

from collections.abc import Callable

from cefi_map.geometry import PX, Box
from cefi_map.geometry.value import BOX, BRANCH, LINE, ROOT

from .hatch import hatch
from .markup import n, rect
from .own import background
from .paint import HUES, INK, PAPER_TINTS, SHEET, TINTS
from .pen import Pen

STRIP = 26
"""Pixels of pattern at the head of a branch."""


def shape(pen: Pen, box: Box) -> str:
    """The shape of a node by its kind; filled with a colour of its own where it has one to show."""
    if box.key in pen.styled and (fill := background(pen, box)):
        return _filled(pen, box, fill)
    return _SHAPES[box.face.kind](pen, box)


def _filled(pen: Pen, box: Box, fill: str) -> str:
    hue = INK if box.face.kind == ROOT else HUES[box.stage]
    outline = f'stroke="{hue}" stroke-width="{2 if box.face.kind in (ROOT, BRANCH) else ".9"}"'
    if box.face.kind == LINE:
        ground = rect(box.x, box.y, box.face.width, box.face.height, 4, f'class="own" fill="{fill}"')
        return ground + _line(pen, box)
    radius = {ROOT: 14, BRANCH: 8, BOX: 6}[box.face.kind]
    return rect(box.x, box.y, box.face.width, box.face.height, radius, f'class="box" fill="{fill}" {outline}')


def _root(pen: Pen, box: Box) -> str:
    x, y, width, height = box.x, box.y, box.face.width, box.face.height
    outer = rect(x, y, width, height, 14, f'class="box" fill="{SHEET}" stroke="{INK}" stroke-width="2.5"')
    if not pen.printed:
        return outer
    inset = 5 * PX
    inner = rect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, 10, 'fill="none" stroke-width=".8"')
    return outer + inner.replace("/>", f' stroke="{INK}"/>')


def _branch(pen: Pen, box: Box) -> str:
    hue = HUES[box.stage]
    x, y, width, height = box.x, box.y, box.face.width, box.face.height
    headed = pen.patterns and any(mark.kind == "disc" for mark in box.face.marks)
    if not pen.printed:
        if not pen.dark(box):
            pale = f'class="box" fill="{TINTS[box.stage]}" stroke="{hue}" stroke-width="2"'
            return rect(x, y, width, height, 8, pale)
        filled = rect(x, y, width, height, 8, f'class="box" fill="{hue}"')
        if not headed or box.stage == 6:
            return filled
        lines = hatch(box.stage, x / PX + 3, y / PX + 3, STRIP - 2, height / PX - 6, SHEET)
        return f'{filled}<g class="pattern" opacity=".5">{lines}</g>'
    ground = f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" fill="{SHEET}"/>'
    strip = hatch(box.stage, x / PX, y / PX, STRIP, height / PX) if headed else ""
    return ground + strip + rect(x, y, width, height, 1.5, f'class="box" fill="none" stroke="{hue}" stroke-width="2"')


def _box(pen: Pen, box: Box) -> str:
    hue = box.stage
    paint = f'class="box" fill="{(PAPER_TINTS if pen.printed else TINTS)[hue]}"'
    if pen.printed:
        paint += f' stroke="{HUES[hue]}" stroke-width=".9"'
    return rect(box.x, box.y, box.face.width, box.face.height, 6, paint)


def _line(pen: Pen, box: Box) -> str:
    x, y, width = box.x / PX, (box.y + box.face.height) / PX, box.face.width / PX
    paint = f'class="rule" fill="none" stroke="{pen.stroke(box)}" stroke-width="1.25" stroke-linecap="round"'
    return f'<path {paint} d="M{x:.1f} {y:.1f}H{x + width:.1f}"/>'


_SHAPES: dict[int, Callable[[Pen, Box], str]] = {ROOT: _root, BRANCH: _branch, BOX: _box, LINE: _line}
