"""The wrapping widths that print a map largest on a sheet: searched, not fixed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import product
from operator import attrgetter
from typing import NamedTuple, Protocol

from .presets import PX, TIDY, TRUNK, Preset
from .sides import Share
from .value import Bounded, Layout, Sketch

WRAPS = (150, 175, 205, 240, 280, 325, 375, 440, 520, 620)
"""Wrapping widths tried for leaves, in pixels."""
NARROW = 150
"""The narrowest level 2, in pixels."""
LARGEST = 1.2
"""A map on a sheet is never magnified more."""
PATIENT = 120
"""Maps with more nodes are not tried side by side, nor with branches on other sides."""
MANY = 1500
"""Maps with more nodes try every fourth width only: their text is too small to read on one sheet anyway."""
COMFORTABLE, READABLE, HOPELESS = 0.64, 0.52, 0.4
"""Scales at which a leaf prints at 8, 6.5 and 5 points: under these, no search makes the sheet readable."""
BEYOND = 0.1
"""The scale under which three widths are tried, and nothing else."""
WORTH = 1.08
"""A share that breaks the order of branches must print this much larger."""


class Place(Protocol):
    """One map laid out in a preset; ``shares`` settles the sides of its branches and the setting of each."""

    def __call__(self, preset: Preset, shares: Mapping[str, Share] | None = None) -> Sketch: ...


class Room(NamedTuple):
    """What a sheet leaves to the map, in pixels; a map is magnified ``largest`` times at most."""

    width: float
    height: float
    largest: float = LARGEST

    def scale(self, drawing: Bounded) -> float:
        return self.of(drawing.width, drawing.height)

    def of(self, width: int, height: int) -> float:
        """How much a drawing of that size (in 1/4096 px) is magnified to fill the room."""
        return min(self.largest, self.width * PX / width, self.height * PX / height)


class Fit(NamedTuple):
    """What fits a room: its scale there, and the preset and shares that gave it."""

    sketch: Sketch
    scale: float
    preset: Preset
    shares: Mapping[str, Share] | None = None

    @property
    def layout(self) -> Layout:
        return self.sketch.layout

    def is_long(self, room: Room) -> bool:
        """Whether wider lines would gain nothing: the room's width decides, or nothing does."""
        return self.scale >= room.largest or self.sketch.width * room.height >= self.sketch.height * room.width


def fitted(
    place: Place, preset: Preset, room: Room, comfortable: float = COMFORTABLE, readable: float = READABLE
) -> Fit:
    """What ``place`` gives at the best widths, and its scale in that room.

    Where it is under the scale ``comfortable``, each side gets a width of its own and branches may change sides; under
    ``readable``, gaps are tightened too.
    """
    best = _best(place, preset, room)
    for least, changed in ((comfortable, preset), (readable, tightened(preset))):
        for fair in (False, True):
            if best.scale >= least or best.scale < BEYOND:
                return best
            if fair and best.sketch.nodes > PATIENT:
                continue
            tried = replace(changed, fair=fair)
            other = best if tried == preset else _best(place, tried, room)
            if preset.shape in (TIDY, TRUNK) and other.scale >= HOPELESS and other.sketch.nodes <= PATIENT:
                other = _by_side(place, tried, room, other)
            if other.scale > best.scale * (WORTH if fair else 1):
                best = other
    return best


def holds(place: Place, preset: Preset, room: Room, least: float) -> bool:
    """Whether ``fitted`` would find that scale at least, no gap tightened: it is asked for no more than it takes."""
    return fitted(place, preset, room._replace(largest=least * WORTH), least, 0).scale >= least


def is_beyond(place: Place, preset: Preset, room: Room, least: float) -> bool:
    """Whether ``fitted`` would not find that scale, gaps tightened. A map of many nodes is tried tightened alone, which
    prints it no smaller; one that is too high at the widest, where it is lowest, is not tried at all."""
    if room.scale(place(preset)) >= least:
        return False
    tight = tightened(preset)
    lowest = place(widened(tight, WRAPS[-1]))
    if lowest.nodes > PATIENT:
        return room.height * PX < lowest.height * least or not holds(place, tight, room, least)
    return fitted(place, preset, room._replace(largest=least * WORTH), least, least).scale < least


