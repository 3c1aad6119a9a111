"""OpenDocument texts (.odt): parsed parts -> dossier, dossier -> bytes with real styles."""

from .read import CONTENT, read
from .write import write

__all__ = ["CONTENT", "read", "write"]
