"""What is free between the boxes of a layout, from which sides a box can be left, which lanes are taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .lanes import Lanes, Span
from .presets import PX
from .value import Box

Point = tuple[int, int]
Way = tuple[Point, ...]

OFF = 2 * PX
"""A way begins and ends this far from a box."""
LEAVING, ARRIVING = 5 * PX, 11 * PX
"""It bends no nearer to its boxes: an arrow's head needs room."""
LANE = 6 * PX
"""Ways that share a lane keep this distance."""
MARGIN = 6 * PX
"""Kept, beside the clearance, to both ends of a span that has the room."""
TRIES = 8
"""Lanes looked at beside one that is taken."""
NEAR = 512 * PX
"""Free places are looked for this near first."""
ROOM = 400 * PX
"""How far around all boxes a way may go."""


class Exit(NamedTuple):
    """One side of a box: it is left along ``axis`` (0 is x), from ``at``; the first bend stands from ``low`` to
    ``high``, nearest at ``near``. It may be shifted across from the one of ``sides`` to the other."""

    axis: int
    at: Point
    low: int
    high: int
    near: int
    sides: Span

    @property
    def along(self) -> int:
        return self.at[self.axis]

    @property
    def across(self) -> int:
        return self.at[1 - self.axis]


class Ground:
    """What is free between the boxes of a layout, ``clearance`` around each, and which lanes are taken."""

    def __init__(self, boxes: Sequence[Box], clearance: int, taken: Taken) -> None:
        self._clearance, self._taken = clearance, taken
        grown = [_grown(box, clearance) for box in boxes]
        self._lanes = (
            Lanes([(x0, x1, y0, y1) for x0, y0, x1, y1 in grown]),
            Lanes([(y0, y1, x0, x1) for x0, y0, x1, y1 in grown]),
        )
        self.bounds: tuple[Span, Span] = (
            (min(each[0] for each in grown), max(each[2] for each in grown)),
            (min(each[1] for each in grown), max(each[3] for each in grown)),
        )

    @property
    def beyond(self) -> int:
        """From the end of a way to where its own box is no longer near."""
        return self._clearance - OFF

    def ends(self, axis: int) -> Span:
        """The first and last place a way may take."""
        low, high = self.bounds[axis]
        return low - ROOM, high + ROOM

    def free(self, axis: int, low: int, high: int, start: int, end: int) -> list[Span]:
        """Places on ``axis`` for a line from ``start`` to ``end`` on the other one."""
        return self._lanes[axis].free(low, high, min(start, end), max(start, end))

    def is_free(self, axis: int, place: int, start: int, end: int) -> bool:
        return len(self.free(axis, place, place, start, end)) > 0

    def covers(self, left: int, top: int, right: int, bottom: int) -> bool:
        """Whether a box stands in a rectangle, or too near."""
        return len(self._lanes[0].blocked(left, right, top, bottom)) > 0

    def nearest(self, axis: int, low: int, high: int, start: int, end: int, wanted: int) -> int | None:
        """The place from ``low`` to ``high`` nearest to the one ``wanted`` at which the line can run."""
        aim, reach = held(wanted, low, high), NEAR
        while True:
            first, last = max(low, aim - reach), min(high, aim + reach)
            if spans := self.free(axis, first, last, start, end):
                span = min(spans, key=lambda span: abs(held(aim, *span) - aim))
                return self.beside(axis, span, start, end, wanted)
            if (first, last) == (low, high):
                return None
            reach *= 8

    def beside(self, axis: int, span: Span, start: int, end: int, wanted: int) -> int:
        """In a free ``span``, the place nearest to the one ``wanted``, or a lane further where that one is free."""
        return self._taken.beside(axis, span, min(start, end), max(start, end), wanted)

    def bend(self, exit: Exit, until: int) -> int | None:
        """Where a way that leaves by ``exit`` may bend soonest to run ``until`` there."""
        return self.nearest(exit.axis, exit.low, exit.high, exit.across, until, exit.near)

    def exits(self, box: Box, shift: int, stub: int) -> list[Exit]:
        """The sides by which a box can be left, ``shift`` beside their middles, not bent within ``stub``."""
        return [exit for side in _sides(box, shift) if (exit := self._exit(*side, stub))]

    def open_exits(self, box: Box, shift: int, stub: int) -> list[Exit]:
        """All sides, as if no other box were there."""
        found = []
        for axis, edge, way, sides in _sides(box, shift):
            near, (low, high) = edge[axis] + way * stub, self.ends(axis)
            at = point(axis, edge[axis] + way * OFF, edge[1 - axis])
            found.append(Exit(axis, at, *((near, high) if way > 0 else (low, near)), near, sides))
        return found

    def _exit(self, axis: int, edge: Point, way: int, sides: Span, stub: int) -> Exit | None:
        """None where another box stands too near."""
        along, across = edge[axis], edge[1 - axis]
        first, near, at = along + way * self._clearance, along + way * stub, point(axis, along + way * OFF, across)
        last = self._reach(axis, first, way, across)
        if (last - near) * way < 0:
            return None
        return Exit(axis, at, min(near, last), max(near, last), near, sides)

    def _reach(self, axis: int, first: int, way: int, across: int) -> int:
        """How far a line along ``axis`` runs free from ``first``, in the direction ``way``."""
        last, reach = self.ends(axis)[way > 0], NEAR
        while True:
            far = held(first + way * reach, *sorted((first, last)))
            spans = self.free(axis, min(first, far), max(first, far), across, across)
            if not spans or spans[0 if way > 0 else -1][way < 0] != first:
                return first - way
            end = spans[0 if way > 0 else -1][way > 0]
            if end != far or far == last:
                return end
            reach *= 8


