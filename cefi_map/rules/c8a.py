"""C8a: « Une stratégie de communication interne … est définie »: towards one's own structure."""

from __future__ import annotations

import re

from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names

from .channels import described, is_team_meeting, is_vague, means_in

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

_STEERING = re.compile(
    r"\bcopil\b|\bcotech\b|comite de (?:pilotage|suivi)|\bpoint d'etape|reunion de (?:suivi|chantier|"
    r"coordination)|\btableau|\bgantt"
)
_TO_OURS = re.compile(
    r"\breunions? d'(?:equipe|eq)\b|\breunions? (?:du (?:lundi|mardi|mercredi|jeudi|vendredi)|de service|"
    r"pedagogique|interne)|\bnote (?:de service|interne|au ca|a la direction)|\bcodir\b|\bintranet\b|"
    r"\b(?:mes|nos|aux|deux|autres|\d) (?:\w+ )?(?:collegues|conseiller|formatrices|formateurs|encadrants)|"
    r"\bmes deux collegues|\ba (?:la|ma) direct|\bau ca\b|\bcse\b|\bassemblee generale|\bl'equipe\b|"
    r"\ben equipe\b|\bbriefing|\bconseil d'administration"
)
_TELLS = re.compile(r"\b(?:envoi\w*|inform\w+|present\w+|previen\w+|diffus\w+|partag\w+|affich\w+)\b")
_OUTSIDE = elsewhere(
    "context indicators project perimeter feasibility budget preparation planning communication internal "
    "external implementation adjustments people_followup evaluation results"
)


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two means, or one with its moment, frequency or content, towards the candidate's own structure."""
    nodes = [node for node in view.nodes if _is_internal(view, node)]
    means = [node for node in nodes if not is_vague(node) and not _bare_word(node)]
    full = [node for node in means if described(node)]
    count = sum(means_in(node) for node in means)
    if full or count >= 2:
        best = full or means
        return Outcome(
            "satisfait", (*best, *means), message=f"La structure est informée par des moyens précis : {names(best)}."
        )
    if nodes:
        means = means or [node for node in nodes if _bare_word(node)]
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


def _bare_word(node: ReadNode) -> bool:
    return node.size <= 1 and not node.children


def _is_internal(view: View, node: ReadNode) -> bool:
    if node.negated:
        return False
    topics = node.topics
    if "internal" in topics and "external" not in topics:
        return True
    if not _OUTSIDE.isdisjoint(topics):
        return "followup" in topics and (bool(node.finds(_TO_OURS) and _mails(node)) or is_team_meeting(node))
    if node.label and re.search(r"\bexterne\b|\bexterieur\b|\bdehors\b", node.label):
        return False
    if "internal" in topics:
        return node.finds(_TO_OURS) or node.has("internal_target")
    if "communication" in topics:
        return (node.finds(_TO_OURS) or node.has("internal_target")) and not node.has("external_mean")
    if "external" in topics:
        return False
    return (
        node.finds(_TO_OURS)
        and (node.has("comm_mean") or node.finds(_TELLS))
        and not node.finds(_STEERING)
        and not _diagnostic(node)
    )


def _mails(node: ReadNode) -> bool:
    return re.search(r"\bcourriel|\bmail|\bnote\b|\bnewsletter|\bflash", node.folded) is not None


def _diagnostic(node: ReadNode) -> bool:
    return any(topic in ("context", "project", "evaluation", "results") for topic in node.topics)


RULE = Rule("C8a", TITLE, WHY, FIX, GOOD, BAD, check)
