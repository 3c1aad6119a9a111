"""A trainer's reading of a map: levels by criterion, comments on nodes, as one frozen value; the grid; no file."""

from .bank import BANK
from .codec import from_data, to_data
from .differences import agrees, differences
from .fingerprint import fingerprint
from .grid import Line, Modality, criteria, modalities
from .model import (
    KINDS,
    LEVELS,
    STATES,
    WORDS,
    Mark,
    Remark,
    Review,
    State,
    lettered,
    letters,
    new_id,
    short_words,
)
from .on_map import annotated, carried, unannotated
from .since import Since, since

__all__ = [
    "BANK",
    "KINDS",
    "LEVELS",
    "STATES",
    "WORDS",
    "Line",
    "Mark",
    "Modality",
    "Remark",
    "Review",
    "Since",
    "State",
    "agrees",
    "annotated",
    "carried",
    "criteria",
    "differences",
    "fingerprint",
    "from_data",
    "lettered",
    "letters",
    "modalities",
    "new_id",
    "short_words",
    "since",
    "to_data",
    "unannotated",
]
