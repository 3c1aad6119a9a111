"""The way of a relation: from one box to another along free lanes, in pieces that lie along the axes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from .ground import NEAR, Exit, Ground, Point, Way, extent, held, point
from .lanes import Span
from .presets import PX
from .value import Box

BEND = 24 * PX
"""A bend costs as much as this length."""
NEAREST = 3
"""Crossing lanes looked at from each end."""


def best(ground: Ground, starts: Sequence[Exit], ends: Sequence[Exit]) -> Way | None:
    """The cheapest free way from one of the ``starts`` to one of the ``ends``; the first of equals."""
    found: Way | None = None
    least = 0
    for make, bends in ((_direct, 0), (_roundabout, 3)):
        for start, end in product(starts, ends):
            if found and _distance(start.at, end.at) + bends * BEND >= least:
                continue
            for way in make(ground, start, end):
                if not found or cost(way) < least:
                    found, least = way, cost(way)
    return found and plain(found)


def all_ways(ground: Ground, starts: Sequence[Exit], ends: Sequence[Exit]) -> list[Way]:
    """Every free way that is looked at, the cheapest first."""
    ways = (way for make in (_direct, _roundabout) for a, b in product(starts, ends) for way in make(ground, a, b))
    return [plain(way) for way in sorted(ways, key=cost)]


def forced(ground: Ground, boxes: Sequence[Box], starts: Sequence[Exit], ends: Sequence[Exit]) -> Way:
    """Where no way is free: the one that runs over fewest boxes."""
    ways = [way for start, end in product(starts, ends) for way in _direct(ground, start, end)]
    return plain(min(ways, key=lambda way: (len(struck(way, boxes)), cost(way))))


def struck(way: Way, boxes: Iterable[Box]) -> list[str]:
    """Keys of the boxes that a way runs over."""
    found = []
    for box in boxes:
        left, top, right, bottom = extent(box)
        for (x0, y0), (x1, y1) in pairwise(way):
            if min(x0, x1) < right and left < max(x0, x1) and min(y0, y1) < bottom and top < max(y0, y1):
                found.append(box.key)
                break
    return found


def plain(way: Way) -> Way:
    """Without the points at which it goes straight on."""
    kept: list[Point] = []
    for at in way:
        while len(kept) > 1 and (kept[-2][0] == kept[-1][0] == at[0] or kept[-2][1] == kept[-1][1] == at[1]):
            kept.pop()
        if not kept or kept[-1] != at:
            kept.append(at)
    return tuple(kept)


def cost(way: Way) -> int:
    """In units of length."""
    return sum(_distance(a, b) for a, b in pairwise(way)) + BEND * (len(way) - 2)


def _direct(ground: Ground, a: Exit, b: Exit) -> Iterator[Way]:
    """A straight line; one corner; or one lane that both sides reach."""
    axis = a.axis
    if way := _straight(ground, a, b):
        yield way
    if b.axis != axis:
        if a.low <= b.across <= a.high and b.low <= a.across <= b.high:
            yield (a.at, point(axis, b.across, a.across), b.at)
        return
    low, high, wanted = max(a.low, b.low), min(a.high, b.high), (a.along + b.along) // 2
    if low > high:
        return
    place = ground.nearest(axis, low, high, a.across, b.across, wanted)
    if place is not None:
        yield (a.at, point(axis, place, a.across), point(axis, place, b.across), b.at)


def _straight(ground: Ground, a: Exit, b: Exit) -> Way | None:
    """Between two sides that face each other, as near to where the first is left as both allow."""
    low, high = max(a.sides[0], b.sides[0]), min(a.sides[1], b.sides[1])
    way = 1 if b.along > a.along else -1
    if a.axis != b.axis or low > high or (a.near - a.along) * way < 0 or (b.near - b.along) * way > 0:
        return None
    start, end = a.along + way * ground.beyond, b.along - way * ground.beyond
    place = ground.nearest(1 - a.axis, low, high, start, end, a.across)
    return None if place is None else (point(a.axis, a.along, place), point(a.axis, b.along, place))


def _roundabout(ground: Ground, a: Exit, b: Exit) -> Iterator[Way]:
    """A lane from each side and one that crosses both; or, between sides of both axes, one from each."""
    return (_three_lanes if a.axis == b.axis else _two_lanes)(ground, a, b)


def _three_lanes(ground: Ground, a: Exit, b: Exit) -> Iterator[Way]:
    axis = a.axis
    first, last = ground.bend(a, b.across), ground.bend(b, a.across)
    reaches = [(a.near, b.near)]
    reaches += [(a.near, last)] if last is not None else []
    reaches += [(first, b.near)] if first is not None else []
    for place in _crossings(ground, a, *ground.ends(1 - axis), reaches, a.across, b.across):
        first, last = ground.bend(a, place), ground.bend(b, place)
        if first is not None and last is not None and ground.is_free(1 - axis, place, first, last):
            legs = (point(axis, first, a.across), point(axis, first, place))
            yield (a.at, *legs, point(axis, last, place), point(axis, last, b.across), b.at)


def _two_lanes(ground: Ground, a: Exit, b: Exit) -> Iterator[Way]:
    axis = a.axis
    for place in _crossings(ground, a, b.low, b.high, [(a.near, b.across)], a.across, a.across):
        first = ground.bend(a, place)
        if first is not None and ground.is_free(1 - axis, place, first, b.across):
            legs = (point(axis, first, a.across), point(axis, first, place))
            yield (a.at, *legs, point(axis, b.across, place), b.at)


def _crossings(
    ground: Ground, a: Exit, low: int, high: int, reaches: Sequence[Span], here: int, there: int
) -> list[int]:
    """Places on the other axis where a line of one of the ``reaches`` can run: those that cost least, near each end."""
    axis, found = 1 - a.axis, dict[int, None]()
    (first, last), (top, bottom) = ground.ends(axis), ground.bounds[axis]
    outside = [span for span in ((first, top), (bottom, last)) if low <= span[0] and span[1] <= high]
    for start, end in reaches:
        for near_to in (here, there):
            spans = ground.free(axis, max(low, near_to - NEAR), min(high, near_to + NEAR), start, end)
            places = [(held(near_to, *span), span) for span in [*spans, *outside]]
            places.sort(key=lambda each: (abs(each[0] - here) + abs(each[0] - there), abs(each[0] - near_to), each[0]))
            for place, span in places[:NEAREST]:
                found[ground.beside(axis, span, start, end, place)] = None
    return list(found)


def _distance(a: Point, b: Point) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])
