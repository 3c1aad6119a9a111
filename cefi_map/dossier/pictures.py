"""The pictures that a dossier's figures show, and the size each has on paper, the same in every format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .layout import A4, POINT, TALLEST, Layout

_BOX = re.compile(rb'<svg\b[^<>]*?\bviewBox="\s*[-\d.]+[ ,]+[-\d.]+[ ,]+(\d+(?:\.\d+)?)[ ,]+(\d+(?:\.\d+)?)\s*"')
_SHAPE = 4 / 3
"""Width by height where an SVG does not say."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The map as a figure shows it: an SVG, and its text for who cannot see it. ``letters``: the size of its smallest
    titles, in the units of the SVG; 0 where nothing is to be read."""

    svg: bytes
    alt: str
    letters: float = 0

    def size(self, look: Layout) -> tuple[float, float]:
        """Width and height in centimetres: the width of the text, less where it would stand taller than ``TALLEST``."""
        width, height = self._box
        shape = width / height if width and height else _SHAPE
        fitted = min(A4[0] - 2 * look.margin, TALLEST * shape)
        return fitted, fitted / shape

    def points(self, look: Layout) -> float:
        """The size of its smallest titles on paper, in points."""
        width, _ = self._box
        return self.letters * self.size(look)[0] / POINT / width if width else 0.0

    @property
    def _box(self) -> tuple[float, float]:
        box = _BOX.search(self.svg)
        return (float(box[1]), float(box[2])) if box else (_SHAPE, 1.0)


Pictures = Mapping[str, Picture]
"""By stage: "" for the whole map."""
