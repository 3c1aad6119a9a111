"""From what a reader found to a map, within the limits: keys for nodes that a format does not name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cefi_map import limits
from cefi_map.errors import TooLarge
from cefi_map.mindmap import MindMap, Node, outline
from cefi_map.mindmap.codec import ordered
from cefi_map.mindmap.model import DERIVED

UNTITLED = "Carte"
"""Title of the root that a file with several first-level branches is given."""


def derived_key(place: int) -> str:
    """The key of the node at this position (from 0) of a file that names no nodes."""
    return f"{DERIVED}{place}"


def from_outline(text: str, title: str = "") -> MindMap:
    """The map of an indented text, which names no nodes: what the notation calls them is no key that a file gave."""
    found = outline.parse(text, title=title)
    keys = {node.key: derived_key(place) for place, node in enumerate(found)}
    nodes = (replace(node, key=keys[node.key], parent=node.parent and keys[node.parent]) for node in found)
    return MindMap(tuple(nodes))


def check_count(nodes: int) -> None:
    """``TooLarge`` when a map has so many nodes; a reader may ask before it makes them."""
    if nodes > limits.NODES:
        raise TooLarge(f"Cette carte est trop grande : {nodes} nœuds, la limite est de {limits.NODES}.")


def assembled(nodes: Sequence[Node]) -> MindMap:
    """The map of these nodes, parents before children. ``TooLarge`` past ``limits.NODES``, ``BadInput`` when no tree.
    What each may hold is for ``fitting``."""
    check_count(len(nodes))
    return MindMap(ordered(nodes))


def under_one_root(tops: Sequence[Node], title: str) -> list[Node]:
    """``tops`` (a whole forest in document order) below a new root."""
    root = Node(derived_key(len(tops)), None, title)
    return [root, *(replace(node, parent=root.key) if node.parent is None else node for node in tops)]
