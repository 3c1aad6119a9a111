"""The dossier as plain data, for the editor in the page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from cefi_map.dossier import Pages
from cefi_map.dossier import manuscript as codec
from cefi_map.dossier.french import Slip
from cefi_map.dossier.guides import guides_data
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.dossier.model import Figure, Table, block_text
from cefi_map.dossier.pages import skipped, type_of
from cefi_map.dossier.turns import Turn
from cefi_map.judging import report_data
from cefi_map.project.exam import readings
from cefi_map.project.writing import ProjectView, look_at_project
from cefi_map.store import DossierConflict, DossierSaved, Store

from .drawn import figure_letters
from .pages import keep_pages
from .writing import (
    DossierView,
    Judged,
    dossier_turns,
    french_slips,
    kept_dossier,
    measure_dossier,
)

__all__ = [
    "DossierConflict",
    "dossier_conflict_data",
    "dossier_data",
    "french_data",
    "guides_data",
    "kept_dossier_data",
    "manuscript_data",
    "map_lines",
    "measure_data",
    "opinion_data",
    "pages_data",
    "save_dossier_data",
    "saved_data",
]


def dossier_data(store: Store, view: DossierView) -> dict[str, Any]:
    """``{id, title, revision, dossier, layout, report, pages, wanting}``: all that the editor opens with. ``report`` is
    null where nothing is said yet, ``wanting`` the sentence that says why where it does not come by itself."""
    return {
        "id": view.id,
        "title": view.title,
        "revision": view.number,
        **manuscript_data(view.manuscript),
        **(_told(store, view.judged, view.title) if view.judged.report.is_said else {"report": None, "pages": None}),
        "wanting": str(view.wanting) if view.wanting and not view.is_coming else "",
    }


def kept_dossier_data(store: Store, project_id: str) -> dict[str, Any]:
    """``{id, title, revision, dossier, layout}``: what is kept, nothing judged."""
    project, manuscript = kept_dossier(store, project_id)
    return {"id": project.id, "title": project.title, "revision": project.dossier, **manuscript_data(manuscript)}


def manuscript_data(manuscript: Manuscript) -> dict[str, Any]:
    """``{dossier: {title, author, blocks}, layout}``."""
    data = codec.to_data(manuscript)
    layout = data.pop("layout")
    return {"dossier": data, "layout": layout}


def save_dossier_data(store: Store, project_id: str, data: object, base: int, start: object = None) -> dict[str, Any]:
    """Keep what a page sends: ``{title, author, blocks, layout}``. Gives ``saved_data``. A stale one is merged,
    from the data of revision ``base``, which are ``start`` where the history keeps them no longer;
    ``DossierConflict`` when both sides changed the same blocks."""
    known = None if start is None else codec.from_data(start)
    return saved_data(store.save_dossier(project_id, codec.from_data(data), base, start=known))


def saved_data(saved: DossierSaved) -> dict[str, Any]:
    """``{revision, merged}`` and, when others' changes came in, ``dossier`` and ``layout``."""
    brought = manuscript_data(saved.manuscript) if saved.merged else {}
    return {"revision": saved.number, "merged": saved.merged, **brought}


def opinion_data(store: Store, view: DossierView) -> dict[str, Any]:
    """``{revision, report, pages}``: what is said of the dossier as it stands."""
    return {"revision": view.number, **_told(store, view.judged, view.title)}


def measure_data(store: Store, project_id: str, data: object, *, turning: bool = False) -> dict[str, Any]:
    """``{pages, drawn, digest, letters}`` of a text that is not saved; ``digest`` names it where its pages are drawn,
    ``drawn`` counts those with a cover that does not count among the pages, ``letters`` are the points of its figures
    by stage.

    ``turning`` adds ``turns``, ``[{page, block, at}]`` with places as JavaScript counts them, and the measures of its
    ``type``: what a page needs to show the text as it is printed."""
    manuscript = codec.from_data(data)
    pages = measure_dossier(store, project_id, manuscript)
    shown = {block.stage for block in manuscript.dossier.blocks if isinstance(block, Figure)}
    told = {
        "pages": pages_data(store, pages),
        "drawn": pages.sheets + skipped(manuscript.layout),
        "digest": keep_pages(store, project_id, manuscript),
        "letters": figure_letters(store, project_id, manuscript.layout.margin, shown),
    }
    if not turning:
        return told
    found = dossier_turns(store, project_id, manuscript, pages)
    return {**told, "turns": [_turn_data(each, manuscript) for each in found], "type": type_of(manuscript.layout)}


def _turn_data(turn: Turn, manuscript: Manuscript) -> dict[str, Any]:
    block = manuscript.dossier.blocks[turn.block]
    at = turn.at if isinstance(block, Table) else _in_utf16(block_text(block), turn.at)
    return {"page": turn.page, "block": turn.block, "at": at}


def french_data(store: Store, project_id: str, data: object = None) -> list[dict[str, Any]]:
    """``[{block, start, end, kind, message, suggestions}]`` of a text that is sent, else of the one that is kept.

    ``start`` and ``end`` count as JavaScript does, in UTF-16."""
    manuscript = kept_dossier(store, project_id)[1] if data is None else codec.from_data(data)
    blocks = manuscript.dossier.blocks
    return [_slip_data(slip, block_text(blocks[slip.block])) for slip in french_slips(store, project_id, manuscript)]


def _slip_data(slip: Slip, text: str) -> dict[str, Any]:
    return {**asdict(slip), "start": _in_utf16(text, slip.start), "end": _in_utf16(text, slip.end)}


def _in_utf16(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le")) // 2


def dossier_conflict_data(error: DossierConflict) -> dict[str, Any]:
    """Both versions, whole: ``{message, advice, draft, revision, mine, theirs, merged}``."""
    sides = {name: manuscript_data(getattr(error, name)) for name in ("mine", "theirs", "merged")}
    return {
        "message": error.message,
        "advice": error.advice,
        "draft": error.draft,
        "revision": error.number,
        **sides,
    }


def map_lines(store: Store, project_id: str) -> list[dict[str, Any]]:
    """The map at hand, in reading order: ``[{key, number, text, depth, stages}]``, the text cut to a line."""
    view = look_at_project(store, project_id)
    stages = {key: [stage.id for stage in view.report.stages if key in stage.branches] for key in _branches(view)}
    return [
        {
            "key": node.key,
            "number": view.map.numbers[node.key],
            "text": " ".join(node.text.split())[:200],
            "depth": view.map.depths[node.key],
            "stages": stages.get(node.key, []),
        }
        for node in view.map
    ]


def _branches(view: ProjectView) -> set[str]:
    return {key for stage in view.report.stages for key in stage.branches}


def pages_data(store: Store, pages: Pages | None) -> dict[str, Any] | None:
    """``{sheets, length, said, lines, starts, level}``. None: the text could not be set on pages."""
    by = readings(store)
    if pages is None:
        return None
    return {
        "sheets": pages.sheets,
        "length": pages.length,
        "said": pages.said(by.pages_asked),
        "lines": pages.lines(by.pages_asked),
        "starts": pages.starts,
        "level": pages.level(by.pages_asked, by.page_tolerance),
    }


def _told(store: Store, judged: Judged, title: str) -> dict[str, Any]:
    """``report`` has the shape of schemas/dossier-report.schema.json."""
    remarks = [asdict(remark) for remark in judged.remarks]
    report = {**report_data(judged.report, title), "coherence": remarks}
    return {"report": report, "pages": pages_data(store, judged.pages)}
