"""C3a: « Le périmètre, les finalités et objectifs du projet sont définis »."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.pending import pending
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.reasons import STRONG
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

_LIKELY = 0.4
"""Chance from which a node is a piece of the project's definition, wherever it stands."""
_MAYBE = 0.15
"""The same beside such a node; or, where there is none, under a title of the project."""
_FAINT = 0.05
"""The same where nothing else is: a part at most."""
_HERE = frozenset(("purpose", "objectives", "perimeter"))
_LIMITS = re.compile(r"(?:hors )?(?:perimetre|public|cible|qui|pour qui|ou(?! l'on| on)|zone|duree|champ)\b")
_AIM = re.compile(
    r"(?:finalite|ou (?:l'on|on) va|but|vision|ambition|visee|mission|cap|a terme|au bout|on vise|ce qu'on)\b"
)
_GOAL = re.compile(r"(?:objectifs?|obj|o\d|livrable|resultat)\b")
"""How the title or the label of each of the three begins."""
_NAME = re.compile(r"(?:titre|nom|intitule)\b")
_VERB = re.compile(r"(?:se |s'|ne plus |mieux |(?:nous|on) \w+ )?\w{3,}(?:er|ir|re|oir)\b")
_THEY_DO = re.compile(r"[\w-]+ (?:\w+ ){1,2}?\w{2,}[^m\W]ent\b")
"""« 10 jeunes montent la scène »."""
_THAT = re.compile(r"\b(?:que? |qu'(?!a |au )|afin |pour que )")
_WHERE = re.compile(
    r"\b(?:quartiers?|communes?|villes?|agglo\w*|antenne|sites?|bassin|cantons?|departement|epci|territoire|qpv|secteur|"
    r"salle|locaux|vallee|pays|zone|zup|aires?|est|ouest|nord|sud|metropole|autour|km|rue)\b|\ba [a-z]{3,}|\bsur "
    r"[a-z]{4,}"
)
_SO_MANY = re.compile(r"^(?:\d+|huit|dix|douze|quinze|vingt|trente) (?:\w+ ){0,2}?[\w'-]+,")
"""« 16 pax, place de Suippes, 6 mois »."""
_EACH = re.compile(r"\b(?:chacun\w*|chaque|tou(?:s|tes)|zero|aucun\w*)\b")
_COUNT = re.compile(
    r"\b\d+\b|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|"
    r"moitie)\b"
)
_OUTCOME = re.compile(
    r"\b(?:contrat|entree|embauche|sortie|cdi|cdd|emploi|poste|titre|certif\w*|attestation|formation|permis|diplome|"
    r"immersion|stage|signe\w*|inscrit)s?\b"
)
_VAGUE = re.compile(
    r"(?:mieux )?(?:se )?(?:proposer|favoriser|permettre|ameliorer|sensibiliser|accompagner|aider|developper|"
    r"promouvoir|optimiser|donner|creer|mettre en (?:place|oeuvre)|faire (?:connaitre|quelque chose|se)|etre) "
)
"""A verb that would open any project's objective."""
_LONG = 5
"""Words from which an objective without a figure says something of its own."""
_HOLLOW, _SURE = 3, 0.6
"""Words up to which a lone piece says nothing, where its chance is less than this."""
_ALL = 3
"""For whom, where, how long."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by the three: a purpose, a perimeter (the root may hold it), an objective said as a result."""
    pieces = _pieces(view)
    perimeter = [node for node in pieces if _is_perimeter(view, node)]
    aims = [node for node in pieces if not _is_perimeter(view, node) or _is_outcome(node)]
    perimeter = perimeter or _limits_elsewhere(view)
    purpose, objectives = _parted(view, aims)
    parts = {"la finalité": purpose, "les objectifs": objectives, "le périmètre": perimeter}
    have = [part for part, nodes in parts.items() if nodes]
    lack = [part for part in parts if part not in have]
    found = _cited((*purpose[:2], *perimeter[:2], *objectives, *purpose[2:], *perimeter[2:]))
    if not lack and any(map(_is_result, objectives)) and len(objectives) >= readings.objectives_least:
        return Outcome(
            "satisfait", found, message=f"Finalité, objectifs et périmètre sont posés : {names(objectives)}."
        )
    if not found or found == (view.root,) or (len(pieces) == 1 and _is_hollow(pieces[0])):
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


def _chance(node: ReadNode) -> float:
    return node.signals.get("C3a", 0.0)


def _cited(nodes: tuple[ReadNode, ...]) -> tuple[ReadNode, ...]:
    """Those that are no reason rather than a piece, where there are any."""
    return tuple(node for node in nodes if not _is_reason(node)) or nodes


def _is_reason(node: ReadNode) -> bool:
    return node.signals.get("C3b", 0.0) > _chance(node)


def _pieces(view: View) -> list[ReadNode]:
    """What the project is to be, likeliest first: what for, what it must reach, for whom, where and when. Beside a
    likely piece, or where none is, those that may be one."""
    nodes = sorted(
        (node for node in view.nodes if _is_definite(node)), key=lambda node: (_is_reason(node), -_chance(node))
    )
    beside = {node.parent for node in nodes if _chance(node) >= _LIKELY}
    if beside:
        nodes = [node for node in nodes if _chance(node) >= (_MAYBE if node.parent in beside else _LIKELY)]
        return [node for node in nodes if not _is_rather_else(node)] or nodes
    here = [node for node in nodes if _chance(node) >= _MAYBE and not _HERE.isdisjoint(node.topics)]
    return here or [node for node in nodes if _chance(node) >= _FAINT][:1]


