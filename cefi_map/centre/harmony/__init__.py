"""What trainers of a centre make of their marks together: agreement on the same maps, a labelled set of works."""

from cefi_map.agreement import LEAST_PAIRS

from .beginning import Chosen, begin_harmony, may_harmonise
from .labelling import Reading, drop_from_set, keep_for_set, labelled_set, read_for_set, set_file
from .marking import finish_marking, go_on_marking, harmony, harmony_of, set_marker_aside, settle_criterion
from .saying import VERDICTS, Said, read_others, said_data

__all__ = [
    "LEAST_PAIRS",
    "VERDICTS",
    "Chosen",
    "Reading",
    "Said",
    "begin_harmony",
    "drop_from_set",
    "finish_marking",
    "go_on_marking",
    "harmony",
    "harmony_of",
    "keep_for_set",
    "labelled_set",
    "may_harmonise",
    "read_for_set",
    "read_others",
    "said_data",
    "set_file",
    "set_marker_aside",
    "settle_criterion",
]
