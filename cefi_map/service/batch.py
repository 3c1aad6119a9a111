"""A batch of works from the command line: each one's report and blank grid, and the table; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cefi_map import review as grid
from cefi_map.checking import Readings
from cefi_map.checking.rule import DEFAULT
from cefi_map.errors import CefiError
from cefi_map.reporting import FileReport
from cefi_map.reporting.blank_grid import blank_grid
from cefi_map.reporting.cohort import as_csv, as_ods
from cefi_map.reporting.source import WORDS

from .files import Download, check_map, render_reports, safe_name
from .receiving import HandedIn, handed_in


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to write, safe names all different; ``errors`` and ``notices`` as (file, sentence)."""

    files: tuple[Download, ...]
    errors: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, str], ...]


def review_batch(files: Iterable[tuple[str, bytes]], by: Readings = DEFAULT) -> Batch:
    """For each work of the files « nom-avis.html » and « nom-grille.pdf », then « tableau.csv » and « tableau.ods »:
    the automatic opinion by criterion, for a person to judge. A file that fails stops no other."""
    works: list[HandedIn] = []
    errors: list[tuple[str, str]] = []
    for name, data in files:
        try:
            works.extend(handed_in(data, name))
        except CefiError as error:
            errors.append((name, str(error)))
    if not works:
        return Batch((), tuple(errors), ())
    made: list[Download] = []
    lines = [["Candidat", "Projet", "Nœuds", *(line.id for line in grid.criteria()), "Étapes absentes", "Dossier"]]
    for stem, work in _named(works):
        report = check_map(work.map, by)
        page = render_reports([FileReport(work.source_name, work.map.root.text, report, work.notices)], "html")
        made.append(Download(f"{stem}-avis.html", "text/html; charset=utf-8", page))
        made.append(Download(f"{stem}-grille.pdf", "application/pdf", blank_grid(work.name, work.map.root.text)))
        verdicts = {each.id: WORDS[each.verdict] for each in report.criteria}
        missing = ", ".join(stage.id for stage in report.stages if not stage.present)
        title = " ".join(work.map.root.text.split())[:200]
        cells = [verdicts.get(line.id, "") for line in grid.criteria()]
        lines.append([work.name, title, str(report.nodes), *cells, missing, work.dossier_name])
    made.append(Download("tableau.csv", "text/csv; charset=utf-8", as_csv(lines)))
    made.append(Download("tableau.ods", "application/vnd.oasis.opendocument.spreadsheet", as_ods(lines, "Avis")))
    notices = tuple((work.source_name, notice) for work in works for notice in work.notices)
    return Batch(tuple(made), tuple(errors), notices)


def _named(works: Iterable[HandedIn]) -> list[tuple[str, HandedIn]]:
    """Each work with a safe name of its own."""
    taken: set[str] = set()
    found = []
    for work in works:
        stem, rank = safe_name(work.name), 2
        name = stem
        while name in taken:
            name, rank = f"{stem}-{rank}", rank + 1
        taken.add(name)
        found.append((name, work))
    return found