def _is_rather_else(node: ReadNode) -> bool:
    """Whether it looks more like the piece of another requirement, or twice as much like a reason."""
    return any(chance > _chance(node) * (1 + (id == "C3b")) for id, chance in node.signals.items())


def _is_definite(node: ReadNode) -> bool:
    """Neither put off, nor a reason, nor a name."""
    return not (pending(node) or _NAME.match(node.label) or ("argument" in node.topics[:1] and node.finds(STRONG)))


def _parted(view: View, aims: list[ReadNode]) -> tuple[list[ReadNode], list[ReadNode]]:
    """The purpose (what is so labelled or placed, or the widest aim) and the objectives."""
    purpose = [node for node in aims if _is_purpose(node)]
    objectives = [node for node in aims if not _is_purpose(node)]
    if not objectives and len(purpose) > 1:
        objectives = [node for node in purpose if _is_result(node)][-1:]
        purpose = [node for node in purpose if node is not objectives[0]] if objectives else purpose
    if not purpose and len(objectives) > 1:
        wide = [node for node in objectives if not (_GOAL.match(node.label) and node.finds(_COUNT))]
        purpose = sorted(wide, key=lambda node: (node.finds(_COUNT), -node.size))[:1]
        objectives = [node for node in objectives if node not in purpose]
    if not purpose and objectives and _ROOT_AIM.search(view.root.folded):
        purpose = [view.root]
    return purpose, objectives


def _is_purpose(node: ReadNode) -> bool:
    """What the project changes in the end, without a figure."""
    if _AIM.match(node.label or node.title):
        return True
    if _GOAL.match(node.label) or node.finds(_COUNT):
        return False
    return "purpose" in node.topics or _opens_with_that(node)


def _is_result(node: ReadNode) -> bool:
    """Said as a result or an action: counted, said of each, or told at some length."""
    if node.finds(_COUNT) or node.finds(_EACH):
        return True
    return node.size >= _LONG and not _VAGUE.match(node.body)


def _is_hollow(node: ReadNode) -> bool:
    """« SMART », « donner du sens »: a few words that hardly look like a piece. A verb among objectives is one."""
    objective = "objectives" in node.topics and _VERB.match(node.body) is not None
    return node.size <= _HOLLOW and _chance(node) < _SURE and not (objective or _is_result(node))


def _is_perimeter(view: View, node: ReadNode) -> bool:
    """For whom, where, how long: two of the three, neither as what is to be done nor as what is to come of it."""
    if _LIMITS.match(node.label or node.title):
        return True
    if _AIM.match(node.label) or _GOAL.match(node.label) or _opens_with_that(node):
        return False
    limits = _limits(node)
    if limits == _ALL or _is_told(view, node):
        return limits == _ALL
    people = figures.HEADCOUNT.match(node.title) is not None
    placed = "perimeter" in node.topics and not node.finds(figures.SHARE)
    return limits == _ALL - 1 or ((people or placed) and not _is_outcome(node))


def _opens_with_that(node: ReadNode) -> bool:
    """« Que chacun… », as purposes and objectives do."""
    return any(_THAT.match(text) for text in (node.title, node.body))


def _is_told(view: View, node: ReadNode) -> bool:
    """Whether it says what is done, or stands under a title of objectives."""
    parent = view.parent(node)
    return (
        _VERB.match(node.body) is not None
        or _they_do(node)
        or node.finds(_EACH)
        or (parent is not None and _GOAL.match(parent.title) is not None)
    )


def _they_do(node: ReadNode) -> bool:
    """« 10 jeunes montent la scène », « d'ici mai, 10 jeunes montent la scène »."""
    return any(_THEY_DO.match(part.strip()) for part in node.body.split(",", 2)[:2])


def _is_outcome(node: ReadNode) -> bool:
    """So much that comes of it: « 8 mères, de janvier à octobre, 5 entrées en pressing »."""
    return node.finds(_OUTCOME) and node.finds(_COUNT) and not _LIMITS.match(node.title)


def _limits(node: ReadNode) -> int:
    """How many of the three are told: for whom, how long, where."""
    who = node.finds(figures.HEADCOUNT) or node.finds(_SO_MANY) or (node.has("person_public") and node.finds(_COUNT))
    return who + node.finds(figures.DURATION) + node.finds(_WHERE)


def _limits_elsewhere(view: View) -> list[ReadNode]:
    """The perimeter may stand anywhere: in the title of the map, or with the public."""
    root = view.root
    if root.has("person_public") or _limits(root):
        return [root]
    return [node for node in view.nodes if _is_elsewhere(node)][:1]


def _is_elsewhere(node: ReadNode) -> bool:
    """The public as told with its needs, or so many people told with a place or a time."""
    if node.negated or node.finds(figures.SHARE):
        return False
    if not _PUBLIC.isdisjoint(node.topics) and node.has("person_public"):
        return True
    return not _PLACED.isdisjoint(node.topics) and node.finds(figures.HEADCOUNT) and _limits(node) >= _ALL - 1


_PUBLIC = frozenset(("public", "needs"))
_PLACED = _PUBLIC | {"perimeter", "project", "planning", "actions", "implementation"}


_ROOT_AIM = re.compile(
    r"\bpour (?:que |qu'|ne plus |(?:les |la |l'|en |y |s'|se |leur |lui |mieux )?\w{2,}(?:er|ir|re|oir)\b)|"
    r"\bafin (?:de|d'|que)\b|"
    r"\bvers (?:l'|le |la |les |un |une )|\bretour (?:a|au|vers)\b|\b(?:retrouver|reprendre|acceder|decrocher|sortir)\b"
)
"""A title of the whole map that says what it is for."""


RULE = Rule("C3a", TITLE, WHY, FIX, GOOD, BAD, check)
