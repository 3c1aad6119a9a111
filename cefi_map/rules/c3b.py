"""C3b: « … sont définis et argumentés »: why this purpose, these objectives, this perimeter."""

from __future__ import annotations

import re

from cefi_map.checking import signals
from cefi_map.checking.argue import reason
from cefi_map.checking.explaining import explained
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names
from cefi_map.french import reasons

TITLE = "Raisons de ces choix"
WHY = (
    "Poser des objectifs ne suffit pas : le référentiel les veut « argumentés ». La raison vient du diagnostic, "
    "d'une commande, d'un essai."
)
FIX = (
    "Ajoutez sous un objectif, la finalité ou le périmètre une raison propre à ce projet : un constat, une "
    "commande, une piste écartée."
)
GOOD = """
Nuit blanche : accompagner vers les métiers de nuit des parents isolés (Évry)
  Le projet
    Objectifs
      Ouvrir 10 places de garde à domicile entre 21 h et 6 h
    Pourquoi ces objectifs
      La garde avant la formation, parce que 14 parents sur 22 avaient abandonné l'an dernier faute de solution la nuit
      Nous avons écarté l'accueil collectif : aucune salle n'est agréée après 20 h
"""
BAD = """
Nuit blanche : accompagner vers les métiers de nuit des parents isolés (Évry)
  Le projet
    Objectifs
      Ouvrir 10 places de garde à domicile entre 21 h et 6 h
    Argumentation
      C'est un projet utile et valorisant
"""

# ---- the check

_LIKELY = 0.2
"""Chance from which a node is a reason for the project, wherever it stands."""
_PRAISED, _TRIED = 0.06, 0.02
"""The same where no other reason is heard: for mere praise, and for what was tried first."""
_READS = 0.3
"""The same by its words alone, for praise under a title of something else."""
_PRAISE = re.compile(
    r"\b(?:important\w*|enjeux?|interets?|sujet|priorit\w*|strategique|opportun\w*|utiles?|porteu\w+|a coeur|concret|"
    r"souci|reel|vrai|partout|aujourd'hui|c'est bien|societe|egalite|metier)\b"
)
"""What would be said of any project."""
_HAPPENED = re.compile(
    r"\b(?:avai\w+|etai\w+|voul(?:u|ai\w+|ions)|pens(?:e|ai\w+|ions)|(?:a|ont|m'a|l'a) (?:dit|demande\w*)|"
    r"(?:an|annee) (?:dernier|derniere|passe|passee))\b"
)
"""Something that happened, or was said."""
_WANTED = re.compile(r"\b(?:voul\w+|pens\w+|prevu|devai\w+|imagin\w+)\b.{3,200}\b(?:mais|alors|donc|finalement)\b")
"""« J'ai d'abord voulu le ménage, mais… »."""
_IF = re.compile(r"\bsi (?:une?|les?|la|l'|on|nous|personne|trop|plus|moins)\b|\bsi l'")
_COUNTED = re.compile(
    r"(?<!^) \d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante)\b"
)
_LOCAL = re.compile(
    r"\b(?:du coin|d'ici|chez nous|d'a cote|sur place|du (?:quartier|village|bassin|canton|secteur)|"
    r"de la (?:vallee|commune))\b"
)
_ELSEWHERE = re.compile(r"\bc\.?f\b|^voir\b|\bil faudra\b")
_REFERRAL = 6
"""Words up to which a reference says nothing more."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by one explicit and specific reason for the purpose, the objectives or the perimeter."""
    specific, generic = _found(view)
    if specific:
        return Outcome("satisfait", specific, generic, f"Une raison précise est donnée : {names(specific, 1)}.")
    if generic:
        return Outcome(
            "partiel",
            generic,
            (),
            f"La raison donnée vaudrait pour tout projet : {names(generic, 1)}.",
            f"Complétez {names(generic, 1)} par un fait d'ici : un chiffre, un essai, une piste écartée.",
        )
    return Outcome(
        "absent",
        message="Aucune raison n'explique la finalité, les objectifs ou le périmètre.",
        fix=(
            "Ajoutez sous un objectif la raison de ce choix : un constat du diagnostic, la commande, une piste écartée."
        ),
    )


def _found(view: View) -> tuple[tuple[ReadNode, ...], tuple[ReadNode, ...]]:
    """Reasons that hold a fact of this project, and those that would suit any, likeliest first. The unlikely are heard
    only where there is no likely one."""
    nodes = sorted((node for node in view.nodes if not _is_empty(node)), key=_chance, reverse=True)
    likely = [node for node in nodes if _chance(node) >= _LIKELY and _says_why(view, node)]
    if likely:
        specific = [node for node in likely if _is_fact(node)]
        return tuple(specific), tuple(node for node in likely if node not in specific)
    tried = [node for node in nodes if _is_tried(node)][:1]
    praised = [node for node in nodes if not tried and _is_praise(node)][:1]
    return tuple(tried), tuple(praised)


def _chance(node: ReadNode) -> float:
    return node.signals.get("C3b", 0.0)


def _alone(node: ReadNode) -> float:
    """Its chance by its words alone."""
    return signals.content(node)["C3b"]


def _is_empty(node: ReadNode) -> bool:
    """« Parce que. », « voir le diagnostic », « il faudra le démontrer »."""
    return node.size <= 1 or (node.size <= _REFERRAL and node.finds(_ELSEWHERE))


def _says_why(view: View, node: ReadNode) -> bool:
    """Whether it stands under a title that asks why, goes on with how things are, or says why in so many words."""
    return "argument" in node.topics[:1] or explained(node) or reason(view, node) != ""


def _is_fact(node: ReadNode) -> bool:
    """Whether it tells something of this project: counted, past, of the place, or left aside."""
    return any(map(node.finds, (_COUNTED, _HAPPENED, _LOCAL, reasons.DISCARDED)))


def _is_tried(node: ReadNode) -> bool:
    """Whether it tells what was wanted or tried first, and what came of it; what would be done if… is a mere parade."""
    if node.finds(_IF) or max(_chance(node), _alone(node)) < _TRIED:
        return False
    return node.finds(_WANTED) or (node.finds(_HAPPENED) and node.finds(_COUNTED) and explained(node))


def _is_praise(node: ReadNode) -> bool:
    return node.finds(_PRAISE) and (_chance(node) >= _PRAISED or _alone(node) >= _READS)


RULE = Rule("C3b", TITLE, WHY, FIX, GOOD, BAD, check)
