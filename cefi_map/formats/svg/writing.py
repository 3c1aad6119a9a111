"""A map to an SVG that stands alone. Its structure is documented and stable: docs/svg.md."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from cefi_map.errors import CefiError
from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import PAPER, SCREEN, TIDY, Preset
from cefi_map.mindmap import MindMap, Node

from .carrier import metadata
from .page import Page, document, loose, on_sheet, text_pages
from .pen import Pen
from .placing import Placing

READABLE = 6.5
"""Points: when a leaf's text would print smaller, one sheet a stage follows the overview."""
LONE_SHEETS = 24
"""Sheets for the branches without stage: each costs a walk through the whole map, so more branches share them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to print: its SVG, what it shows (« Vue d'ensemble », « Étape 3, Faisabilité », a branch's title),
    the points at which leaves are printed (0 on a sheet of notes)."""

    svg: bytes
    title: str
    points: float


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
) -> Drawing:
    """The drawing, ``carrying`` its map unless told otherwise.

    ``layout`` is "tidy", "right", "down" or a Graphviz engine's name; where the engine is missing, too slow or fails,
    the default is drawn and a notice says so. ``sheet`` "A3" or "A4" fits the drawing to paper, in points, the wrapping
    width searched (``preset`` is then PAPER unless given). ``numbers`` prints 3.2.1 before each node, ``notes`` prints
    notes as footnotes below; ``folding`` leaves out what is folded; ``only`` draws some branches of level 1.
    ``project`` and ``revision`` travel in the metadata, and so do texts given to go ``along``, by name.
    """
    if sheet and preset is SCREEN:
        preset = PAPER
    preset = replace(preset, numbers=numbers, footnotes=notes, folding=folding)
    placing = Placing(mindmap, overlay or Overlay(), preset, layout, only)
    notices: tuple[str, ...] = ()
    try:
        page = _drawn(placing, sheet, landscape)
    except CefiError as error:
        notices = (str(error),)
        page = _drawn(replace(placing, how=TIDY), sheet, landscape)
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
    """What is printed, every sheet of the size asked for: the whole map; then, when its text is under ``READABLE``, a
    sheet for each stage (and for each branch without stage); then the notes and comments that found no place under the
    map. Only the first carries the map."""
    overlay = overlay or Overlay()
    preset = replace(PAPER, numbers=numbers, footnotes=notes)
    page = _drawn(Placing(mindmap, overlay, preset), sheet, landscape, apart=True)
    found = [Sheet(document(page, mindmap, metadata(mindmap, project, revision)), "Vue d'ensemble", page.text_size)]
    if page.text_size < READABLE:
        for title, keys in _parts(mindmap, overlay):
            placing = Placing(mindmap, _plain(overlay, title), preset, only=keys)
            part = _drawn(placing, sheet, landscape, apart=True)
            found.append(Sheet(document(part, mindmap, ""), title, part.text_size))
    for texts in page.left:
        for each in text_pages(texts, sheet, landscape):
            found.append(Sheet(document(each, mindmap, ""), texts.title, 0))
    return tuple(found)


def _plain(overlay: Overlay, title: str) -> Overlay:
    """The overlay of a stage's sheet: no legend, and what it shows in the title block."""
    block = replace(overlay.cartouche, subtitle=title) if overlay.cartouche else None
    return replace(overlay, rows=(), footer="", stage_names=(), cartouche=block)


def _drawn(placing: Placing, sheet: str | None, landscape: bool, *, apart: bool = False) -> Page:
    mindmap, overlay = placing.mindmap, placing.overlay
    printed = placing.preset.name == "paper"
    pen = Pen(mindmap, overlay, printed=printed, patterns=True, footnotes=placing.preset.footnotes)
    return on_sheet(pen, placing, sheet, landscape, apart=apart) if sheet else loose(pen, placing)


def _parts(mindmap: MindMap, overlay: Overlay) -> list[tuple[str, frozenset[str]]]:
    """Branches of level 1 by stage, in order; a branch of several stages goes with its first, one of none alone, or
    with its neighbours when there are more than ``LONE_SHEETS``."""
    by_stage: dict[int, set[str]] = {}
    alone: list[Node] = []
    for node in mindmap.children(mindmap.root.key):
        if stages := overlay.stages.get(node.key):
            by_stage.setdefault(stages[0], set()).add(node.key)
        else:
            alone.append(node)
    staged = [(_stage_title(overlay, stage), frozenset(by_stage[stage])) for stage in sorted(by_stage)]
    share = max(1, ceil(len(alone) / LONE_SHEETS))
    groups = [alone[at : at + share] for at in range(0, len(alone), share)]
    return staged + [(" ".join(group[0].text.split()), frozenset(node.key for node in group)) for group in groups]


def _stage_title(overlay: Overlay, stage: int) -> str:
    name = overlay.stage_names[stage - 1] if len(overlay.stage_names) >= stage else ""
    return f"Étape {stage}, {name}" if name else f"Étape {stage}"
