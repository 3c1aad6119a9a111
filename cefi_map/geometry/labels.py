"""The words of a relation on free ground along its way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .fonts import width
from .ground import Ground, Point, Way, held
from .presets import PX

SIZE = 22
"""In half pixels."""
LONGEST = 40
"""Characters that are drawn."""
SHARES = (8, 4, 12, 2, 6, 10, 14)
"""Sixteenths of a piece at which a label is tried."""
PAD, HEIGHT = 3 * PX, 15 * PX
ASIDE = 4 * PX
"""Between a label and the line it stands beside."""
VISIBLE = 16 * PX
"""What is seen of a line that a label stands on."""
REACH, ROW = 240 * PX, 8 * PX
"""How far from its way a label may stand where all places along it are taken; the step of that search."""


class Label(NamedTuple):
    """Words and their ground: its top left corner and size. The text starts ``PAD`` from the left."""

    text: str
    x: int
    y: int
    width: int
    height: int


class Labels:
    """The labels of one drawing: none stands over a box, nor over another; over another's way only where it must."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._placed: list[Label] = []

    def along(self, way: Way, text: str, others: Sequence[Way] = ()) -> Label | None:
        """On the way or beside it; None where no place is free."""
        wide = width(text, SIZE) + 2 * PAD
        return self._first(list(_places(way, wide)), text, wide, others)

    def near(self, way: Way, text: str, others: Sequence[Way] = ()) -> Label | None:
        """At the free place nearest to the middle of the way; None where there is none within ``REACH``."""
        wide = width(text, SIZE) + 2 * PAD
        longest = max(pairwise(way), key=lambda piece: _length(*piece))
        x, y = _at(*longest, 8)
        found: list[Point] = []
        for row in range(y - REACH, y + REACH + 1, ROW):
            for low, high in self._ground.free(0, x - REACH, x + REACH, row - HEIGHT // 2, row + HEIGHT // 2 + 1):
                if high - low >= wide:
                    found.append((held(x, low + wide // 2, high - wide + wide // 2), row))
        return self._first(sorted(found, key=lambda at: (_length(at, (x, y)), at)), text, wide, others)

    def _first(self, places: Sequence[Point], text: str, wide: int, others: Sequence[Way]) -> Label | None:
        """The first place that fits, of those that no other way crosses if there is one."""
        crossed: Label | None = None
        pieces = _around(places, wide, others)
        for x, y in places:
            label = Label(text, x - wide // 2, y - HEIGHT // 2, wide, HEIGHT)
            if not self._fits(label):
                continue
            if not any(runs_over(piece, label) for piece in pieces):
                self._placed.append(label)
                return label
            crossed = crossed or label
        if crossed:
            self._placed.append(crossed)
        return crossed

    def _fits(self, label: Label) -> bool:
        right, bottom = label.x + label.width, label.y + label.height
        return not self._ground.covers(label.x, label.y, right, bottom) and not any(
            label.x < other.x + other.width and other.x < right and label.y < other.y + HEIGHT and other.y < bottom
            for other in self._placed
        )


def _around(places: Sequence[Point], wide: int, others: Sequence[Way]) -> list[tuple[Point, Point]]:
    """The pieces of ways that may run over a label at one of these places."""
    if not (places and others):
        return []
    xs, ys = zip(*places, strict=True)
    area = Label("", min(xs) - wide, min(ys) - HEIGHT, max(xs) - min(xs) + 2 * wide, max(ys) - min(ys) + 2 * HEIGHT)
    return [piece for other in others for piece in pairwise(other) if runs_over(piece, area)]


def runs_over(piece: tuple[Point, Point], label: Label) -> bool:
    """Whether a piece of a way goes through the ground of a label, or touches it."""
    (x0, y0), (x1, y1) = piece
    right, bottom = label.x + label.width, label.y + label.height
    return min(x0, x1) < right and label.x < max(x0, x1) + 1 and min(y0, y1) < bottom and label.y < max(y0, y1) + 1


def shortened(words: str) -> str:
    """On one line, cut when long: the drawing's title has all of it."""
    text = " ".join(words.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _places(way: Way, wide: int) -> Iterator[Point]:
    """Middles for a label: on the longest piece that shows at both its ends, then on shorter ones; then beside them."""
    pieces = sorted(pairwise(way), key=lambda piece: -_length(*piece))
    for (x0, y0), (x1, y1) in pieces:
        if _length((x0, y0), (x1, y1)) >= (wide if y0 == y1 else HEIGHT) + VISIBLE:
            yield from (_at((x0, y0), (x1, y1), share) for share in SHARES)
    for (x0, y0), (x1, y1) in pieces:
        dx, dy = (0, HEIGHT // 2 + ASIDE) if y0 == y1 else (wide // 2 + ASIDE, 0)
        for share in SHARES:
            x, y = _at((x0, y0), (x1, y1), share)
            yield x + dx, y + dy
            yield x - dx, y - dy


def _at(a: Point, b: Point, share: int) -> Point:
    return a[0] + (b[0] - a[0]) * share // 16, a[1] + (b[1] - a[1]) * share // 16


def _length(a: Point, b: Point) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])
