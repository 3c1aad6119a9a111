"""A trainer's reading of a map: levels by criterion, comments on nodes, as one frozen value; the grid; no file."""

from .agreed import ON_DOSSIER, Gap, agreed, gaps, unlevelled
from .agreement import LEAST_PAIRS, Agreement, Pair, among, beside, kappa, rank, spread
from .alike import Alike, alike, runs
from .bank import BANK
from .codec import LINE, TOGETHER, from_data, to_data
from .differences import agrees, differences, gap, verdict_rank
from .fingerprint import fingerprint
from .grid import Line, Modality, criteria, modalities
from .model import (
    APPRECIATION,
    KINDS,
    LEVELS,
    STATES,
    WORDS,
    Mark,
    Remark,
    Review,
    Rival,
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
    "BANK",
    "KINDS",
    "LEAST_PAIRS",
    "LEVELS",
    "LINE",
    "ON_DOSSIER",
    "STATES",
    "TOGETHER",
    "WORDS",
    "Agreement",
    "Alike",
    "Entry",
    "Gap",
    "Line",
    "Mark",
    "Modality",
    "Pair",
    "Remark",
    "Review",
    "Rival",
    "Signature",
    "Since",
    "State",
    "Touch",
    "agreed",
    "agrees",
    "alike",
    "among",
    "annotated",
    "beside",
    "carried",
    "changed",
    "chosen",
    "criteria",
    "differences",
    "fingerprint",
    "from_data",
    "gap",
    "gaps",
    "kappa",
    "lettered",
    "letters",
    "modalities",
    "name_of",
    "new_id",
    "others",
    "outward",
    "own",
    "rank",
    "runs",
    "short_words",
    "since",
    "spread",
    "ticked",
    "to_data",
    "touched",
    "unannotated",
    "unlevelled",
    "verdict_rank",
    "written",
]
