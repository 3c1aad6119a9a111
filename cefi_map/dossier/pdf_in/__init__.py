"""A dossier that came as a PDF: its text in paragraphs, its pages drawn, or that it draws a map. PDFium does all three;
only workers call it."""

from .blocks import read
from .drawing import WIDE, WIDTH, drawn
from .mapped import is_map
from .opening import sheets

__all__ = ["WIDE", "WIDTH", "drawn", "is_map", "read", "sheets"]
