"""The pictures that a dossier's figures show, and the size each has on paper, the same in every format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .layout import A4, TALLEST, Layout

_BOX = re.compile(rb'<svg\b[^>]*?\bviewBox="\s*[-\d.]+[ ,]+[-\d.]+[ ,]+(\d+(?:\.\d+)?)[ ,]+(\d+(?:\.\d+)?)\s*"')
_SHAPE = 4 / 3
"""Width by height where an SVG does not say."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The map as a figure shows it: an SVG, and its text for who cannot see it."""

    svg: bytes
    alt: str

    def size(self, look: Layout) -> tuple[float, float]:
        """Width and height in centimetres: the width of the text, less where it would stand taller than ``TALLEST``."""
        box = _BOX.search(self.svg)
        width, height = (float(box[1]), float(box[2])) if box else (_SHAPE, 1.0)
        shape = width / height if width and height else _SHAPE
        fitted = min(A4[0] - 2 * look.margin, TALLEST * shape)
        return fitted, fitted / shape


Pictures = Mapping[str, Picture]
"""By stage: "" for the whole map."""
