"""How a map is judged: read in pieces, weighed, counted part by part, decided and told."""

from .engine import RULES, VERSION, changed, check, rule, rules_version
from .reading import Memory
from .report import (
    ADVICE,
    ALL_CODES,
    CODES,
    OWN_PART,
    STAGE_WORDS,
    VERDICT_WORDS,
    CriterionVerdict,
    Evidence,
    Remark,
    Report,
    StageFinding,
    StageState,
    Verdict,
    VerdictName,
    packed,
    report_data,
    stages_told,
    unpacked,
    unsaid,
)
from .requirement import DEFAULT, Readings, Requirement
from .rule import Modality, Rule
from .stages import STAGES

__all__ = [
    "ADVICE",
    "ALL_CODES",
    "CODES",
    "DEFAULT",
    "OWN_PART",
    "RULES",
    "STAGES",
    "STAGE_WORDS",
    "VERDICT_WORDS",
    "VERSION",
    "CriterionVerdict",
    "Evidence",
    "Memory",
    "Modality",
    "Readings",
    "Remark",
    "Report",
    "Requirement",
    "Rule",
    "StageFinding",
    "StageState",
    "Verdict",
    "VerdictName",
    "changed",
    "check",
    "packed",
    "report_data",
    "rule",
    "rules_version",
    "stages_told",
    "unpacked",
    "unsaid",
]
