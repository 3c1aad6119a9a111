"""What only the source file understood, given back to a map that comes from the browser without it.

The browser never holds a node's opaque parts. They are taken from the revision it started from, by key. A node deleted
in one save and brought back by an undo in a later one finds its own in the *attic* that each revision carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from cefi_map.mindmap import MindMap, Node, Opaque


class Kept(NamedTuple):
    """What a node that is no longer in the map had beside its content."""

    source_id: str
    opaque: Opaque


Attic = Mapping[str, Kept]
ATTIC_NODES = 5_000
"""How many an attic holds, the last left behind: files imported over one another do not fill it without end."""
NOTHING: Attic = MappingProxyType({})


def reattach(mindmap: MindMap, base: MindMap, attic: Attic = NOTHING) -> MindMap:
    """``mindmap`` with the opaque parts of ``base`` (and of the attic) on the nodes of the same key that have none."""
    if not attic and not base.opaque and not any(node.source_id or node.opaque for node in base):
        return mindmap
    nodes = tuple(_dressed(node, _source(node.key, base, attic)) for node in mindmap)
    return replace(mindmap, nodes=nodes, opaque=mindmap.opaque or base.opaque)


def left_behind(before: MindMap, attic: Attic, after: MindMap) -> Attic:
    """The attic of ``after``, which follows ``before``: what the nodes it does not have kept beside their content."""
    found = dict(attic)
    found.update((node.key, Kept(node.source_id, node.opaque)) for node in before if node.source_id or node.opaque)
    gone = [(key, kept) for key, kept in found.items() if key not in after]
    return dict(gone[-ATTIC_NODES:])


def _source(key: str, base: MindMap, attic: Attic) -> Node | Kept | None:
    return base.by_key.get(key) or attic.get(key)


def _dressed(node: Node, source: Node | Kept | None) -> Node:
    if source is None or node.opaque or not (source.source_id or source.opaque):
        return node
    return replace(node, source_id=node.source_id or source.source_id, opaque=source.opaque)
