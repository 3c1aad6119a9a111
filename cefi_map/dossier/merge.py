"""Three-way merge of manuscripts: blocks as diff3 does lines; the title, the author and each setting by themselves.

Blocks have no ids: a block is the same as another when it says the same. Where both sides changed the same stretch, a
block for a block, each block is merged by itself; else the stretch is a conflict, and ``mine`` stands in the proposal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from .layout import Layout
from .manuscript import Manuscript
from .model import Block, Dossier

_T = TypeVar("_T")
Blocks = Sequence[Block]


@dataclass(frozen=True, slots=True)
class Merge:
    """``conflicts`` counts the places where both sides changed the same thing differently."""

    manuscript: Manuscript
    conflicts: int = 0


def merge(base: Manuscript, mine: Manuscript, theirs: Manuscript) -> Merge:
    """Both sides' changes to ``base``, in n log n for n blocks."""
    merged = _Merging()
    blocks = merged.blocks(base.dossier.blocks, mine.dossier.blocks, theirs.dossier.blocks)
    sides = base.dossier, mine.dossier, theirs.dossier
    title, author = (merged.one(*(getattr(side, name) for side in sides)) for name in ("title", "author"))
    looks = base.layout, mine.layout, theirs.layout
    settings: dict[str, Any] = {
        field.name: merged.one(*(getattr(look, field.name) for look in looks)) for field in fields(Layout)
    }
    return Merge(Manuscript(Dossier(tuple(blocks), title, author), Layout(**settings)), merged.conflicts)


class _Merging:
    """Counts the conflicts while it merges."""

    def __init__(self) -> None:
        self.conflicts = 0

    def one(self, base: _T, mine: _T, theirs: _T) -> _T:
        if mine == base:
            return theirs
        self.conflicts += theirs not in (base, mine)
        return mine

    def blocks(self, base: Blocks, mine: Blocks, theirs: Blocks) -> list[Block]:
        to_mine, to_theirs = dict(common(base, mine)), dict(common(base, theirs))
        out: list[Block] = []
        at = here = there = 0
        for place in sorted(to_mine.keys() & to_theirs.keys()):
            out += self._stretch(base[at:place], mine[here : to_mine[place]], theirs[there : to_theirs[place]])
            out.append(base[place])
            at, here, there = place + 1, to_mine[place] + 1, to_theirs[place] + 1
        return out + self._stretch(base[at:], mine[here:], theirs[there:])

    def _stretch(self, base: Blocks, mine: Blocks, theirs: Blocks) -> list[Block]:
        """What becomes of blocks between two that stayed the same everywhere."""
        if mine != base and theirs != base and len(base) == len(mine) == len(theirs):
            return [self.one(*three) for three in zip(base, mine, theirs, strict=True)]
        return list(self.one(tuple(base), tuple(mine), tuple(theirs)))


def common(old: Blocks, new: Blocks) -> Iterator[tuple[int, int]]:
    """Pairs of places, rising on both sides, that hold the same block: what both have once, and its neighbours.

    This is a patience diff: blocks that occur once on each side are anchors, and what is equal next to an anchor, or
    at either end, goes with it. Blocks that repeat elsewhere are left out; n log n whatever the input.
    """
    at = here = 0
    for anchor, place in (*_rising(_anchors(old, new)), (len(old), len(new))):
        first, second = at, here
        while first < anchor and second < place and old[first] == new[second]:
            yield first, second
            first, second = first + 1, second + 1
        back = 0
        while anchor - back > first and place - back > second and old[anchor - back - 1] == new[place - back - 1]:
            back += 1
        yield from zip(range(anchor - back, anchor), range(place - back, place), strict=True)
        if anchor < len(old):
            yield anchor, place
        at, here = anchor + 1, place + 1


def _anchors(old: Blocks, new: Blocks) -> list[tuple[int, int]]:
    """Places of the blocks that occur once on each side, in the order of ``old``."""
    once_old = {block for block, times in Counter(old).items() if times == 1}
    places = {block: place for place, block in enumerate(new)}
    once = {block for block, times in Counter(new).items() if times == 1} & once_old
    return [(place, places[block]) for place, block in enumerate(old) if block in once]


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second places rise too: what was moved falls out."""
    tails: list[int] = []  # by length less one: the last pair of the best run of that length
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [index]
        ends[length : length + 1] = [place]
    found: list[tuple[int, int]] = []
    at = tails[-1] if tails else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
