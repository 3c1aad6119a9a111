"""What the exam asks and how it is judged: the référentiel and the rules, to be read."""

from __future__ import annotations

from cefi_map import judging
from cefi_map.errors import NotFound
from cefi_map.judging import Rule
from cefi_map.referentiel import Piece, Referentiel, load, marked, matching

__all__ = ["Piece", "marked", "matching", "referentiel", "rule", "rule_list"]


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
