"""A project on paper: its sheets before they are printed, and the file to print."""

from __future__ import annotations

from cefi_map import formats
from cefi_map.checking import Readings
from cefi_map.errors import BadInput
from cefi_map.formats import svg
from cefi_map.formats.svg import Sheet
from cefi_map.store import Store

from .files import Download, safe_name
from .memory import remembered
from .printing import Printing, check_printable, marks, picture
from .projects import ProjectView, open_project
from .readings import readings

READABLE = svg.READABLE
PRINTED = ("pdf", "svg", "png")
LEAST_WIDTH, WIDTH, MOST_WIDTH = 200, 2400, 10_000
"""Pixels of a PNG."""


def printed_sheets(store: Store, project_id: str, printing: Printing) -> tuple[Sheet, ...]:
    """What the printer will give, sheet by sheet: the whole map, then a sheet a stage when it is too small to read."""
    view = open_project(store, project_id)
    check_printable(view.map)
    return _sheets(store, project_id, view.revision, readings(store), printing)


def print_file(store: Store, project_id: str, to: str, printing: Printing, *, width: int = WIDTH) -> Download:
    """The sheets as a PDF, or the overview as "svg" or "png" (``width`` pixels wide)."""
    format = formats.by_id(to)
    if format is None or to not in PRINTED:
        raise BadInput("Ce format ne s’imprime pas.", advice="Choisissez PDF, SVG ou PNG.")
    view = open_project(store, project_id)
    check_printable(view.map)
    data, notices = picture(
        view.map,
        to,
        _marks(view, printing),
        printing=printing,
        width=width,
        project=view.id,
        revision=str(view.revision),
    )
    return Download(f"{safe_name(view.title)}-{printing.sheet}.{to}", format.media_type, data, notices)


@remembered(4)
def _sheets(store: Store, project_id: str, revision: int, by: Readings, printing: Printing) -> tuple[Sheet, ...]:
    """Drawn once for a revision and these choices, then shown sheet by sheet; ``by`` changes what the legend says."""
    view = open_project(store, project_id)
    return svg.sheets(view.map, _marks(view, printing), **printing.on_sheet)


def _marks(view: ProjectView, printing: Printing) -> svg.Overlay:
    return marks(view.map, view.report, printing, view.updated, view.revision)
