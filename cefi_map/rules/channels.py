"""What C8a and C8b share: means of communication, and whether a node says when, how often, to whom or what."""

from __future__ import annotations

import re

from cefi_map.checking.pointed import SURE, chance
from cefi_map.checking.reading import ReadNode
from cefi_map.french import figures

_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)|\+| et (?=[a-z]))\s*")
_TELLS = re.compile(
    r"\b(?:inform(?:e|er|ee|es|ees|era|eront|erons|ons)|communiqu\w+|publicite|parl(?:e|er|era|erons|ons)|d(?:ire|is|it)|"
    r"prevenir|previens|prevenue?s?|avertie?s?|au courant|sensibilis\w+|fai(?:re|t|s|sons) (?:connaitre|savoir)|"
    r"circul\w+|impliqu\w+|associee?s?|discuter?|se (?:dit|parle)|tenir)\b"
)
"""Verbs of telling: alone, an intention."""
_WHEN = re.compile(r"\b\d+ ?h\b|\bavant chaque|\bveille\b|\bdes que\b|\bquand\b|\bapres chaque")
_REGULARLY = re.compile(r"\breguliere?(?:ment)?\b")
_LONG = 6
"""Words from which a text says more than its means."""
_LIKELY, _SEVERAL = 0.5, 2
_CHANNELS = ("comm_mean", "external_mean", "internal_target")


def is_faint(node: ReadNode, id: str) -> bool:
    """What is not likely, and speaks of no means, of no telling, or is a line of a calendar (« octobre : visites »)."""
    odds = node.signals[id]
    speaks = node.has(*_CHANNELS) or node.finds(_TELLS)
    return (odds < _LIKELY and not speaks) or (odds < SURE and node.dated)


def is_vague(node: ReadNode) -> bool:
    """An intention: inform, keep posted, without means nor moment."""
    return node.finds(_TELLS) and not node.has("comm_mean") and not moment(node) and not node.finds(figures.NUMBER)


def moment(node: ReadNode) -> bool:
    """A date, a rhythm or a time is said (« régulièrement » alone is none)."""
    if node.finds(_REGULARLY) and not node.finds(figures.DATE) and not node.finds(figures.NUMBER):
        return False
    return node.finds(figures.RHYTHM) or node.finds(figures.DATE) or node.finds(_WHEN)


def described(node: ReadNode) -> bool:
    """More than a bare means: a moment, a content, words enough to say more."""
    return moment(node) or node.size >= _LONG or node.said.noted


def are_several(means: list[ReadNode], id: str) -> bool:
    """Whether two means are named, in one node or more; what hardly looks like one is no second means."""
    return sum(means_in(node) for node in means if chance(node, id) >= _LIKELY) >= _SEVERAL


def likeliest(nodes: list[ReadNode], id: str) -> ReadNode:
    """The one to speak of in a message."""
    return max(nodes, key=lambda node: chance(node, id))


def means_in(node: ReadNode) -> int:
    """How many means the node holds (« story + affiche » holds two)."""
    parts = [part for part in _SPLIT.split(node.body) if re.search(r"[a-z]{3,}", part)]
    return max(1, min(len(parts), node.count("comm_mean")))


_TEAM_MEETING = re.compile(
    r"^(?:chaque \w+,? |le \w+,? |tous les \w+,? |en |point |tour de table |dix minutes (?:a|en) )?"
    r"(?:la |une |nos |les )?"
    r"(?:reunions?|reus?|points?|briefings?|staffs?|cafes?)\b.*"
    r"(?:\bd'(?:equipe|eq)\b|\bde service\b|\bavec (?:toute )?l'equipe\b|\bavec (?:mes|les|nos) collegues|\binterne\b|"
    r"\bentre collegues\b|\bdu service\b|\bpedagogique)"
)
_ABOUT_THE_PROJECT = re.compile(
    r"\b(?:partenaires?|avancement|avancee|ecarts?|indicateurs?|reajust\w*|ajust\w*|suivi|projet|copil|comite|"
    r"tableau|budget|presences?|absences?)\b"
)


def is_team_meeting(node: ReadNode) -> bool:
    """A meeting of one's own team where nothing says that the project is followed: it informs, it does not steer."""
    return node.finds(_TEAM_MEETING) and not node.finds(_ABOUT_THE_PROJECT)
