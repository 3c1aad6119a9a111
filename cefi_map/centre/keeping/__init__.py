"""What is kept of people, and for how long: the journal, what one takes away or has erased, the end of a session."""

from .ending import (
    Ending,
    answer_ending,
    dates_of,
    ending,
    endings_asked,
    endings_of,
    keep_to_dates,
    set_ending,
)
from .erasing import erase_person, held
from .evidence import session_file
from .journal import DEEDS, journal, journal_file, opened_by, relinked
from .taking import person_file

__all__ = [
    "DEEDS",
    "Ending",
    "answer_ending",
    "dates_of",
    "ending",
    "endings_asked",
    "endings_of",
    "erase_person",
    "held",
    "journal",
    "journal_file",
    "keep_to_dates",
    "opened_by",
    "person_file",
    "relinked",
    "session_file",
    "set_ending",
]
