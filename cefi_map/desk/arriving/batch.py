"""A batch of works from the command line: each one's report and blank grid, and the table; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cefi_map import review as grid
from cefi_map.errors import CefiError
from cefi_map.judging import ADVICE, DEFAULT, VERDICT_WORDS, Readings, stages_told
from cefi_map.project.files import Download, check_map, guarded, render_dossier_reports, render_reports, safe_name
from cefi_map.reporting import FileReport
from cefi_map.reporting.blank_grid import blank_grid
from cefi_map.reporting.dossier import DossierReport
from cefi_map.reporting.tables import as_csv, as_ods

from .documents import DossierView, Unread, read_received
from .held import File
from .reading import HandedIn
from .sorting import Arrivals

OPINIONS = "avis"
"""The folder of what nobody looks at before they have marked."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to write, safe names all different; ``errors`` and ``notices`` as (file, sentence); how many ``works``."""

    files: tuple[Download, ...]
    errors: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, str], ...]
    works: int


def review_batch(
    files: Iterable[File], by: Readings = DEFAULT, told: Callable[[str], None] = lambda name: None
) -> Batch:
    """For each work « nom-grille.pdf », to be marked first. Then, in a folder of its own that is opened afterwards, the
    automatic opinion: « nom-avis.html », « nom-dossier-avis.html » where there is a dossier, « tableau.csv » and
    « tableau.ods » by criterion. A file that fails stops no other. ``told`` hears each name as it is read."""
    found = Arrivals(list(files))
    errors: list[tuple[str, str]] = []
    made: list[Download] = []
    notices: list[tuple[str, str]] = []
    lines = [["Candidat", "Projet", "Nœuds", *(line.id for line in grid.criteria()), "Étapes", "Dossier", ADVICE]]
    for stem, work in _named(found):
        told(work.name)
        try:
            files_of_it, line = _judged(stem, work, by)
        except CefiError as error:
            errors.append((work.source_name, str(error)))
            continue
        made += files_of_it
        lines.append(line)
        notices += ((work.source_name, notice) for notice in work.notices)
        notices += ((work.dossier_name, said) for said in _unread(work, by))
    if made:
        made.append(Download(f"{OPINIONS}/tableau.csv", "text/csv; charset=utf-8", as_csv(lines)))
        made.append(
            Download(
                f"{OPINIONS}/tableau.ods", "application/vnd.oasis.opendocument.spreadsheet", as_ods({"Avis": lines})
            )
        )
    notices += found.aside
    errors += ((name, str(error)) for name, error in found.all_left)
    return Batch(tuple(made), tuple(errors), tuple(notices), len(lines) - 1)


@guarded()
def _judged(stem: str, work: HandedIn, by: Readings) -> tuple[list[Download], list[str]]:
    """The files of one work, and its line of the table."""
    page_type = "text/html; charset=utf-8"
    if work.picture is not None:
        sheet = Download(f"{stem}-grille.pdf", "application/pdf", blank_grid(work.name, work.source_name))
        return [sheet], [work.name, work.source_name, "", *("" for _ in grid.criteria()), "", work.dossier_name]
    report = check_map(work.map, by)
    page = render_reports([FileReport(work.source_name, work.map.root.text, report, work.notices)], "html")
    made = [
        Download(f"{OPINIONS}/{stem}-avis.html", page_type, page),
        Download(f"{stem}-grille.pdf", "application/pdf", blank_grid(work.name, work.map.root.text)),
    ]
    judged = list(report.criteria)
    if told := _dossier(work, by):
        judged += told.report.criteria
        made.append(Download(f"{OPINIONS}/{stem}-dossier-avis.html", page_type, render_dossier_reports([told], "html")))
    verdicts = {each.id: VERDICT_WORDS[each.verdict] for each in judged}
    stages = stages_told({stage.id: stage.state for stage in report.stages})
    title = " ".join(work.map.root.text.split())[:200]
    cells = [verdicts.get(line.id, "") for line in grid.criteria()]
    return made, [work.name, title, str(report.nodes), *cells, stages, work.dossier_name]


def _dossier(work: HandedIn, by: Readings) -> DossierReport | None:
    """What is said of the dossier that came with a map; None without one, or with one that cannot be read."""
    if work.dossier is None:
        return None
    found = read_received(work.dossier, work.dossier_name, by)
    if not isinstance(found, DossierView):
        return None
    return DossierReport(work.dossier_name, work.name, found.report, found.notices)


def _unread(work: HandedIn, by: Readings) -> tuple[str, ...]:
    """Why nothing is said of the dossier that came with a map."""
    found = read_received(work.dossier, work.dossier_name, by) if work.dossier is not None else None
    return (found.error,) if isinstance(found, Unread) else ()


def _named(works: Iterable[HandedIn]) -> Iterator[tuple[str, HandedIn]]:
    """Each work with a safe name of its own."""
    taken: set[str] = set()
    for work in works:
        stem, rank = safe_name(work.name), 2
        name = stem
        while name in taken:
            name, rank = f"{stem}-{rank}", rank + 1
        taken.add(name)
        yield name, work
