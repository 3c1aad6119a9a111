"""A map to an SVG that stands alone. Its structure is documented and stable: docs/svg.md."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cefi_map.errors import CefiError
from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import PAPER, SCREEN, TIDY, Preset
from cefi_map.geometry.paper import Room
from cefi_map.mindmap import MindMap

from .carrier import metadata
from .desk import Desk
from .page import document, drawn
from .parts import brief
from .placing import Placing


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to print: its SVG, what it shows (« Vue d’ensemble », « Étape 3, Faisabilité », a branch's title),
    the points at which leaves are printed (0 on a sheet of notes), how many ``levels`` of the map it shows (0: all)."""

    svg: bytes
    title: str
    points: float
    levels: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished SVG; ``notices`` are French sentences: which layout could not be had, and why."""

    svg: bytes
    notices: tuple[str, ...] = ()


def write(mindmap: MindMap, overlay: Overlay | None = None, **options: Any) -> bytes:
    """``draw``, without its notices."""
    return draw(mindmap, overlay, **options).svg


def draw(
    mindmap: MindMap,
    overlay: Overlay | None = None,
    *,
    preset: Preset = SCREEN,
    layout: str = TIDY,
    sheet: str | None = None,
    landscape: bool = True,
    numbers: bool = True,
    notes: bool = True,
    folding: bool = False,
    only: Collection[str] | None = None,
    project: str = "",
    revision: str = "",
    along: Mapping[str, str] | None = None,
    carrying: bool = True,
    room: Room | None = None,
) -> Drawing:
    """The drawing, ``carrying`` its map unless told otherwise.

    ``layout`` is "tidy", "right", "down" or a Graphviz engine's name; where the engine is missing, too slow or fails,
    the default is drawn and a notice says so. ``sheet`` "A3" or "A4" fits the drawing to paper, in points, the wrapping
    width searched (``preset`` is then PAPER unless given). ``numbers`` prints 3.2.1 before each node, ``notes`` prints
    notes as footnotes below; ``folding`` leaves out what is folded; ``only`` draws some branches of level 1.
    ``project`` and ``revision`` travel in the metadata, and so do texts given to go ``along``, by name. Without a
    sheet, a ``room`` in points is what the drawing is to fill in the largest letters: it still has its own size.
    """
    if sheet and preset is SCREEN:
        preset = PAPER
    preset = replace(preset, numbers=numbers, footnotes=notes, folding=folding)
    placing = Placing(mindmap, overlay or Overlay(), preset, layout, only)
    notices: tuple[str, ...] = ()
    try:
        page = drawn(placing, sheet, landscape, room=room)
    except CefiError as error:
        notices = (str(error),)
        page = drawn(replace(placing, how=TIDY), sheet, landscape, room=room)
    carried = metadata(mindmap, project, revision, along) if carrying else ""
    return Drawing(document(page, mindmap, carried), notices)


def sheets(
    mindmap: MindMap,
    overlay: Overlay | None = None,
    *,
    sheet: str = "A3",
    landscape: bool = True,
    numbers: bool = True,
    notes: bool = True,
    project: str = "",
    revision: str = "",
) -> tuple[Sheet, ...]:
    """What is printed, every sheet of the size asked for: the whole map, or its first levels where a leaf would print
    under ``HOPELESS``; then, when that is under ``READABLE`` or not all, a sheet for each stage (branches without stage
    share theirs), more where it would not be readable; then the legend, the notes and the comments that found no place
    under the map. Only the first carries the map."""
    overlay = overlay or Overlay()
    shown = brief(mindmap) if notes else mindmap
    desk = Desk(shown, overlay, replace(PAPER, numbers=numbers, footnotes=notes), sheet, landscape)
    pages = list(desk.pages())
    found = []
    for rank, (title, page, levels) in enumerate(pages):
        carried = "" if rank else metadata(mindmap, project, revision)
        found.append(Sheet(document(page, mindmap, carried), title, page.text_size, levels))
    found += [Sheet(document(page, mindmap, ""), title, 0) for title, page in desk.last(pages)]
    return tuple(found)
