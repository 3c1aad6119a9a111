"""What the exam asks, how it is judged, and how a centre reads what the text leaves open."""

from cefi_map.judging import (
    ALL_CODES,
    CODES,
    DEFAULT,
    OWN_PART,
    STAGE_WORDS,
    VERDICT_WORDS,
    Readings,
    Report,
    StageFinding,
    Verdict,
)
from cefi_map.review import criteria

from .centre import (
    OPEN_POINTS,
    OpenPoint,
    readings,
    readings_data,
    readings_file,
    readings_said,
    reset_readings,
    set_readings,
)
from .guidance import guidance, set_guidance
from .papers import PAPERS, paper
from .reference import Piece, marked, matching, referentiel, rule, rule_list

__all__ = [
    "ALL_CODES",
    "CODES",
    "DEFAULT",
    "OPEN_POINTS",
    "OWN_PART",
    "PAPERS",
    "STAGE_WORDS",
    "VERDICT_WORDS",
    "OpenPoint",
    "Piece",
    "Readings",
    "Report",
    "StageFinding",
    "Verdict",
    "criteria",
    "guidance",
    "marked",
    "matching",
    "paper",
    "readings",
    "readings_data",
    "readings_file",
    "readings_said",
    "referentiel",
    "reset_readings",
    "rule",
    "rule_list",
    "set_guidance",
    "set_readings",
]
