"""Which ID each node is written with."""

from __future__ import annotations

import re

from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.model import DERIVED

_NAME = re.compile(r"[^\W\d][\w.-]*")


class Identities:
    """IDs of a map's nodes: the file's own, else the key, else (for a derived key that must be named) a new one."""

    def __init__(self, mindmap: MindMap) -> None:
        self._mindmap = mindmap
        self._taken = {node.source_id or node.key for node in mindmap.nodes}
        self._made: dict[str, str] = {}

    def of(self, node: Node) -> str:
        """The ID to write, "" when the file gave none and nothing needs it (``name`` was not asked for)."""
        if node.source_id:
            return node.source_id
        if not node.key.startswith(DERIVED) and _NAME.fullmatch(node.key):
            return node.key
        return self._made.get(node.key, "") if node.key.startswith(DERIVED) else self.name(node.key)

    def name(self, key: str) -> str:
        """An ID for the node of that key, made up of digits when it has none; the same for the same map."""
        node = self._mindmap.by_key.get(key)
