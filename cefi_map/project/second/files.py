"""A second opinion on a file: the demand that somebody takes to a reader of theirs, and the answer brought back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from secrets import token_hex

from cefi_map import dossier as dossiers
from cefi_map.dossier import Reading as DossierReading
from cefi_map.errors import BadInput
from cefi_map.formats import Reading as MapReading
from cefi_map.french.wording import decimal, spaced
from cefi_map.judging import DEFAULT, Readings
from cefi_map.out.completions import complete
from cefi_map.project.files import (
    check_map,
    guarded,
    read_dossier,
    read_maps,
    read_pdf_dossier,
    render_dossier_reports,
    render_reports,
)
from cefi_map.reporting import FileReport
from cefi_map.reporting.dossier import DossierReport
from cefi_map.review import unannotated
from cefi_map.second import Demand, Outline, joined, of_dossier, of_map, read

from .trying import Trial

BY_HAND = "Second avis apporté par vous : son lecteur n’a pas été mesuré."
_OF_DOSSIERS = (".md", ".docx", ".odt", ".html", ".htm", ".pdf")


def is_dossier(name: str) -> bool:
    """Whether a file is a dossier, by its name alone."""
    return PurePath(name).suffix.lower() in _OF_DOSSIERS


@guarded()
def demand(
    data: bytes, name: str, *, dossier: bool, readings: Readings = DEFAULT, people: Iterable[str] = ()
) -> Demand:
    """What is asked about the map or the dossier of a file. ``people``: names that do not leave."""
    return Demand(_outline(_dossier(data, name) if dossier else _map(data, name), people), readings)


@guarded()
def with_answer(
    data: bytes, name: str, answer: str, *, dossier: bool, readings: Readings = DEFAULT, people: Iterable[str] = ()
) -> FileReport:
    """The report of a file with the answer beside it. ``Refused`` says why an answer does not count."""
    found = _dossier(data, name) if dossier else _map(data, name)
    outline = _outline(found, people)
    reading = read(Demand(outline, readings), answer)
    report = _report(found, name, readings)
    return replace(report, report=joined(report.report, outline, reading), read=(*report.read, BY_HAND))


@guarded()
def with_reader(
    trial: Trial, data: bytes, name: str, *, dossier: bool, readings: Readings = DEFAULT, people: Iterable[str] = ()
) -> FileReport:
    """The report of a file with what a model that was tried answers beside it; joined only if that model counts.
    ``CefiError`` says what it did instead: the built-in opinion stands by itself (``check``)."""
    found = _dossier(data, name) if dossier else _map(data, name)
    outline = _outline(found, people)
    asked = Demand(outline, readings, salt=token_hex(8))
    answer = complete(trial.server, asked.messages, asked.schema(), trial.dialect)
    reading = read(asked, answer.text)
    report = _report(found, name, readings)
    told = f"Second avis : {answer.model}, chez {trial.server.host}, {answer.asked + answer.written} jetons, "
    said = (*report.read, spaced(f"{told}{decimal(answer.seconds)} secondes."))
    both = joined(report.report, outline, reading, counted=trial.counts)
    return replace(report, report=both, read=said)


def render(report: FileReport, format: str) -> bytes:
    """The report as "text", "json" or "html"."""
    if isinstance(report, DossierReport):
        return render_dossier_reports([report], format)
    return render_reports([report], format)


Found = MapReading | DossierReading


def _map(data: bytes, name: str) -> MapReading:
    found = read_maps(data, name)
    if len(found) > 1:
        raise BadInput(
            f"Ce fichier contient {len(found)} cartes.", advice="Enregistrez celle-ci seule, puis réessayez."
        )
    return found[0]


def _dossier(data: bytes, name: str) -> DossierReading:
    return read_pdf_dossier(data) if data.startswith(b"%PDF") else read_dossier(data, name)


def _outline(found: Found, people: Iterable[str]) -> Outline:
    if isinstance(found, DossierReading):
        return of_dossier(found.dossier, people)
    return of_map(unannotated(found.map), people)


def _report(found: Found, name: str, readings: Readings) -> FileReport:
    if isinstance(found, DossierReading):
        title = dossiers.titled(found.dossier, PurePath(name).stem)
        _, report = dossiers.judge(found.dossier, dossiers.DEFAULT_LAYOUT, None, readings, found.sheets)
        return DossierReport(name, title, report, found.notices)
    return FileReport(name, found.map.root.text, check_map(found.map, readings), found.notices)
