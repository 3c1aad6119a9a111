"""From a map to places: widths, wrapping, layout, all in whole numbers of 1/4096 px. Written spec: docs/geometry.md."""

from .labels import Label
from .layout import layout
from .presets import COLUMN, DOWN, PAPER, PHONE, PRESETS, PX, RIGHT, SCREEN, SHAPES, TIDY, TRUNK, Level, Preset
from .relations import MOST as MOST_RELATIONS
from .relations import Relation, around, relations
from .value import Box, Edge, Face, Layout, Line, Mark

__all__ = [
    "COLUMN",
    "DOWN",
    "MOST_RELATIONS",
    "PAPER",
    "PHONE",
    "PRESETS",
    "PX",
    "RIGHT",
    "SCREEN",
    "SHAPES",
    "TIDY",
    "TRUNK",
    "Box",
    "Edge",
    "Face",
    "Label",
    "Layout",
    "Level",
    "Line",
    "Mark",
    "Preset",
    "Relation",
    "around",
    "layout",
    "relations",
]
