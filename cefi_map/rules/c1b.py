"""C1b: « les caractéristiques de l'environnement socio-économique »."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.cues import quoted
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names

TITLE = "Environnement socio-économique"
WHY = "Le même projet n'a pas le même sens partout. Le jury cherche ce qui est propre à votre territoire."
FIX = "Écrivez au moins deux faits sur le territoire : employeurs, secteurs, chômage, transports, logement, services."
GOOD = """
Du quai à l'atelier : découvrir les métiers de la réparation navale (Saint-Nazaire)
  Contexte
    Le territoire
      Le chantier naval et ses sous-traitants font un emploi salarié sur cinq
      Soudeurs et tuyauteurs sont recrutés jusqu'en Pologne, faute de candidats
      Les loyers ont pris 30 % en six ans, beaucoup d'apprentis logent à quarante minutes
"""
BAD = """
Du quai à l'atelier : découvrir les métiers de la réparation navale (Saint-Nazaire)
  Contexte
    Le territoire
      Saint-Nazaire et la presqu'île
"""

# ---- the check

_ELSEWHERE = elsewhere("context territory indicators feasibility preparation evaluation results")


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two characteristics of this territory."""
    facts = [node for node in view.nodes if _is_fact(view, node)]
    facts.sort(key=lambda node: (-min(3, node.count("territory")), node.index))
    thin = [node for node in view.under("territory") if node not in facts and not node.negated]
    if len(facts) >= 2 or (facts and facts[0].count("territory") >= 3 and facts[0].size >= 12):
        return Outcome("satisfait", tuple(facts), message=f"Le territoire est décrit par des faits : {names(facts)}.")
    if facts:
        return Outcome(
            "partiel",
            tuple(facts),
            tuple(thin),
            f"Une seule caractéristique du territoire est décrite : {names(facts, 1)}.",
            "Ajoutez un fait sur le territoire : employeurs, secteurs, chômage, transports, logement ou services.",
        )
    wide = [node for node in thin if node.finds(_GENERIC) and len(node.folded.split()) >= _LEAST_WORDS]
    wide = wide or [node for node in view.nodes if _is_wide(view, node)]
    if wide:
        return Outcome(
            "partiel",
            tuple(wide),
            (),
            f"Le territoire n'est dit qu'en général : {names(wide, 1)}.",
            f"Ajoutez à {names(wide, 1)} deux faits : employeurs, secteurs, chômage, transports ou logement.",
        )
    named = f" : {names(thin, 1)} ne donne qu'un nom" if thin else ""
    return Outcome(
        "absent",
        (),
        tuple(thin),
        f"Le territoire n'est pas décrit{named}.",
        "Écrivez deux faits propres au territoire : employeurs, secteurs, chômage, transports, logement ou services.",
    )


_GENERIC = re.compile(
    r"\b(?:rural|urbain|enclave|isole|defavoris|difficult|precaire|precarite|pauvre|populaire|prioritaire|industriel|"
    r"touristique|agricole|dynamique|attracti|desindustrialis|vieillissan|sinistre|en (?:crise|declin|mutation))"
)
"""What would be said of many territories."""
_WIDE = re.compile(
    r"\b(?:pays|zone|territoire|commune|ville|quartier|departement|bassin|secteur|canton|village|region|vallee|ile)\b.*"
    r"\b(?:rural|urbain|prioritaire|qpv|enclave|isole|pauvre|populaire|industriel|agricole|touristique|agee?|peuplee?|"
    r"vieillissante?|sinistree?|desert\w*|difficile)|\bbidonvilles?\b|\bqpv\b|quartiers? prioritaires?"
)


def _is_wide(view: View, node: ReadNode) -> bool:
    """The territory in general words, wherever a diagnosis may stand."""
    return (
        node.finds(_WIDE)
        and view.stage(node) in ("E1", "E2", "")
        and not node.has("need", "partner_gives", "scheme")
        and not node.finds(figures.HEADCOUNT)
        and view.subject.kind == "project"
    )


_LEAST_WORDS = 3


def _is_fact(view: View, node: ReadNode) -> bool:
    if node.negated and not node.has("territory"):
        return False
    if view.subject.kind in ("person", "own") and (
        (node.has("need") and not node.has("fact_territory")) or "territory" not in node.topics
    ):
        return False
    if "territory" in node.topics:
        return (
            (node.has("territory") and node.size >= 3)
            or (node.finds(figures.NUMBER) and node.size >= 2)
            or node.size >= 5
        )
    if not _ELSEWHERE.isdisjoint(node.topics) and "indicators" not in node.topics:
        return False
    if quoted(node) or node.has("first_hand", "plus_minus", "eval_mode"):
        return False
    if "indicators" in node.topics:
        return node.count("fact_territory") >= 3 or (view.subject.kind == "course" and node.has("fact_territory"))
    if view.stage(node) not in ("E1", ""):
        return False
    if not node.has("fact_territory") or (node.has("person_public") and node.has("need")):
        return False
    alone = node.size >= 4 and not node.has("need", "person_public", "scheme")
    return node.count("territory") >= 2 or (alone and (node.finds(figures.NUMBER) or "context" in node.topics))


RULE = Rule("C1b", TITLE, WHY, FIX, GOOD, BAD, check)
