"""Markdown: headings and lists are nodes, text and quotes below them are notes."""

from .read import looks_like, read, read_text
from .write import lost, write

__all__ = ["looks_like", "lost", "read", "read_text", "write"]
