"""Free lanes: at which places a line across a layout meets no box, asked again and again of one layout.

A line runs *along* one axis, from one value to another, at a *place* on the other axis.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from .presets import PX

Span = tuple[int, int]
Block = tuple[int, int, int, int]
"""What stands in the way: its places, from and to; then from and to along the line."""

STRIP = 64 * PX
"""Blocks are kept by strips of this length; runs of whole strips have their union ready."""


class Lanes:
    """The blocks of one layout, seen along one axis."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._first = min(block[2] for block in blocks)
        self._count = (max(block[3] for block in blocks) - self._first) // STRIP + 1
        self._strips: list[list[Block]] = [[] for _ in range(self._count)]
        for block in sorted(blocks):
            for at in range((block[2] - self._first) // STRIP, (block[3] - self._first) // STRIP + 1):
                self._strips[at].append(block)
        self._widest = [max((far - near for near, far, _, _ in strip), default=0) for strip in self._strips]
        self._unions: list[list[Span] | None] = [None] * (2 * self._count)

    def free(self, low: int, high: int, start: int, end: int) -> list[Span]:
        """The spans of places from ``low`` to ``high`` that a line from ``start`` to ``end`` can take; some are a
        single place."""
        found: list[Span] = []
        at = low
        for near, far in self.blocked(low, high, start, end):
            if near >= at:
                found.append((at, near))
            at = max(at, far)
        if at <= high:
            found.append((at, high))
        return found

    def blocked(self, low: int, high: int, start: int, end: int) -> list[Span]:
        """The spans that such a line cannot take, in order, apart from each other."""
        first = max((start - self._first) // STRIP, 0)
        last = min((end - self._first) // STRIP, self._count - 1)
        found: list[Span] = []
        for at in {first, last} if first <= last else ():
            strip = self._strips[at]
            few = strip[bisect_left(strip, (low - self._widest[at],)) : bisect_left(strip, (high,))]
            found += [(near, far) for near, far, begin, until in few if begin < end and start < until and far > low]
        for at in self._whole(first + 1, last):
            union = self._union(at)
            found += union[max(bisect_left(union, (low,)) - 1, 0) : bisect_left(union, (high,))]
        return merged([span for span in found if span[1] > low])

    def _whole(self, first: int, last: int) -> list[int]:
        """The fewest nodes of the tree that cover the strips from ``first`` to before ``last``."""
        found: list[int] = []
        low, high = first + self._count, last + self._count
        while low < high:
            if low & 1:
                found.append(low)
                low += 1
            if high & 1:
                high -= 1
                found.append(high)
            low, high = low >> 1, high >> 1
        return found

    def _union(self, at: int) -> list[Span]:
        """Of the strips below a node of the binary tree over all; made when first asked for."""
        found = self._unions[at]
        if found is None:
            if at >= self._count:
                found = merged([block[:2] for block in self._strips[at - self._count]])
            else:
                found = merged(self._union(2 * at) + self._union(2 * at + 1))
            self._unions[at] = found
        return found


def merged(spans: list[Span]) -> list[Span]:
    """The same places as spans in order; spans that only touch stay two."""
    if not spans:
        return []
    spans.sort()
    found: list[Span] = []
    low, high = spans[0]
    for near, far in spans:
        if near >= high:
            found.append((low, high))
            low, high = near, far
        elif far > high:
            high = far
    found.append((low, high))
    return found
