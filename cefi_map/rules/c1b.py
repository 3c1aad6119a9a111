"""C1b: « les caractéristiques de l'environnement socio-économique »."""

from __future__ import annotations

import re

from cefi_map.checking.pending import put_off
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names
from cefi_map.french import figures

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

_CERTAIN, _SURE, _SEEN, _BESIDE, _FAINT = 0.9, 0.5, 0.2, 0.05, 0.04
"""Chances from which a node is a fact of the territory even in one person's map, is one, is one if its words agree, is
one beside another, is looked at whatever its place."""
_LEAST = 2
"""Characteristics asked for."""
_ONE = ("person", "own")
"""Subjects that are one person's life."""
_OTHER = 0.5
"""Chance from which a node is of another requirement, if it is more so than of this one."""
_GENERIC = re.compile(
    r"\b(?:rural|urbain|enclave|isole|defavoris|difficult|precaire|precarite|pauvre|populaire|prioritaire|industriel|"
    r"touristique|agricole|dynamique|attracti|desindustrialis|vieillissan|sinistre|desert|en (?:crise|declin|mutation))"
)
"""What would be said of many territories."""
_SENTENCE = 3
_HERE = re.compile(r"(?:chez nous|ici|par ici|dans le coin|autour d)\b")
"""How one speaks of where one lives: « chez nous faut la voiture pour tout »."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two characteristics of this territory."""
    facts = sorted(_facts(view), key=lambda node: (-_chance(node), node.index))
    known = {node.index for node in facts}
    thin = [node for node in view.under("territory") if node.index not in known and not node.negated]
    if len(facts) >= _LEAST or any(map(_holds_several, facts)):
        sure = [node for node in facts if _chance(node) >= _SURE]
        shown = tuple(sure if len(sure) >= _LEAST else facts)
        return Outcome("satisfait", shown, message=f"Le territoire est décrit par des faits : {names(shown)}.")
    if facts:
        return Outcome(
            "partiel",
            tuple(facts),
            tuple(thin),
            f"Une seule caractéristique du territoire est décrite : {names(facts, 1)}.",
            "Ajoutez un fait sur le territoire : employeurs, secteurs, chômage, transports, logement ou services.",
        )
    wide = [node for node in view.nodes if _is_wide(view, node)]
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


def _chance(node: ReadNode) -> float:
    return node.signals["C1b"]


def _facts(view: View) -> list[ReadNode]:
    """Those found by themselves, and what has a word or a figure of the territory beside them. In the map of one person
    a single one tells where they live."""
    alone = {node.index for node in view.nodes if _is_fact(view, node)}
    titles = {view.read.nodes[index].parent for index in alone} - {0}
    if len(alone) < _LEAST and view.subject.kind in _ONE:
        return []
    return [node for node in view.nodes if node.index in alone or (node.parent in titles and _goes_along(node))]


def _goes_along(node: ReadNode) -> bool:
    if _chance(node) < _BESIDE or node.negated or node.has("person_public") or _of_something_else(node):
        return False
    return _says_more_than_a_name(node) and (node.has("territory") or node.finds(figures.NUMBER))


def _is_fact(view: View, node: ReadNode) -> bool:
    """Something of this territory: more than its name."""
    if _of_something_else(node) or (node.negated and not node.has("territory")):
        return False
    if view.subject.kind in _ONE and _chance(node) < _CERTAIN:
        return False
    return _says_more_than_a_name(node) and (_chance(node) >= _SURE or (_chance(node) >= _SEEN and _of_a_place(node)))


def _of_something_else(node: ReadNode) -> bool:
    """People counted, what is put off, or what is surely more of another requirement."""
    counted = node.has("person_public") and node.finds(figures.HEADCOUNT)
    if put_off(node) or (counted and node.count("territory") < _LEAST and _chance(node) < _CERTAIN):
        return True
    other = max(chance for id, chance in node.signals.items() if id != "C1b")
    return other >= max(_OTHER, _chance(node))


def _of_a_place(node: ReadNode) -> bool:
    """Several words of the territory, or one with a figure, and nothing that makes it a tale or a policy."""
    if node.has("first_hand", "scheme"):
        return False
    return node.count("territory") >= _LEAST or (node.has("fact_territory") and node.finds(figures.NUMBER))


def _says_more_than_a_name(node: ReadNode) -> bool:
    return node.size >= 4 or (node.size >= 2 and node.finds(figures.NUMBER))


def _holds_several(node: ReadNode) -> bool:
    """Whether one node holds at least two characteristics."""
    return node.count("territory") >= 3 and node.size >= 12


def _is_wide(view: View, node: ReadNode) -> bool:
    """The territory in general words, or something that may be said of it."""
    if node.question or node.negated or view.subject.kind in _ONE:
        return False
    if node.size >= _SENTENCE and (_HERE.match(node.title) or _chance(node) >= _SEEN):
        return not _of_something_else(node)
    return _chance(node) >= _FAINT and len(node.words) > 1 and node.finds(_GENERIC)


RULE = Rule("C1b", TITLE, WHY, FIX, GOOD, BAD, check)
