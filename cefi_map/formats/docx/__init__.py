"""Word documents: headings and lists are nodes, text below them is a note; and a map as an outline to print or edit."""

from .read import read, recognises
from .write import lost, write

__all__ = ["lost", "read", "recognises", "write"]
