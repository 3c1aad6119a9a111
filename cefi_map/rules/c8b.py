"""C8b: « … et externe est définie »: towards publics, partners, employers, the press."""

from __future__ import annotations

import re

from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names

from .channels import described, is_vague, means_in, moment

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

_OUTSIDE = elsewhere(
    "context project perimeter feasibility partners preparation planning communication external "
    "implementation actions adjustments people_followup"
)
_REFUSED = re.compile(
    r"\bni affiche|\bni flyer|\baucune (?:affiche|communication)|\bpas (?:besoin )?de communi|\bpas de (?:flyer|"
    r"affiche|presse)"
)
_ADDRESSED = re.compile(
    r"(?:un |une |des |le |la |les )?(?:sms|mails?|mailing|courriels?|courriers?|lettres?|invitations?|annonces?|"
    r"permanences? d'information|boitage|tractage|tracts?|porte-a-porte|porte a porte|pied d'immeuble|crieur|affichage)"
    r"\b.*\b(?:aux?|dans|chez|a la|a l'|aupres|sur|vers)\b"
)
"""A means that opens the text, and those or the place it is sent to."""
_TO_OTHERS = re.compile(
    r"(?:(?:prevenir|informer|avertir|inviter|ecrire|vers) )?(?:aux? |les? |des |pour les? |le )?"
    r"(?:grand )?(?:publics?|prescripteurs?|orienteurs?|familles?|employeurs?|entreprises|habitants|partenaires|elus|"
    r"presse)\b"
)
"""« Au public : … », « prévenir les prescripteurs par … »: those outside to whom something is told."""
_OF_OURS = re.compile(r"\bequipe|\bcollegues?|\bdirection|\binterne\b|\bau ca\b|\bsalle de pause")
_UNSEEN = re.compile(r"ne la voient pas|ne les? (?:lisent|voient)|\bpersonne ne")


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two means, or one with its target, moment or content."""
    nodes = [node for node in view.nodes if _is_external(view, node)]
    means = [node for node in nodes if not is_vague(node)]
    full = [node for node in means if _targeted(node) and not node.finds(_UNSEEN)]
    count = sum(means_in(node) for node in means)
    if full or count >= 2:
        best = full or means
        return Outcome(
            "satisfait", (*best, *means), message=f"L'extérieur est informé par des moyens précis : {names(best)}."
        )
    if nodes:
        what = "Un moyen est nommé sans cible ni moment" if means else "L'intention est dite sans moyen"
        return Outcome(
            "partiel",
            tuple(nodes),
            (),
            f"{what} : {name(nodes[0])}.",
            f"Précisez pour {name(nodes[0])} à qui, quand et avec quel message, ou ajoutez un deuxième moyen.",
        )
    return Outcome(
        "absent",
        message="Rien n'est prévu pour faire connaître le projet à l'extérieur.",
        fix="Écrivez comment le public, les prescripteurs ou les employeurs l'apprennent : quel moyen, à qui, quand.",
    )


def _targeted(node: ReadNode) -> bool:
    return (
        moment(node) or (node.has("external_target") and node.has("comm_mean")) or (described(node) and node.size >= 4)
    )


def _is_external(view: View, node: ReadNode) -> bool:
    if node.negated or node.finds(_REFUSED):
        return False
    topics = node.topics
    if "external" in topics:
        return "internal" not in topics or (
            node.has("external_mean", "external_target") and not node.has("internal_target")
        )
    if not _OUTSIDE.isdisjoint(topics):
        return False
    if "communication" in topics:
        return not node.has("internal_target") and not node.finds(_OF_OURS) and "planning" not in topics
    if _ADDRESSED.match(node.title) and not node.finds(_OF_OURS):
        return not topics or topics[0] in ("preparation", "implementation", "planning")
    if _TO_OTHERS.match(node.title) and node.has("comm_mean", "external_mean") and not node.finds(_OF_OURS):
        return not topics or topics[0] in ("preparation", "planning")
    shown = (node.count("external_mean") >= 1 and not node.has("expense", "first_hand")) or node.count(
        "external_mean"
    ) >= 2
    if not shown or (node.has("action") and not re.search(r"affiche|flyer|presse|radio", node.folded)):
        return (
            re.search(
                r"\bmon affiche\b|\baffiches? (?:chez|dans|a la)|\bbulletin (?:communautaire|municipal)|"
                r"\bflyers? (?:remis|distribue|dans)",
                node.folded,
            )
            is not None
        )
    return not topics or topics[0] in (
        "preparation",
        "implementation",
        "project",
        "partners",
        "planning",
        "feasibility",
    )


RULE = Rule("C8b", TITLE, WHY, FIX, GOOD, BAD, check)
