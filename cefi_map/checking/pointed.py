"""Which nodes a requirement is judged on: those that have the look of its pieces, there where they stand."""

from __future__ import annotations

from collections.abc import Callable

from .pending import put_off
from .reading import ReadNode
from .view import View

HIGH, MIDDLING, RIVAL = 0.35, 0.12, 2
"""Chances from which a node is looked at wherever it stands, and from which it is where it stands in one of the
requirement's own places or looks like nothing else more; times that it may look more like something else."""
SURE, ELSEWHERE = 0.8, 0.3
"""Chance of a node that leaves no doubt, and the least of those that count with it though they stand elsewhere."""
_TIED = 0.5
"""Least chance of a node that its author tied to the requirement: words must still bear it out."""


def chance(node: ReadNode, id: str) -> float:
    """From 0 to 1, there where the node stands (``signals.py``)."""
    return max(node.signals.get(id, 0.0), _TIED if node.tied(id) else 0.0)


def is_likeliest(node: ReadNode, id: str) -> bool:
    """Whether the node looks like nothing else more."""
    return chance(node, id) >= max(node.signals.values(), default=0.0)


def pointed(
    view: View, id: str, places: frozenset[str], plain: Callable[[ReadNode], bool] = lambda node: False
) -> list[ReadNode]:
    """The nodes a jury member would point at for a requirement: those with a high chance, those with a middling one
    in its places, those that ``plain`` knows by their words, those that the author tied to it. Where there are
    sure ones, those that are hardly likely count under the same title alone."""
    nodes = [
        node
        for node in view.nodes
        if not node.negated and (_looks(node, id, places) or plain(node) or node.tied(id)) and not put_off(node)
    ]
    titles = {node.parent for node in nodes if node.signals[id] >= SURE}
    if not titles:
        return nodes
    return [node for node in nodes if node.parent in titles or node.signals[id] >= ELSEWHERE or node.tied(id)]


def beyond_doubt(node: ReadNode, id: str) -> bool:
    """Whether it surely is a piece of the requirement, looks like none of another more, or is tied to it."""
    return node.signals[id] >= SURE or is_likeliest(node, id) or node.tied(id)


def _looks(node: ReadNode, id: str, places: frozenset[str]) -> bool:
    chance = node.signals[id]
    if chance < MIDDLING:
        return False
    most = max(node.signals.values())
    enough = HIGH if places.isdisjoint(node.topics) and chance < most else MIDDLING
    return chance >= enough and (chance >= HIGH or RIVAL * chance >= most)
