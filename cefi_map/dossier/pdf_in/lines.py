"""The lines of a PDF as they stand on its pages: their words, where they are, how large and how bold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from cefi_map import limits
from cefi_map.errors import TooLarge
from cefi_map.mindmap.codec import clean

_SOFT = ("\x02", "\ufffe", "\u00ad")
"""What PDFium gives for a hyphen that only ends a line."""
_BOLD = 600
_LIGATURES = re.compile("[\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class Line:
    """``page`` from 1; ``left``, ``right`` and ``bottom`` in points from the lower left corner; ``broken``: its last
    word goes on in the next line."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool
    broken: bool


def lines(document: Any) -> Iterator[Line]:
    """In the order of reading that the file has. ``TooLarge`` past ``limits.DOSSIER_CHARS``."""
    room = limits.DOSSIER_CHARS
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        try:
            room -= text.count_chars()
            if room < 0:
                raise TooLarge(f"Ce PDF a plus de {limits.DOSSIER_CHARS} caractères.")
            yield from _of_page(text, number + 1)
        finally:
            text.close()
            page.close()


def _of_page(page: Any, number: int) -> Iterator[Line]:
    """PDFium sets lines apart by line ends of its own."""
    said: list[str] = []
    places: list[int] = []
    for place in range(page.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(page, place))
        if char not in "\r\n":
            said.append(char)
            places += [] if char.isspace() or char in _SOFT else [place]
        elif places:
            yield _line(page, number, "".join(said), places)
            said, places = [], []
    if places:
        yield _line(page, number, "".join(said), places)


def _line(page: Any, number: int, text: str, places: list[int]) -> Line:
    first, last = page.get_charbox(places[0], loose=True), page.get_charbox(places[-1], loose=True)
    middle = places[len(places) // 2]
    words = " ".join(clean(_plain(text)).split())
    broken = text.rstrip().endswith(_SOFT)
    size = round(2 * max(1.0, first[3] - first[1])) / 2
    bold = pdfium.FPDFText_GetFontWeight(page, middle) >= _BOLD
    return Line(number, words, first[0], last[2], first[1], size, bold, broken)


def _plain(text: str) -> str:
    for sign in _SOFT:
        text = text.replace(sign, "")
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
