"""A project on paper: its sheets before they are printed, and the file to print."""

from __future__ import annotations

from functools import partial

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.formats import paper, svg
from cefi_map.formats.svg import Poster, Sheet
from cefi_map.judging import Readings
from cefi_map.project.exam import readings
from cefi_map.project.files import Download, poster_download, safe_name
from cefi_map.project.later import soon
from cefi_map.project.memory import remembered
from cefi_map.project.paper import Hanging, Printing, marks, picture, poster, undrawn, unprinted, untied
from cefi_map.project.writing import ProjectView, settled_project
from cefi_map.store import Store

READABLE = svg.READABLE
PRINTED = ("pdf", "svg", "png")
AT_ONCE = 1000
"""Nodes whose sheets a page waits for."""
LEAST_WIDTH, WIDTH, MOST_WIDTH = 200, 2400, 10_000
"""Pixels of a PNG."""


def printed_sheets(store: Store, project_id: str, printing: Printing) -> tuple[Sheet, ...]:
    """What the printer will give, sheet by sheet: the whole map, then a sheet a stage when it is too small to read."""
    view = settled_project(store, project_id)
    return _sheets(store, project_id, view.revision, readings(store), printing)


def sheets_soon(store: Store, project_id: str, printing: Printing) -> tuple[Sheet, ...] | None:
    """The same; None while those of a large map are being drawn: ask again."""
    if len(settled_project(store, project_id).map) <= AT_ONCE:
        return printed_sheets(store, project_id, printing)
    lasting = store.lasting()
    return soon((lasting, project_id, "sheets", printing), partial(printed_sheets, lasting, project_id, printing))


def print_file(store: Store, project_id: str, to: str, printing: Printing, *, width: int = WIDTH) -> Download:
    """The sheets as a PDF, or the overview as "svg" or "png" (``width`` pixels wide)."""
    format = formats.by_id(to)
    if format is None or to not in PRINTED:
        raise BadInput("Ce format ne s’imprime pas.", advice="Choisissez PDF, SVG ou PNG.")
    view = settled_project(store, project_id)
    name = f"{safe_name(view.title)}-{printing.sheet}.{to}"
    if to == "pdf":
        drawn = _sheets(store, project_id, view.revision, readings(store), printing)
        data = paper.bound(view.map, drawn, sheet=printing.sheet, landscape=printing.landscape)
        return Download(name, format.media_type, data, (*unprinted(data), *undrawn(view.map)))
    over, ids = _marks(view, printing), {"project": view.id, "revision": str(view.revision)}
    data, notices = picture(view.map, to, over, printing=printing, width=width, **ids)
    return Download(name, format.media_type, data, notices)


def jury_file(store: Store, project_id: str, to: str) -> Download:
    """The map on A3 as a PDF or "svg", for a jury: nothing in it tells what is thought of it."""
    format = formats.by_id(to)
    if format is None or to not in PRINTED:
        raise BadInput("Ce format ne s’imprime pas.", advice="Choisissez PDF, SVG ou PNG.")
    view, printing = settled_project(store, project_id), Printing(legend=False)
    over, revision = _marks(view, printing), str(view.revision)
    data, notices = picture(untied(view.map), to, over, printing=printing, project=view.id, revision=revision)
    return Download(f"{safe_name(view.title)}-{printing.sheet}.{to}", format.media_type, data, notices)


def hung(store: Store, project_id: str, hanging: Hanging) -> Poster:
    """The project as a poster."""
    return _hung(store, project_id, store.project(project_id).revision, readings(store), hanging)


def poster_to_take(store: Store, project_id: str, to: str, hanging: Hanging) -> Download:
    """The poster as "pdf", "svg" or "png"."""
    return poster_download(hung(store, project_id, hanging), to, hanging, store.project(project_id).title)


@remembered(4)
def _hung(store: Store, project_id: str, revision: int, by: Readings, hanging: Hanging) -> Poster:
    """Drawn once for a revision and these choices, then shown and taken away."""
    view = settled_project(store, project_id)
    return poster(view.map, view.report, hanging, view.title)


@remembered(4)
def _sheets(store: Store, project_id: str, revision: int, by: Readings, printing: Printing) -> tuple[Sheet, ...]:
    """Drawn once for a revision and these choices, then shown sheet by sheet; ``by`` changes what the legend says."""
    view = settled_project(store, project_id)
    return svg.sheets(paper.printable(view.map), _marks(view, printing), **printing.on_sheet)


def _marks(view: ProjectView, printing: Printing) -> svg.Overlay:
    return marks(view.map, view.report, printing, view.updated, view.revision)
