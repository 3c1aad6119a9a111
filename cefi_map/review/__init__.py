"""A trainer's reading of a map: levels by criterion, comments on nodes, as one frozen value; the grid; no file."""

from .agreed import Gap, agreed, gaps, unlevelled
from .codec import LINE, TOGETHER, from_data, to_data
from .differences import agrees, gap, verdict_rank
from .fingerprint import fingerprint
from .grid import Line, criteria, modalities
from .model import (
    APPRECIATION,
    KINDS,
    LEVELS,
    STATES,
    WORDS,
    Mark,
    Remark,
    Review,
    Signature,
    State,
    lettered,
    letters,
    new_id,
    short_words,
)
from .on_map import annotated, carried, unannotated
from .since import Since, since
from .touched import Touch, changed, touched
from .writing import Entry, chosen, name_of, others, outward, own, ticked, written

__all__ = [
    "APPRECIATION",
    "KINDS",
    "LEVELS",
    "LINE",
    "STATES",
    "TOGETHER",
    "WORDS",
    "Entry",
    "Gap",
    "Line",
    "Mark",
    "Remark",
    "Review",
    "Signature",
    "Since",
    "State",
    "Touch",
    "agreed",
    "agrees",
    "annotated",
    "carried",
    "changed",
    "chosen",
    "criteria",
    "fingerprint",
    "from_data",
    "gap",
    "gaps",
    "lettered",
    "letters",
    "modalities",
    "name_of",
    "new_id",
    "others",
    "outward",
    "own",
    "short_words",
    "since",
    "ticked",
    "to_data",
    "touched",
    "unannotated",
    "unlevelled",
    "verdict_rank",
    "written",
]
