"""What is kept of people, and for how long: the journal, what one takes away or has erased, the end of a session."""

from .erasing import Held, erase_person, held
from .journal import DEEDS, journal, journal_file, opened_by
from .taking import person_file

__all__ = ["DEEDS", "Held", "erase_person", "held", "journal", "journal_file", "opened_by", "person_file"]
