"""What the exam asks and how it is judged: the référentiel and the rules, to be read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cefi_map import judging
from cefi_map.errors import NotFound
from cefi_map.judging import Rule
from cefi_map.referentiel import Piece, Referentiel, load, marked, matching

__all__ = ["Piece", "Score", "marked", "matching", "referentiel", "rule", "rule_list", "scores"]


def referentiel() -> Referentiel:
    return load()


def rule_list() -> tuple[Rule, ...]:
    """Every rule, in official order."""
    return judging.RULES


def rule(id: str) -> Rule:
    """The rule of that requirement. ``NotFound`` when there is none."""
    found = next((each for each in judging.RULES if each.id == id), None)
    if found is None:
        raise NotFound(f"Aucune règle ne porte le nom « {id[:20]} ».", advice="Choisissez une règle de la liste.")
    return found


@dataclass(frozen=True, slots=True)
class Score:
    """How often verdicts agreed with a jury member's labels, on ``maps``; ``seen`` while the rules were written.

    ``accuracy`` is the share that is the same, ``kappa`` the quadratic weighted kappa; the last two are counts.
    """

    date: str
    maps: str
    seen: bool
    verdicts: int
    accuracy: float
    kappa: float
    absent_taken_for_satisfait: int
    satisfait_taken_for_absent: int


@cache
def scores() -> tuple[Score, ...]:
    """What was measured of the rules at hand, kept with them."""
    kept = json.loads(files(judging).joinpath("data", "accuracy.json").read_text("utf-8"))
    return tuple(Score(**{name: each[name] for name in Score.__slots__}) for each in kept["scores"])
