"""A dossier that came as a PDF: its text in paragraphs, and its pages drawn. PDFium does both; only workers call it."""

from .blocks import read
from .drawing import WIDE, WIDTH, drawn
from .opening import sheets

__all__ = ["WIDE", "WIDTH", "drawn", "read", "sheets"]
