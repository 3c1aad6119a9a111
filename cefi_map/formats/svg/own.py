"""What a file or a candidate gave to a node of its own: colours, a cloud, italics; beside the stage's colour, which
leads, or in its place with « couleurs du fichier ». No colour that would not read on its ground is ever used."""

from __future__ import annotations

from functools import cache

from cefi_map.geometry import PX, Box
from cefi_map.geometry.value import BOX, BRANCH, LINE, ROOT
from cefi_map.mindmap import Style

from .markup import rect
from .paint import HUES, INK, PAPER_TINTS, SHEET, TINTS
from .pen import Pen

READS = 4.5
"""The least contrast between a text and its ground."""
PLAINLY = 1.6
"""Under this contrast with our ink, a colour is that of any text."""
_AROUND = 8 * PX


def style_of(pen: Pen, box: Box) -> Style:
    return pen.mindmap.by_key[box.key].style


def cloud(pen: Pen, box: Box) -> str:
    """The cloud behind a node, "" without one."""
    colour = style_of(pen, box).cloud
    if not colour:
        return ""
    x, y = box.x - _AROUND, box.y - _AROUND
    paint = f'class="cloud" fill="{colour}" fill-opacity=".18" stroke="{colour}" stroke-dasharray="6 4"'
    return rect(x, y, box.face.width + 2 * _AROUND, box.face.height + 2 * _AROUND, 16, paint)


def background(pen: Pen, box: Box) -> str:
    """The colour a node's shape is filled with in place of ours, "" for ours."""
    colour, kind = style_of(pen, box).background, box.face.kind
    return colour if colour and (pen.overlay.file_colours or kind in (BOX, LINE)) else ""


def ink(pen: Pen, box: Box) -> str:
    """The colour of a node's text where it is not the drawing's own, "" where it is."""
    style, ground = style_of(pen, box), _ground(pen, box)
    if style.color and (pen.overlay.file_colours or box.face.kind == LINE) and contrast(style.color, ground) >= READS:
        return style.color
    best = max((INK, SHEET), key=lambda colour: contrast(colour, ground))
    return "" if best == INK else best


def strip(pen: Pen, box: Box) -> str:
    """The colour a node gave to its text, as a strip at the edge of a shape whose own colour leads."""
    colour = style_of(pen, box).color
    if not colour or pen.overlay.file_colours or box.face.kind == LINE or contrast(colour, INK) < PLAINLY:
        return ""
    x, y, height = box.x, box.y + 4 * PX, max(box.face.height - 8 * PX, 4 * PX)
    return rect(x, y, 3 * PX, height, 1.5, f'class="own" fill="{colour}" stroke="{SHEET}" stroke-width=".6"')


def _ground(pen: Pen, box: Box) -> str:
    if filled := background(pen, box):
        return filled
    hue, kind = box.stage, box.face.kind
    if kind == BRANCH and pen.dark(box):
        return HUES[hue]
    tinted = kind == BOX or (kind == BRANCH and not pen.printed)
    return (PAPER_TINTS if pen.printed else TINTS)[hue] if tinted and kind != ROOT else SHEET


@cache
def contrast(one: str, other: str) -> float:
    """The contrast of two colours « #rrggbb », from 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
