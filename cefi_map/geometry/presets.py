"""The presets: sizes, wrapping widths and gaps of the screen, the paper and the phone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

PX = 4096
"""Units in a pixel: twice the font units of an em, because sizes are in half pixels."""

TIDY, RIGHT, DOWN, COLUMN, TRUNK = SHAPES = ("tidy", "right", "down", "column", "trunk")
"""Two-sided, all to the right, top-down, one column, two columns on both sides of a trunk below the root."""


class Level(NamedTuple):
    """How nodes of one kind are set: ``size`` in half pixels, the rest in units."""

    size: int
    bold: bool
    wrap: int
    pad_x: int
    pad_y: int
    min_height: int = 0


@dataclass(frozen=True, slots=True)
class Preset:
    """One way to draw. ``gaps`` between siblings and ``steps`` from a parent to its children go by the depth of the
    child: 1, 2, 3 and more.

    ``numbers`` prints 3.2.1; ``footnotes`` replaces the note's glyph by a number; ``folding`` hides folded branches.
    ``given_sides`` keeps the sides the map gives to its branches; else they go clockwise, or with ``fair`` wherever
    both sides come out most equal. ``width`` is the whole width of a column, ``indent`` its step.
    """

    name: str
    shape: str
    root: Level
    branch: Level
    heading: Level
    sentence: Level
    leaf: Level
    gaps: tuple[int, int, int]
    steps: tuple[int, int, int]
    numbers: bool
    footnotes: bool
    folding: bool
    given_sides: bool = True
    fair: bool = False
    width: int = 0
    indent: int = 0

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.root, self.branch, self.heading, self.sentence, self.leaf


SCREEN = Preset(
    name="screen",
    shape=TIDY,
    root=Level(32, True, 200 * PX, 18 * PX, 12 * PX),
    branch=Level(27, True, 138 * PX, 9 * PX, 7 * PX, 30 * PX),
    heading=Level(25, True, 150 * PX, 8 * PX, 5 * PX),
    sentence=Level(25, False, 164 * PX, 8 * PX, 5 * PX),
    leaf=Level(25, False, 164 * PX, 3 * PX, 5 * PX // 2),
    gaps=(24 * PX, 11 * PX, 7 * PX),
    steps=(44 * PX, 24 * PX, 18 * PX),
    numbers=False,
    footnotes=False,
    folding=True,
)

PAPER = replace(
    SCREEN,
    name="paper",
    root=Level(34, True, 220 * PX, 18 * PX, 12 * PX),
    branch=Level(28, True, 150 * PX, 10 * PX, 7 * PX, 31 * PX),
    heading=Level(25, True, 150 * PX, 8 * PX, 4 * PX),
    sentence=Level(25, False, 164 * PX, 8 * PX, 4 * PX),
    leaf=Level(25, False, 164 * PX, 3 * PX, 2 * PX),
    gaps=(16 * PX, 8 * PX, 4 * PX),
    steps=(44 * PX, 24 * PX, 18 * PX),
    numbers=True,
    footnotes=True,
    folding=False,
    given_sides=False,
)

PHONE = Preset(
    name="phone",
    shape=COLUMN,
    root=Level(34, True, 0, 14 * PX, 12 * PX),
    branch=Level(32, True, 0, 12 * PX, 10 * PX, 44 * PX),
    heading=Level(30, True, 0, 10 * PX, 11 * PX, 44 * PX),
    sentence=Level(30, False, 0, 10 * PX, 11 * PX, 44 * PX),
    leaf=Level(30, False, 0, 4 * PX, 7 * PX, 36 * PX),
    gaps=(22 * PX, 10 * PX, 8 * PX),
    steps=(0, 0, 0),
    numbers=False,
    footnotes=False,
    folding=True,
    width=358 * PX,
    indent=28 * PX,
)

PRESETS = {preset.name: preset for preset in (SCREEN, PAPER, PHONE)}
