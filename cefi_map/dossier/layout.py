"""How a dossier is laid out on paper: what centres impose, with the default that most of them expect."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cefi_map.errors import BadInput

from .model import Content, plain


@dataclass(frozen=True, slots=True)
class Layout:
    """``size`` in points, ``margin`` in centimetres on all sides of an A4 sheet, ``spacing`` in lines (1, 1.15, 1.5).

    ``header`` prints the title and the author at the top of pages; ``numbers`` the page number at the bottom; ``cover``
    puts them on a page of their own, which counts among the pages when ``cover_counts``. ``BadInput`` out of range.
    """

    size: float = 11
    margin: float = 2.5
    spacing: float = 1.15
    header: bool = True
    numbers: bool = True
    cover: bool = False
    cover_counts: bool = False

    def __post_init__(self) -> None:
        for name, value, (least, most) in (
            ("La taille du texte", self.size, SIZES),
            ("La marge", self.margin, MARGINS),
            ("L’interligne", self.spacing, SPACINGS),
        ):
            if not least <= value <= most:
                raise BadInput(f"{name} va de {least:g} à {most:g}.", advice="Choisissez une valeur entre les deux.")


SIZES = (8.0, 16.0)
MARGINS = (1.0, 5.0)
SPACINGS = (1.0, 2.0)

DEFAULT = Layout()

BEFORE = 6.0
"""Points before a paragraph. Nothing has space after it, so that no program has two spaces to reconcile."""
ITEM_BEFORE = 2.0
INDENT = 0.63
"""Centimetres by which each level of a list goes in, as Word does."""
QUOTE_INDENT = 1.0
HEADINGS = ((16.0, 16.0), (13.0, 12.0), (11.0, 10.0), (11.0, 8.0))
"""By level: size and space before in points, for a text of 11 points; the last level is italic, the others bold."""
NOTE = 9 / 11
"""Size of footnotes, captions and headers relative to the text."""
ASCENT, DESCENT, GAP = 1854 / 2048, 434 / 2048, 67 / 2048
"""Of Arial and the faces that have its metrics, in em: what a single line is made of."""
_ONE_MORE = frozenset({13.0, 14.5, 16.0})
"""Sizes whose line LibreOffice makes a twentieth of a point higher, as measured from 6 to 16 points."""
_ROOM = 1.01
_HALF_PAGE = 1600
"""Letters of the longest cell, times the columns, of a row as high as half a page."""
RULE = 0.5
"""Points of the rules of a table."""
POINT = 2.54 / 72
"""Centimetres."""
TALLEST = 14.0
"""Centimetres of height of a figure."""
A4 = 21.0, 29.7
"""Centimetres."""


def headings(look: Layout) -> tuple[tuple[float, float, float], ...]:
    """By level, in points: size, space before, and height of a line. Programs do not round the lines of large letters
    alike, so that this height is said, and leaves each room."""
    sizes = ((_half(size * look.size / 11), before * look.size / 11) for size, before in HEADINGS)
    return tuple((size, before, pitch(size, max(look.spacing, _ROOM))) for size, before in sizes)


def small(look: Layout) -> float:
    """Points of footnotes, captions and headers."""
    return _half(look.size * NOTE)


def near(look: Layout) -> float:
    """Centimetres from the edge of the sheet to its header and its page number."""
    return min(1.25, look.margin / 2)


def _half(size: float) -> float:
    """Word keeps sizes in half points."""
    return round(size * 2) / 2


def pitch(size: float, spacing: float = 1.0) -> float:
    """Points from a line to the next, which office programs count in twentieths: the letters and the gap are rounded,
    the multiple is cut off."""
    letters, gap = (math.floor(part * size * 20 + 0.5) for part in (ASCENT + DESCENT, GAP))
    return math.floor(round((letters + gap + (size in _ONE_MORE)) * spacing, 6)) / 20


def lines(look: Layout) -> float:
    """Lines of text on a page."""
    return (A4[1] - 2 * look.margin) / (pitch(look.size, look.spacing) * POINT)


def whole(row: Sequence[Content]) -> bool:
    """Whether a row of a table stays on one page: it is surely shorter than half of one."""
    return max(len(plain(cell)) for cell in row) * len(row) < _HALF_PAGE
