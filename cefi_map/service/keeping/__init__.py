"""What is kept of people, and for how long: the journal, what one takes away or has erased, the end of a session."""

from .journal import DEEDS, journal, journal_file, opened_by

__all__ = ["DEEDS", "journal", "journal_file", "opened_by"]
