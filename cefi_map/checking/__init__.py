"""The engine: it reads a map as a jury does, runs rules over it and gives a report; it knows no criterion."""

from .engine import VERSION, check
from .report import ADVICE, CriterionVerdict, Evidence, Report, StageFinding, Verdict, report_data
from .rule import DEFAULT, Outcome, Readings, Rule

__all__ = [
    "ADVICE",
    "DEFAULT",
    "VERSION",
    "CriterionVerdict",
    "Evidence",
    "Outcome",
    "Readings",
    "Report",
    "Rule",
    "StageFinding",
    "Verdict",
    "check",
    "report_data",
]
