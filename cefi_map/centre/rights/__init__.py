"""What a person may do with a thing, and the line of the journal when they open another's."""

from .opened import note_opened
from .rights import IN_SESSION, access

__all__ = [
    "IN_SESSION",
    "access",
    "note_opened",
]
