"""C8a: « Une stratégie de communication interne … est définie »: towards one's own structure."""

from __future__ import annotations

from cefi_map.checking.pointed import beyond_doubt, pointed
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names

from .channels import described, is_vague, means_in

TITLE = "Communication interne"
WHY = "Un projet ignoré des collègues ne reçoit personne. Le jury cherche comment votre propre structure est informée."
FIX = "Écrivez comment votre équipe ou votre direction est informée : quel moyen, à quel rythme, avec quel contenu."
GOOD = """
Cap métiers : des immersions pour les allocataires du RSA (Saint-Gaudens)
  Préparation
    Communication interne
      Dix minutes à la réunion d'équipe du mardi : places libres, retours des employeurs
      Note d'une page à la direction à la fin de chaque session
"""
BAD = """
Cap métiers : des immersions pour les allocataires du RSA (Saint-Gaudens)
  Préparation
    Communication interne
      Informer l'équipe régulièrement
"""

# ---- the check

_PLACES = frozenset(("internal", "communication"))


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two means, or one with its moment, frequency or content, towards the candidate's own structure."""
    nodes = internal(view)
    means = [node for node in nodes if not is_vague(node)]
    full = [node for node in means if described(node)]
    if full or sum(map(means_in, means)) >= _LEAST_MEANS:
        best = full or means
        return Outcome(
            "satisfait", (*best, *means), message=f"La structure est informée par des moyens précis : {names(best)}."
        )
    if nodes:
        what = "Un moyen est nommé sans moment ni contenu" if means else "L'intention d'informer est dite sans moyen"
        return Outcome(
            "partiel",
            tuple(nodes),
            (),
            f"{what} : {name(nodes[0])}.",
            f"Précisez pour {name(nodes[0])} quel moyen, à quel rythme et avec quel contenu.",
        )
    return Outcome(
        "absent",
        message="Rien n'est prévu pour informer votre propre structure.",
        fix="Écrivez comment votre équipe ou votre direction est informée : quel moyen, quand, avec quel contenu.",
    )


_LEAST_MEANS = 2


def internal(view: View) -> list[ReadNode]:
    """What is told to the candidate's own structure."""
    return [node for node in pointed(view, "C8a", _PLACES) if beyond_doubt(node, "C8a")]


RULE = Rule("C8a", TITLE, WHY, FIX, GOOD, BAD, check)
