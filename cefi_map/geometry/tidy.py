"""The tidy tree: every subtree as near to the one before as their outlines allow, in time linear in the nodes.

After A. van der Ploeg, « Drawing non-layered tidy trees in linear time » (2014): nodes of any size, a parent in the
middle of its children, outlines kept as threaded lists so that each piece is walked once. Here an outline is a chain
of segments along the axis of depth; a merge drops what is hidden and links the rest.

"along" is the axis from parents to children, "across" that of siblings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Block = tuple[int, int, int, int, int, int, int, int, int]
"""A subtree, or several stacked, all relative to the first box's edge: of its upper outline the first segment, its
place across, the last one, its place; the same of its lower outline; where an edge arrives. A plain tuple, for a sheet
makes some of each node for each layout that it tries."""


class Segments(NamedTuple):
    """Chained segments: where each ends along the axis, the step across to the next one, the next one (-1: none)."""

    ends: list[int]
    steps: list[int]
    nexts: list[int]

    def copied(self) -> Segments:
        """For one stack of blocks: a stack links their chains."""
        return Segments(self.ends, self.steps[:], self.nexts[:])


class Family(NamedTuple):
    """Who stands below whom in a forest given in document order: the parent of each node (-1 for a tree's root), its
    children, the roots."""

    parents: list[int]
    children: list[list[int]]
    roots: list[int]


def family(parents: list[int]) -> Family:
    found = Family(parents, [[] for _ in parents], [])
    for node, parent in enumerate(parents):
        (found.children[parent] if parent >= 0 else found.roots).append(node)
    return found


def arrange(
    family: Family,
    starts: Sequence[int],
    lengths: Sequence[int],
    widths: Sequence[int],
    anchors: Sequence[int],
    gaps: Sequence[int],
    clear: int,
) -> tuple[list[int], list[Block], Segments]:
    """Place a forest.

    For each node: where it starts along, its length along, its width across, its anchor across from its edge, the gap
    between its children; the ``clear`` space after one that has none.
    Gives each node's place across relative to its parent's (0 for a tree's root), and the roots' blocks in order.
    """
    segments = Segments([], [], [])
    ends, steps, nexts = segments
    offsets = [0] * len(starts)
    blocks: list[Block | None] = [None] * len(starts)
    for node in range(len(starts) - 1, -1, -1):
        below = family.children[node]
        end = starts[node] + lengths[node]
        if not below:
            upper, width = len(ends), widths[node]
            ends += (end + clear, end + clear)
            steps += (0, 0)
            nexts += (-1, -1)
            blocks[node] = upper, 0, upper, 0, upper + 1, width, upper + 1, width, anchors[node]
            continue
        kids = [block for kid in below if (block := blocks[kid])]
        places, stacked = stack(segments, kids, gaps[node])
        first, last = kids[0][-1], places[-1] + kids[-1][-1]
        at = (first + last) // 2 - anchors[node]
        for kid, place in zip(below, places, strict=True):
            offsets[kid] = place - at
            blocks[kid] = None
        blocks[node] = _above(
            segments, stacked, at, end, starts[below[0]], widths[node], anchors[node], first - at, last - at
        )
    return offsets, [block for root in family.roots if (block := blocks[root])], segments


def stack(segments: Segments, blocks: Sequence[Block], gap: int) -> tuple[list[int], Block]:
    """Places of blocks one after the other, each as near as ``gap`` allows; and the block they make."""
    all_of = blocks[0]
    places = [0]
    for block in blocks[1:]:
        place, all_of = _beside(segments, all_of, block, gap)
        places.append(place)
    return places, all_of


def _above(
    segments: Segments, below: Block, at: int, end: int, start: int, width: int, anchor: int, first: int, last: int
) -> Block:
    """A parent before its children's block. It takes two segments a side: its box, then the room where its edges fan
    out."""
    ends, steps, nexts = segments
    upper, upper_at, upper_tail, upper_tail_at, lower, lower_at, lower_tail, lower_tail_at, _ = below
    top, bottom = min(anchor, first), max(anchor, last)
    fan = len(ends)
    ends += (start, end, start, end)
    steps += (upper_at - at - top, top, lower_at - at - bottom, bottom - width)
    nexts += (upper, fan, lower, fan + 2)
    return fan + 1, 0, upper_tail, upper_tail_at - at, fan + 3, width, lower_tail, lower_tail_at - at, anchor


def _beside(segments: Segments, before: Block, block: Block, gap: int) -> tuple[int, Block]:
    """How far ``block`` goes to stand clear of ``before``, and both as one: the upper outline of the first, the lower
    one of the second, each continued by what of the other reaches further."""
    ends, steps, nexts = segments
    upper, upper_at, upper_tail, upper_tail_at, low, low_at, low_tail, low_tail_at, anchor = before
    high, high_at, high_tail, high_tail_at, lower, lower_at, lower_tail, lower_tail_at, _ = block
    need = low_at - high_at
    while True:
        low_end, high_end = ends[low], ends[high]
        if low_end <= high_end:
            low_at += steps[low]
            low = nexts[low]
        if high_end <= low_end:
            high_at += steps[high]
            high = nexts[high]
        if low < 0 or high < 0:
            break
        if low_at - high_at > need:
            need = low_at - high_at
    place = need + gap
    lower_tail_at += place
    if high >= 0:
        nexts[upper_tail], steps[upper_tail] = high, high_at + place - upper_tail_at
        upper_tail, upper_tail_at = high_tail, high_tail_at + place
    if low >= 0:
        nexts[lower_tail], steps[lower_tail] = low, low_at - lower_tail_at
        lower_tail, lower_tail_at = low_tail, low_tail_at
    return place, (
        upper, upper_at, upper_tail, upper_tail_at, lower, lower_at + place, lower_tail, lower_tail_at, anchor
    )  # fmt: skip
