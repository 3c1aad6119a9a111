"""The map as a picture: its marks, its sheets, and how the page draws it."""

from cefi_map.mindmap.spoken import carried, ties

from .scenes import Halt, Told, told
from .screen import DrawnNode, Picture, draw, sample
from .sheets import SHEETS, Printing, long_print, marks, picture, undrawn
from .signs import overlay

__all__ = [
    "SHEETS",
    "DrawnNode",
    "Halt",
    "Picture",
    "Printing",
    "Told",
    "carried",
    "draw",
    "long_print",
    "marks",
    "overlay",
    "picture",
    "sample",
    "ties",
    "told",
    "undrawn",
]
