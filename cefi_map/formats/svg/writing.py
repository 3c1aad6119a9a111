"""A map to an SVG that stands alone. Its structure is documented and stable: docs/svg.md."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from cefi_map.errors import CefiError
from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import PAPER, SCREEN, TIDY, Preset
from cefi_map.mindmap import MindMap, Node

from .carrier import metadata
from .notes import Texts
from .page import Page, document, loose, on_sheet, text_pages
from .parts import CAPACITY, Cut, Group, elsewhere, named
from .pen import Pen
from .placing import Placing

READABLE = 6.5
"""Points: when a leaf's text would print smaller, one sheet a stage follows the overview."""
HOPELESS = 3.5
"""Points: when the whole map would print smaller than this, the overview shows its first levels alone."""
_OVERVIEW = "Vue d'ensemble"
_LEVELS = (3, 2, 1)
_BEYOND = 8
"""A map of more sheets than this is not tried on one."""
LONE_SHEETS = 24
"""Sheets for the branches without stage: each costs a walk through the whole map, so more branches share them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to print: its SVG, what it shows (« Vue d'ensemble », « Étape 3, Faisabilité », a branch's title),
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
    """What is printed, every sheet of the size asked for: the whole map, or its first levels where a leaf would print
    under ``HOPELESS``; then, when that is under ``READABLE`` or not all, a sheet for each stage (and for each branch
    without stage), more where it would not be readable; then the notes and comments that found no place under the map.
    Only the first carries the map."""
    overlay = overlay or Overlay()
    desk = _Desk(mindmap, overlay, replace(PAPER, numbers=numbers, footnotes=notes), sheet, landscape)
    pages = list(desk.pages())
    found = []
    for rank, (title, page, levels) in enumerate(pages):
        carried = "" if rank else metadata(mindmap, project, revision)
        found.append(Sheet(document(page, mindmap, carried), title, page.text_size, levels))
    for texts in _left(page for _, page, _ in (pages[:1] if not pages[0][2] else pages)):
        for each in text_pages(texts, sheet, landscape):
            found.append(Sheet(document(each, mindmap, ""), texts.title, 0))
    return tuple(found)


class _Desk:
    """Draws the sheets of one map."""

    def __init__(self, mindmap: MindMap, overlay: Overlay, preset: Preset, sheet: str, landscape: bool) -> None:
        self._mindmap, self._overlay, self._preset = mindmap, overlay, preset
        self._sheet, self._landscape = sheet, landscape
        self._cut = Cut(mindmap, CAPACITY[sheet])
        self._told: set[str] = set()  # keys whose footnote stands on a sheet made before
        self._heads = tuple(node.key for node in mindmap.children(mindmap.root.key))

    def pages(self) -> Iterator[tuple[str, Page, int]]:
        """Title, page, and how many levels it shows (0: all)."""
        page = None if self._cut.is_large([self._mindmap.root.key], _BEYOND) else self._whole()
        if page and (page.text_size >= HOPELESS or not self._heads):
            yield _OVERVIEW, page, 0
            if page.text_size >= READABLE:
                return
        else:
            yield from self._overview()
        for title, keys in _parts(self._mindmap, self._overlay):
            heads = [head for head in self._heads if head in keys]
            whole = Group(title, tuple(heads))
            for group in self._cut.groups(title, heads) if self._cut.is_large(heads) else [whole]:
                yield from ((group.title, each, 0) for each in self._fitted(group))

    def _whole(self) -> Page:
        return _drawn(Placing(self._mindmap, self._overlay, self._preset), self._sheet, self._landscape, apart=True)

    def _overview(self) -> Iterator[tuple[str, Page, int]]:
        """As many levels as one sheet holds; of level 1 alone, as many sheets as it takes."""
        for levels in _LEVELS:
            part = self._cut.levels(levels, self._heads, ())
            if len(part) <= 2 * CAPACITY[self._sheet]:
                page = self._draw(part, self._overlay)
                if page.text_size >= READABLE:
                    self._told.update(part.noted)
                    yield _OVERVIEW, page, levels
                    return
        step = CAPACITY[self._sheet]
        for rank, at in enumerate(range(0, len(self._heads), step), 1):
            overlay = self._overlay if rank == 1 else _plain(self._overlay, _OVERVIEW)
            part = self._cut.levels(1, self._heads[at : at + step], self._told)
            self._told.update(part.noted)
            page = self._draw(part, overlay)
            yield _OVERVIEW if rank == 1 else f"{_OVERVIEW} ({rank})", page, 1

    def _fitted(self, group: Group) -> Iterator[Page]:
        """The group on one sheet, or on more where it would not be readable."""
        part = self._cut.part(group, self._told)
        overlay = self._coloured(_plain(self._overlay, group.title), part.root.key)
        page = self._draw(part, overlay, elsewhere(self._mindmap, part))
        halves = self._cut.halves(group) if page.text_size < READABLE else []
        if not halves:
            self._told.update(part.noted)
            yield page
        for half in halves:
            yield from self._fitted(half)

    def _coloured(self, overlay: Overlay, centre: str) -> Overlay:
        """With the stage that the centre of a sheet has from above."""
        above = (self._overlay.stages.get(node.key) for node in self._mindmap.ancestors(centre))
        inherited = next((stages for stages in above if stages is not None), ())
        if centre in overlay.stages or not inherited:
            return overlay
        return replace(overlay, stages={**overlay.stages, centre: inherited[:1]})

    def _draw(self, part: MindMap, overlay: Overlay, see: Mapping[str, tuple[str, ...]] | None = None) -> Page:
        shown = see if see and self._preset.numbers else {}
        placing = Placing(part, overlay, replace(self._preset, folding=True), see=shown)
        return _drawn(placing, self._sheet, self._landscape, apart=True)


def _left(pages: Iterable[Page]) -> list[Texts]:
    """The texts that found no place on these pages, by title, each once."""
    found: dict[str, Texts] = {}
    for page in pages:
        for texts in page.left:
            kept = found.setdefault(texts.title, texts._replace(entries=[]))
            kept.entries.extend(each for each in texts.entries if each not in kept.entries)
    return list(found.values())


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
    return staged + [(named(group[0]), frozenset(node.key for node in group)) for group in groups]


def _stage_title(overlay: Overlay, stage: int) -> str:
    name = overlay.stage_names[stage - 1] if len(overlay.stage_names) >= stage else ""
    return f"Étape {stage}, {name}" if name else f"Étape {stage}"
