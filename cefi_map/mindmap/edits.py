"""Pure edits: each takes a map and gives a new one; undo is the previous value. ``NotFound`` on an unknown key."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cefi_map.errors import BadInput

from .codec import ordered
from .model import MindMap, Node


def fresh_key() -> str:
    """A new key, in the form FreeMind gives its own: ``ID_`` and ten digits."""
    return f"ID_{1_000_000_000 + secrets.randbelow(1_000_000_000)}"


def with_fresh_keys(mindmap: MindMap) -> MindMap:
    """The same map with new keys throughout: what is born here has IDs of its own in every file it is written to."""
    keys = {node.key: fresh_key() for node in mindmap}
    nodes = (
        replace(
            node,
            key=keys[node.key],
            parent=node.parent and keys[node.parent],
            arrows=tuple(replace(arrow, target=keys[arrow.target]) for arrow in node.arrows),
        )
        for node in mindmap
    )
    return MindMap(tuple(nodes), files=mindmap.files)


def update(mindmap: MindMap, key: str, **changes: Any) -> MindMap:
    """The map with fields of one node changed (``text``, ``note``, ``icons``…; not ``key`` or ``parent``)."""
    return with_nodes(mindmap, _replaced(mindmap, replace(mindmap.node(key), **changes)))


def rename(mindmap: MindMap, key: str, text: str) -> MindMap:
    return update(mindmap, key, text=text)


def add(mindmap: MindMap, parent: str, text: str, *, index: int | None = None, key: str | None = None) -> MindMap:
    """The map with a new node under ``parent``, at ``index`` among its children (default: last)."""
    node = Node(key or fresh_key(), parent, text)
    return _inserted(mindmap, (node,), parent, index)


def remove(mindmap: MindMap, key: str) -> MindMap:
    """The map without that node and all below it, nor the arrows that pointed there. The root cannot go."""
    branch = mindmap.branch(mindmap.node(key).key)
    if branch[0].parent is None:
        raise BadInput(
            "Le nœud central ne peut pas être supprimé.", advice="Renommez-le, ou mettez la carte à la corbeille."
        )
    gone = {node.key for node in branch}
    kept = (node for node in mindmap.nodes if node.key not in gone)
    return with_nodes(mindmap, [_without_arrows_to(gone, node) for node in kept])


def move(mindmap: MindMap, key: str, parent: str, *, index: int | None = None, side: str = "") -> MindMap:
    """The map with a branch moved under ``parent`` at ``index`` among its other children (default: last).

    ``BadInput`` when the branch would go under itself, or is the root.
    """
    branch = mindmap.branch(mindmap.node(key).key)
    if branch[0].parent is None or any(node.key == parent for node in branch):
        raise BadInput("Une branche ne peut pas être rangée sous elle-même.")
    mindmap.node(parent)
    moved = (replace(branch[0], parent=parent, side=side), *branch[1:])
    gone = {node.key for node in branch}
    rest = with_nodes(mindmap, [node for node in mindmap.nodes if node.key not in gone])
    return _inserted(rest, moved, parent, index)


def with_nodes(mindmap: MindMap, nodes: Sequence[Node]) -> MindMap:
    """The same map (its opaque part, its pictures) with other nodes, already in document order."""
    return replace(mindmap, nodes=tuple(nodes))


def _replaced(mindmap: MindMap, node: Node) -> list[Node]:
    nodes = list(mindmap.nodes)
    nodes[mindmap.positions[node.key]] = node
    return nodes


def _inserted(mindmap: MindMap, branch: tuple[Node, ...], parent: str, index: int | None) -> MindMap:
    siblings = mindmap.children(mindmap.node(parent).key)
    if index is not None and 0 <= index < len(siblings):
        place = mindmap.positions[siblings[index].key]
    else:
        place = mindmap.positions[parent] + len(mindmap.branch(parent))
    nodes = (*mindmap.nodes[:place], *branch, *mindmap.nodes[place:])
    return with_nodes(mindmap, ordered(nodes))


def _without_arrows_to(gone: set[str], node: Node) -> Node:
    if not any(arrow.target in gone for arrow in node.arrows):
        return node
    return replace(node, arrows=tuple(arrow for arrow in node.arrows if arrow.target not in gone))
