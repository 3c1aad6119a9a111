"""What is judged: a requirement by its table, a modality by a check of its own; both are read on the help page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .counting import counted
from .deciding import amounts, decide
from .doubt import doubted
from .reading import Piece
from .requirement import Readings, Requirement
from .telling import Outcome, told
from .view import View


@dataclass(frozen=True, slots=True)
class Modality:
    """A modality of the exam (M1–M8) or a stage (E1–E6): read as a requirement is, judged by ``check``. Without
    examples where nothing on the map can show it."""

    id: str
    title: str
    why: str
    fix: str
    good: str
    bad: str
    check: Callable[[View, Readings], Outcome[Piece]]
    criterion: str = ""


Rule = Requirement | Modality


def judge(rule: Rule, view: View, readings: Readings) -> tuple[Outcome[Piece], float]:
    """What is said of a rule, and how likely the verdict is right (1 for a modality, which nothing learnt decides)."""
    if isinstance(rule, Modality):
        return rule.check(view, readings), 1.0
    count = counted((each for each in view.likely.get(rule.id, ()) if each.index or rule.centre), rule)
    decision = decide(amounts(count, readings), view.verdicts[rule.id]).cautious()
    outcome = told(count, decision, readings)
    outcome = outcome._replace(candidates=view.asked(outcome.candidates))
    looks_like_it = outcome.pieces or outcome.candidates  # else there is no doubt
    if looks_like_it and decision.risk >= rule.bound:
        outcome = doubted(outcome, count, decision, readings)
    return outcome, decision.confidence
