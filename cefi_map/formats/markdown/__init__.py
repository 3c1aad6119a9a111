"""Markdown: headings and lists are nodes, text and quotes below them are notes."""

from .read import has_headings, looks_like, read, read_text
from .write import lost, write

__all__ = ["has_headings", "looks_like", "lost", "read", "read_text", "write"]
