"""Sheets for what found no place under the map: the legend, notes and comments."""

from __future__ import annotations

from functools import partial

from .band import legend
from .cartouche import strip
from .notes import Texts, paged
from .page import BAND_SCALES, BETWEEN, SHEET_MARGIN, Page, size_of, under
from .pen import Pen
from .piece import Piece, flowed, moved

_LARGE = 1.25
"""Texts on a sheet of their own: 11 points rather than 9."""


def apart(pen: Pen, texts: Texts | None, sheet: str, landscape: bool, *, marked: bool = False) -> list[Page]:
    """What found no place under the map, on sheets of its own: the legend (``marked``), then texts; larger when one
    sheet holds all. Each has the title block at its foot."""
    width, height = size_of(sheet, landscape)
    room, foot = width - 2 * SHEET_MARGIN, _foot(pen, sheet, width - 2 * SHEET_MARGIN)
    tall = height - 2 * SHEET_MARGIN - (foot.height + BETWEEN if foot.height else 0)
    for scale in (_LARGE, 1.0):
        pieces = _pieces(pen, texts, room / scale, tall / scale, marked)
        if len(pieces) == 1 and pieces[0].height * scale <= tall:
            break
    end = moved(foot, SHEET_MARGIN, height - SHEET_MARGIN - foot.height)
    bodies = [under(piece, SHEET_MARGIN, SHEET_MARGIN, scale) + end for piece in pieces]
    return [Page(width, height, partial(str, body), 0, 0, sheet) for body in bodies]


def _foot(pen: Pen, sheet: str, room: float) -> Piece:
    """The title block along the foot of a sheet of texts, set as small as under a map."""
    if not (block := pen.overlay.cartouche):
        return Piece(0, 0, "")
    scale = BAND_SCALES[sheet][0]
    drawn = strip(block, len(pen.mindmap), room / scale)
    return Piece(room, drawn.height * scale, f'<g transform="scale({scale:g})">{drawn.markup}</g>')


def _pieces(pen: Pen, texts: Texts | None, room: float, tall: float, marked: bool) -> list[Piece]:
    above = flowed(legend(pen), room) if marked else Piece(0, 0, "")
    if not texts:
        return [above]
    first, *others = paged(texts, room, tall, above.height + BETWEEN if above.height else 0)
    return [Piece(first.width, first.height, above.markup + first.markup), *others]
