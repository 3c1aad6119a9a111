"""OpenDocument texts (.odt): parsed parts -> dossier, dossier -> bytes with real styles."""

from cefi_map.office.opendocument import CONTENT

from .read import read
from .write import write

__all__ = ["CONTENT", "read", "write"]
