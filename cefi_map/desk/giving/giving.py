"""A group given back at once: whose sheets are ready, what each candidate gets, all of it in one archive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from cefi_map.desk.groups import Row, Table, table, table_file
from cefi_map.desk.marking import give_back
from cefi_map.desk.reading import open_work
from cefi_map.desk.store import Cohort
from cefi_map.dossier.zipped import zipped
from cefi_map.errors import BadInput, CefiError, NotFound
from cefi_map.judging import Readings
from cefi_map.project.exam import readings
from cefi_map.project.files import Download, guarded, map_file, safe_name
from cefi_map.project.later import hurried
from cefi_map.project.memory import remembered
from cefi_map.reporting.letterhead import Letterhead
from cefi_map.reporting.review_sheet import Sheet, sheet_pdf, sheets_pdf
from cefi_map.review import annotated, to_data
from cefi_map.store import Store

from .letterhead import letterhead
from .sheets import annotated_svg, given_on, sheet


@dataclass(frozen=True, slots=True)
class Giving:
    """The works of a cohort: ``ready`` have every level, ``unfinished`` have not, or marks that contradict each other;
    ``done`` are given back."""

    cohort: Cohort
    ready: tuple[Row, ...]
    unfinished: tuple[Row, ...]
    done: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What became of works to give back: ``names`` of those that are, ``errors`` as (name, why not)."""

    names: tuple[str, ...]
    errors: tuple[tuple[str, CefiError], ...]


def give_all_back(store: Store, cohort: str, ids: Iterable[str], reviewer: str) -> Given:
    """Give these works back, and make what each candidate gets; one that is given back already stays as it was signed.
    What fails stops no other. ``BadInput`` where none is meant, ``NotFound`` when one is not of the cohort."""
    found = table(store, cohort)
    rows = {row.id: row for row in found.rows}
    names, errors = [], []
    if not (meant := tuple(dict.fromkeys(ids))):
        raise BadInput("Aucune fiche n’est cochée.", advice="Cochez celles que vous rendez.")
    for id in meant:
        if id not in rows:
            raise NotFound("Cette carte n’est plus dans le groupe.", advice="Rechargez la page, puis réessayez.")
        try:
            with guarded():
                row = rows[id]
                given = row.review if row.state == "done" else give_back(store, id, row.version, reviewer)
                _made(store, found.cohort, replace(row, review=given))
            names.append(row.name)
        except CefiError as error:
            errors.append((rows[id].name, error))
    return Given(tuple(names), tuple(errors))


def given_zip(store: Store, cohort: str) -> Download:
    """All that is given back: a folder a candidate, all sheets as one document to print, the table. Where the file came
    through Moodle, names are those by which Moodle gives it back. ``NotFound`` when nothing is given back yet."""
    found = to_give(table(store, cohort))
    root = plain(found.cohort.name)
    entries: list[tuple[str, bytes]] = []
    moments: dict[str, datetime] = {}
    for folder, row in _folders(_some(found)):
        for name, data in _made(store, found.cohort, row).files:
            entries.append((f"{root}/{folder}/{_moodle(row, folder)}{name}", data))
            moments[entries[-1][0]] = given_on(row.review)
    last = max(moments.values())
    for file in (sheets_file(store, cohort), table_file(store, cohort, "ods")):
        entries.append((f"{root}/{file.name}", file.data))
        moments[entries[-1][0]] = last
    return Download(f"{safe_name(found.cohort.name)}-retours.zip", "application/zip", zipped(entries, moments=moments))


def sheets_file(store: Store, cohort: str) -> Download:
    """The sheets of all works that are given back, as one PDF. ``NotFound`` when none is."""
    found = to_give(table(store, cohort))
    sheets = [_made(store, found.cohort, row).sheet for row in _some(found)]
    store.note_exported("cohort", cohort, training=store.training)
    data = sheets_pdf(sheets, f"Fiches de relecture : {found.cohort.name}")
    return Download(f"{safe_name(found.cohort.name)}-fiches.pdf", "application/pdf", data)


def plain(name: str) -> str:
    """A name for a folder of any system, as people write it: letters and accents stay."""
    seen = "".join(char if char.isprintable() else " " for char in name)
    line = " ".join(_NO_NAME.sub(" ", seen).split())[:80].strip(" .") or "Sans nom"
    return f"{line}, carte" if line.split(".")[0].upper() in _DEVICES else line


_NO_NAME = re.compile(r'[\\/:*?"<>|_]+')
"""What some system forbids; and what parts the words of Moodle's names."""
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}
"""What Windows takes for no folder."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What one candidate gets: the sheet as a value, and files as (name, content)."""

    sheet: Sheet
    files: tuple[tuple[str, bytes], ...]


def _made(store: Store, cohort: Cohort, row: Row) -> _Made:
    said = json.dumps([row.name, to_data(row.review)], ensure_ascii=False)
    return _kept(store, row.id, row.version, said, letterhead(store, cohort), readings(store))


@remembered(128)
def _kept(store: Store, id: str, number: int, said: str, head: Letterhead, by: Readings) -> _Made:
    """Made once of what it is made of: an archive asked for after each work was given back is there at once."""
    view = open_work(store, id, number)
    own = sheet(store, view)
    name = f"{safe_name(view.work.name)}-relecture"
    given = map_file(annotated(view.map, view.review), name)
    with hurried(None):
        drawn = annotated_svg(view)
    files = (
        (f"{name}.svg", drawn),
        (f"{name}.pdf", sheet_pdf(own)),
        (given.name, given.data),
    )
    return _Made(own, files)


def to_give(found: Table) -> Giving:
    left = [row for row in found.rows if row.state != "done"]
    return Giving(
        found.cohort,
        tuple(row for row in left if not _lacks(row)),
        tuple(row for row in left if _lacks(row)),
        tuple(row for row in found.rows if row.state == "done"),
    )


def _lacks(row: Row) -> bool:
    """Whether a level is missing, something is not settled, or one of those who mark it apart goes on."""
    return bool(row.missing or row.torn or row.hidden)


def _some(found: Giving) -> tuple[Row, ...]:
    if not found.done:
        raise NotFound("Aucune fiche de ce groupe n’est rendue.", advice="Rendez-les, puis téléchargez-les.")
    return found.done


def _folders(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Each work with a folder of its own, by its name."""
    taken: set[str] = set()
    for row in rows:
        name = folder = plain(row.name)
        rank = 1
        while folder.casefold() in taken:
            rank += 1
            folder = f"{name} ({rank})"
        taken.add(folder.casefold())
        yield folder, row


def _moodle(row: Row, folder: str) -> str:
    """« Nom_123_assignsubmission_file_ », by which Moodle knows whose a feedback file is; "" where it came another
    way. Moodle looks at the number alone, in any version of it where the file itself is called so."""
    return f"{folder}_{row.moodle[0]}_{row.moodle[1]}_" if row.moodle else ""
