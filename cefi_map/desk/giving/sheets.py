"""What a trainer gives back of one work: the annotated drawing and FreeMind file, the return sheet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from cefi_map import review as grid
from cefi_map.desk import marking
from cefi_map.desk.reading import WorkView, open_work
from cefi_map.dossier.zipped import zipped
from cefi_map.errors import NotFound
from cefi_map.formats import svg
from cefi_map.formats.overlay import Cartouche, Pin
from cefi_map.judging import rules_version
from cefi_map.project.files import Download, map_file, safe_name
from cefi_map.project.paper import overlay
from cefi_map.project.returned import ALONG
from cefi_map.reporting.review_sheet import Sheet, sheet_html, sheet_pdf
from cefi_map.review import Review, Signature, annotated, lettered, outward, to_data
from cefi_map.store import Store

from .letterhead import letterhead


def give_back_file(store: Store, id: str, number: int, kind: str) -> Download:
    """One of the files of a review: "svg", "mm", "html" or "pdf" (the return sheet), or "zip", these four in one.
    ``NotFound`` on another kind."""
    view = open_work(store, id, number)
    name = f"{safe_name(view.work.name)}-relecture"
    match kind:
        case "svg":
            return Download(f"{name}.svg", "image/svg+xml", annotated_svg(view))
        case "mm":
            return map_file(annotated(view.map, view.review), name)
        case "html":
            return Download(f"{name}.html", "text/html; charset=utf-8", sheet_html(sheet(store, view)).encode())
        case "zip":
            files = [give_back_file(store, id, number, each) for each in ("svg", "pdf", "html", "mm")]
            data = {f"{name}/{file.name}": file.data for file in files}
            moments = dict.fromkeys(data, given_on(view.review))
            return Download(f"{name}.zip", "application/zip", zipped(data.items(), moments=moments))
        case "pdf":
            return Download(f"{name}.pdf", "application/pdf", sheet_pdf(sheet(store, view)))
    raise NotFound("Cette fiche n’existe pas dans ce format.", advice="Choisissez un format de la page.")


def given_on(review: Review) -> datetime:
    """Noon of the day of the sheet, or of today before it is given back: what an archive tells of its entries."""
    day = date.fromisoformat(review.returned) if review.returned else date.today()
    return datetime.combine(day, time(12)).astimezone()


def annotated_svg(view: WorkView, sheet: str | None = "A3") -> bytes:
    """A sheet with a letter on each node that has a comment, the comments below, the review in its metadata. Without a
    ``sheet`` as wide as it comes and without what stands below, which is many times faster."""
    block = Cartouche(
        view.work.title or "Carte mentale",
        name=view.work.name,
        reviewer=view.review.reviewer,
        reviewed=_day(view.review.returned),
    )
    marks = replace(overlay(view.map, view.report, cartouche=block), pins=pins(view))
    along = {ALONG: json.dumps(to_data(outward(view.review)), ensure_ascii=False, separators=(",", ":"))}
    return svg.draw(view.map, marks, sheet=sheet, project=view.work.project, along=along).svg


def pins(view: WorkView) -> tuple[Pin, ...]:
    return tuple(
        Pin(remark.key, letter, grid.KINDS[remark.kind], remark.text)
        for letter, remark in lettered(view.review.remarks)
        if remark.key in view.map and not remark.paragraph
    )


def sheet(store: Store, view: WorkView) -> Sheet:
    version = view.review.source or rules_version()
    head = letterhead(store, view.cohort)
    told = {id: _settled(view.review.signed[id], left) for id, left in marking.unheard(view).items()}
    told["C12"] = " ".join(filter(None, [view.without_dossier, told.get("C12")]))
    return Sheet(view.work.name, view.work.title, view.review, view.work.number, version, head, view.late, told)


def _settled(one: Signature, left: Sequence[str]) -> str:
    also = f", confirmé par {', '.join(one.also)}" if one.also else ""
    return f"Les grilles différaient. Réglé par {one.by}{also}. Pas encore confirmé par {', '.join(left)}."


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""
