"""Word documents: headings and lists are nodes, text below them is a note; and a map as an outline to print or edit.

python-docx is loaded with the first of them.
"""

from cefi_map.late import late

from .package import is_document as recognises
from .package import usual

lost = late(f"{__name__}.writing", "lost")
read = late(f"{__name__}.reading", "read")
write = late(f"{__name__}.writing", "write")

__all__ = ["lost", "read", "recognises", "usual", "write"]
