"""What the exam asks, how it is judged, and how a centre reads what the text leaves open."""

from cefi_map.judging import (
    ALL_CODES,
    CODES,
    DEFAULT,
    STAGE_WORDS,
    VERDICT_WORDS,
    Readings,
    Report,
    StageFinding,
    Verdict,
)

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
from .reference import Piece, marked, matching, referentiel, rule, rule_list, scores

__all__ = [
    "ALL_CODES",
    "CODES",
    "DEFAULT",
    "OPEN_POINTS",
    "STAGE_WORDS",
    "VERDICT_WORDS",
    "OpenPoint",
    "Piece",
    "Readings",
    "Report",
    "StageFinding",
    "Verdict",
    "guidance",
    "marked",
    "matching",
    "readings",
    "readings_data",
    "readings_file",
    "readings_said",
    "referentiel",
    "reset_readings",
    "rule",
    "rule_list",
    "scores",
    "set_guidance",
    "set_readings",
]
