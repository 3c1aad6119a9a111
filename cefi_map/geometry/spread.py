"""Boxes that an engine let overlap, drawn apart: all distances grow by the least factor that frees every pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .presets import PX
from .value import Face

MARGIN = 6 * PX
MOST = 12.0
"""The largest factor: boxes set on the very same spot are left to it."""


class Place(NamedTuple):
    """Where an engine puts the middle of a node, in units, y downward."""

    x: int
    y: int


def spread(places: Sequence[Place], faces: Sequence[Face]) -> list[Place]:
    """Places at which no two boxes overlap, the first node's kept in proportion."""
    factor = max((_needed(places, faces, one, two) for one, two in _overlapping(places, faces)), default=1.0)
    return [Place(round(place.x * factor), round(place.y * factor)) for place in places]


def _size(face: Face) -> tuple[int, int]:
    return face.width + face.fold + MARGIN, face.height + MARGIN


def _needed(places: Sequence[Place], faces: Sequence[Face], one: int, two: int) -> float:
    """The factor that frees a pair, along the axis that needs less."""
    (wide, high), (wide_too, high_too) = _size(faces[one]), _size(faces[two])
    across, down = abs(places[one].x - places[two].x), abs(places[one].y - places[two].y)
    factors = [(wide + wide_too) / 2 / across if across else MOST, (high + high_too) / 2 / down if down else MOST]
    return min(*factors, MOST)


def _overlapping(places: Sequence[Place], faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Pairs too near, by a sweep from left to right over the boxes that still reach the front."""
    sizes = [_size(face) for face in faces]
    order = sorted(range(len(places)), key=lambda at: places[at].x - sizes[at][0] / 2)
    active: list[int] = []
    for at in order:
        left = places[at].x - sizes[at][0] / 2
        active = [other for other in active if places[other].x + sizes[other][0] / 2 > left]
        for other in active:
            if abs(places[other].y - places[at].y) * 2 < sizes[other][1] + sizes[at][1]:
                yield other, at
        active.append(at)
