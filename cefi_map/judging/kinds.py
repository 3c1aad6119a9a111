"""What a whole map, or a branch as rich as one, is about, by the chances of ``about.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cefi_map.french.said import Said

from .about import STRANGE, Kind

ALONE, BEGUN, AGREED = 0.2, 0.5, 0.12
"""Chance from which a map is about something else; from which one that has only begun is; from which it is where its
branches say so too. Taking a project for something else is the worse error: of 762 projects weighed by weights learnt
without their hand three pass the first, which hardly say anything, and none that has only begun passes the second."""
_LEAST = 12
"""Nodes that say something, under which a map has only begun."""
PEOPLE = ("person_public", "insertion", "insertion_general")
"""Fields that a project for a public cannot do without."""


def kind_of(top: Said, nodes: Sequence[Said], weighed: Mapping[Kind, float], alone: float = ALONE) -> Kind:
    """What hangs on ``top`` is about; ``weighed`` are the chances of ``about.py``."""
    saying = sum(not node.blank for node in nodes if node is not top) + (not top.blank)
    least = alone if saying >= _LEAST else max(alone, BEGUN)
    return max(STRANGE, key=lambda kind: weighed.get(kind, 0.0)) if 1 - weighed["project"] >= least else "project"


def share(nodes: Sequence[Said], *fields: str) -> float:
    """Of the nodes, those that hold a word of the fields."""
    return sum(node.has(*fields) for node in nodes) / max(1, len(nodes))


def different(nodes: Sequence[Said], *fields: str) -> int:
    """How many different words of the fields the nodes hold."""
    hits = ((node, hit) for node in nodes if node.has(*fields) for hit in node.hits if hit.group in fields)
    return len({(hit.group, *node.words[hit.start : hit.end]) for node, hit in hits})
