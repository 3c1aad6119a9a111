"""Blocks of legend text in pixels, measured before they are placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cefi_map.geometry import PX
from cefi_map.geometry.fonts import is_sure
from cefi_map.geometry.fonts import width as units
from cefi_map.geometry.wrapping import wrap

from .markup import d, t
from .paint import INK, INK_2

GAP = 26.0
"""Between blocks, in pixels."""


class Piece(NamedTuple):
    """Markup drawn from (0, 0), with its size."""

    width: float
    height: float
    markup: str


def measured(text: str, size: float, bold: bool = False) -> float:
    """Width of a text in pixels; ``size`` in halves of a pixel, as everywhere."""
    return units(text, int(size * 2), bold) / PX


def line(x: float, y: float, text: str, size: float = 9, *, bold: bool = False, fill: str = INK) -> str:
    """One line of text from its baseline."""
    style = f' font-size="{size:g}" fill="{fill}"' + (' font-weight="700"' if bold else "")
    if not is_sure(text) and text.strip():
        style += f' textLength="{d(measured(text, size, bold))}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{d(x)}" y="{d(y)}"{style}>{t(text)}</text>'


def lines(text: str, limit: float, size: float = 9, *, bold: bool = False) -> list[str]:
    """``text`` wrapped at ``limit`` pixels."""
    return [each.text for each in wrap(text, int(limit * PX), int(size * 2), bold)]


def paragraph(x: float, y: float, texts: Sequence[str], size: float = 9, *, bold: bool = False, fill: str = INK) -> str:
    """Lines under each other, the first baseline at ``y``."""
    step = leading(size)
    return "".join(line(x, y + place * step, text, size, bold=bold, fill=fill) for place, text in enumerate(texts))


def leading(size: float) -> float:
    return size * 1.28


def heading(text: str, aside: str = "") -> str:
    """The title of a block, and what explains it in small."""
    title = line(0, 11, text, 10.5, bold=True)
    return title + line(measured(text, 10.5, bold=True) + 10, 11, aside, 8.5, fill=INK_2) if aside else title


def moved(piece: Piece, x: float, y: float) -> str:
    return f'<g transform="translate({d(x)} {d(y)})">{piece.markup}</g>'


def flowed(pieces: Iterable[Piece], room: float) -> Piece:
    """Pieces from left to right in rows no wider than ``room``, each in the first row with a place for it; the last of
    several in a row goes to the right edge."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        fits = (row for row in rows if sum(each.width + GAP for each in row) + piece.width <= room)
        if (row := next(fits, None)) is None:
            rows.append(row := [])
        row.append(piece)
    markup, y = "", 0.0
    for row in rows:
        x = 0.0
        for piece in row[:-1]:
            markup += moved(piece, x, y)
            x += piece.width + GAP
        markup += moved(row[-1], room - row[-1].width if len(row) > 1 else 0, y)
        y += max(piece.height for piece in row) + 12
    return Piece(room, max(y - 12, 0), markup)


def stacked(pieces: Iterable[Piece], room: float) -> Piece:
    """Pieces one under the other; those of no height take no room."""
    markup, y = "", 0.0
    for piece in pieces:
        if piece.height:
            markup += moved(piece, 0, y)
            y += piece.height + 14
    return Piece(room, max(y - 14, 0), markup)
