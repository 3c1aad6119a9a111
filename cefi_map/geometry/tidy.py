"""The tidy tree: every subtree as near to the one before as their outlines allow, in time linear in the nodes.

After A. van der Ploeg, « Drawing non-layered tidy trees in linear time » (2014): nodes of any size, a parent in the
middle of its children, outlines kept as threaded lists so that each piece is walked once. Here an outline is a chain
of segments along the axis of depth; a merge drops what is hidden and links the rest.

"along" is the axis from parents to children, "across" that of siblings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Outline:
    """One side of a subtree: the first and last segment, with their places across."""

    head: int
    head_at: int
    tail: int
    tail_at: int


@dataclass(slots=True)
class Block:
    """A subtree, or several stacked: ``anchor`` is where an edge arrives, all relative to the first box's edge."""

    upper: Outline
    lower: Outline
    anchor: int


@dataclass(slots=True)
class Segments:
    """Chained segments: where each ends along the axis, the step across to the next one, the next one (-1: none)."""

    ends: list[int] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    nexts: list[int] = field(default_factory=list)

    def copied(self) -> Segments:
        """For one stack of blocks: a stack links their chains."""
        return Segments(self.ends, self.steps[:], self.nexts[:])

    def add(self, end: int, step: int = 0, following: int = -1) -> int:
        self.ends.append(end)
        self.steps.append(step)
        self.nexts.append(following)
        return len(self.ends) - 1


def arrange(
    parents: Sequence[int],
    starts: Sequence[int],
    lengths: Sequence[int],
    widths: Sequence[int],
    anchors: Sequence[int],
    gaps: Sequence[int],
    clears: Sequence[int],
) -> tuple[list[int], list[Block], Segments]:
    """Place a forest given in document order.

    For each node: its parent's index (-1 for a tree's root), where it starts along, its length along, its width across,
    its anchor across from its edge, the gap between its children, and the clear space after it when it has none.
    Gives each node's place across relative to its parent's (0 for a tree's root), and the roots' blocks in order.
    """
    segments = Segments()
    offsets = [0] * len(parents)
    children: list[list[int]] = [[] for _ in parents]
    roots: list[int] = []
    for node, parent in enumerate(parents):
        (children[parent] if parent >= 0 else roots).append(node)
    blocks: list[Block | None] = [None] * len(parents)
    for node in range(len(parents) - 1, -1, -1):
        below = children[node]
        end = starts[node] + lengths[node]
        if not below:
            blocks[node] = _leaf(segments, end + clears[node], widths[node], anchors[node])
            continue
        kids = [block for kid in below if (block := blocks[kid])]
        places, stacked = stack(segments, kids, gaps[node])
        first, last = kids[0].anchor, places[-1] + kids[-1].anchor
        at = (first + last) // 2 - anchors[node]
        for kid, place in zip(below, places, strict=True):
            offsets[kid] = place - at
            blocks[kid] = None
        blocks[node] = _above(
            segments, stacked, at, end, starts[below[0]], widths[node], anchors[node], first - at, last - at
        )
    return offsets, [block for root in roots if (block := blocks[root])], segments


def stack(segments: Segments, blocks: Sequence[Block], gap: int) -> tuple[list[int], Block]:
    """Places of blocks one after the other, each as near as ``gap`` allows; and the block they make."""
    all_of = blocks[0]
    places = [0]
    for block in blocks[1:]:
        place, all_of = _beside(segments, all_of, block, gap)
        places.append(place)
    return places, all_of


def _leaf(segments: Segments, end: int, width: int, anchor: int) -> Block:
    upper, lower = segments.add(end), segments.add(end)
    return Block(Outline(upper, 0, upper, 0), Outline(lower, width, lower, width), anchor)


def _above(
    segments: Segments, below: Block, at: int, end: int, start: int, width: int, anchor: int, first: int, last: int
) -> Block:
    """A parent before its children's block. It takes two segments: its box, then the room where its edges fan out."""
    upper = _lead(segments, below.upper, at, end, start, 0, min(anchor, first))
    lower = _lead(segments, below.lower, at, end, start, width, max(anchor, last))
    return Block(upper, lower, anchor)


def _lead(segments: Segments, below: Outline, at: int, end: int, start: int, box: int, fan: int) -> Outline:
    second = segments.add(start, below.head_at - at - fan, below.head)
    first = segments.add(end, fan - box, second)
    return Outline(first, box, below.tail, below.tail_at - at)


def _beside(segments: Segments, before: Block, block: Block, gap: int) -> tuple[int, Block]:
    """How far ``block`` goes to stand clear of ``before``, and both as one."""
    ends, steps, nexts = segments.ends, segments.steps, segments.nexts
    low, low_at = before.lower.head, before.lower.head_at
    high, high_at = block.upper.head, block.upper.head_at
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
    upper = _continued(segments, before.upper, 0, high, high_at + place, block.upper, place)
    lower = _continued(segments, block.lower, place, low, low_at, before.lower, 0)
    return place, Block(upper, lower, before.anchor)


def _continued(
    segments: Segments, outline: Outline, shift: int, rest: int, rest_at: int, other: Outline, other_shift: int
) -> Outline:
    """``outline``, then what of the ``other`` reaches further (``rest``, -1 when nothing does)."""
    if rest < 0:
        return Outline(outline.head, outline.head_at + shift, outline.tail, outline.tail_at + shift)
    segments.nexts[outline.tail] = rest
    segments.steps[outline.tail] = rest_at - outline.tail_at - shift
    return Outline(outline.head, outline.head_at + shift, other.tail, other.tail_at + other_shift)
