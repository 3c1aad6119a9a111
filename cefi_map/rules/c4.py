"""C4: « Les choix des actions et de leurs modalités de réalisation sont justifiés. »"""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.argue import reason
from cefi_map.checking.explaining import explained, explains
from cefi_map.checking.pending import pending
from cefi_map.checking.pointed import is_likeliest
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names

TITLE = "Actions et modalités justifiées"
WHY = "Une liste d'ateliers ne dit pas pourquoi ceux-là. Le jury juge le choix des actions et de leur forme."
FIX = "Décrivez deux actions avec leur rythme, leur lieu ou la taille du groupe, et dites pourquoi cette forme."
GOOD = """
Le geste juste : préparer des réfugiés aux métiers du bois (Épinal)
  Mise en œuvre
    Atelier d'établi, deux matinées par semaine, groupes de 5
      Cinq et pas dix, car le formateur doit voir chaque geste pour le nommer en français
    Visite d'une scierie le premier mois, chacun suit un ouvrier pendant deux heures
    Carnet de mots illustré, rempli en fin de séance
"""
BAD = """
Le geste juste : préparer des réfugiés aux métiers du bois (Épinal)
  Mise en œuvre
    Atelier d'établi, deux matinées par semaine, groupes de 5
    Visite d'une scierie le premier mois
    Carnet de mots illustré
"""

# ---- the check

_LIKELY = 0.3
"""Chance from which a node is an action or a modality wherever it stands."""
_MAYBE = 0.1
"""The same under a title of actions."""
_FAINT = 0.15
"""The same where nothing else is."""
_FEW = 2
"""Nodes below which those that look like nothing else more count too, wherever they stand."""
_ENOUGH = 3
"""Likely nodes from which the others are left aside."""
_REASON = re.compile(r"\b(?:pour (?:la|une|cette) raison|expres)\b")
_TOLD = re.compile(
    r"\b(?:avons|ai|a|ont|est|sont|ete) (?:change|deplace|transfere|ajoute|repousse|reduit|supprime|remplace|"
    r"avance|decale)e?s?\b(?!.*\b(?:car|parce|puisqu\w*)\b)"
)
"""What was changed, without saying why."""
_HERE = frozenset(("implementation", "actions", "adjustments"))


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two actions, modalities for one at least, and one explicit reason for an action or a modality."""
    nodes = _actions(view)
    argued = [node for node in nodes if _is_argued(view, node)]
    detailed = [node for node in nodes if _has_modality(node)]
    told = [node for node in nodes if node.size >= 2 and " " in node.body.strip()]
    if len(nodes) >= 2 and detailed and argued:
        return Outcome(
            "satisfait",
            (*argued[:4], *detailed, *nodes),
            message=f"Les actions ont leurs modalités et une raison : {names(argued, 1)}.",
        )
    if not told:
        return Outcome(
            "absent",
            weak=tuple(nodes),
            message="Aucune action précise n'est décrite.",
            fix=(
                "Écrivez deux actions avec leur rythme, leur lieu ou la taille du groupe, et la raison d'un de ces "
                "choix."
            ),
        )
    if len(nodes) == 1:
        return Outcome(
            "partiel",
            tuple(nodes),
            (),
            f"Une seule action est décrite : {names(nodes)}.",
            f"Ajoutez une deuxième action, et dites pourquoi vous avez choisi {names(nodes, 1)}.",
        )
    if not detailed:
        return Outcome(
            "partiel",
            tuple(nodes),
            (),
            f"Les actions sont listées sans modalités : {names(nodes)}.",
            f"Précisez pour {names(nodes, 1)} le rythme, le lieu, la taille du groupe, et pourquoi.",
        )
    return Outcome(
        "partiel",
        (*detailed, *nodes),
        (),
        f"Les actions sont précises, mais rien ne dit pourquoi : {names(detailed)}.",
        f"Ajoutez sous {names(detailed, 1)} la raison de ce format : un besoin, une contrainte, un essai passé.",
    )


def _actions(view: View) -> list[ReadNode]:
    """Actions, their modalities and why they are so, likeliest first; the unlikely ones only where few are likely."""
    nodes = sorted((node for node in view.nodes if not pending(node)), key=_chance, reverse=True)
    likely = [node for node in nodes if _chance(node) >= _LIKELY]
    if len(likely) >= _ENOUGH:
        return likely
    here = [node for node in nodes if _chance(node) >= (_LIKELY if _HERE.isdisjoint(node.topics) else _MAYBE)]
    if len(here) < _FEW:
        here = [node for node in nodes if _chance(node) >= _MAYBE and (node in here or is_likeliest(node, "C4"))]
    return here or [node for node in nodes if _chance(node) >= _FAINT]


def _chance(node: ReadNode) -> float:
    return node.signals.get("C4", 0.0)


def _is_argued(view: View, node: ReadNode) -> bool:
    """Whether it gives a reason; « nous avons déplacé la visite » gives none."""
    if node.finds(_TOLD):
        return False
    return reason(view, node) == "specific" or explained(node) or explains(view, node) or node.finds(_REASON)


def _has_modality(node: ReadNode) -> bool:
    return (
        node.finds(figures.SIZE)
        or node.finds(figures.RHYTHM)
        or node.finds(figures.DATE)
        or (node.has("modality") and node.size >= 3)
    )


RULE = Rule("C4", TITLE, WHY, FIX, GOOD, BAD, check)