def _best(place: Place, preset: Preset, room: Room) -> Fit:
    """Leaves first; then a narrower level 2. What is wrapped wider is lower and longer: the first width at which the
    room's width decides is looked for by halves, and the best is that one, the one before or one between."""
    best = _fit(place, preset, room)
    if best.scale >= room.largest:
        return best
    few = best.sketch.nodes > MANY or best.scale < BEYOND
    wraps = WRAPS[1::4] if few else WRAPS
    low, high = 0, len(wraps)
    while low < high:
        middle = (low + high) // 2
        tried = _fit(place, widened(preset, wraps[middle]), room)
        best = max(best, tried, key=_size)
        low, high = (low, middle) if tried.is_long(room) else (middle + 1, high)
    if few or best.preset == preset or best.scale >= room.largest:
        return best
    near = wraps[max(low - 1, 0) : low + 3]
    if len(near) > 1:
        best = max(best, _fit(place, widened(preset, (near[0] + near[1]) // 2), room), key=_size)
    for settings in zip(*(_settings(preset, wrap) for wrap in near), strict=True):
        for setting in settings:
            tried = _fit(place, setting, room)
            best = max(best, tried, key=_size)
            if tried.is_long(room):
                break
    return best


_size = attrgetter("scale")


def _fit(place: Place, preset: Preset, room: Room, shares: Mapping[str, Share] | None = None) -> Fit:
    sketch = place(preset, shares)
    return Fit(sketch, room.scale(sketch), preset, shares)


def _settings(preset: Preset, wrap: int) -> Iterator[Preset]:
    """Narrower levels 2 for leaves wrapped at ``wrap``."""
    for heading, sentence in ((NARROW, wrap), (NARROW, NARROW + 40), (wrap * 3 // 4, NARROW + 40)):
        yield widened(preset, wrap, heading=heading, sentence=sentence)


class _Half(NamedTuple):
    """One side of a map in one setting, in 1/4096 px: how far it reaches from the middle, how high it is."""

    preset: Preset
    reach: int
    height: int


def _by_side(place: Place, preset: Preset, room: Room, found: Fit) -> Fit:
    """The sides of ``found``, each in the setting that leaves most to the other: a full side is wrapped wide, an empty
    one narrow. Sides do not touch, so that each is measured once for each setting and every pair is then compared."""
    heads, core = found.sketch.heads, found.sketch.core
    if set(heads.values()) != {1, -1}:
        return found
    rights, lefts = _halves(place, preset, room, found)
    right, left = max(product(rights, lefts), key=lambda pair: _scale(room, core, *pair))
    if _scale(room, core, right, left) <= found.scale:
        return found
    shares = {key: Share(side, (right if side > 0 else left).preset) for key, side in heads.items()}
    return _fit(place, preset, room, shares)


def _halves(place: Place, preset: Preset, room: Room, found: Fit) -> tuple[list[_Half], list[_Half]]:
    """The settings of each side that may print larger than ``found``: not too high, nor too long beside the shortest
    of the other side. From the width of ``found`` on they are tried as long as there are such, wider, then narrower."""
    heads = found.sketch.heads
    most, longest = room.height * PX / found.scale, room.width * PX / found.scale
    sides = ([_half(found.sketch, found.preset, 1)], [_half(found.sketch, found.preset, -1)])
    start = bisect_left(WRAPS, found.preset.leaf.wrap // PX)
    for family in zip(*((widened(preset, wrap), *_settings(preset, wrap)) for wrap in WRAPS), strict=True):
        for settings, wider in ((family[start:], True), (family[:start][::-1], False)):
            for tried in settings:
                both = place(tried, {key: Share(side, tried) for key, side in heads.items()})
                halves = (_half(both, tried, 1), _half(both, tried, -1))
                for side, half in zip(sides, halves, strict=True):
                    if half.height <= most:
                        side.append(half)
                least = [min(half.reach for half in side) for side in sides]
                if wider and all(half.reach + other > longest for half, other in zip(halves, least[::-1], strict=True)):
                    break
                if not wider and all(half.height > most for half in halves):
                    break
    return sides


def _half(both: Sketch, preset: Preset, side: int) -> _Half:
    right, left = both.sides
    return _Half(preset, both.right, right) if side > 0 else _Half(preset, -both.left, left)


def _scale(room: Room, root: int, right: _Half, left: _Half) -> float:
    return room.of(right.reach + left.reach, max(root, right.height, left.height))


@lru_cache(maxsize=256)
def widened(preset: Preset, wrap: int, *, heading: int = 0, sentence: int = 0) -> Preset:
    """The preset with leaves wrapped at ``wrap`` pixels; level 2 at ``heading`` (three quarters of it unless said) and
    ``sentence`` (the same), branches at half of it."""
    return replace(
        preset,
        branch=preset.branch._replace(wrap=max(preset.branch.wrap, wrap * PX // 2)),
        heading=preset.heading._replace(wrap=max(NARROW, heading or wrap * 3 // 4) * PX),
        sentence=preset.sentence._replace(wrap=(sentence or wrap) * PX),
        leaf=preset.leaf._replace(wrap=wrap * PX),
    )


def tightened(preset: Preset) -> Preset:
    """The preset with nodes as near as can be read."""
    return replace(
        preset,
        sentence=preset.sentence._replace(pad_y=2 * PX),
        leaf=preset.leaf._replace(pad_y=PX),
        gaps=(12 * PX, 4 * PX, 3 * PX),
    )
