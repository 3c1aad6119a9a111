"""Which ID each node is written with."""

from __future__ import annotations

import re
import zlib

from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.model import DERIVED

from .nodes import is_untouched

_XML_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


class Identities:
    """IDs of a map's nodes: the key where it came from a file or is fit for one; where the key is derived, the file's
    ID or none, unless something of ours needs one: a tag, or an arrow or a link that points there."""

    def __init__(self, mindmap: MindMap) -> None:
        self._taken = {node.source_id or node.key for node in mindmap.nodes}
        self._targets = {arrow.target for node in mindmap.nodes if node.arrows for arrow in node.arrows}
        seen = (node for node in mindmap.nodes if not is_untouched(node))
        self._targets |= {node.link[1:] for node in seen if node.link.startswith("#")}
        self._by_key = mindmap.by_key if self._targets else {}
        self._made: dict[str, str] = {}

    def of(self, node: Node, *, named: bool = False) -> str:
        """The ID to write, "" for none. ``named``: the node must have one."""
        if not node.key.startswith(DERIVED):
            return node.key if _XML_ID.fullmatch(node.key) else self._new(node.key)
        if node.source_id or not (named or node.key in self._targets):
            return node.source_id
        return self._new(node.key)

    def needed(self, node: Node) -> bool:
        """Whether a node without an ID must be given one: an arrow or a link points to it."""
        return node.key in self._targets

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
