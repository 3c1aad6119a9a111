"""What changed between two maps: nodes added, removed, changed, moved. Matched by key, else by path and text."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import astuple, dataclass, replace

from .merge import FIELDS
from .model import DERIVED, MindMap, Node


@dataclass(frozen=True, slots=True)
class Change:
    """A node that stands in both maps; ``fields`` names what differs ("text", "note", …), ``moved`` a new parent."""

    old: Node
    new: Node
    fields: tuple[str, ...]
    moved: bool


@dataclass(frozen=True, slots=True)
class Diff:
    """Nodes in document order. ``added`` and ``changed`` speak of the new map, ``removed`` of the old one."""

    added: tuple[Node, ...]
    removed: tuple[Node, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def diff(old: MindMap, new: MindMap) -> Diff:
    """The difference, linear in the number of nodes."""
    pairs = match(old, new)
    known = set(pairs.values())
    changes = (_change(old.by_key[before], new.by_key[key], pairs) for key, before in pairs.items())
    changed = {change.new.key: change for change in changes if change.fields or change.moved}
    return Diff(
        added=tuple(node for node in new if node.key not in pairs),
        removed=tuple(node for node in old if node.key not in known),
        changed=tuple(changed[node.key] for node in new if node.key in changed),
    )


def match(old: MindMap, new: MindMap) -> dict[str, str]:
    """Key in ``new`` -> key in ``old`` of the same node.

    In turn, each for what is left: the key both files gave; the title under a matched parent; a title that stands once
    in each map; again the title, then the place, under a matched parent.
    """
    pairs = {new.root.key: old.root.key}
    for node in new.nodes[1:]:
        if node.key in old and not node.key.startswith(DERIVED) and node.key != old.root.key:
            pairs[node.key] = node.key
    titles_old, titles_new = {n.key: n.text for n in old}, {n.key: n.text for n in new}
    _pair_below(pairs, old, new, titles_old, titles_new)
    _pair_unique(pairs, titles_old, titles_new)
    _pair_below(pairs, old, new, titles_old, titles_new)
    _pair_below(pairs, old, new, _places(old), _places(new))
    return pairs


Signs = Mapping[str, Hashable]


def _pair_below(pairs: dict[str, str], old: MindMap, new: MindMap, old_signs: Signs, new_signs: Signs) -> None:
    """Pair, from the root down, children of paired nodes that have the same sign; equal signs in their order."""
    taken = set(pairs.values())
    waiting: dict[Hashable, list[str]] = {}
    for node in reversed(old.nodes):
        if node.key not in taken:
            waiting.setdefault((node.parent, old_signs[node.key]), []).append(node.key)
    for node in new.nodes:
        if node.key not in pairs and node.parent in pairs:
            found = waiting.get((pairs[node.parent], new_signs[node.key]))
            if found:
                pairs[node.key] = found.pop()


def _pair_unique(pairs: dict[str, str], old_signs: Signs, new_signs: Signs) -> None:
    """Pair nodes not yet paired whose sign stands once on each side."""
    taken = set(pairs.values())
    before = _unique((sign, key) for key, sign in old_signs.items() if key not in taken)
    after = _unique((sign, key) for key, sign in new_signs.items() if key not in pairs)
    pairs.update({key: before[sign] for sign, key in after.items() if sign in before})


def _unique(signed: Iterable[tuple[Hashable, str]]) -> dict[Hashable, str]:
    found: dict[Hashable, str | None] = {}
    for sign, key in signed:
        found[sign] = None if sign in found else key
    return {sign: key for sign, key in found.items() if key is not None}


def _places(mindmap: MindMap) -> dict[str, int]:
    """Key -> rank among its siblings."""
    ranks: dict[str | None, int] = {}
    places: dict[str, int] = {}
    for node in mindmap:
        places[node.key] = ranks[node.parent] = ranks.get(node.parent, -1) + 1
    return places


def _change(old: Node, new: Node, pairs: Mapping[str, str]) -> Change:
    fields = tuple(name for name in FIELDS if name != "arrows" and getattr(old, name) != getattr(new, name))
    arrows = sorted(astuple(replace(a, target=pairs.get(a.target, a.target))) for a in new.arrows)
    if arrows != sorted(astuple(a) for a in old.arrows):
        fields += ("arrows",)
    return Change(old, new, fields, moved=(pairs.get(new.parent) if new.parent else None) != old.parent)
