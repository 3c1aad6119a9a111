"""Markdown: headings and lists are nodes, text and quotes below them are notes. Its parser is loaded with the first."""

from cefi_map.late import late

has_headings = late(f"{__name__}.reading", "has_headings")
looks_like = late(f"{__name__}.reading", "looks_like")
lost = late(f"{__name__}.writing", "lost")
read = late(f"{__name__}.reading", "read")
read_text = late(f"{__name__}.reading", "read_text")
write = late(f"{__name__}.writing", "write")

__all__ = ["has_headings", "looks_like", "lost", "read", "read_text", "write"]
