"""What a whole map, or a branch as rich as one, is about: what it plainly says, and its small signs (``about.py``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cefi_map.french.said import Said

from .about import SIGNS, STRANGE, Kind

ALONE, AGREED, AGREED_COURSE = 0.36, 0.12, 0.06
"""Chance from which a map is about something else, and from which it is where it plainly says so (for a course, which
speaks of publics and of insertion as a project does, less is enough). Taking a project for something else is the worse
error: of 436 projects weighed by weights learnt without them, one that has only begun passes the first."""
_LEAST = 12
"""Nodes that say something, under which a map has only begun and is not called off topic for want of words."""
_SAMPLE = 300
"""Nodes that are enough to hear whom a map speaks of."""
PEOPLE = ("person_public", "insertion", "insertion_general")
"""Fields that a project for a public cannot do without."""


def kind_of(top: Said, nodes: Sequence[Said], weighed: Mapping[Kind, float], alone: float = ALONE) -> Kind:
    """What hangs on ``top`` is about; ``weighed`` are the chances of ``about.py``. What has only begun is what it
    plainly says; from the chance ``alone`` of being something else on, nothing need be said plainly."""
    below = [node for node in nodes if node is not top and not node.blank][:_SAMPLE]
    if len(below) + (not top.blank) < _LEAST:
        return _plainly(top, below)
    off = 1 - weighed["project"]
    if off >= alone:
        return max(STRANGE, key=lambda kind: weighed.get(kind, 0.0))
    plain = _plainly(top, below) if off >= AGREED_COURSE else "project"
    return plain if plain == "course" or off >= AGREED else "project"


def _plainly(top: Said, below: Sequence[Said]) -> Kind:
    if _one_person(top, below):
        return "person"
    if _course(top, below):
        return "course"
    if different(below, "own_life") >= _LEAST_OWN and share(below, "own_life") >= _SHARE_OWN:
        return "own"
    return _trade_or_leisure(below)


def share(nodes: Sequence[Said], *fields: str) -> float:
    """Of the nodes, those that hold a word of the fields."""
    return sum(node.has(*fields) for node in nodes) / max(1, len(nodes))


def different(nodes: Sequence[Said], *fields: str) -> int:
    """How many different words of the fields the nodes hold."""
    hits = ((node, hit) for node in nodes if node.has(*fields) for hit in node.hits if hit.group in fields)
    return len({(hit.group, *node.words[hit.start : hit.end]) for node, hit in hits})


_NAMED = re.compile(
    r"\b(?:mme|mlle|madame|monsieur|mr)\.? [a-z]|^m\. [a-z]|\bm\. [a-z]\b|^(?:accompagnement|parcours|situation|"
    r"projet) (?:individuel )?d[eu'] ?(?:mme|m\.|monsieur|madame)"
)
_AGE = re.compile(r"\b\d\d ans\b(?! et)")
_LEAST_ONE = 4


def _one_person(top: Said, below: Sequence[Said]) -> bool:
    """One person at the centre: named or aged in the title, or spoken of (« elle », « son ») where nobody else is."""
    one, many, mine = (sum(node.finds(SIGNS[sign]) for node in below) for sign in ("one", "many", "mine"))
    if one >= max(_LEAST_ONE, len(below) / 4) and many * 4 <= one:
        return True
    if _NAMED.search(top.folded):
        return True
    aged = _AGE.search(top.folded) is not None and not SIGNS["many"].search(top.folded)
    return aged and one > max(many, mine)


_COURSE = re.compile(
    r"\bce que j'ai (?:retenu|appris)|"
    r"\b(?:methodologie|cours|revision|fiche memo|memo|conduite de projet|gestion de projet|"
    r"management de projet|notes de|theorie)\b"
)
_LEAST_RULES, _SHARE_RULES = 4, 1 / 7


def _course(top: Said, below: Sequence[Said]) -> bool:
    """A course by its title and with few figures, or sentences on how one ought to do, definitions, things to learn."""
    figures = sum(node.finds(SIGNS["figure"]) for node in below)
    if _COURSE.search(top.folded) and (different(below, "insertion") < 3 or figures * 5 < len(below)):
        return True
    rules = sum(node.finds(SIGNS["rule"]) or node.finds(SIGNS["study"]) for node in below)
    return rules >= max(_LEAST_RULES, _SHARE_RULES * len(below)) and sum(n.finds(SIGNS["sum"]) for n in below) <= 1


_LEAST_OWN, _SHARE_OWN = 4, 0.12
_LEAST_PRIVATE, _SHARE_PRIVATE, _RIVAL = 6, 0.2, 0.9
"""Different words and shares of the nodes: measured on labelled maps, where the two sides lie far apart (own life: at
most 2 words against 9 and more; trade or leisure: under half of the public's share against more than it)."""


def _trade_or_leisure(below: Sequence[Said]) -> Kind:
    """« project », unless the map speaks more of trade or of leisure than of a public."""
    trade, leisure = different(below, "venture"), different(below, "holiday", "software")
    away = share(below, "venture", "holiday", "software")
    if trade + leisure < _LEAST_PRIVATE or away < max(_SHARE_PRIVATE, _RIVAL * share(below, *PEOPLE)):
        return "project"
    return "venture" if trade > leisure else "other"
