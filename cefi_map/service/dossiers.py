"""Dossiers in files: read, check, convert, report. No store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from cefi_map import dossier as room
from cefi_map.checking import Report
from cefi_map.dossier import Checked as DossierReport
from cefi_map.dossier import Dossier, Layout, Pictures, html_in, html_out, markdown
from cefi_map.dossier.model import Reading
from cefi_map.errors import BadInput
from cefi_map.formats.decoding import decode
from cefi_map.reporting.source import WORDS

from .files import Download, safe_name

DOSSIER_FORMATS = ("pdf", "html", "md")
"""What a dossier is written as."""
_TEXT = (".txt", ".text")
_HTML = (".html", ".htm")
_OTHERS = (
    (b"%PDF", "un PDF"),
    (b"PK\x03\x04", "une archive ZIP"),
    (b"{\\rtf", "un document RTF"),
    (b"\xd0\xcf\x11\xe0", "un ancien document Word"),
)


def read_dossier(data: bytes, name: str = "") -> Reading:
    """The dossier of a file: by its content first, then by its name. ``BadInput``, ``TooLarge``."""
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            raise BadInput(f"Ce fichier est {kind}.", advice="Enregistrez le dossier au format .docx ou .odt.")
    text, notices = decode(data)
    ending = PurePath(name).suffix.lower()
    if ending in _HTML:
        reading = Reading(html_in.read(text))
    else:
        reading = markdown.read_text(text) if ending in _TEXT else markdown.read(text)
    if not reading.dossier.blocks:
        raise BadInput("Ce fichier ne contient aucun texte.", advice="Choisissez le fichier du dossier.")
    return Reading(reading.dossier, (*notices, *reading.notices))


def check_dossier(dossier: Dossier, look: Layout = room.DEFAULT_LAYOUT, pictures: Pictures | None = None) -> Report:
    """Verdicts with evidence for C12a, C12b and M4–M7."""
    return room.check(dossier, look, pictures)


def check_dossier_file(data: bytes, name: str) -> DossierReport:
    reading = read_dossier(data, name)
    title = room.titled(reading.dossier, PurePath(name).stem)
    return DossierReport(name, title, room.check(reading.dossier), reading.notices)


def render_dossier_reports(reports: Sequence[DossierReport], format: str) -> bytes:
    """One or several reports as "text", "json", "html" or "csv"."""
    return room.render(reports, format, WORDS)


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
        raise BadInput(f"Le format « {to} » n'est pas proposé.", advice=f"Choisissez {', '.join(_WRITERS)}.")
    media_type, write = writer
    data, notices = write(dossier, look, pictures or {})
    return Download(f"{safe_name(name)}.{to}", media_type, data, notices)


Written = tuple[bytes, tuple[str, ...]]


def _pdf(dossier: Dossier, look: Layout, pictures: Pictures) -> Written:
    made = room.pdf(dossier, look, pictures)
    return made.data, made.notices


def _html(dossier: Dossier, look: Layout, pictures: Pictures) -> Written:
    return html_out.page(dossier, room.titled(dossier, "Dossier")).encode(), ()


def _markdown(dossier: Dossier, look: Layout, pictures: Pictures) -> Written:
    text, notices = markdown.write(dossier)
    return text.encode(), notices


_WRITERS: dict[str, tuple[str, Callable[[Dossier, Layout, Pictures], Written]]] = {
    "pdf": ("application/pdf", _pdf),
    "html": ("text/html; charset=utf-8", _html),
    "md": ("text/markdown; charset=utf-8", _markdown),
}
