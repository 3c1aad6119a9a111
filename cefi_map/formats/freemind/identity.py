"""Node keys <-> IDs of the file: which key an ID makes, and which ID each node is written with.

FreeMind and Freeplane take any text for an ID, so an ID that a file gave goes back as it is, wherever it is named.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace

from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.model import DERIVED

from .fit import NAME_CHARS


def usable(id: str) -> bool:
    """Whether an ID can serve as a key."""
    return 0 < len(id) <= NAME_CHARS and not id.startswith(DERIVED)


def shown(id: str) -> str:
    """An ID that is not its node's key, as the node carries it: whole, or "" when it is too long."""
    return id if len(id) <= NAME_CHARS else ""


def bearers(mindmap: MindMap) -> dict[str, str]:
    """ID in the file -> key of the first node that bears it."""
    return {node.source_id or node.key: node.key for node in reversed(mindmap.nodes)}


def resolved(node: Node, bearers: Mapping[str, str]) -> Node:
    """With keys for the IDs that its arrows and its link name; arrows to what is not in the map are left out."""
    if not node.arrows and node.link[:1] != "#":
        return node
    link = f"#{bearers.get(node.link[1:], node.link[1:])}" if node.link[:1] == "#" else node.link
    arrows = (replace(each, target=bearers[each.target]) for each in node.arrows if each.target in bearers)
    return replace(node, link=link, arrows=tuple(arrows))


class Identities:
    """IDs of a map's nodes: the key; where the key is derived, the file's ID or none, unless something of ours needs
    one: a tag, or an arrow or a link that leads there and that the file's ID would send elsewhere."""

    def __init__(self, mindmap: MindMap) -> None:
        self._taken = {node.source_id or node.key for node in mindmap.nodes}
        self._targets = {arrow.target for node in mindmap.nodes if node.arrows for arrow in node.arrows}
        self._targets |= {node.link[1:] for node in mindmap.nodes if node.link.startswith("#")}
        self._by_key = mindmap.by_key if self._targets else {}
        self._bearers = bearers(mindmap) if self._targets else {}
        self._made: dict[str, str] = {}

    def of(self, node: Node, *, named: bool = False) -> str:
        """The ID to write, "" for none. ``named``: the node must have one."""
        if not node.key.startswith(DERIVED):
            return node.key
        return self._new(node.key) if self.needed(node) or (named and not node.source_id) else node.source_id

    def needed(self, node: Node) -> bool:
        """Whether a node must be given an ID of its own: an arrow or a link leads to it, and the file gave it none, or
        one that leads to another node."""
        return (
            node.key in self._targets and node.key.startswith(DERIVED) and self._bearers.get(node.source_id) != node.key
        )

    def knows(self, id: str) -> bool:
        """Whether a node of the map bears this ID."""
        return id in self._taken

    def target(self, key: str) -> str:
        """The ID that an arrow to the node of that key names; a key that is no node's is taken as it is."""
        return self.of(self._by_key[key]) or key if key in self._by_key else key

    def link(self, address: str) -> str:
        """The address; one that leads to a node of this map (« # » and its key) names its ID."""
        return f"#{self.target(address[1:])}" if address.startswith("#") else address

    def _new(self, key: str) -> str:
        """« ID_ » and ten digits, the same for the same map."""
        if key not in self._made:
            number = zlib.crc32(key.encode())
            while (id := f"ID_{1_000_000_000 + number % 1_000_000_000}") in self._taken:
                number += 1
            self._taken.add(id)
            self._made[key] = id
        return self._made[key]
