"""C3a: « Le périmètre, les finalités et objectifs du projet sont définis »."""

from __future__ import annotations

import re

from cefi_map.checking.pending import pending, put_off
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names
from cefi_map.french import figures
from cefi_map.french.reasons import STRONG
from cefi_map.french.wording import joined

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
"""The same where its label names it; or where nothing else is: a part at most."""

_OPENING = r"(?:[ivx]+[.\d]*[.)]? )?(?:l[ea]s? |l'|notre |nos |m[aeo]s? |mon )?"
_NAMES = {
    "purpose": re.compile(
        _OPENING + r"(?:finalites?|ou (?:l'on|on) va|buts?|vision|ambition|visee|mission|cap|a terme|au bout|on vise|"
        r"ce qu'on|intentions?|(?:objectif )?(?:general|global))\b"
    ),
    "objectives": re.compile(_OPENING + r"(?:objectifs?|obj|operationnels?|o[gs]?\d|livrables?|resultats?)\b"),
    "perimeter": re.compile(
        _OPENING
        + r"(?:hors )?(?:perim(?:etre)?|pub(?:lic)?|cible|qui|pour qui|ou(?! l'on| on)|zone|duree|periode|champ)\b"
    ),
}
"""How the title or the label of each of the three begins."""
_HERE = frozenset(("project", *_NAMES))
_WORD = re.compile(r"[a-z]{3}")
_THAT = re.compile(r"\b(?:que? |qu'(?!a |au )|afin |pour que )")
_VERB = re.compile(r"(?:se |s'|ne plus |mieux |l[ea]s? |leur |(?:nous|on) \w+ )?\w{3,}(?:er|ir|re|oir)\b")
_THEY_DO = re.compile(r"(?:[^,]+, )?[\w-]+ (?:\w+ ){1,2}?\w{2,}[^m\W]ent\b")
"""« 10 jeunes montent la scène », « d'ici mai, 10 jeunes montent la scène »."""
_NUMBER = (
    r"(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|seize|vingt|trente|quarante|cinquante|"
    r"moitie)"
)
_COUNT = re.compile(rf"(?<!\bn° )(?<!\ble )(?<!\bdu )\b(?!(?:19|20)\d\d\b){_NUMBER}\b(?!(?:-\w+)? ans\b)")
"""So many, neither an age nor a year."""
_SO_MANY = re.compile(rf"qu(?:e |')(?:\w+ ){{0,2}}?{_NUMBER}\b")
"""« Que dix adultes passent le titre »; not « qu'une carrière ne s'arrête pas faute de deux certificats »."""
_OUTCOME = re.compile(
    r"\b(?:contrat|entree|embauche|sortie|cdi|cdd|emploi|poste|titre|certif\w*|attestation|formation|permis|diplome|"
    r"immersion|stage|signe\w*|inscrit)s?\b"
)
_VAGUE = re.compile(
    r"(?:mieux )?(?:se |l[ea]s? |leur )?(?:proposer|favoriser|permettre|ameliorer|sensibiliser|accompagner|aider|"
    r"developper|promouvoir|optimiser|donner|creer|mettre en (?:place|oeuvre)|faire (?:connaitre|quelque chose|se)|"
    r"etre) "
)
"""A verb that would open any project's objective."""
_LONG = 5
"""Words from which an objective without a figure says something of its own."""
_HOLLOW, _SURE = 3, 0.6
"""Words up to which a lone piece says nothing, where its chance is less than this."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by the three: a purpose, a perimeter (the root may hold it), an objective said as a result."""
    pieces = _pieces(view)
    if not pieces or (len(pieces) == 1 and _is_hollow(pieces[0])):
        return Outcome(
            "absent",
            message="Ni finalité, ni objectif, ni périmètre ne sont posés.",
            fix=(
                "Écrivez une finalité, deux objectifs formulés comme des résultats, et le périmètre : public, lieu, "
                "durée."
            ),
        )
    purpose, objectives, perimeter = _parted(view, pieces)
    parts = {"la finalité": purpose, "les objectifs": objectives, "le périmètre": perimeter}
    have = [part for part, nodes in parts.items() if nodes]
    lack = [part for part in parts if part not in have]
    found = _cited((*purpose[:2], *perimeter[:2], *objectives, *purpose[2:], *perimeter[2:]))
    if lack:
        return Outcome(
            "partiel", found, message=f"On lit {joined(have)} ; il manque {joined(lack)}.", fix=_FIX[lack[0]]
        )
    if not any(map(_is_result, objectives)) or len(objectives) < readings.objectives_least:
        return Outcome(
            "partiel",
            found,
            message=f"Les objectifs restent vagues : {names(objectives)}.",
            fix=f"Reformulez {names(objectives, 1)} en résultat : qui, combien, pour quand.",
        )
    return Outcome("satisfait", found, message=f"Finalité, objectifs et périmètre sont posés : {names(objectives)}.")


_FIX = {
    "la finalité": "Écrivez la finalité : ce que le projet change à terme pour ce public.",
    "les objectifs": "Écrivez deux objectifs formulés comme des résultats ou des actions : qui, combien, pour quand.",
    "le périmètre": "Écrivez le périmètre : quel public, combien de personnes, où, de quand à quand.",
}


def _chance(node: ReadNode) -> float:
    return node.signals.get("C3a", 0.0)


