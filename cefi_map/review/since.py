"""What became of each comment: the node it was pinned to in the version read, found again in a later version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.diff import Change, Diff, diff, match

from .model import Remark, Review, lettered

_FIELDS = {
    "text": "titre changé",
    "note": "note changée",
    "details": "détails changés",
    "link": "lien changé",
    "attributes": "attributs changés",
    "picture": "image changée",
}


@dataclass(frozen=True, slots=True)
class Since:
    """One comment and what was done: ``node`` as it now stands (None: gone), its new ``number``, ``done`` in short
    words (« titre changé », « 2 idées ajoutées dessous »); () when nothing moved there."""

    letter: str
    remark: Remark
    node: Node | None
    number: str
    done: tuple[str, ...]


def since(review: Review, old: MindMap, new: MindMap) -> tuple[Since, ...]:
    """Comments on nodes, in their order, each with what changed at its node between the two versions."""
    pairs = match(old, new)
    after = {before: key for key, before in pairs.items()}
    changes = diff(old, new)
    return tuple(
        _since(letter, remark, after, new, changes)
        for letter, remark in lettered(review.remarks)
        if not remark.paragraph
    )


def _since(letter: str, remark: Remark, after: Mapping[str, str], new: MindMap, changes: Diff) -> Since:
    key = after.get(remark.key)
    if key is None:
        return Since(letter, remark, None, "", ("nœud supprimé",))
    return Since(letter, remark, new.node(key), new.numbers[key], tuple(_done(key, new, changes)))


def told(change: Change) -> list[str]:
    """What changed at a node, in short words."""
    done = [_FIELDS[name] for name in change.fields if name in _FIELDS]
    return [*done, "déplacé"] if change.moved else done


def _done(key: str, new: MindMap, changes: Diff) -> list[str]:
    change = next((each for each in changes.changed if each.new.key == key), None)
    done = told(change) if change else []
    added = {node.key for node in changes.added}
    below = sum(node.key in added for node in new.branch(key))
    if below:
        done.append(f"{below} idée{'s' if below > 1 else ''} ajoutée{'s' if below > 1 else ''} dessous")
    return done
