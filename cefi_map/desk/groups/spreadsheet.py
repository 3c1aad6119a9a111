"""A group taken away as a spreadsheet: a line a candidate, every comment, what to teach again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cefi_map import review as grid
from cefi_map.judging import ADVICE, VERDICT_WORDS
from cefi_map.project.files import Download, safe_name
from cefi_map.reporting.tables import Lines, Value, as_csv, as_ods
from cefi_map.store import Store

from .groups import Cell, Row, Table, table
from .teaching import teaching


def table_file(store: Store, cohort: str, kind: str) -> Download:
    """The cohort as a spreadsheet: "csv", one table with every comment, or "ods", in four sheets."""
    found = table(store, cohort)
    name = safe_name(found.cohort.name)
    store.note_exported("cohort", cohort, training=store.training)
    if kind == "csv":
        return Download(f"{name}.csv", "text/csv; charset=utf-8", as_csv(_whole(found)))
    sheets = {
        found.cohort.name: _levels(found),
        "Avis automatique": _opinions(found),
        "Commentaires": _comments(found),
        "À reprendre": _again(found),
    }
    return Download(f"{name}.ods", "application/vnd.oasis.opendocument.spreadsheet", as_ods(sheets))


_FIRST = ("Candidat", "Projet", "Version", "En retard", "Relecture", "Relu par", "Rendue le")
_LAST = ("Nombre de commentaires", "Étapes", "Dossier")


def _levels(found: Table) -> Lines:
    """A column a criterion, so that the sheet reads on paper: the trainer's level."""
    lines: list[list[Value]] = [[*_FIRST, *(line.id for line in grid.criteria()), *_LAST]]
    lines += ([*_first(row), *(_level(row, cell) for cell in row.cells), *_last(row)] for row in found.rows)
    return lines + _awaited(found)


def _opinions(found: Table) -> Lines:
    """The automatic opinion, there only where a level is. The last head says what it is worth."""
    lines: list[list[Value]] = [["Candidat", *(line.id for line in grid.criteria()), ADVICE]]
    lines += ([row.name, *(VERDICT_WORDS.get(cell.opinion, "") for cell in row.cells)] for row in found.rows)
    return lines


def _whole(found: Table) -> Lines:
    """A line a candidate with every word: on each criterion, on nodes and paragraphs, on the whole, and what was
    ticked."""
    heads = [head for line in grid.criteria() for head in (line.id, f"{line.id} avis", f"{line.id} commentaire")]
    lines: list[list[Value]] = [[*_FIRST, *heads, "Vu", "Appréciation", "Commentaires", *_LAST, ADVICE]]
    for row in found.rows:
        cells = list[Value]()
        for cell in row.cells:
            said = VERDICT_WORDS.get(cell.opinion, "")
            cells += [_level(row, cell), said, row.review.mark(cell.criterion).comment]
        pinned = "\n".join(f"{where} : {said}" for where, _, _, said in _pinned(row))
        lines.append([*_first(row), *cells, _seen(row), row.review.appreciation, pinned, *_last(row)])
    return lines + _awaited(found)


def _comments(found: Table) -> Lines:
    """Every comment: whose work, where it stands, its kind, the criterion, what it says."""
    lines: list[list[Value]] = [["Candidat", "Où", "Nature", "Critère", "Commentaire"]]
    for row in found.rows:
        for line in grid.criteria():
            if said := row.review.mark(line.id).comment:
                lines.append([row.name, line.title, row.review.word(line.id), line.id, said])
        lines += ([row.name, *pinned] for pinned in _pinned(row))
        if row.review.appreciation:
            lines.append([row.name, "Appréciation générale", "", "", row.review.appreciation])
    return lines


def _again(found: Table) -> Lines:
    """Each criterion and each stage over the whole group, as numbers."""
    told = teaching(found)
    lines: list[list[Value]] = [
        ["Critère", "Intitulé", *told.words, "Moyenne sur 2", "Plus bas que l’avis", "Plus haut que l’avis"]
    ]
    for each in told.criteria:
        mean = "" if each.mean is None else each.mean
        lines.append([each.line.id, each.line.title, *each.counts, mean, each.lower, each.higher])
    lines += [[""], ["Étape", "", "Présente", "Commencée", "Vide"]]
    lines += [["", stage.name, *stage.counts] for stage in told.stages]
    return lines


def _awaited(found: Table) -> list[list[Value]]:
    """A line for whoever is expected and has handed in nothing."""
    return [[name, "", "", "", "Rien reçu"] for name in found.awaited]


def _first(row: Row) -> list[Value]:
    day: Value = date.fromisoformat(row.review.returned) if row.review.returned else ""
    return [
        row.name,
        row.title,
        row.version,
        "oui" if row.late else "",
        grid.STATES[row.state],
        ", ".join(row.readers),
        day,
    ]


def _last(row: Row) -> list[Value]:
    return [row.pinned, row.stages, row.dossier]


def _level(row: Row, cell: Cell) -> str:
    return "≠ à départager" if cell.criterion in row.torn else cell.word


def _seen(row: Row) -> str:
    """What was ticked, by its title."""
    titles = {id: title for line in grid.criteria() for id, title in line.parts}
    titles |= {each.id: each.title for each in grid.modalities()}
    return "\n".join(title for id, title in titles.items() if id in row.review.ticks)


def _pinned(row: Row) -> Iterator[tuple[str, str, str, str]]:
    """Where a comment stands, its kind, its criterion, its words."""
    for letter, remark in grid.lettered(row.review.remarks):
        place = f"dossier, §\u00a0{remark.paragraph}" if remark.paragraph else remark.number or "centre"
        yield f"{letter}, {place} {remark.title}".strip(), grid.KINDS[remark.kind], remark.criterion, remark.text