def _cited(nodes: tuple[ReadNode, ...]) -> tuple[ReadNode, ...]:
    """Those that are no reason rather than a piece, where there are any."""
    return tuple(dict.fromkeys(node for node in nodes if not _is_reason(node))) or nodes


def _is_reason(node: ReadNode) -> bool:
    return node.signals.get("C3b", 0.0) > _chance(node)


def _pieces(view: View) -> list[ReadNode]:
    """What the project is to be, likeliest first: what for, what it must reach, for whom, where and when. Beside a
    likely piece, or where none is, those that may be one."""
    told = [node for node in view.read.nodes[1:] if node.heading and _tells(view, node)]
    nodes = [node for node in (*view.nodes, *told) if _is_definite(node)]
    nodes.sort(key=lambda node: (_is_reason(node), -_chance(node)))
    beside = {node.parent for node in nodes if _chance(node) >= _LIKELY}
    if beside:
        return [node for node in nodes if _chance(node) >= _least(node, beside)]
    here = [node for node in nodes if _chance(node) >= _MAYBE and not _HERE.isdisjoint(node.topics)]
    return here or [node for node in nodes if _chance(node) >= _FAINT][:1]


def _least(node: ReadNode, beside: set[int]) -> float:
    """The chance asked of a node where others, below the titles ``beside``, are likely."""
    return _FAINT if _named(node.label) else _MAYBE if node.parent in beside else _LIKELY


def _tells(view: View, node: ReadNode) -> bool:
    """Whether a title says one of the three itself: « Finalité : tenir son poste », over the objectives."""
    named = _named(node.label) and node.body in node.title
    return bool(named) and not node.blank and node.index not in view.subject.left_out


def _is_definite(node: ReadNode) -> bool:
    """Neither put off, nor a rank without words, nor a reason."""
    if pending(node) or put_off(node) or not _WORD.search(node.body):
        return False
    return not ("argument" in node.topics[:1] and node.finds(STRONG))


def _parted(view: View, pieces: list[ReadNode]) -> tuple[list[ReadNode], list[ReadNode], list[ReadNode]]:
    """The purpose, the objectives and the perimeter. Of the aims that neither name nor figure tells apart, the widest
    is the purpose where there is no other. The perimeter may stand anywhere."""
    kinds: dict[str, list[ReadNode]] = {"purpose": [], "objectives": [], "perimeter": [], "": []}
    for node in pieces:
        kinds[_kind(view, node)].append(node)
    purpose, objectives, perimeter, aims = kinds.values()
    if not purpose:
        aims.sort(key=lambda node: -node.size)
        purpose, aims = aims[:1], aims[1:]
    objectives += aims
    return purpose, objectives, perimeter or _limits_elsewhere(view, objectives)


def _kind(view: View, node: ReadNode) -> str:
    """Which of the three a piece is, by its name, its form, its figures or the title above; or ""."""
    counted = node.finds(_COUNT)
    named = _named(node.label or node.title)
    if named and not (named == "purpose" and counted and "finalite" not in node.title):
        return named
    if _is_perimeter(node):
        return "perimeter"
    if counted and (not _opens_with_that(node) or _SO_MANY.match(node.body)):
        return "objectives"
    parent = view.parent(node)
    above = _named(parent.title) if parent is not None and parent.depth else ""
    return "" if above == "perimeter" else above


def _named(text: str) -> str:
    """Which of the three a title or a label names first, or ""."""
    return next((part for part, name in _NAMES.items() if name.match(text)), "")


def _is_result(node: ReadNode) -> bool:
    """Said as a result or an action: counted, or told at some length with a verb of its own."""
    return node.finds(_COUNT) or (node.size >= _LONG and not _VAGUE.match(node.body))


def _is_hollow(node: ReadNode) -> bool:
    """« SMART », « donner du sens »: a few words that hardly look like a piece. A verb in its place is one."""
    placed = not _NAMES.keys().isdisjoint(node.topics) and _VERB.match(node.body) is not None
    return node.size <= _HOLLOW and _chance(node) < _SURE and not (placed or _is_result(node))


def _is_perimeter(node: ReadNode) -> bool:
    """So many for a start, or how many and when; neither what they will do nor what is to come of it."""
    done = _opens_with_that(node) or _THEY_DO.match(node.body) or (node.finds(_OUTCOME) and node.finds(_COUNT))
    opening = any(so_many.match(node.title) for so_many in (_COUNT, figures.HEADCOUNT))
    return _says_who(node) and not done and (opening or node.finds(figures.DURATION))


def _opens_with_that(node: ReadNode) -> bool:
    """« Que chacun… », as purposes and objectives do."""
    return any(_THAT.match(text) for text in (node.title, node.body))


def _says_who(node: ReadNode) -> bool:
    """So many people."""
    return node.finds(figures.HEADCOUNT) or (node.has("person_public") and node.finds(_COUNT))


def _limits_elsewhere(view: View, objectives: list[ReadNode]) -> list[ReadNode]:
    """The perimeter that no piece tells: in the title of the map, in an objective, or wherever it says who and when."""
    root = view.root
    if root.has("person_public") or _says_who(root):
        return [root]
    nodes = (node for node in (*objectives, *view.nodes) if not node.negated)
    return [node for node in nodes if _says_who(node) and node.finds(figures.DURATION)][:1]


RULE = Rule("C3a", TITLE, WHY, FIX, GOOD, BAD, check)
