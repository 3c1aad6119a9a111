"""A map that fills a poster: larger titles than on screen, the best widths, then air until the room is full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .paper import Fit, Place, Room, fitted
from .presets import PX, SCREEN, TRUNK, Level, Preset
from .value import Sketch

POSTER = replace(
    SCREEN,
    name="poster",
    root=Level(46, True, 250 * PX, 24 * PX, 17 * PX),
    branch=Level(32, True, 165 * PX, 11 * PX, 9 * PX, 36 * PX),
    heading=Level(27, True, 150 * PX, 9 * PX, 6 * PX),
    sentence=Level(25, False, 164 * PX, 9 * PX, 6 * PX),
    leaf=Level(25, False, 164 * PX, 3 * PX, 5 * PX // 2),
    gaps=(24 * PX, 11 * PX, 8 * PX),
    steps=(58 * PX, 26 * PX, 18 * PX),
    given_sides=False,
)
"""The screen's shapes with titles that are read from farther than the rest."""
UPRIGHT = replace(POSTER, shape=TRUNK, root=POSTER.root._replace(wrap=420 * PX), steps=(34 * PX, 26 * PX, 18 * PX))
"""For a sheet in portrait: a root in the middle would leave too little to its sides."""
LARGEST = 1.7
"""A few words are not set larger: a title of level 1 would shout."""
_AIR = 5.0
"""Gaps grow this many times at most, steps half as many."""
_TRIES = 7


def poster(place: Place, preset: Preset, room: Room, comfortable: float) -> Fit:
    """The map as large as the room allows, then spread over it; more is tried for its size under the scale
    ``comfortable``, but never to bring nodes nearer."""
    found = fitted(place, preset, room, comfortable, 0)
    found = _spread(place, found, room, _stepped, _AIR / 2)
    return _spread(place, found, room, _gapped, _AIR)


def _spread(place: Place, found: Fit, room: Room, changed: Callable[[Preset, float], Preset], most: float) -> Fit:
    """The preset ``changed`` as much as costs no size, ``most`` times at most."""
    best, low, tried, high = found, 1.0, most, most
    for _ in range(_TRIES):
        preset = changed(found.preset, tried)
        sketch = place(preset, found.shares)
        if _holds(room, sketch, found.scale):
            best, low = found._replace(sketch=sketch, preset=preset), tried
        else:
            high = tried
        tried = (low + high) / 2
    return best


def _stepped(preset: Preset, times: float) -> Preset:
    first, second, third = preset.steps
    return replace(preset, steps=(int(first * times), int(second * times), int(third * times)))


def _gapped(preset: Preset, times: float) -> Preset:
    first, second, third = preset.gaps
    return replace(preset, gaps=(int(first * times), int(second * times), int(third * times)))


def _holds(room: Room, sketch: Sketch, scale: float) -> bool:
    return sketch.width * scale <= room.width * PX and sketch.height * scale <= room.height * PX
