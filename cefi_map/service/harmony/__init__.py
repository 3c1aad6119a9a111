"""What trainers of a centre make of their marks together: agreement on the same maps, a labelled set of works."""

from .labelling import Reading, drop_from_set, keep_for_set, labelled_set, read_for_set, set_file
from .saying import VERDICTS, Said, read_others, said_data

__all__ = [
    "VERDICTS",
    "Reading",
    "Said",
    "drop_from_set",
    "keep_for_set",
    "labelled_set",
    "read_for_set",
    "read_others",
    "said_data",
    "set_file",
]
