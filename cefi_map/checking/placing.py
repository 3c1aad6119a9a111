"""Moves a node to the place it speaks of, where the titles above it announce something else.

A map may be cut by months, by actors or by questions, and one branch may hold all: then titles mislead, and what a node
says decides (``signals.py``).
"""

from __future__ import annotations

from cefi_map.french import figures

from .reading import ReadMap, ReadNode
from .signals import weigh
from .topics import PLACES, STAGE, stage_of

_WIDER = {"C7a": ("budget",), "C7b": ("budget",), "C8a": ("communication",), "C8b": ("communication",)}
"""Requirement -> wider topics that stay true of a node that is moved there."""
SURE_AGAINST_A_TITLE = 0.55
SURE, SEEN = 0.45, 0.3
"""Chances from which a node is moved, and from which it stays where it stands as well."""


def settle(read: ReadMap) -> None:
    """Sets anew the topics of nodes that surely speak of something else than what is announced above them."""
    weigh(read)
    for node in read.nodes[1:]:
        if node.blank or node.heading:
            continue
        claimed = _claimed(node)
        if claimed:
            node.topics = (*claimed, *node.topics)
            continue
        best = _best(node)
        enough = SURE if node.guessed else SURE_AGAINST_A_TITLE
        here = node.topics[:1] and node.topics[0] in PLACES[best]
        if node.signals[best] >= enough and not here and not _planned(node, best):
            kept = [topic for topic in node.topics if _speaks(node, topic) or topic in _WIDER.get(best, ())]
            node.topics = (_topic(node, best), *kept)


def _claimed(node: ReadNode) -> tuple[str, ...]:
    """The places of the requirements that the author tied to the node: there it is judged, on its content."""
    ids = [id for id, _ in node.node.requirement_tags if id in PLACES] if node.node.attributes else []
    return tuple(_topic(node, id) for id in ids)


def _best(node: ReadNode) -> str:
    """The requirement a node speaks of most; of several that are sure, one of the stage where it stands."""
    sure = [id for id, chance in node.signals.items() if chance >= SURE]
    least = _NEARLY * max(node.signals.values())
    near = [id for id in sure if node.signals[id] >= least and STAGE[PLACES[id][0]] == stage_of(node.topics)]
    return max(near or sure or node.signals, key=lambda id: node.signals[id])


_NEARLY = 0.8


def _planned(node: ReadNode, id: str) -> bool:
    """Whether an action stands under a title of the idea, where it is an objective or a choice."""
    return id == "C4" and not node.guessed and node.topics[:1] in _OF_THE_IDEA


_OF_THE_IDEA = (("project",), ("objectives",), ("purpose",), ("perimeter",), ("argument",))


def _speaks(node: ReadNode, topic: str) -> bool:
    return any(topic in PLACES[id] and chance >= SEEN for id, chance in node.signals.items())


def _topic(node: ReadNode, id: str) -> str:
    """Which of the requirement's places a node belongs to."""
    if id == "C2":
        return "indicators" if node.has("indicator") and node.finds(figures.SHARE) else "policy"
    if id == "C3a":
        if node.finds(figures.NUMBER) or node.has("goal_noun"):
            bounds = node.finds(figures.HEADCOUNT) or node.finds(figures.DURATION)
            return "perimeter" if bounds and not node.has("goal_verb", "goal_noun") else "objectives"
        return "purpose"
    if id == "C11":
        return "strengths" if node.has("plus_minus") else "next" if node.has("next") else "evaluation"
    return PLACES[id][0]
