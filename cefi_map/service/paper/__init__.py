"""The map as a picture: its marks, its sheets, and how the page draws it."""

from .screen import DrawnNode, Picture, draw, sample
from .sheets import SHEETS, Printing, long_print, marks, picture, undrawn
from .signs import overlay

__all__ = [
    "SHEETS",
    "DrawnNode",
    "Picture",
    "Printing",
    "draw",
    "long_print",
    "marks",
    "overlay",
    "picture",
    "sample",
    "undrawn",
]
