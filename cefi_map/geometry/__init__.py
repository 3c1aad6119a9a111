"""From a map to places: widths, wrapping, layout, all in whole numbers of 1/4096 px. Written spec: docs/geometry.md."""

from .layout import layout
from .presets import COLUMN, DOWN, PAPER, PHONE, PRESETS, PX, RIGHT, SCREEN, SHAPES, TIDY, Level, Preset
from .value import Box, Edge, Face, Layout, Line, Mark

__all__ = [
    "COLUMN",
    "DOWN",
    "PAPER",
    "PHONE",
    "PRESETS",
    "PX",
    "RIGHT",
    "SCREEN",
    "SHAPES",
    "TIDY",
    "Box",
    "Edge",
    "Face",
    "Layout",
    "Level",
    "Line",
    "Mark",
    "Preset",
    "layout",
]
