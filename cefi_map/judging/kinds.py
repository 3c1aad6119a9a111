"""What a whole map, or a branch as rich as one, is about, by the chances of ``about.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cefi_map.french.said import Said

from .about import STRANGE, Kind

DOUBTFUL, SURE, BEGUN, AGREED = 0.2, 0.5, 0.9, 0.12
"""Chance from which it is doubtful that a map is a project; from which it is none; from which one that has only begun
is none; from which it is none where most of its branches say so too. Taking a project for something else is the worse
error: by weights learnt without their hand four of 861 projects pass the second, and 137 of 184 other maps; nine more
projects and 21 others are doubtful."""
_LEAST = 12
"""Nodes that say something, under which a map has only begun."""
PEOPLE = ("person_public", "insertion", "insertion_general")
"""Fields that a project for a public cannot do without."""


def kind_of(weighed: Mapping[Kind, float], sure: float) -> Kind:
    """What something is about, by its chances: something else than a project where these are ``sure``."""
    return max(STRANGE, key=lambda kind: weighed.get(kind, 0.0)) if 1 - weighed["project"] >= sure else "project"


def has_begun(top: Said, nodes: Sequence[Said]) -> bool:
    """Whether what hangs on ``top`` says too little yet to be sure what it is about."""
    return sum(not node.blank for node in nodes if node is not top) + (not top.blank) < _LEAST


def share(nodes: Sequence[Said], *fields: str) -> float:
    """Of the nodes, those that hold a word of the fields."""
    return sum(node.has(*fields) for node in nodes) / max(1, len(nodes))


def different(nodes: Sequence[Said], *fields: str) -> int:
    """How many different words of the fields the nodes hold."""
    hits = ((node, hit) for node in nodes if node.has(*fields) for hit in node.hits if hit.group in fields)
    return len({(hit.group, *node.words[hit.start : hit.end]) for node, hit in hits})
