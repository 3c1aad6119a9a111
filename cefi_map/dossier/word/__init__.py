"""Word documents (.docx): parsed parts -> dossier, dossier -> bytes with real styles. python-docx is loaded with the
first that is written."""

from cefi_map.late import late

from .read import DOCUMENT, read

write = late(f"{__name__}.writing", "write")

__all__ = ["DOCUMENT", "read", "write"]
