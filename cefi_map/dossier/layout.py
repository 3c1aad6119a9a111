"""How a dossier is laid out on paper: what centres impose, with the default that most of them expect."""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.errors import BadInput


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
            ("L'interligne", self.spacing, SPACINGS),
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
ASCENT, DESCENT, LINE = 0.905, 0.212, 1.149
"""Of Arial and the faces that have its metrics, in em; a line of Word takes ``LINE`` times the spacing."""
RULE = 0.5
"""Points of the rules of a table."""
POINT = 2.54 / 72
"""Centimetres."""
TALLEST = 14.0
"""Centimetres of height of a figure."""
A4 = 21.0, 29.7
"""Centimetres."""


def lines(look: Layout) -> float:
    """Lines of text on a page."""
    return (A4[1] - 2 * look.margin) / (look.size * POINT * LINE * look.spacing)
