"""The wrapping width that prints a map largest on a sheet: searched, not fixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .presets import PX, Preset
from .value import Layout

WRAPS = (150, 175, 205, 240, 280, 325, 375, 440, 520, 620)
"""Wrapping widths tried for leaves, in pixels."""
NARROW = 150
"""The narrowest level 2, in pixels."""
LARGEST = 1.2
"""A map is never magnified more."""
MANY = 1500
"""Maps with more nodes try every third width only: their text is too small to read on one sheet anyway."""


COMFORTABLE, READABLE = 0.64, 0.52
"""Scales at which a leaf prints at 8 and at 6.5 points."""
WORTH = 1.08
"""A share that breaks the order of branches must print this much larger."""


def fitted(place: Callable[[Preset], Layout], preset: Preset, width: float, height: float) -> tuple[Layout, float]:
    """The layout that ``place`` gives at the best width, and its scale in a room of ``width`` by ``height`` pixels.

    Where a leaf would print under 8 points, branches may change sides; under 6.5, gaps are tightened too.
    """
    best, scale = _best(place, preset, width, height)
    for least, changed in ((COMFORTABLE, preset), (READABLE, tightened(preset))):
        for fair in (False, True):
            tried = replace(changed, fair=fair)
            if scale >= least or tried == preset:
                continue
            other, larger = _best(place, tried, width, height)
            if larger > scale * (WORTH if fair else 1):
                best, scale = other, larger
    return best, scale


def _best(place: Callable[[Preset], Layout], preset: Preset, width: float, height: float) -> tuple[Layout, float]:
    """Leaves first; then, around the best, a narrower level 2."""
    best = place(preset)
    scale, chosen = _scale(best, width, height), 0
    few = len(best.boxes) > MANY
    for wrap in WRAPS[1::4] if few else WRAPS:
        tried = place(widened(preset, wrap))
        if (larger := _scale(tried, width, height)) > scale:
            best, scale, chosen = tried, larger, wrap
    if few or not chosen:
        return best, scale
    at = WRAPS.index(chosen)
    for wrap in WRAPS[max(at - 1, 0) : at + 3]:
        for heading, sentence in ((NARROW, wrap), (NARROW, NARROW + 40), (wrap * 3 // 4, NARROW + 40)):
            tried = place(widened(preset, wrap, heading=heading, sentence=sentence))
            if (larger := _scale(tried, width, height)) > scale:
                best, scale = tried, larger
    return best, scale


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


def scaled(layout: Layout, width: float, height: float) -> tuple[Layout, float]:
    """A layout that is not searched, with its scale."""
    return layout, _scale(layout, width, height)


def _scale(layout: Layout, width: float, height: float) -> float:
    return min(LARGEST, width * PX / layout.width, height * PX / layout.height)
