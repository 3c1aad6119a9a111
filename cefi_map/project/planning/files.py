"""The calendar and the budget in files: iCalendar, sheets to print, spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from cefi_map import typeset
from cefi_map.errors import BadInput
from cefi_map.formats import paper, svg
from cefi_map.late import late
from cefi_map.planning import Planning
from cefi_map.project.files import Download, safe_name
from cefi_map.project.writing import ProjectView
from cefi_map.reporting.tables import as_ods

from .drawn import budget_picture, calendar_picture
from .lanes import lanes, ties
from .reading import planning
from .table import plain_lines

if TYPE_CHECKING:
    from .spreadsheet import as_xlsx
else:
    as_xlsx = late("cefi_map.project.planning.spreadsheet", "as_xlsx")

CALENDAR_FILES: Mapping[str, str] = {"ics": "Agenda", "pdf": "À imprimer", "svg": "Image"}
BUDGET_FILES: Mapping[str, str] = {"xlsx": "Excel", "ods": "LibreOffice", "svg": "Image"}
_TYPES = {
    "ics": "text/calendar; charset=utf-8",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SHEETS = {"A3": (1500.0, 1060.0), "A4": (1060.0, 750.0)}
"""Pixels of a sheet in landscape: the same letters on both."""
_MARGIN = 34.0


def calendar_file(view: ProjectView, to: str, sheet: str = "A3") -> Download:
    """``BadInput``: no such format, or nothing to take away."""
    found = planning(view)
    if to not in CALENDAR_FILES or sheet not in _SHEETS:
        raise _no_format()
    if not found.calendar.bars:
        raise BadInput("La carte n’a pas encore de date.", advice="Écrivez-en une, puis recommencez.")
    if to == "ics":
        return _download(view, "calendrier", to, ics(view, found))
    if to == "pdf":
        return _download(view, f"calendrier-{sheet.lower()}", to, _printed(view, sheet))
    return _download(view, "calendrier", to, calendar_picture(found, view.title, _SHEETS[sheet][0]) or b"")


def budget_file(view: ProjectView, to: str) -> Download:
    """As ``calendar_file``."""
    found = planning(view)
    if to not in BUDGET_FILES:
        raise _no_format()
    drawn = budget_picture(found, view.title)
    if drawn is None:
        raise BadInput("La carte n’a pas encore de montant.", advice="Écrivez-en un, puis recommencez.")
    if to == "svg":
        return _download(view, "budget", to, drawn)
    data = as_ods({"Budget": plain_lines(found)}) if to == "ods" else as_xlsx(found)
    return _download(view, "budget", to, data)


def ics(view: ProjectView, found: Planning) -> bytes:
    """A whole day for each milestone, from its first to its last day for each period (RFC 5545). The same bar keeps
    its identifier, so that a calendar that takes the file again changes it instead of adding another."""
    stamp = f"{view.updated.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Carte CEFI//Calendrier//FR",
        f"X-WR-CALNAME:{_said(view.title)}",
    ]
    ranks: dict[str, int] = {}
    for bar in found.calendar.bars:
        rank = ranks[bar.key] = ranks.get(bar.key, -1) + 1
        name = sha256(f"{view.id} {bar.key} {rank}".encode()).hexdigest()[:32]
        note = found.map.node(bar.key).note_text if bar.place.field == "text" else ""
        lines += [
            "BEGIN:VEVENT",
            f"UID:{name}@carte-cefi",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{bar.first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{bar.last + timedelta(1):%Y%m%d}",
            f"SUMMARY:{_said(bar.title)}",
            *([f"DESCRIPTION:{_said(note)}"] if note else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line)).encode()


def _said(text: str) -> str:
    text = "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """At most 75 bytes a line, no character cut; what goes on begins with a space."""
    part, size = "", 0
    for sign in line:
        bytes_ = len(sign.encode())
        if size + bytes_ > 75:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + bytes_
    yield part


def calendar_sheets(view: ProjectView, sheet: str) -> list[bytes]:
    """As many drawings of that paper, in landscape, as its lanes need, each with its own days' heads."""
    width, height = _SHEETS[sheet]
    found = planning(view)
    whole = svg.timeline(lanes(found), width - 2 * _MARGIN, ties(found))
    return svg.paged_timeline(whole, view.title, width, height, _MARGIN)


def _printed(view: ProjectView, sheet: str) -> bytes:
    pages = calendar_sheets(view, sheet)
    drawn = [svg.Sheet(each, f"Calendrier, feuille {place} sur {len(pages)}", 0) for place, each in enumerate(pages, 1)]
    return paper.bound(view.map, drawn, sheet=sheet, landscape=True)


def _download(view: ProjectView, what: str, to: str, data: bytes) -> Download:
    said = typeset.unprinted(data, "Le SVG")
    return Download(f"{safe_name(view.title)}-{what}.{to}", _TYPES[to], data, (said,) if said else ())


def _no_format() -> BadInput:
    return BadInput("Ce format n’existe pas.", advice="Choisissez-en un de la page.")
