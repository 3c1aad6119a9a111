"""C3b: « … sont définis et argumentés »: why this purpose, these objectives, this perimeter."""

from __future__ import annotations

import re

from cefi_map.checking.argue import reason
from cefi_map.checking.cues import cues
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.reasons import DISCARDED
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names

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

_HERE = frozenset(["project", "purpose", "objectives", "perimeter", "argument"])
_NEVER = elsewhere(
    "context public project purpose objectives perimeter argument feasibility preparation people_followup"
)


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by one explicit and specific reason for the purpose, the objectives or the perimeter."""
    found: dict[str, list[ReadNode]] = {"specific": [], "weak": [], "generic": []}
    for node in view.nodes:
        if _concerned(view, node):
            how = reason(view, node) or ("generic" if _praised(node) else "")
            if how:
                found[how].append(node)
    if found["specific"]:
        return Outcome(
            "satisfait",
            tuple(found["specific"]),
            tuple(found["generic"]),
            f"Une raison précise est donnée : {names(found['specific'], 1)}.",
        )
    if found["weak"]:
        return Outcome(
            "partiel",
            tuple(found["weak"]),
            tuple(found["generic"]),
            f"La raison reste sous-entendue : {names(found['weak'], 1)}.",
            f"Dites dans {names(found['weak'], 1)} quel constat ou quelle commande explique ce choix.",
        )
    if found["generic"]:
        return Outcome(
            "partiel",
            tuple(found["generic"]),
            (),
            f"La raison donnée vaudrait pour tout projet : {names(found['generic'], 1)}.",
            f"Remplacez {names(found['generic'], 1)} par un constat de votre diagnostic qui explique ce choix.",
        )
    return Outcome(
        "absent",
        message="Aucune raison n'explique la finalité, les objectifs ou le périmètre.",
        fix=(
            "Ajoutez sous un objectif la raison de ce choix : un constat du diagnostic, la commande, une piste écartée."
        ),
    )


_LIKELY = 0.4
"""Chance from which a reason is heard as one of the project's, wherever it stands."""
_ARGUED_ELSEWHERE = frozenset(("partners", "risks", "external", "internal", "followup", "criteria", "next"))
_PRAISE = re.compile(r"\bc'est\b|\bparce\b|\bcar\b|\bvraiment\b|\bplus \w+ et plus\b")
_BECAUSE = re.compile(r"\bparce qu|\bcar\b|\bpuisqu")
_SESSION = re.compile(r"(?:atelier|seance|module|action|cours) ")


_HENCE = re.compile(
    r"\b(?:d'ou|c'est pourquoi|voila pourquoi|de la) (?:l'|le |la |notre |nos |ce |cette )?"
    r"(?:idee|projet|action|choix|sas|parcours|objectif|public|local|atelier)"
)
"""A reason that names the project as its consequence, wherever it stands."""


def _praised(node: ReadNode) -> bool:
    """« C'est plus convivial »: a formula where a reason is due."""
    return node.has("generic_reason") and node.finds(_PRAISE) and "purpose" not in node.topics


def _concerned(view: View, node: ReadNode) -> bool:
    topics = node.topics
    if _SESSION.match(node.title):
        return False
    if node.finds(_HENCE):
        return True
    parent = view.parent(node)
    if parent is not None and "pourquoi" in parent.title and node.finds(_BECAUSE) and topics[:1] == ("context",):
        return True
    if node.guessed and not node.has("org") and (node.title.startswith("pourquoi") or node.finds(DISCARDED)):
        return "risks" not in cues(node) and _ARGUED_ELSEWHERE.isdisjoint(topics)
    if "argument" in cues(node)[:1] and _NEVER.isdisjoint(topics):
        return True
    if node.signals.get("C3b", 0.0) >= _LIKELY and _ARGUED_ELSEWHERE.isdisjoint(topics):
        return True
    if not _HERE.isdisjoint(topics):
        return not node.negated or node.finds(DISCARDED) or "on l'a" in node.folded or "argument" in topics
    return False


RULE = Rule("C3b", TITLE, WHY, FIX, GOOD, BAD, check)
