"""The dossier that came with a map, as a trainer reads it: numbered paragraphs, pages, the automatic opinion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from cefi_map import dossier as room
from cefi_map.checking import Readings, Report
from cefi_map.dossier import Dossier, html_out
from cefi_map.dossier.model import block_text
from cefi_map.dossier.reading import numbered
from cefi_map.errors import CefiError
from cefi_map.formats.sniff import ZIP
from cefi_map.service.files import guarded, read_dossier
from cefi_map.service.memory import remembered

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
    """A document that can be read: ``length`` reads « 4,6 pages sur 5 », "" where it cannot be set on pages."""

    passages: tuple[Passage, ...]
    report: Report
    length: str
    notices: tuple[str, ...]

    def passage(self, number: int) -> Passage | None:
        return self.passages[number - 1] if 0 < number <= len(self.passages) else None


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that only its own program opens (a PDF): the ``error`` says why."""

    error: str
    passages: tuple[Passage, ...] = ()


@remembered(16)
def read_received(data: bytes, name: str, by: Readings) -> DossierView | Unread:
    """The document of a candidate, read and judged once."""
    if name.lower().endswith((".docx", ".odt")) and not data.startswith(ZIP):
        return Unread("Le fichier du dossier est abîmé. Demandez-le à nouveau.")
    try:
        return _read(data, name, by)
    except CefiError as error:
        return Unread(str(error))


@guarded()
def _read(data: bytes, name: str, by: Readings) -> DossierView:
    reading = read_dossier(data, name)
    pages, report = room.judge(reading.dossier, room.DEFAULT_LAYOUT, None, by)
    length = pages.said(by.pages_asked) if pages else ""
    return DossierView(tuple(_passages(reading.dossier)), report, length, reading.notices)


def _passages(dossier: Dossier) -> Iterator[Passage]:
    for number, group in groupby(numbered(dossier.blocks), key=itemgetter(0)):
        blocks = tuple(block for _, block in group)
        yield Passage(number, html_out.write(Dossier(blocks)), "\n".join(map(block_text, blocks)))


def dossier_verdicts(found: DossierView | Unread | None) -> dict[str, str]:
    """Verdicts of C12 and of the dossier's modalities, {} where nothing could be read."""
    if not isinstance(found, DossierView):
        return {}
    told = found.report
    criteria = {each.id: str(each.verdict) for each in told.criteria}
    return criteria | {each.id: each.verdict for each in told.modalities}
