"""C8a: « Une stratégie de communication interne … est définie »: towards one's own structure."""

from __future__ import annotations

import re

from cefi_map.checking.pointed import SURE, beyond_doubt, pointed
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.signals import content
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names

from .channels import are_several, described, is_faint, is_vague, likeliest

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
    if full or are_several(means, "C8a"):
        best = full or means
        return Outcome(
            "satisfait", (*best, *means), message=f"La structure est informée par des moyens précis : {names(best)}."
        )
    if nodes:
        first = name(likeliest(means or nodes, "C8a"))
        what = "Un moyen est nommé sans moment ni contenu" if means else "L'intention d'informer est dite sans moyen"
        return Outcome(
            "partiel",
            tuple(nodes),
            (),
            f"{what} : {first}.",
            f"Précisez pour {first} quel moyen, à quel rythme et avec quel contenu.",
        )
    return Outcome(
        "absent",
        message="Rien n'est prévu pour informer votre propre structure.",
        fix="Écrivez comment votre équipe ou votre direction est informée : quel moyen, quand, avec quel contenu.",
    )


def internal(view: View) -> list[ReadNode]:
    """What is told to the candidate's own structure."""
    return [node for node in pointed(view, "C8a", _PLACES, _tells_us) if node.tied("C8a") or _is_told_inside(node)]


def _is_told_inside(node: ReadNode) -> bool:
    """What also looks like something else counts where its own words are plain: a poster in the staff room."""
    told = beyond_doubt(node, "C8a") or content(node)["C8a"] >= _PLAINLY or _tells_us(node)
    return told and not is_faint(node, "C8a")


_PLAINLY, _HEARD = 0.5, 0.05


def _tells_us(node: ReadNode) -> bool:
    """« On en parle au bureau »: one's own structure is told, in any place, by what surely is nothing else."""
    told = node.has("internal_target") and node.finds(_TELLS_US) and content(node)["C8a"] >= _HEARD
    return told and max(node.signals.values()) < SURE


_TELLS_US = re.compile(
    r"\b(?:inform(?:e|er|ee|es|ees|era|erai|erons|ons)|communiqu\w+|prevenir|previen\w*|prevenue?s?|averti\w*|"
    r"au courant|fai(?:re|t|s|sons|rai) (?:connaitre|savoir)|circuler?|parl(?:e|er|erai|ons)|presente(?:r|rai)?|"
    r"passer le mot|transmet\w*|envoie|enverrai|rend(?:re|s)? compte)\b"
)


RULE = Rule("C8a", TITLE, WHY, FIX, GOOD, BAD, check)
