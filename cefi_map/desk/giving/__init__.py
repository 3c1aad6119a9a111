"""What is given back: the annotated map, the return sheet under its centre's head, those of a whole group."""

from .giving import give_all_back, given_zip, sheets_file, to_give
from .letterhead import letterhead, set_letterhead
from .sheets import annotated_svg, give_back_file, pins
from .worksheet import fill_worksheet

__all__ = [
    "annotated_svg",
    "fill_worksheet",
    "give_all_back",
    "give_back_file",
    "given_zip",
    "letterhead",
    "pins",
    "set_letterhead",
    "sheets_file",
    "to_give",
]
