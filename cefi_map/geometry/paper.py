"""The wrapping widths that print a map largest on a sheet: searched, not fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol

from .presets import PX, TIDY, Preset
from .sides import Share
from .value import Layout

WRAPS = (150, 175, 205, 240, 280, 325, 375, 440, 520, 620)
"""Wrapping widths tried for leaves, in pixels."""
NARROW = 150
"""The narrowest level 2, in pixels."""
LARGEST = 1.2
"""A map is never magnified more."""
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
    """A layout of one map in a preset; ``shares`` settles the sides of its branches and the setting of each."""

    def __call__(self, preset: Preset, shares: Mapping[str, Share] | None = None) -> Layout: ...


class Room(NamedTuple):
    """What a sheet leaves to the map, in pixels."""

    width: float
    height: float

    def scale(self, layout: Layout) -> float:
        return self.of(layout.width, layout.height)

    def of(self, width: int, height: int) -> float:
        """How much a drawing of that size (in 1/4096 px) is magnified to fill the room."""
        return min(LARGEST, self.width * PX / width, self.height * PX / height)


def fitted(place: Place, preset: Preset, room: Room) -> tuple[Layout, float]:
    """The layout that ``place`` gives at the best widths, and its scale in that room.

    Where a leaf would print under 8 points, each side gets a width of its own and branches may change sides; under
    6.5, gaps are tightened too.
    """
    best, scale = _best(place, preset, room)
    for least, changed in ((COMFORTABLE, preset), (READABLE, tightened(preset))):
        for fair in (False, True):
            if scale >= least or scale < BEYOND:
                return best, scale
            if fair and len(best.boxes) > PATIENT:
                continue
            tried = replace(changed, fair=fair)
            other, larger = (best, scale) if tried == preset else _best(place, tried, room)
            if preset.shape == TIDY and larger >= HOPELESS and len(other.boxes) <= PATIENT:
                other, larger = _by_side(place, tried, room, other, larger)
            if larger > scale * (WORTH if fair else 1):
                best, scale = other, larger
    return best, scale


def _best(place: Place, preset: Preset, room: Room) -> tuple[Layout, float]:
    """Leaves first; then, around the best, a narrower level 2."""
    best = place(preset)
    scale, chosen = room.scale(best), 0
    few = len(best.boxes) > MANY or scale < BEYOND
    for wrap in WRAPS[1::4] if few else WRAPS:
        tried = place(widened(preset, wrap))
        if (larger := room.scale(tried)) > scale:
            best, scale, chosen = tried, larger, wrap
    if few or not chosen:
        return best, scale
    at = WRAPS.index(chosen)
    for wrap in WRAPS[max(at - 1, 0) : at + 3]:
        for set_so in _settings(preset, wrap):
            tried = place(set_so)
            if (larger := room.scale(tried)) > scale:
                best, scale = tried, larger
    return best, scale


def _settings(preset: Preset, wrap: int) -> Iterator[Preset]:
    """Narrower levels 2 for leaves wrapped at ``wrap``."""
    for heading, sentence in ((NARROW, wrap), (NARROW, NARROW + 40), (wrap * 3 // 4, NARROW + 40)):
        yield widened(preset, wrap, heading=heading, sentence=sentence)


class _Half(NamedTuple):
    """One side of a map in one setting, in 1/4096 px: how far it reaches from the middle, how high it is."""

    preset: Preset
    reach: int
    height: int


def _by_side(place: Place, preset: Preset, room: Room, best: Layout, scale: float) -> tuple[Layout, float]:
    """The sides of ``best``, each in the setting that leaves most to the other: a full side is wrapped wide, an empty
    one narrow. Sides do not touch, so that each is measured once for each setting and every pair is then compared."""
    root = best.boxes[0]
    heads = {edge.child: best.by_key[edge.child].side for edge in best.edges if edge.parent == root.key}
    if set(heads.values()) != {1, -1}:
        return best, scale
    rights: list[_Half] = []
    lefts: list[_Half] = []
    for wrap in WRAPS:
        for tried in (widened(preset, wrap), *_settings(preset, wrap)):
            both = place(tried, {key: Share(side, tried) for key, side in heads.items()})
            rights.append(_half(both, tried, 1))
            lefts.append(_half(both, tried, -1))
    pairs = ((right, left) for right in rights for left in lefts)
    right, left = max(pairs, key=lambda pair: _fit(room, root.face.height, *pair))
    if _fit(room, root.face.height, right, left) <= scale:
        return best, scale
    shares = {key: Share(side, (right if side > 0 else left).preset) for key, side in heads.items()}
    found = place(preset, shares)
    return found, room.scale(found)


def _half(layout: Layout, preset: Preset, side: int) -> _Half:
    boxes = [box for box in layout.boxes if box.side == side]
    reach = layout.right if side > 0 else -layout.left
    return _Half(preset, reach, max(box.y + box.face.height for box in boxes) - min(box.y for box in boxes))


def _fit(room: Room, root: int, right: _Half, left: _Half) -> float:
    return room.of(right.reach + left.reach, max(root, right.height, left.height))


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
