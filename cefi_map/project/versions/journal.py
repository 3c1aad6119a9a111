"""The journal of a project's writing, in words: from the versions that are kept to a table and a page of A4."""

from __future__ import annotations

from cefi_map.project.files import Download, safe_name
from cefi_map.referentiel import load
from cefi_map.reporting.journal import Journal, Line, between, duration, journal_pdf, sentences, start, summary
from cefi_map.store import Store

from .birth import Birth, Row, birth

SITTINGS = 2
"""Sittings of a day that are told with their hours; more are told by their number."""


def journal(told: Birth, title: str, author: str = "") -> Journal:
    """What the page and the sheet show; ``author`` "" for none."""
    begun = told.steps[0]
    first, last = told.rows[0].first, told.rows[-1].last
    least = any(row.least for row in told.rows)
    return Journal(
        title=title,
        author=author,
        summary=summary(first, last, told.sittings, told.minutes, told.kept, least=least),
        said=sentences(told.unit, told.gone, start(begun.reason, begun.moment, begun.grown.nodes)),
        names=tuple(stage.name for stage in load().stages),
        lines=tuple(_line(row, told.unit) for row in told.rows),
    )


def journal_file(store: Store, project_id: str, author: str = "") -> Download:
    """The same as one page of PDF."""
    title = store.project(project_id).title
    data = journal_pdf(journal(birth(store, project_id), title, author))
    return Download(f"{safe_name(title)}-journal.pdf", "application/pdf", data)


def _line(row: Row, unit: str) -> Line:
    before = row.before
    gains = tuple(now - then for now, then in zip(row.grown.stages, before.stages if before else (0,) * 7, strict=True))
    gained = row.grown.nodes - (before.nodes if before else 0)
    return Line(
        when=f"{row.first:%d/%m/%Y}" if row.first == row.last else f"{row.first:%d/%m} au {row.last:%d/%m/%Y}",
        hours=_hours(row, unit),
        time=duration(row.minutes, least=row.least),
        versions=row.versions,
        nodes=row.grown.nodes,
        gained=gained,
        stages=row.grown.stages,
        gains=gains,
    )


def _hours(row: Row, unit: str) -> str:
    if unit == "jour" and len(row.hours) <= SITTINGS:
        return ", ".join(between(first, last) for first, last in row.hours)
    many = f"{len(row.hours)} séances" if len(row.hours) > 1 else "une séance"
    return f"{many}, {between(row.hours[0][0], row.hours[-1][1])}" if unit == "jour" else many
