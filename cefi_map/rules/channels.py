"""What C8a and C8b share: means of communication, and whether a node says when, how often, to whom or what."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.reading import ReadNode

_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)|\+| et (?=[a-z]))\s*")
_CONTENT = re.compile(
    r"\(|:|\bqui\b|\bavec\b|\bpour\b|\bchiffres?\b|\bbilan\b|\bplaces\b|\b\d+ ?(?:min|mn|slides?|pages?)\b|"
    r"\bpar l|\bsur (?:le|la|les|l')|\bportrait|\bordre du jour"
)
_VAGUE = re.compile(
    r"^(?:j'en parle|on en parle|en parler|on se (?:dit|parle)|on se dit les choses)\b[^0-9]*$|"
    r"^(?:il faut |bien |nous |on )?(?:informer\w*|tenir|communiquer|parler|faire connaitre|dire|"
    r"sensibiliser)\b[^0-9]*$|"
    r"^(?:toute |tous |toutes )?(?:l'|la |le |les |mes |nos |notre |ma |mon )?[a-z]+ (?:sera|seront|est|sont|a ete|"
    r"ont ete|restera|resteront|doit etre|doivent etre) (?:bien |toujours )?(?:tenue?s? )?(?:informee?s?|au courant|"
    r"prevenue?s?|avertie?s?|associee?s?|impliquee?s?)[ .!]*$|"
    r"^(?:tenir|mettre|garder) .{0,40}(?:au courant|informee?s?|dans la boucle)[ .!]*$|"
    r"^.{0,60}\b(?:tenue?s?|mise?s?|sera|seront|est|sont) (?:\w+ )?(?:au courant|informee?s?|avertie?s?|"
    r"prevenue?s?)\b[^0-9]*$|"
    r"^.{0,40}\b(?:on (?:en )?(?:discute|parle)|en discuter)\b[^0-9]*$"
)
_NAMED_AFTER_ITS_DAY = re.compile(
    r"(?:la |une )?reunion (?:d'equipe |de service )?d[ue] (?:lundi|mardi|mercredi|jeudi|vendredi|matin|service)"
    r"(?: avec (?:toute )?(?:l'equipe|les collegues|la direction|le service))?[ .]*"
)
"""« La réunion du vendredi avec toute l'équipe »: a meeting by its name; nothing is said of what is told there."""


def is_vague(node: ReadNode) -> bool:
    """An intention: inform, keep posted, without means nor moment."""
    return bool(_VAGUE.match(node.body)) and not node.has("comm_mean") and not moment(node)


def moment(node: ReadNode) -> bool:
    """A date, a rhythm or a time is said (« régulièrement » alone is none)."""
    text = node.folded
    if _NAMED_AFTER_ITS_DAY.fullmatch(text):
        return False
    if re.search(r"\breguliere?(?:ment)?\b", text) and not node.finds(figures.DATE) and not re.search(r"\d", text):
        return False
    return (
        node.finds(figures.RHYTHM)
        or node.finds(figures.DATE)
        or re.search(r"\b\d+ ?h\b|\bavant chaque|\bveille\b|\bdes que\b|\bquand\b", text) is not None
    )


def described(node: ReadNode) -> bool:
    """More than a bare means: a moment, a content, a place of distribution."""
    if _NAMED_AFTER_ITS_DAY.fullmatch(node.folded):
        return False
    return (
        moment(node)
        or (node.finds(_CONTENT) and node.size >= 4)
        or node.size >= 6
        or bool(node.node.note or node.node.details)
    )


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
    text = node.folded
    return _TEAM_MEETING.search(text) is not None and _ABOUT_THE_PROJECT.search(text) is None
