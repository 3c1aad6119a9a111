"""C8b: « … et externe est définie »: towards publics, partners, employers, the press."""

from __future__ import annotations

import re

from cefi_map.checking.pointed import beyond_doubt, pointed
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.signals import content
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names

from .channels import are_several, described, is_faint, is_vague, likeliest

TITLE = "Communication externe"
WHY = (
    "Le public, les prescripteurs et les employeurs doivent connaître le projet. Le jury attend un moyen et une cible."
)
FIX = "Écrivez comment le projet est connu dehors : quel moyen, pour qui, à quel moment."
GOOD = """
Cap métiers : des immersions pour les allocataires du RSA (Saint-Gaudens)
  Préparation
    Communication externe
      Dépliant remis par les assistantes sociales pendant les permanences
      Petit déjeuner avec douze artisans en septembre
"""
BAD = """
Cap métiers : des immersions pour les allocataires du RSA (Saint-Gaudens)
  Préparation
    Communication externe
      Un flyer
"""

# ---- the check

_PLACES = frozenset(("external", "communication"))


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two means, or one with its target, moment or content."""
    nodes = external(view)
    means = [node for node in nodes if not is_vague(node)]
    full = [node for node in means if targeted(node)]
    if full or are_several(means, "C8b"):
        best = full or means
        return Outcome(
            "satisfait", (*best, *means), message=f"L'extérieur est informé par des moyens précis : {names(best)}."
        )
    if nodes:
        first = name(likeliest(means or nodes, "C8b"))
        what = "Un moyen est nommé sans cible ni moment" if means else "L'intention est dite sans moyen"
        return Outcome(
            "partiel",
            tuple(nodes),
            (),
            f"{what} : {first}.",
            f"Précisez pour {first} à qui, quand et avec quel message, ou ajoutez un deuxième moyen.",
        )
    return Outcome(
        "absent",
        message="Rien n'est prévu pour faire connaître le projet à l'extérieur.",
        fix="Écrivez comment le public, les prescripteurs ou les employeurs l'apprennent : quel moyen, à qui, quand.",
    )


def external(view: View) -> list[ReadNode]:
    """What is told outside."""
    return [node for node in pointed(view, "C8b", _PLACES, _broadcasts) if node.tied("C8b") or _is_told_outside(node)]


def _is_told_outside(node: ReadNode) -> bool:
    told = beyond_doubt(node, "C8b") or (_broadcasts(node) and node.signals["C8a"] < _INSIDE)
    return told and not is_faint(node, "C8b")


_INSIDE = 0.5
"""Chance from which a means serves inside, a poster as well."""


def _broadcasts(node: ReadNode) -> bool:
    """Words that are of this alone, wherever they stand: a means that only serves outside, or those outside to whom
    something is told by some means."""
    if node.has("external_mean") and content(node)["C8b"] >= _PLAINLY:
        return True
    return node.finds(_TELLS_THEM) and node.has("external_target") and node.has("comm_mean")


_PLAINLY = 0.5
_TELLS_THEM = re.compile(r"^(?:pour )?(?:prevenir|informer|inviter|avertir|ecrire aux?|annoncer)\b")


def targeted(node: ReadNode) -> bool:
    """A means with its moment, its content, or those it is meant for: where a poster hangs is none of these."""
    return described(node) or (node.has("external_target") and _TO.search(node.body) is not None)


_TO = re.compile(r"\b(?:aux?|pour|vers|aupres d\w*|a l'attention|remis\w*|distribu\w+|destine\w*|envoye\w*|invit\w+)\b")


RULE = Rule("C8b", TITLE, WHY, FIX, GOOD, BAD, check)
