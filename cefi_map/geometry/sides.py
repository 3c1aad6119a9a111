"""Which branches stand right and which left of the root, each side listed from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .presets import Preset

FEW = 10
"""Branches up to which every share between the sides is compared."""


class Head(NamedTuple):
    """A branch of the root: the side the map gives it ("" for none), its stage (0 for none), its height when drawn."""

    side: str
    stage: int
    height: int


class Share(NamedTuple):
    """What a sheet has settled for a branch of the root: its side (1 right, -1 left), how its nodes are set."""

    side: int
    preset: Preset


def sides(heads: Sequence[Head]) -> tuple[list[int], list[int]]:
    """Indices of the right branches, then of the left ones, when the map's own sides and stages lead.

    A side given by the map is kept. Else stages 1 to 3 stand right, 4 to 6 left; a branch without stage goes where
    there is less, and a map without stages is cut in two where heights balance. A left side that holds no given side
    is read clockwise: from the bottom up.
    """
    free = [place for place, head in enumerate(heads) if not head.side]
    right = {place for place, head in enumerate(heads) if head.side == "right"}
    if len(free) == len(heads) and not any(head.stage for head in heads):
        right.update(range(_cut([head.height for head in heads])))
    else:
        right.update(_by_stage(heads, free))
    left = [place for place in range(len(heads)) if place not in right]
    if all(not heads[place].side for place in left):
        left.reverse()
    return sorted(right), left


def balanced(heads: Sequence[Head]) -> tuple[list[int], list[int]]:
    """Clockwise in document order, cut in two where heights balance, whatever sides the map gives."""
    return _clockwise(heads, set(range(_cut([head.height for head in heads]))))


def fair(heads: Sequence[Head]) -> tuple[list[int], list[int]]:
    """The share with the lowest tall side, the first branch on the right, in order on each side; past ``FEW`` branches
    as ``balanced``."""
    if not 2 < len(heads) <= FEW:
        return balanced(heads)
    heights = [0]  # of each share, told by the bits of its place: which branches stand right
    for head in heads:
        heights += [height + head.height for height in heights]
    gaps = [abs(2 * height - heights[-1]) for height in heights[1::2]]
    best = 2 * gaps.index(min(gaps)) + 1
    return _clockwise(heads, {place for place in range(len(heads)) if best >> place & 1})


def decided(given: Sequence[int]) -> tuple[list[int], list[int]]:
    """Clockwise in document order, each branch on the side (1 right, -1 left) it is given."""
    places = range(len(given))
    return [place for place in places if given[place] > 0], [place for place in reversed(places) if given[place] <= 0]


def _clockwise(heads: Sequence[Head], right: set[int]) -> tuple[list[int], list[int]]:
    left = [place for place in range(len(heads)) if place not in right]
    return sorted(right), left[::-1]


def _cut(heights: Sequence[int]) -> int:
    """How many branches stay right so that both sides are as equal as can be; the right keeps the larger half."""
    total = sum(heights)
    best, best_gap, above = len(heights), total, 0
    for count, height in enumerate(heights, 1):
        above += height
        if abs(2 * above - total) <= best_gap:
            best, best_gap = count, abs(2 * above - total)
    return best


def _by_stage(heads: Sequence[Head], free: Sequence[int]) -> set[int]:
    right = {place for place in free if 1 <= heads[place].stage <= 3}
    unstaged = [place for place in free if not heads[place].stage]
    balance = sum(_signed(head) for head in heads)
    for place in unstaged:
        if balance <= 0:
            right.add(place)
            balance += heads[place].height
        else:
            balance -= heads[place].height
    return right


def _signed(head: Head) -> int:
    """The height it adds to the right (positive) or to the left (negative); 0 while its side is open."""
    if head.side:
        return head.height if head.side == "right" else -head.height
    if not head.stage:
        return 0
    return head.height if head.stage <= 3 else -head.height
