"""Dossiers in files: read, check, convert, report. No store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from cefi_map import dossier as room
from cefi_map.dossier import Dossier, Layout, Pictures, html_in, html_out, markdown, odt, pdf_in, word
from cefi_map.dossier.model import Figure, Reading
from cefi_map.dossier.pages import undrawn
from cefi_map.errors import BadInput
from cefi_map.formats import docx
from cefi_map.formats.archive import Archive
from cefi_map.formats.decoding import decode
from cefi_map.formats.sniff import ZIP
from cefi_map.formats.xml import parse
from cefi_map.reporting.dossier import DossierReport, render

from . import apart
from .guard import guarded
from .maps import Download, safe_name

DOSSIER_FORMATS = ("pdf", "docx", "odt", "html", "md")
"""What a dossier is written as."""
_TEXT = (".txt", ".text")
_HTML = (".html", ".htm")
_WORD_PARTS = (
    word.DOCUMENT,
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/_rels/document.xml.rels",
)
_ODT_PARTS = (odt.CONTENT, "styles.xml")
_OTHERS = (
    (b"%PDF", "un PDF"),
    (b"{\\rtf", "un document RTF"),
    (b"\xd0\xcf\x11\xe0", "un ancien document Word"),
)


@guarded()
def read_dossier(data: bytes, name: str = "") -> Reading:
    """The dossier of a file: by its content first, then by its name. ``BadInput``, ``TooLarge``."""
    return dossier_in(data, name) if apart.is_light(data) else apart.dossier(data, name)


@guarded()
def read_pdf_dossier(data: bytes) -> Reading:
    """The text of a PDF with the pages it stands on. ``BadInput`` when it has none, ``TooLarge``."""
    return apart.pdf_dossier(data)


@guarded()
def pdf_sheets(data: bytes) -> int:
    """How many pages a PDF has. ``BadInput``, ``TooLarge``."""
    return apart.pdf_sheets(data)


@guarded()
def pdf_is_map(data: bytes) -> bool:
    """Whether a PDF is the picture of a map, and no dossier. ``BadInput``, ``TooLarge``."""
    return apart.pdf_is_map(data)


@guarded()
def pdf_page(data: bytes, number: int, *, wide: bool = False) -> bytes:
    """A page of a PDF, from 1, as a PNG, ``wide`` for a map. ``NotFound``, ``BadInput``, ``TooLarge``."""
    return apart.pdf_page(data, number, pdf_in.WIDE if wide else pdf_in.WIDTH)


def dossier_in(data: bytes, name: str) -> Reading:
    """``read_dossier``, here and now."""
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            raise BadInput(f"Ce fichier est {kind}.", advice="Enregistrez le dossier au format .docx ou .odt.")
    if data.startswith(ZIP):
        return _with_text(_read_archive(Archive(docx.usual(data) if docx.recognises(data) else data)))
    text, notices = decode(data)
    ending = PurePath(name).suffix.lower()
    if ending in _HTML:
        reading = Reading(html_in.read(text))
    else:
        reading = markdown.read_text(text) if ending in _TEXT else markdown.read(text)
    return _with_text(Reading(reading.dossier, (*notices, *reading.notices)))


def _with_text(reading: Reading) -> Reading:
    if not reading.dossier.blocks:
        raise BadInput("Ce fichier ne contient aucun texte.", advice="Choisissez le fichier du dossier.")
    return reading


def _read_archive(archive: Archive) -> Reading:
    """A Word document or an OpenDocument text; only its own XML parts are expanded and parsed."""
    if word.DOCUMENT in archive:
        return word.read({name: parse(archive.read(name)) for name in _WORD_PARTS if name in archive})
    if odt.CONTENT in archive:
        return odt.read({name: parse(archive.read(name)) for name in _ODT_PARTS if name in archive})
    raise BadInput("Cette archive ne contient pas de dossier.", advice="Choisissez un fichier .docx ou .odt.")


@guarded()
def check_dossier_file(data: bytes, name: str) -> DossierReport:
    reading = read_dossier(data, name)
    title = room.titled(reading.dossier, PurePath(name).stem)
    return DossierReport(name, title, room.check(reading.dossier), reading.notices)


def render_dossier_reports(reports: Sequence[DossierReport], format: str) -> bytes:
    """One or several reports as "text", "json", "html" or "csv"."""
    return render(reports, format)


def convert_dossier(
    dossier: Dossier,
    to: str,
    *,
    name: str = "dossier",
    look: Layout = room.DEFAULT_LAYOUT,
    pictures: Pictures | None = None,
) -> Download:
    """The dossier in another format; ``notices`` say what it could not hold."""
    writer = _WRITERS.get(to)
    if writer is None:
        raise BadInput(f"Le format « {to} » n’est pas proposé.", advice=f"Choisissez {', '.join(_WRITERS)}.")
    media_type, write = writer
    data, notices = write(dossier, look, pictures or {})
    return Download(f"{safe_name(name)}.{to}", media_type, data, notices)


Written = tuple[bytes, tuple[str, ...]]


def _pdf(dossier: Dossier, look: Layout, pictures: Pictures) -> Written:
    made = room.pdf(dossier, look, pictures)
    return made.data, (*made.notices, *undrawn(dossier), *_without_pictures(dossier, pictures))


def _docx(dossier: Dossier, look: Layout, pictures: Pictures) -> Written:
    return word.write(dossier, look, pictures), _without_pictures(dossier, pictures)


def _odt(dossier: Dossier, look: Layout, pictures: Pictures) -> Written:
    return odt.write(dossier, look, pictures), _without_pictures(dossier, pictures)


def _without_pictures(dossier: Dossier, pictures: Pictures) -> tuple[str, ...]:
    asked = {block.stage for block in dossier.blocks if isinstance(block, Figure)}
    return ("La carte n’est pas jointe : ses figures restent vides.",) if asked - set(pictures) else ()


def _html(dossier: Dossier, look: Layout, pictures: Pictures) -> Written:
    page = html_out.page(dossier, room.titled(dossier, "Dossier"), pictures)
    return page.encode(), _without_pictures(dossier, pictures)


def _markdown(dossier: Dossier, look: Layout, pictures: Pictures) -> Written:
    text, notices = markdown.write(dossier)
    return text.encode(), notices


_WRITERS: dict[str, tuple[str, Callable[[Dossier, Layout, Pictures], Written]]] = {
    "pdf": ("application/pdf", _pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    "odt": ("application/vnd.oasis.opendocument.text", _odt),
    "html": ("text/html; charset=utf-8", _html),
    "md": ("text/markdown; charset=utf-8", _markdown),
}