class Taken:
    """The lanes of the ways that are drawn."""

    def __init__(self) -> None:
        self._lines: tuple[dict[int, list[tuple[int, int, int]]], ...] = ({}, {})

    def add(self, way: Way) -> None:
        for (x0, y0), (x1, y1) in pairwise(way):
            axis, place, start, end = (0, x0, y0, y1) if x0 == x1 else (1, y0, x0, x1)
            line = (place, min(start, end), max(start, end))
            self._lines[axis].setdefault(place // LANE, []).append(line)

    def beside(self, axis: int, span: Span, start: int, end: int, wanted: int) -> int:
        """As ``Ground.beside``."""
        near, far = span
        margin = min(MARGIN, (far - near) // 2)
        first = place = held(wanted, near + margin, far - margin)
        step = LANE if place >= wanted else -LANE
        for _ in range(TRIES):
            if not near <= place <= far:
                return first
            if not self._holds(axis, place, start, end):
                return place
            place += step
        return first

    def _holds(self, axis: int, place: int, start: int, end: int) -> bool:
        lines, at = self._lines[axis], place // LANE
        return any(
            abs(other - place) < LANE and begin < end and start < until
            for key in (at - 1, at, at + 1)
            for other, begin, until in lines.get(key, ())
        )


def _sides(box: Box, shift: int) -> Iterator[tuple[int, Point, int, Span]]:
    """Axis, middle and direction of each side, and how far along it the middle may be left."""
    left, top, right, bottom = extent(box)
    middle_x, middle_y = box.x + box.face.width // 2, (top + bottom) // 2
    wide, high = box.face.width // 3, (bottom - top) // 3
    xs, ys = (middle_x - wide, middle_x + wide), (middle_y - high, middle_y + high)
    x, y = held(middle_x + shift, *xs), held(middle_y + shift, *ys)
    yield 0, (right, y), 1, ys
    yield 0, (left, y), -1, ys
    yield 1, (x, bottom), 1, xs
    yield 1, (x, top), -1, xs


def point(axis: int, along: int, across: int) -> Point:
    return (along, across) if axis == 0 else (across, along)


def extent(box: Box) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box with its pill."""
    left, right = box.x, box.x + box.face.width
    if box.side < 0:
        left -= box.face.fold
    else:
        right += box.face.fold
    return left, box.y, right, box.y + box.face.height


def _grown(box: Box, by: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = extent(box)
    return left - by, top - by, right + by, bottom + by


def held(value: int, low: int, high: int) -> int:
    """The nearest value from ``low`` to ``high``."""
    return max(low, min(high, value))
