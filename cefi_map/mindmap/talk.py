"""A map told aloud: from the centre to its branches, then to what each of them holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .model import MindMap, Node

SIGHT = 12
"""Nodes below a branch that are taken in at one look: below a larger one its own branches are told too."""
DEEP = 4
"""Levels below a branch that one look takes in."""


def steps(mindmap: MindMap) -> tuple[Node, ...]:
    """The nodes at which a speaker halts, in the order of reading: the centre, each branch of level 1 that says more
    than its title, each of level 2 with something below it; deeper ones where the branch above them is large."""
    told, levels = {mindmap.root.key}, _levels(mindmap)
    found = [mindmap.root]
    for node in mindmap.nodes[1:]:
        if node.parent in told and _holds(mindmap, node, levels[node.parent or ""]):
            told.add(node.key)
            found.append(node)
    return tuple(found)


def noted(mindmap: MindMap, halts: Iterable[Node]) -> Mapping[str, tuple[Node, ...]]:
    """Key of a halt -> those of its node and of the nodes below it, as far as no later halt tells them, that have a
    note or details."""
    keys = {halt.key for halt in halts}
    found: dict[str, tuple[Node, ...]] = {}
    for node in mindmap:
        if node.note or node.details:
            halt = next(each.key for each in (node, *mindmap.ancestors(node.key)) if each.key in keys)
            found[halt] = (*found.get(halt, ()), node)
    return found


def _levels(mindmap: MindMap) -> dict[str, int]:
    """Key -> how many levels stand below."""
    levels = dict.fromkeys(mindmap.by_key, 0)
    for node in reversed(mindmap.nodes[1:]):
        parent = node.parent or ""
        levels[parent] = max(levels[parent], levels[node.key] + 1)
    return levels


def _holds(mindmap: MindMap, node: Node, levels: int) -> bool:
    """Whether a node, below one with so many ``levels``, is told by itself."""
    depth, below = mindmap.depths[node.key], mindmap.below[node.key]
    if depth == 1:
        return bool(below or node.note or node.details)
    return below > 0 and (depth == 2 or mindmap.below[node.parent or ""] > SIGHT or levels > DEEP)
