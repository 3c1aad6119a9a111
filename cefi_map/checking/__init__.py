"""The engine: it reads a map as a jury does, runs rules over it and gives a report; it knows no criterion."""

from .engine import VERSION, check
from .report import (
    ADVICE,
    ALL_CODES,
    CODES,
    STAGE_WORDS,
    VERDICT_WORDS,
    CriterionVerdict,
    Evidence,
    Report,
    StageFinding,
    StageState,
    Verdict,
    report_data,
    stages_told,
)
from .rule import DEFAULT, Outcome, Readings, Rule
from .said import Memory

__all__ = [
    "ADVICE",
    "ALL_CODES",
    "CODES",
    "DEFAULT",
    "STAGE_WORDS",
    "VERDICT_WORDS",
    "VERSION",
    "CriterionVerdict",
    "Evidence",
    "Memory",
    "Outcome",
    "Readings",
    "Report",
    "Rule",
    "StageFinding",
    "StageState",
    "Verdict",
    "check",
    "report_data",
    "stages_told",
]
