"""FreeMind and Freeplane files: read into a map, written back with nothing lost."""

from . import bundle
from .detect import recognises
from .read import read
from .write import lost, write

__all__ = ["bundle", "lost", "read", "recognises", "write"]
