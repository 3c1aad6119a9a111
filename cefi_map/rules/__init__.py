"""The rules: one file per requirement, its declaration on top, its check below; in official order."""

from __future__ import annotations

from cefi_map.checking.engine import check as _check
from cefi_map.checking.report import Report
from cefi_map.checking.rule import DEFAULT, Readings, Rule
from cefi_map.checking.said import Memory
from cefi_map.mindmap import MindMap

from . import c1a, c1b, c2, c3a, c3b, c4, c5, c6, c7a, c7b, c8a, c8b, c9, c10, c11, modalities

RULES: tuple[Rule, ...] = (
    *(module.RULE for module in (c1a, c1b, c2, c3a, c3b, c4, c5, c6, c7a, c7b, c8a, c8b, c9, c10, c11)),
    *modalities.RULES,
)
"""The 15 requirements judged on the map in official order, then the modalities M1–M4, M8 and E1–E6."""

__all__ = ["RULES", "check", "rule"]


def check(mindmap: MindMap, readings: Readings = DEFAULT, memory: Memory | None = None) -> Report:
    """The report of a map by all rules; ``memory`` goes from one check of it to the next, one at a time."""
    return _check(mindmap, RULES, readings, memory)


def rule(id: str) -> Rule:
    """The rule of a requirement or modality; KeyError when there is none."""
    return _BY_ID[id]


_BY_ID = {each.id: each for each in RULES}
