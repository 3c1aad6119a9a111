"""The versions of a project: named, how the map was born of them, the journal of its writing."""

from .birth import Moment, as_it_was, birth, birth_soon
from .journal import journal, journal_file
from .versions import name_revision

__all__ = [
    "Moment",
    "as_it_was",
    "birth",
    "birth_soon",
    "journal",
    "journal_file",
    "name_revision",
]
