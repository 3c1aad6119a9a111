"""Which sheets a map is printed on, one after the other: an overview, its parts, what found no place on either."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import Preset
from cefi_map.mindmap import MindMap, Node

from .apart import apart
from .notes import Texts
from .page import HOPELESS, READABLE, Page, drawn, is_small
from .parts import CAPACITY, Cut, Group, elsewhere, named
from .pen import Pen
from .placing import Placing

_OVERVIEW = "Vue d’ensemble"
_LEVELS = (3, 2, 1)
_BEYOND = 8
"""A map of more sheets than this is not tried on one."""


class Desk:
    """Draws the sheets of one map."""

    def __init__(self, mindmap: MindMap, overlay: Overlay, preset: Preset, sheet: str, landscape: bool) -> None:
        self._mindmap, self._overlay, self._preset = mindmap, overlay, preset
        self._sheet, self._landscape = sheet, landscape
        self._cut = Cut(mindmap, CAPACITY[sheet])
        self._told: set[str] = set()  # keys whose footnote stands on a sheet made before
        self._parted: set[str] = set()  # numbers of the nodes that stand on a part's sheet
        self._heads = tuple(node.key for node in mindmap.children(mindmap.root.key))

    def pages(self) -> Iterator[tuple[str, Page, int]]:
        """Title, page, and how many levels it shows (0: all)."""
        page = None if self._cut.is_large([self._mindmap.root.key], _BEYOND) else self._whole()
        if page:
            yield _OVERVIEW, page, 0
            if page.text_size >= READABLE:
                return
        else:
            yield from self._overview()
        below = self._mindmap.below
        heads = [head for head in self._heads if page or below[head]]  # an overview in levels has the leaves
        for title, chosen in _parts(self._mindmap, self._overlay, self._cut, heads):
            whole = Group(title, chosen)
            for group in self._cut.groups(title, chosen) if self._cut.is_large(chosen) else [whole]:
                yield from ((group.title, each, 0) for each in self._fitted(group))

    def last(self, pages: Sequence[tuple[str, Page, int]]) -> Iterator[tuple[str, Page]]:
        """Title and page of what found no place on these: the legend of the first, then notes and comments. Those that
        an overview left out stand with its parts."""
        pen = Pen(self._mindmap, self._overlay, printed=True, patterns=True)
        marked = pages[0][1].bare
        left = _left((page, self._parted if title.startswith(_OVERVIEW) else ()) for title, page, _ in pages)
        both: list[Texts | None] = [*left] or [None] * marked
        for texts in both:
            kind = texts.title if texts else ""
            title = " et ".join(filter(None, ["Légende", kind.lower()])) if marked else kind
            block = _titled(self._overlay, title)
            for page in apart(replace(pen, overlay=block), texts, self._sheet, self._landscape, marked=marked):
                yield title, page
            marked = False

    def _whole(self) -> Page | None:
        placing = Placing(self._mindmap, self._overlay, self._preset)
        return self._drawn(placing, HOPELESS if self._heads else 0)

    def _overview(self) -> Iterator[tuple[str, Page, int]]:
        """As many levels as one sheet holds; of level 1 alone, as many sheets as it takes."""
        for levels in _LEVELS:
            part = self._cut.levels(levels, self._heads, ())
            if len(part) <= 2 * CAPACITY[self._sheet]:
                page = self._draw(part, _titled(self._overlay, self._said(levels)), READABLE)
                if page:
                    self._tell(part, page)
                    yield _OVERVIEW, page, levels
                    return
        step = CAPACITY[self._sheet]
        chunks = [self._heads[at : at + step] for at in range(0, len(self._heads), step)]
        for rank, page in enumerate((page for heads in chunks for page in self._first_level(heads)), 1):
            yield _OVERVIEW if rank == 1 else f"{_OVERVIEW} ({rank})", page, 1

    def _first_level(self, heads: Sequence[str]) -> Iterator[Page]:
        """Branches of level 1 around the root, on as many sheets as they take to be read."""
        overlay = self._overlay if heads[0] == self._heads[0] else self._overlay.without_legend
        part = self._cut.levels(1, heads, self._told)
        page = self._draw(part, _titled(overlay, self._said(1)), READABLE if len(heads) > 1 else 0)
        if page:
            self._tell(part, page)
            yield page
        else:
            middle = len(heads) // 2
            yield from (each for half in (heads[:middle], heads[middle:]) for each in self._first_level(half))

    def _tell(self, part: MindMap, page: Page) -> None:
        """The notes of an overview are printed on it, or left to the sheets of its parts."""
        if not page.left:
            self._told.update(part.noted)

    def _said(self, levels: int) -> str:
        """What an overview that is not whole says of itself."""
        shown = "niveau 1" if levels == 1 else f"niveaux 1 à {levels}"
        return f"{_OVERVIEW} : {shown}, sur {len(self._mindmap)} nœuds"

    def _fitted(self, group: Group) -> Iterator[Page]:
        """The group on one sheet, or on more where it would not be readable."""
        part = self._cut.part(group, self._told)
        overlay = self._coloured(_titled(self._overlay.without_legend, group.title), part.root.key)
        halves = self._cut.halves(group)
        page = self._draw(part, overlay, READABLE if halves else 0, elsewhere(self._mindmap, part))
        if page:
            self._told.update(part.noted)
            self._parted.update(part.numbers.values())
            yield page
        else:
            yield from (each for half in halves for each in self._fitted(half))

    def _coloured(self, overlay: Overlay, centre: str) -> Overlay:
        """With the stage that the centre of a sheet has from above."""
        above = (self._overlay.stages.get(node.key) for node in self._mindmap.ancestors(centre))
        inherited = next((stages for stages in above if stages is not None), ())
        if centre in overlay.stages or not inherited:
            return overlay
        return replace(overlay, stages={**overlay.stages, centre: inherited[:1]})

    def _draw(
        self, part: MindMap, overlay: Overlay, least: float, see: Mapping[str, tuple[str, ...]] | None = None
    ) -> Page | None:
        shown = see if see and self._preset.numbers else {}
        return self._drawn(Placing(part, overlay, replace(self._preset, folding=True), see=shown), least)

    def _drawn(self, placing: Placing, least: float) -> Page | None:
        """The sheet, if its leaves print at ``least`` points."""
        if is_small(placing, self._sheet, self._landscape, least):
            return None
        page = drawn(placing, self._sheet, self._landscape, apart=True)
        return page if page.text_size >= least else None


def _left(pages: Iterable[tuple[Page, Collection[str]]]) -> list[Texts]:
    """The texts that found no place on these pages, by title, each once, but for those of nodes with these numbers."""
    found: dict[str, Texts] = {}
    for page, parted in pages:
        for texts in page.left:
            kept = found.setdefault(texts.title, texts._replace(entries=[]))
            kept.entries.extend(each for each in texts.entries if each not in kept.entries and each.node not in parted)
    return [texts for texts in found.values() if texts.entries]


def _titled(overlay: Overlay, title: str) -> Overlay:
    """The overlay of a sheet that follows: what it shows stands in its title block."""
    return replace(overlay, cartouche=replace(overlay.cartouche, subtitle=title)) if overlay.cartouche else overlay


def _parts(mindmap: MindMap, overlay: Overlay, cut: Cut, heads: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Branches of level 1 by stage, in order; a branch of several stages goes with its first, those of none share a
    sheet where it holds them."""
    by_stage: dict[int, list[str]] = {}
    for head in heads:
        by_stage.setdefault((overlay.stages.get(head) or (0,))[0], []).append(head)
    alone = by_stage.pop(0, [])
    for stage in sorted(by_stage):
        yield _stage_title(overlay, stage), tuple(by_stage[stage])
    for chosen in cut.filled(alone):
        yield _named([mindmap.by_key[head] for head in chosen]), chosen


def _named(nodes: Sequence[Node]) -> str:
    """« Budget », « Budget et Agenda », « Budget, Agenda et 3 autres »."""
    names = [named(node) for node in nodes]
    more = len(names) - 2
    shown = [*names[:2], f"{more} autre{'s' if more > 1 else ''}"] if more > 0 else names
    return " et ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _stage_title(overlay: Overlay, stage: int) -> str:
    name = overlay.stage_names[stage - 1] if len(overlay.stage_names) >= stage else ""
    return f"Étape {stage}, {name}" if name else f"Étape {stage}"
