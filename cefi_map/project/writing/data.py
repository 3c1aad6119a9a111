"""The map and its report as plain data, for the editor in the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from cefi_map import formats, limits
from cefi_map.errors import BadInput
from cefi_map.judging import report_data
from cefi_map.mindmap import MindMap, Node, codec
from cefi_map.mindmap.json_gate import read_json, read_sent
from cefi_map.store import Saved, Store

from .opened import ProjectView, save_map


def sent_data(raw: bytes, known: Mapping[bytes, Node] | None = None) -> object:
    """The JSON that a page sends, within the limits. ``BadInput`` when it is none. ``known``: nodes of a map that are
    taken as they were."""
    try:
        return read_sent(raw, known) if known else read_json(raw)
    except (ValueError, RecursionError):
        raise BadInput("Ces données ne sont pas du JSON.", advice="Rechargez la page, puis réessayez.") from None


def reading_over(store: Store, project_id: str, base: int) -> Callable[[bytes], object]:
    """``sent_data`` of a map that was written over revision ``base``: nodes that are as they were there, where it is at
    hand, are not read again."""
    return partial(sent_data, known=store.known(project_id, base))


def save_data(store: Store, project_id: str, data: object, base: int, start: object = None) -> Saved:
    """Keep the map that a page sends, which started from revision ``base``. What the page never holds (the parts that
    only a file format understands) the store takes from there, by key. ``start``: the map at that revision, as the page
    had it. ``BadInput``, ``TooLarge``: what is wrong."""
    return save_map(store, project_id, _sent(data), base, None if start is None else _sent(start))


def _sent(data: object) -> MindMap:
    most = {"max_nodes": limits.PAGE_NODES, "max_title": limits.EDIT_TITLE_CHARS}
    return codec.from_data(data, opaque=False, **most)


def project_data(view: ProjectView) -> dict[str, Any]:
    """All that the editor opens with: ``report`` is null where nothing is said yet, ``wanting`` the sentence that says
    why where it does not come by itself."""
    told = {
        "report": report_data(view.report, view.title, by_key=True) if view.report.is_said else None,
        "wanting": str(view.wanting) if view.wanting and not view.is_coming else "",
    }
    return {**_kept(view.id, view.title, view.revision, view.updated, view.map), **told}


def kept_data(store: Store, project_id: str) -> dict[str, Any]:
    """The same without the report: what is kept, nothing judged."""
    project = store.project(project_id)
    version = store.load(project_id, project.revision)
    return _kept(project.id, project.title, version.number, project.updated, version.map)


def _kept(id: str, title: str, revision: int, updated: datetime, mindmap: MindMap) -> dict[str, Any]:
    moment = updated.isoformat()
    return {"id": id, "title": title, "revision": revision, "updated": moment, "map": codec.to_data(mindmap)}


def export_formats() -> tuple[formats.Format, ...]:
    """What a map can be saved as, in the order of the menu."""
    return tuple(format for format in formats.FORMATS if format.write)


def import_formats() -> tuple[formats.Format, ...]:
    """What a map can be read from, in the order of the help."""
    return formats.READ
