"""Whether a PDF is the picture of a map, and no dossier: short lines all over its pages, where a dossier fills them."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Line, lines
from .opening import opened

_WIDE, _FULL = 0.3, 0.2
"""Of a page's width, what a line of running text spans; the share of such text above which a PDF is one. Measured: at
most 0.01 in our maps, at least 0.9 in dossiers."""
_PLACES, _CELL = 8, 50
"""Places across a page at which lines of a map begin, out of so many."""
_A3 = 1200.0
"""Points of the longer side past which a sheet is a poster."""


def is_map(data: bytes) -> bool:
    """By how its text stands; without any, by its only page, which is broad or a poster. ``BadInput``, ``TooLarge``."""
    with opened(data) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
        if len(sizes) > 1 and not all(map(_is_broad, sizes)):
            return False
        found = list(lines(document))
    return _scattered(found, sizes) if found else len(sizes) == 1 and _is_broad(sizes[0])


def _is_broad(size: tuple[float, float]) -> bool:
    width, height = size
    return width > height or max(size) > _A3


def _scattered(found: Sequence[Line], sizes: Sequence[tuple[float, float]]) -> bool:
    across = [sizes[line.page - 1][0] for line in found]
    each = list(zip(found, across, strict=True))
    running = sum(len(line.text) for line, width in each if line.right - line.left >= _WIDE * width)
    places = {int(_CELL * line.left / width) for line, width in each}
    return running < _FULL * sum(len(line.text) for line in found) and len(places) >= _PLACES
