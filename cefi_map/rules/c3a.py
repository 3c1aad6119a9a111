"""C3a: « Le périmètre, les finalités et objectifs du projet sont définis »."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.cues import cues
from cefi_map.checking.leanings import leanings
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import joined, names

TITLE = "Périmètre, finalité, objectifs"
WHY = "Le jury veut lire en une minute ce que le projet vise à terme, ce qu'il doit obtenir, pour qui, où et quand."
FIX = (
    "Posez les trois : la finalité, des objectifs formulés comme des résultats, et le périmètre (public, nombre, "
    "lieu, durée)."
)
GOOD = """
Première paie : un chantier école pour jeunes sans diplôme
  Le projet
    Finalité : que ces jeunes tiennent leur place dans un collectif de travail
    Objectifs
      Amener 9 jeunes sur 12 au bout des quatre mois de chantier
      Obtenir 6 entrées en contrat d'apprentissage avant la fin de l'année
    Périmètre : 12 jeunes de 18 à 25 ans, commune de Lodève, de février à mai
"""
BAD = """
Première paie : un chantier école pour jeunes sans diplôme
  Le projet
    Finalité : que ces jeunes tiennent leur place dans un collectif de travail
    Objectifs
      à définir avec l'équipe
"""

# ---- the check

_VERB = re.compile(r"\b\w{3,}(?:er|ir|re|oir)\b")
_THAT = re.compile(r"\bque? |\bqu'")
_AIM = re.compile(
    r"\b(?:on veut|nous voulons|je veux|on vise|nous visons|notre but|vers un|aller vers|a terme|afin que|pour que)\b"
)
_PLACE_WORD = re.compile(
    r"\b(?:quartiers?|communes?|villes?|agglo\w*|antenne|site|bassin|canton|departement|epci|territoire|qpv|"
    r"secteur|salle|locaux|vallee|aires?|perimetre|est|ouest|nord|sud|"
    r"uniquement|autour|km|rue)\b|\ba [a-z]{3,}|\bsur [a-z]{4,}|\b\d{2}\b"
)
_E2 = frozenset(["project", "purpose", "objectives", "perimeter", "argument"])
_NEVER = elsewhere(
    "context public project purpose objectives perimeter argument feasibility preparation implementation "
    "adjustments people_followup evaluation strengths weaknesses"
)


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by the three: a purpose, a perimeter (the root may hold it), an objective said as a result."""
    purpose = [node for node in view.nodes if _is_purpose(view, node)]
    objectives = [node for node in view.nodes if _is_objective(view, node) and node not in purpose[:1]]
    if not purpose and len(objectives) > 1 and any(_is_wide(node) for node in objectives):
        purpose = [next(node for node in objectives if _is_wide(node))]
        objectives = [node for node in objectives if node not in purpose]
    perimeter = [node for node in view.nodes if _is_perimeter(view, node)]
    if not perimeter and not _root_holds(view):
        perimeter = [node for node in view.nodes if _is_counted_elsewhere(view, node)]
    root = not perimeter and _root_holds(view)
    aimed = not purpose and bool(objectives) and _ROOT_AIM.search(view.root.folded) is not None
    parts = {
        "la finalité": purpose or ([view.root] if aimed else []),
        "les objectifs": objectives,
        "le périmètre": perimeter or ([view.root] if root else []),
    }
    have = [part for part, nodes in parts.items() if nodes]
    lack = [part for part in parts if part not in have]
    found = (*purpose[:2], *perimeter[:2], *objectives, *purpose[2:], *perimeter[2:])
    vague = bool(objectives) and not any(_is_result(node) and not _is_vague(node) for node in objectives)
    if not lack and not vague and len(objectives) >= readings.objectives_least:
        return Outcome(
            "satisfait", found, message=f"Finalité, objectifs et périmètre sont posés : {names(objectives)}."
        )
    if not have or (have == ["le périmètre"] and not perimeter):
        return Outcome(
            "absent",
            message="Ni finalité, ni objectif, ni périmètre ne sont posés.",
            fix=(
                "Écrivez une finalité, deux objectifs formulés comme des résultats, et le périmètre : public, lieu, "
                "durée."
            ),
        )
    if lack:
        return Outcome(
            "partiel",
            found,
            message=f"On lit {joined(have)} ; il manque {joined(lack)}.",
            fix=_FIX[lack[0]],
        )
    return Outcome(
        "partiel",
        found,
        message=f"Les objectifs restent vagues : {names(objectives)}.",
        fix=f"Reformulez {names(objectives, 1)} en résultat : qui, combien, pour quand.",
    )


_FIX = {
    "la finalité": "Écrivez la finalité : ce que le projet change à terme pour ce public.",
    "les objectifs": "Écrivez deux objectifs formulés comme des résultats ou des actions : qui, combien, pour quand.",
    "le périmètre": "Écrivez le périmètre : quel public, combien de personnes, où, de quand à quand.",
}


def _outside(node: ReadNode) -> bool:
    return node.negated or not _NEVER.isdisjoint(node.topics)


_LEANS = 1.2
"""How far a node must lean to a topic to be taken for it where its place is guessed."""


