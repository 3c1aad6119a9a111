"""The engine: it reads a map as a jury does, runs rules over it and gives a report; it knows no criterion."""

from .report import ADVICE, CriterionVerdict, Evidence, Report, StageFinding, Verdict, report_data

__all__ = ["ADVICE", "CriterionVerdict", "Evidence", "Report", "StageFinding", "Verdict", "report_data"]
