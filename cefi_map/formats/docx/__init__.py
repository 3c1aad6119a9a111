"""Word documents: headings and lists are nodes, text below them is a note; and a map as an outline to print or edit.

python-docx is loaded with the first of them.
"""

from cefi_map.late import late

from .read import recognises

lost = late(f"{__name__}.write", "lost")
read = late(f"{__name__}.read", "read")
write = late(f"{__name__}.write", "write")

__all__ = ["lost", "read", "recognises", "write"]