def _guessed(node: ReadNode, topic: str) -> bool:
    """Whether the node itself speaks of the topic, where no title says where it stands."""
    if not node.guessed or node.negated:
        return False
    return topic in cues(node)[:2] or leanings(node).get(topic, 0) >= _LEANS


def _is_purpose(view: View, node: ReadNode) -> bool:
    if _guessed(node, "purpose"):
        return True
    if "purpose" in node.topics:
        return node.size >= 1
    if _outside(node) or node.topics[:1] == ("argument",):
        return False
    if "context" in node.topics and cues(node)[:1] == ("purpose",):
        return True
    aim = _AIM.search(node.folded) is not None or _THAT.match(node.title) is not None
    if any(topic in ("project", "objectives") for topic in node.topics):
        aim = aim or (_AIMS.match(node.title) is not None and not node.finds(figures.NUMBER))
        that = _THAT.match(node.title) is not None and node.size >= 2
        return (aim and (node.size >= 4 or that) and not _is_perimeter(view, node)) or node.title.startswith(
            ("a terme", "au bout")
        )
    return False


_AIMS = re.compile(
    r"(?:contribuer|lutter contre|participer a|favoriser|promouvoir|faire en sorte|redonner|changer|permettre)\b"
)


_VAGUE = re.compile(
    r"(?:proposer|favoriser|permettre|ameliorer|sensibiliser|accompagner|aider|developper|promouvoir|insertion|"
    r"autonomie)\b"
)


def _is_vague(node: ReadNode) -> bool:
    """A verb that would open any project's objective, and next to nothing behind it."""
    return (
        (node.size <= 3 or node.has("generic_reason"))
        and _VAGUE.match(node.body) is not None
        and not node.finds(figures.NUMBER)
    )


def _is_wide(node: ReadNode) -> bool:
    return not node.finds(figures.NUMBER) and node.finds(_VERB) and node.size >= 3


def _is_objective(view: View, node: ReadNode) -> bool:
    if _guessed(node, "objectives"):
        return True
    if node.finds(figures.MONEY) and node.size <= 2:
        return False
    if "objectives" in node.topics:
        return node.size >= 2 or node.finds(_VERB)
    if _outside(node) or node.topics[:1] in (("purpose",), ("argument",), ("perimeter",)):
        return not _outside(node) and "perimeter" in node.topics and cues(node)[:1] == ("objectives",)
    if "project" in node.topics:
        return _is_result(node) and not _only_place(node)
    return (
        node.finds(_AIM)
        and _is_result(node)
        and (not node.topics or node.topics[0] in ("context", "communication", "evaluation"))
    )


_THEY_DO = re.compile(r"\b(?!pendant|moment)\w{3,}(?:nent|vent|rent|tent|sent|dent|gnent|lent|quent|gent)\b")
"""Verbs in the plural: « reprennent », « signent »."""


def _only_place(node: ReadNode) -> bool:
    return (
        node.finds(figures.HEADCOUNT)
        and not node.finds(_VERB)
        and not node.finds(_THEY_DO)
        and not node.has("goal_noun")
    )


def _is_result(node: ReadNode) -> bool:
    """Said as a result or an action: a verb, or a number of something."""
    return node.finds(_VERB) or node.finds(figures.NUMBER) or _THAT.match(node.title) is not None


def _is_perimeter(view: View, node: ReadNode) -> bool:
    if _guessed(node, "perimeter"):
        return True
    if "perimeter" in node.topics:
        return node.size >= 1
    if (
        any(topic in _NEVER - {"territory", "planning", "actions", "communication"} for topic in node.topics)
        or node.negated
    ):
        return False
    text = node.folded
    who = node.finds(figures.HEADCOUNT)
    when = node.finds(figures.DURATION)
    where = _PLACE_WORD.search(text) is not None
    if (
        any(topic in _E2 or topic in ("communication", "planning") for topic in node.topics)
        and "argument" not in node.topics
    ):
        return (
            (who + when + where >= 2 and not node.finds(_VERB))
            or (who + when + where == 3)
            or text.startswith("perimetre")
        )
    return False


_ROOT_AIM = re.compile(
    r"\bpour (?:que |qu'|ne plus |(?:les |la |l'|en |y |s'|se |leur |lui |mieux )?\w{2,}(?:er|ir|re|oir)\b)|"
    r"\bafin (?:de|d'|que)\b|"
    r"\bvers (?:l'|le |la |les |un |une )|\bretour (?:a|au|vers)\b|\b(?:retrouver|reprendre|acceder|decrocher|sortir)\b"
)
"""A title of the whole map that says what it is for."""


def _is_counted_elsewhere(view: View, node: ReadNode) -> bool:
    """So many people for so long, told with the actions or the calendar: the perimeter may stand anywhere."""
    if node.negated or view.stage(node) not in ("E2", "E4", "E5", ""):
        return False
    return node.finds(figures.HEADCOUNT) and node.finds(figures.DURATION) and not node.has("need", "criterion")


def _root_holds(view: View) -> bool:
    text = view.root.folded
    return view.root.has("person_public") and (
        _PLACE_WORD.search(text) is not None or view.root.finds(figures.HEADCOUNT) or "(" in text or " - " in text
    )


RULE = Rule("C3a", TITLE, WHY, FIX, GOOD, BAD, check)
