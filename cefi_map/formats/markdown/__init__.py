"""Markdown: headings and lists are nodes, text and quotes below them are notes. Its parser is loaded with the first."""

from cefi_map.late import late

has_headings = late(f"{__name__}.read", "has_headings")
looks_like = late(f"{__name__}.read", "looks_like")
lost = late(f"{__name__}.write", "lost")
read = late(f"{__name__}.read", "read")
read_text = late(f"{__name__}.read", "read_text")
write = late(f"{__name__}.write", "write")

__all__ = ["has_headings", "looks_like", "lost", "read", "read_text", "write"]
