"""Three-way merge by node key: what one side changed is taken, what both changed differently is a conflict, shown.

``mine`` is the version that arrives, ``theirs`` the one that was saved meanwhile, ``base`` their common origin. The
merged map holds ``mine`` wherever there is a conflict, so that a person can choose from a whole map.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .codec import ordered
from .model import MindMap, Node

FIELDS = ("text", "note", "details", "icons", "link", "arrows", "attributes", "style", "picture")
"""What a conflict can be about; ``side`` and ``folded`` are taken from ``mine`` in silence."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed ``what`` ("text", "note", …, "place", "deleted") of the node ``key`` in different ways.

    ``mine`` and ``theirs`` are the values of that field; for "place" the parents' keys; for "deleted" the node, or None
    on the side that deleted it.
    """

    key: str
    what: str
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merge:
    map: MindMap
    conflicts: tuple[Conflict, ...] = ()


def merge(base: MindMap, mine: MindMap, theirs: MindMap) -> Merge:
    """Both sides' changes to ``base`` in one map. Linear in the number of nodes."""
    conflicts: list[Conflict] = []
    kept = _kept(base, mine, theirs, conflicts)
    nodes = {key: _node(key, base, mine, theirs, conflicts) for key in kept}
    _break_cycles(nodes, mine, theirs, conflicts)
    _reattach_orphans(nodes, mine, theirs)
    order = _order(nodes, base, mine, theirs)
    merged = MindMap(ordered(nodes[key] for key in order), mine.opaque or theirs.opaque, mine.files or theirs.files)
    return Merge(_without_dangling_arrows(merged), tuple(conflicts))


def _kept(base: MindMap, mine: MindMap, theirs: MindMap, conflicts: list[Conflict]) -> list[str]:
    """Keys of the merged map. A node deleted on one side and changed on the other stays, and is a conflict."""
    wanted: set[str] = set()
    for key in dict.fromkeys((*mine.by_key, *theirs.by_key)):
        ours, other, old = mine.by_key.get(key), theirs.by_key.get(key), base.by_key.get(key)
        if (ours and other) or old is None:
            wanted.add(key)
            continue
        survivor = ours or other
        assert survivor
        if _content(survivor) != _content(old) or survivor.parent != old.parent:
            wanted.add(key)
            conflicts.append(Conflict(key, "deleted", ours, other))
    ways = list(wanted)
    while ways:  # a kept node keeps the way up from the place it is merged into
        parent = _parent(ways.pop(), base, mine, theirs)
        if parent is not None and parent not in wanted:
            wanted.add(parent)
            ways.append(parent)
    return [key for key in dict.fromkeys((*mine.by_key, *theirs.by_key)) if key in wanted]


def _node(key: str, base: MindMap, mine: MindMap, theirs: MindMap, conflicts: list[Conflict]) -> Node:
    ours, other, old = mine.by_key.get(key), theirs.by_key.get(key), base.by_key.get(key)
    if ours is None or other is None:
        survivor = ours or other
        assert survivor
        return survivor
    changes: dict[str, Any] = {}
    for name in FIELDS:
        a, b = getattr(ours, name), getattr(other, name)
        if a == b:
            continue
        before = getattr(old, name) if old else None
        if old and a == before:
            changes[name] = b
        elif not old or b != before:
            conflicts.append(Conflict(key, name, a, b))
    if _parent(key, base, mine, theirs) != ours.parent:
        changes |= {"parent": other.parent, "side": other.side}
    elif ours.parent != other.parent and (not old or other.parent != old.parent):
        conflicts.append(Conflict(key, "place", ours.parent, other.parent))
    return replace(ours, **changes, opaque=ours.opaque or other.opaque) if changes or not ours.opaque else ours


def _parent(key: str, base: MindMap, mine: MindMap, theirs: MindMap) -> str | None:
    """Where the node goes: to the side that moved it, to ``mine`` when both did."""
    ours, other, old = mine.by_key.get(key), theirs.by_key.get(key), base.by_key.get(key)
    if ours is None or (other and old and ours.parent == old.parent):
        assert other
        return other.parent
    return ours.parent


