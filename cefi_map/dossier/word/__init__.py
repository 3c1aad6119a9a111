"""Word documents (.docx): parsed parts -> dossier, dossier -> bytes with real styles."""

from .read import DOCUMENT, read
from .write import write

__all__ = ["DOCUMENT", "read", "write"]
