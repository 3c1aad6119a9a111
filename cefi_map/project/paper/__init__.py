"""The map as a picture: its marks, its sheets, and how the page draws it."""

from cefi_map.mindmap.spoken import carried, ties

from .posters import POSTERS, Hanging, left_out, on_a1, poster, poster_file, read_from, reminder
from .scenes import Halt, Told, told
from .screen import DrawnNode, Picture, draw, sample
from .sheets import SHEETS, Printing, long_print, marks, picture, plan, undrawn, unprinted, untied
from .signs import overlay, own_stages, stages_of

__all__ = [
    "POSTERS",
    "SHEETS",
    "DrawnNode",
    "Halt",
    "Hanging",
    "Picture",
    "Printing",
    "Told",
    "carried",
    "draw",
    "left_out",
    "long_print",
    "marks",
    "on_a1",
    "overlay",
    "own_stages",
    "picture",
    "plan",
    "poster",
    "poster_file",
    "read_from",
    "reminder",
    "sample",
    "stages_of",
    "ties",
    "told",
    "undrawn",
    "unprinted",
    "untied",
]
