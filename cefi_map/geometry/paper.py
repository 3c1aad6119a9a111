"""The wrapping width that prints a map largest on a sheet: searched, not fixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .presets import PX, Preset
from .value import Layout

WRAPS = (150, 175, 205, 240, 280, 325, 375, 440)
"""Wrapping widths tried for leaves, in pixels."""
LARGEST = 1.2
"""A map is never magnified more."""
MANY = 1500
"""Maps with more nodes try every third width only: their text is too small to read on one sheet anyway."""


def fitted(place: Callable[[Preset], Layout], preset: Preset, width: float, height: float) -> tuple[Layout, float]:
    """The layout that ``place`` gives at the best width, and its scale in a room of ``width`` by ``height`` pixels."""
    best = place(preset)
    scale = _scale(best, width, height)
    for wrap in WRAPS if len(best.boxes) <= MANY else WRAPS[1::3]:
        tried = place(widened(preset, wrap * PX))
        if (larger := _scale(tried, width, height)) > scale:
            best, scale = tried, larger
    return best, scale


def widened(preset: Preset, wrap: int) -> Preset:
    """The preset with leaves wrapped at ``wrap``, headings at three quarters of it."""
    heading = preset.heading._replace(wrap=max(preset.heading.wrap, wrap * 3 // 4))
    sentence = preset.sentence._replace(wrap=wrap)
    return replace(preset, heading=heading, sentence=sentence, leaf=preset.leaf._replace(wrap=wrap))


def _scale(layout: Layout, width: float, height: float) -> float:
    return min(LARGEST, width * PX / layout.width, height * PX / layout.height)
