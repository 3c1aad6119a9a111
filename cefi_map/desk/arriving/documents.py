"""The dossier that came with a map, as a trainer reads it: numbered paragraphs, pages, the automatic opinion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from cefi_map import dossier as room
from cefi_map.dossier import Dossier, html_out
from cefi_map.dossier.model import Reading, block_text
from cefi_map.dossier.reading import numbered
from cefi_map.errors import CefiError
from cefi_map.formats.sniff import ZIP
from cefi_map.judging import Readings, Report
from cefi_map.project.files import guarded, pdf_is_map, pdf_sheets, read_dossier, read_pdf_dossier
from cefi_map.project.memory import remembered

PDF = b"%PDF"
_OF_A_MAP = "Ce PDF est l’image d’une carte, et non le dossier. Demandez le dossier à part."
QUOTED = 200
"""Characters of a paragraph that a comment quotes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What blank lines set apart, under its number; ``html`` is restricted, every word of the candidate escaped."""

    number: int
    html: str
    text: str

    @property
    def quote(self) -> str:
        said = " ".join(self.text.split())
        return said if len(said) <= QUOTED else said[: QUOTED - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class DossierView:
    """A document that can be read: ``length`` reads « 4,6 pages sur 5 », and says where pictures that took room in it
    are not counted, "" where it cannot be set on pages. Of a PDF there are ``sheets`` to draw, and ``places``, the page
    on which each passage begins."""

    dossier: Dossier
    passages: tuple[Passage, ...]
    report: Report
    length: str
    notices: tuple[str, ...]
    sheets: int = 0
    places: tuple[int, ...] = ()

    @property
    def verdicts(self) -> dict[str, str]:
        """Verdicts of C12 and of the dossier's modalities."""
        criteria = {each.id: str(each.verdict) for each in self.report.criteria}
        return criteria | {each.id: each.verdict for each in self.report.modalities}

    def on_page(self, number: int) -> tuple[Passage, ...]:
        return tuple(each for each, page in zip(self.passages, self.places, strict=True) if page == number)

    def passage(self, number: int) -> Passage | None:
        return self.passages[number - 1] if 0 < number <= len(self.passages) else None


@dataclass(frozen=True, slots=True)
class Unread:
    """A document whose text cannot be read: the ``error`` says why. Pages of a PDF are drawn all the same, also where
    it ``is_map`` and no dossier at all."""

    error: str
    passages: tuple[Passage, ...] = ()
    sheets: int = 0
    is_map: bool = False

    @property
    def verdicts(self) -> dict[str, str]:
        """None: nothing could be read."""
        return {}


@remembered(16)
def read_received(data: bytes, name: str, by: Readings) -> DossierView | Unread:
    """The document of a candidate, read and judged once."""
    if name.lower().endswith((".docx", ".odt")) and not data.startswith(ZIP):
        return Unread("Le fichier du dossier est abîmé. Demandez-le à nouveau.")
    if data.startswith(PDF):
        return _read_pdf(data, by)
    try:
        return _read(data, name, by)
    except CefiError as error:
        return Unread(str(error))


def _read_pdf(data: bytes, by: Readings) -> DossierView | Unread:
    """A PDF whose text is only in its pictures, or that draws a map, is looked at on its pages."""
    try:
        sheets, is_map = pdf_sheets(data), pdf_is_map(data)
    except CefiError as error:
        return Unread(str(error))
    if is_map:
        return Unread(_OF_A_MAP, sheets=sheets, is_map=True)
    try:
        return _judged(read_pdf_dossier(data), by)
    except CefiError as error:
        return Unread(str(error), sheets=sheets)


@guarded()
def _read(data: bytes, name: str, by: Readings) -> DossierView:
    return _judged(read_dossier(data, name), by)


@guarded()
def _judged(reading: Reading, by: Readings) -> DossierView:
    pages, report = room.judge(reading.dossier, room.DEFAULT_LAYOUT, None, by, reading.sheets)
    length = pages.said(by.pages_asked) if pages else ""
    passages = tuple(_passages(reading.dossier))
    if reading.sheets is None:
        told = (
            f"{length}, sans ses images" if length and any(" images (" in each for each in reading.notices) else length
        )
        return DossierView(reading.dossier, passages, report, told, reading.notices)
    places = _places(reading.dossier, reading.sheets.starts)
    told = f"{length}, lu dans un PDF"
    return DossierView(reading.dossier, passages, report, told, reading.notices, reading.sheets.count, places)


def _places(dossier: Dossier, starts: tuple[int, ...]) -> tuple[int, ...]:
    """The page of each passage: that of its first block."""
    numbers = (number for number, _ in numbered(dossier.blocks))
    first: dict[int, int] = {}
    for number, page in zip(numbers, starts, strict=True):
        first.setdefault(number, page)
    return tuple(first.values())


def _passages(dossier: Dossier) -> Iterator[Passage]:
    for number, group in groupby(numbered(dossier.blocks), key=itemgetter(0)):
        blocks = tuple(block for _, block in group)
        yield Passage(number, html_out.write(Dossier(blocks)), "\n".join(map(block_text, blocks)))