def _content(node: Node) -> tuple[Any, ...]:
    return tuple(getattr(node, name) for name in FIELDS)


def _break_cycles(nodes: dict[str, Node], mine: MindMap, theirs: MindMap, conflicts: list[Conflict]) -> None:
    """« A under B » on one side and « B under A » on the other: the places of ``mine`` win for those nodes."""
    for key in _unreachable(nodes):
        ours, other = mine.by_key.get(key), theirs.by_key.get(key)
        if ours and ours.parent != nodes[key].parent:
            conflicts.append(Conflict(key, "place", ours.parent, other.parent if other else None))
            nodes[key] = replace(nodes[key], parent=ours.parent, side=ours.side)


def _reattach_orphans(nodes: dict[str, Node], mine: MindMap, theirs: MindMap) -> None:
    """A node whose parent is gone goes to its nearest ancestor that stays; what still is in a cycle, to the root."""
    root = mine.root.key
    for key, node in list(nodes.items()):
        if node.parent is not None and node.parent not in nodes:
            side = theirs if node.parent in theirs else mine
            above = (a.key for a in side.ancestors(node.parent) if a.key in nodes and a.key != key)
            nodes[key] = replace(node, parent=next(above, root))
    for key in _unreachable(nodes):
        nodes[key] = replace(nodes[key], parent=root)


def _unreachable(nodes: Mapping[str, Node]) -> list[str]:
    """Keys whose way up turns in a circle."""
    fine: set[str] = set()
    lost: list[str] = []
    for key in nodes:
        way: dict[str, None] = {}
        at: str | None = key
        while at is not None and at in nodes and at not in fine and at not in way:
            way[at] = None
            at = nodes[at].parent
        if at in way:
            lost.append(key)
        else:
            fine.update(way)
    return lost


def _order(nodes: Mapping[str, Node], base: MindMap, mine: MindMap, theirs: MindMap) -> list[str]:
    """Keys in an order whose siblings stand as on the side that moved them; the other side's new ones beside the
    neighbour they were put after."""
    below: dict[str | None, list[str]] = {}
    for key, node in nodes.items():
        below.setdefault(node.parent, []).append(key)
    out: list[str] = []
    for parent, children in below.items():
        before, ours, others = (_sequence(side, parent) for side in (base, mine, theirs))
        lead, follow = (others, ours) if _reordered(before, others) and not _reordered(before, ours) else (ours, others)
        out += _interleaved(children, lead, follow)
    return out


def _reordered(before: list[str], after: list[str]) -> bool:
    """Whether the children that stayed changed their order among themselves."""
    old, new = set(before), set(after)
    return [key for key in before if key in new] != [key for key in after if key in old]


def _sequence(mindmap: MindMap, parent: str | None) -> list[str]:
    return [node.key for node in mindmap.children(parent)]


def _interleaved(children: Iterable[str], lead: list[str], follow: list[str]) -> list[str]:
    wanted = dict.fromkeys(children)
    after: dict[str | None, list[str]] = {}
    placed = set(lead)
    anchor: str | None = None
    for key in follow:
        if key in placed:
            anchor = key
        elif key in wanted:
            after.setdefault(anchor, []).append(key)
    out = [key for key in after.get(None, ()) if key in wanted]
    for key in lead:
        if key in wanted:
            out.append(key)
        out += after.get(key, ())
    done = set(out)
    return out + [key for key in wanted if key not in done]


def _without_dangling_arrows(mindmap: MindMap) -> MindMap:
    if all(arrow.target in mindmap for node in mindmap for arrow in node.arrows):
        return mindmap
    nodes = tuple(
        replace(node, arrows=tuple(a for a in node.arrows if a.target in mindmap)) if node.arrows else node
        for node in mindmap
    )
    return replace(mindmap, nodes=nodes)
