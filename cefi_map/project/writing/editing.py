"""One node at a time: what a person changes without drawing the map anew. A stale change is merged like any save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap import MindMap, codec, edits, from_plain
from cefi_map.mindmap.model import ANSWERED_TAG
from cefi_map.store import Saved, Store

from .opened import save_map

Place = Literal["child", "sibling"]
Step = Literal["up", "down", "in", "out"]


@dataclass(frozen=True, slots=True)
class Edited:
    """A save, and the node where the person goes on."""

    saved: Saved
    key: str


def write_node(
    store: Store, project_id: str, key: str, base: int, *, text: str | None = None, note: str | None = None
) -> Edited:
    """A node's title, its note, or both. A note that reads the same keeps its bold and its links."""
    mindmap = store.load(project_id, base).map
    node = mindmap.node(key)
    if text is not None and _lines(text) != node.text:
        mindmap = edits.rename(mindmap, key, _title(text))
    if note is not None and _lines(note).strip("\n") != node.note_text.strip("\n"):
        mindmap = edits.update(mindmap, key, note=from_plain(_note(note)))
    return Edited(save_map(store, project_id, mindmap, base), key)


def append_note(store: Store, project_id: str, key: str, base: int, text: str, about: str = "") -> Edited:
    """A node's note with these words after what it says, whose bold and links stay: an answer to a question on the
    requirement ``about``, where that is known. ``BadInput`` without any."""
    mindmap = store.load(project_id, base).map
    node, added = mindmap.node(key), from_plain(_lines(text).strip())
    if not added:
        raise BadInput("Cette réponse est vide.", advice="Écrivez-la, ou répondez à voix haute.")
    _note(f"{node.note_text}\n{text}")
    tags = dict.fromkeys((*node.attributes, *([(ANSWERED_TAG, about)] if about else [])))
    mindmap = edits.update(mindmap, key, note=node.note + added, attributes=tuple(tags))
    return Edited(save_map(store, project_id, mindmap, base), key)


def put_note_back(store: Store, project_id: str, key: str, number: int) -> Edited:
    """A node's note as it was in the version ``number``, with what it answered, in the map as it stands now."""
    before, last = store.load(project_id, number).map.node(key), store.project(project_id).revision
    mindmap = store.load(project_id, last).map
    others = tuple(pair for pair in mindmap.node(key).attributes if pair[0] != ANSWERED_TAG)
    answered = tuple(pair for pair in before.attributes if pair[0] == ANSWERED_TAG)
    mindmap = edits.update(mindmap, key, note=before.note, attributes=(*others, *answered))
    return Edited(save_map(store, project_id, mindmap, last), key)


def add_node(store: Store, project_id: str, key: str, base: int, text: str, place: Place) -> Edited:
    """A new node under ``key``, or after it among its siblings (under it when it is the root)."""
    mindmap = store.load(project_id, base).map
    node, new = mindmap.node(key), edits.fresh_key()
    if place == "child" or node.parent is None:
        mindmap = edits.add(mindmap, key, _title(text), key=new)
    else:
        mindmap = edits.add(mindmap, node.parent, _title(text), index=_rank(mindmap, key) + 1, key=new)
    return Edited(save_map(store, project_id, mindmap, base), new)


def remove_node(store: Store, project_id: str, key: str, base: int) -> Edited:
    """Take a node and its branch away. The person goes on at the sibling before it, else at its parent."""
    mindmap = store.load(project_id, base).map
    smaller = edits.remove(mindmap, key)
    parent = mindmap.node(key).parent
    assert parent is not None, "the root was refused above"
    rank = _rank(mindmap, key)
    neighbour = mindmap.children(parent)[rank - 1].key if rank else parent
    return Edited(save_map(store, project_id, smaller, base), neighbour)


def shift_node(store: Store, project_id: str, key: str, base: int, step: Step) -> Edited:
    """Move a branch one place: up or down among its siblings, in (under the one before), out (after its parent)."""
    mindmap = store.load(project_id, base).map
    return Edited(save_map(store, project_id, shifted(mindmap, key, step), base), key)


def shifted(mindmap: MindMap, key: str, step: Step) -> MindMap:
    """The map after that move, the same one where there is nowhere to go."""
    node = mindmap.node(key)
    if node.parent is None:
        return mindmap
    siblings, rank = mindmap.children(node.parent), _rank(mindmap, key)
    if step == "up":
        return edits.move(mindmap, key, node.parent, index=rank - 1, side=node.side) if rank else mindmap
    if step == "down":
        last = rank == len(siblings) - 1
        return mindmap if last else edits.move(mindmap, key, node.parent, index=rank + 1, side=node.side)
    if step == "in":
        return edits.move(mindmap, key, siblings[rank - 1].key) if rank else mindmap
    above = mindmap.node(node.parent)
    if above.parent is None:
        return mindmap
    return edits.move(mindmap, key, above.parent, index=_rank(mindmap, above.key) + 1)


def _rank(mindmap: MindMap, key: str) -> int:
    keys = [sibling.key for sibling in mindmap.children(mindmap.node(key).parent)]
    return keys.index(key)


def _title(text: str) -> str:
    text = _lines(text)
    if not text.strip():
        raise BadInput("Un nœud a un titre.", advice="Écrivez quelques mots, puis validez.")
    if len(text) > limits.EDIT_TITLE_CHARS:
        raise TooLarge(
            f"Un titre dépasse {limits.EDIT_TITLE_CHARS} caractères.", advice="Coupez-le en plusieurs nœuds ou en note."
        )
    return text


def _note(text: str) -> str:
    if len(text) > limits.NOTE_CHARS:
        raise TooLarge(f"La note dépasse {limits.NOTE_CHARS} caractères.", advice="Coupez-la en plusieurs nœuds.")
    return _lines(text)


def _lines(text: str) -> str:
    """What a form sends, as the model holds it."""
    return codec.clean(text)
