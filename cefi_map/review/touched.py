"""What a new version changed beside each criterion: at the nodes that show it, below them, at its comments."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.diff import Diff, diff

from .since import told

Keys = Mapping[str, Collection[str]]
"""Criterion -> keys of the nodes that are looked at for it."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A node that changed: ``key`` in the new map, "" where it is gone; ``done`` in short words (« note changée »)."""

    key: str
    number: str
    title: str
    done: str


def touched(old: MindMap, new: MindMap, before: Keys, now: Keys) -> tuple[dict[str, tuple[Touch, ...]], int]:
    """The changes by criterion, in the order of the map, and how many concern none. ``before`` speaks of the old map,
    ``now`` of the new one."""
    changes = diff(old, new)
    found: dict[str, tuple[Touch, ...]] = {}
    left = {touch for touch, _, _ in _all(changes, old, new)}
    for criterion in dict.fromkeys((*before, *now)):
        seen, sees = frozenset(before.get(criterion, ())), frozenset(now.get(criterion, ()))
        found[criterion] = tuple(touch for touch, was, is_now in _all(changes, old, new) if was & seen or is_now & sees)
        left -= set(found[criterion])
    return {criterion: touches for criterion, touches in found.items() if touches}, len(left)


def changed(old: MindMap, new: MindMap) -> dict[str, str]:
    """Key in the new map -> what changed there, in short words."""
    return {touch.key: touch.done for touch, _, _ in _all(diff(old, new), old, new) if touch.key}


def _all(changes: Diff, old: MindMap, new: MindMap) -> Iterator[tuple[Touch, frozenset[str], frozenset[str]]]:
    """Each change with the keys of its line, up to the branches, in the old map and in the new one."""
    for change in changes.changed:
        if done := told(change):
            yield _touch(new, change.new, ", ".join(done)), _line(old, change.old), _line(new, change.new)
    for node in changes.added:
        yield _touch(new, node, "ajouté"), frozenset(), _line(new, node)
    for node in changes.removed:
        yield Touch("", old.numbers[node.key], node.text, "supprimé"), _line(old, node), frozenset()


def _touch(mindmap: MindMap, node: Node, done: str) -> Touch:
    return Touch(node.key, mindmap.numbers[node.key], node.text, done)


def _line(mindmap: MindMap, node: Node) -> frozenset[str]:
    """The node and what stands above it, without the centre and its branches: these hold everything."""
    return frozenset({node.key, *(each.key for each in mindmap.ancestors(node.key) if mindmap.depths[each.key] > 1)})
