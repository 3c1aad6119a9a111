"""C4: « Les choix des actions et de leurs modalités de réalisation sont justifiés. »"""

from __future__ import annotations

from cefi_map.checking import figures
from cefi_map.checking.argue import reason
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.reasons import DISCARDED
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

_HERE = frozenset(("implementation", "actions", "adjustments"))
_NEVER = elsewhere("feasibility means preparation implementation actions adjustments")


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two actions, modalities for one at least, and one explicit reason for an action or a modality."""
    nodes = [node for node in view.nodes if _is_action(view, node)]
    if not nodes:
        nodes = [node for node in view.nodes if _is_announced(view, node)]
    detailed = [node for node in nodes if _has_modality(node)]
    argued = [node for node in nodes if reason(view, node) == "specific" or _argued_below(view, node)]
    argued += [node for node in view.nodes if _is_left_aside(node)]
    hinted = [node for node in nodes if reason(view, node) == "weak"]
    if len(nodes) >= 2 and detailed and argued:
        return Outcome(
            "satisfait",
            (*argued[:4], *detailed, *nodes),
            message=f"Les actions ont leurs modalités et une raison : {names(argued, 1)}.",
        )
    if len(nodes) >= 2 and detailed and len(hinted) >= 2:
        return Outcome(
            "satisfait",
            (*hinted, *detailed),
            message=f"Les actions ont leurs modalités et leurs raisons : {names(hinted)}.",
        )
    if not nodes or (len(nodes) == 1 and nodes[0].size < 2):
        return Outcome(
            "absent",
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


def _is_action(view: View, node: ReadNode) -> bool:
    topics = node.topics
    if node.negated:
        return False
    if topics and topics[0] in ("actions", "implementation", "adjustments"):
        return node.size >= 2
    if not _HERE.isdisjoint(topics):
        return node.size >= 2
    if "means" in topics:
        return node.has("modality") and reason(view, node) == "specific"
    if "feasibility" in topics or not topics:
        return node.has("action") and _has_modality(node)
    return False


def _is_left_aside(node: ReadNode) -> bool:
    """A form that was not wanted, with what speaks against it: « pas de salle de classe : ils parlent en marchant »."""
    return node.negated and node.size >= 6 and node.finds(DISCARDED) and not _HERE.isdisjoint(node.topics)


def _is_announced(view: View, node: ReadNode) -> bool:
    """An action told with the idea of the project, where no branch holds actions."""
    return not node.negated and "project" in node.topics and node.has("action") and _has_modality(node)


def _has_modality(node: ReadNode) -> bool:
    return (
        node.finds(figures.SIZE)
        or node.finds(figures.RHYTHM)
        or node.finds(figures.DATE)
        or (node.has("modality") and node.size >= 3)
    )


def _argued_below(view: View, node: ReadNode) -> bool:
    return any(
        "pourquoi" in child.label or "choix" in child.label or "raison" in child.label for child in view.children(node)
    )


RULE = Rule("C4", TITLE, WHY, FIX, GOOD, BAD, check)
