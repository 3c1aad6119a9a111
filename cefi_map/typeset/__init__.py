"""Typst in worker processes, with a time limit: the one way to make PDF and PNG.

The law of this room: user text reaches Typst as a string only, through ``literal`` or, better, through a data file
(``json("data.json")``); a template never holds it as markup. Nothing is read from the disk or fetched from a network.
"""

from .compile import CannotTypeset, Fell, Pool, pages, pdf, query
from .coverage import undrawn, without_drawing
from .escape import array, literal
from .fallen import forget, unprinted
from .picture import as_numbers, redrawn

__all__ = [
    "CannotTypeset",
    "Fell",
    "Pool",
    "array",
    "as_numbers",
    "forget",
    "literal",
    "pages",
    "pdf",
    "query",
    "redrawn",
    "undrawn",
    "unprinted",
    "without_drawing",
]
