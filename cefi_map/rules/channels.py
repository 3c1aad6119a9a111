"""What C8a and C8b share: means of communication, and whether a node says when, how often, to whom or what."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.reading import ReadNode

_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)|\+| et (?=[a-z]))\s*")
_TELLS = re.compile(
    r"\b(?:inform(?:e|er|ee|es|ees|era|eront|erons|ons)|communiqu\w+|publicite|parl(?:e|er|era|erons|ons)|d(?:ire|is|it)|"
    r"prevenir|previens|prevenue?s?|avertie?s?|au courant|sensibilis\w+|faire (?:connaitre|savoir)|circul\w+|"
    r"impliqu\w+|associee?s?|discuter?|se (?:dit|parle)|tenir)\b"
)
"""Verbs of telling: alone, an intention."""
_LOOSE = frozenset(("information", "groupe", "service", "presse", "public"))
"""Words of communication that are no means by themselves."""
_NAMED_AFTER_ITS_DAY = re.compile(
    r"(?:la |une )?reunion (?:d'equipe |de service )?d[ue] (?:lundi|mardi|mercredi|jeudi|vendredi|matin|service)"
    r"(?: avec (?:toute )?(?:l'equipe|les collegues|la direction|le service))?[ .]*"
)
"""« La réunion du vendredi avec toute l'équipe »: a meeting by its name; nothing is said of what is told there."""
_WHEN = re.compile(r"\b\d+ ?h\b|\bavant chaque|\bveille\b|\bdes que\b|\bquand\b|\bapres chaque")
_REGULARLY = re.compile(r"\breguliere?(?:ment)?\b")
_LONG = 6
"""Words from which a text says more than its means."""


def is_vague(node: ReadNode) -> bool:
    """An intention: inform, keep posted, without means nor moment."""
    return node.finds(_TELLS) and not _names_a_means(node) and not moment(node) and not node.finds(figures.NUMBER)


def _names_a_means(node: ReadNode) -> bool:
    return any(hit.group == "comm_mean" and node.words[hit.start] not in _LOOSE for hit in node.hits)


def moment(node: ReadNode) -> bool:
    """A date, a rhythm or a time is said (« régulièrement » alone is none)."""
    if _NAMED_AFTER_ITS_DAY.fullmatch(node.folded):
        return False
    if node.finds(_REGULARLY) and not node.finds(figures.DATE) and not node.finds(figures.NUMBER):
        return False
    return node.finds(figures.RHYTHM) or node.finds(figures.DATE) or node.finds(_WHEN)


def described(node: ReadNode) -> bool:
    """More than a bare means: a moment, a content, a place of distribution."""
    if _NAMED_AFTER_ITS_DAY.fullmatch(node.folded):
        return False
    return moment(node) or node.size >= _LONG or node.said.noted


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
