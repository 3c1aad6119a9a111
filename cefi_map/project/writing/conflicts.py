"""Two versions of one map that contradict each other: what to choose between, and the map that the choices make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap, Node, Picture, codec, edits, plain
from cefi_map.mindmap.merge import Conflict, merge
from cefi_map.mindmap.spoken import file_name
from cefi_map.store import DRAFT, SaveConflict, Saved, Store

from .opened import save_map

Choice = Literal["mine", "theirs", "both"]

WHAT = {
    "text": "titre",
    "note": "note",
    "details": "détails",
    "icons": "icônes",
    "link": "lien",
    "arrows": "flèches",
    "attributes": "attributs",
    "style": "aspect",
    "picture": "image",
    "place": "place",
    "deleted": "suppression",
}
"""What two versions can disagree about, as a person reads it."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One question: the node (its key, number and path in the merged map) and both answers as text; None: deleted."""

    key: str
    what: str
    number: str
    path: tuple[str, ...]
    mine: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two versions: ``draft`` keeps what was sent, ``revision`` is the current one. ``shared`` is what became of both
    where they agree, mine where they do not."""

    draft: int
    revision: int
    disagreements: tuple[Disagreement, ...]
    shared: MindMap
    conflicts: tuple[Conflict, ...]
    theirs: MindMap


def clash(store: Store, project_id: str, draft: int) -> Clash:
    """What is left to choose between that draft and the current revision. ``NotFound`` when it is no draft."""
    line = next((each for each in store.history(project_id) if each.number == draft and each.reason == DRAFT), None)
    if line is None or line.parent is None:
        raise NotFound("Cette version n’est plus gardée.", advice="Rechargez la page pour voir la carte à jour.")
    current = store.load(project_id)
    base, mine = store.load(project_id, line.parent).map, store.load(project_id, draft).map
    merged = merge(base, mine, current.map)
    asked = tuple(_disagreement(each, merged.map, mine, current.map) for each in merged.conflicts)
    return Clash(draft, current.number, asked, merged.map, merged.conflicts, current.map)


def settle(store: Store, project_id: str, draft: int, base: int, choices: Mapping[int, Choice]) -> Saved:
    """Save the map that the choices make (by place in ``disagreements``; mine by default), over revision ``base``."""
    found = clash(store, project_id, draft)
    mindmap = found.shared
    for place, conflict in enumerate(found.conflicts):
        mindmap = _settled(mindmap, conflict, choices.get(place, "mine"), found.theirs)
    return save_map(store, project_id, mindmap, base)


def conflict_data(error: SaveConflict) -> dict[str, Any]:
    """The conflict for the editor: both versions as data, and what they disagree about."""
    return {
        "message": error.message,
        "advice": error.advice,
        "draft": error.draft,
        "revision": error.number,
        "mine": codec.to_data(error.mine),
        "theirs": codec.to_data(error.theirs),
        "merged": codec.to_data(error.merge.map),
        "conflicts": [
            {
                "key": each.key,
                "what": each.what,
                "mine": _written(each, each.mine),
                "theirs": _written(each, each.theirs),
            }
            for each in error.merge.conflicts
        ],
    }


def _disagreement(conflict: Conflict, merged: MindMap, mine: MindMap, theirs: MindMap) -> Disagreement:
    path = tuple(node.text for node in reversed(tuple(merged.ancestors(conflict.key))))
    titles = {**{n.key: n.text for n in theirs}, **{n.key: n.text for n in mine}} if conflict.what == "place" else {}
    return Disagreement(
        conflict.key,
        WHAT.get(conflict.what, conflict.what),
        merged.numbers[conflict.key],
        path[1:],
        _written(conflict, conflict.mine, titles),
        _written(conflict, conflict.theirs, titles),
    )


def _written(conflict: Conflict, value: Any, titles: Mapping[str, str] | None = None) -> str | None:
    """One side's value as a person reads it; None when that side deleted the node."""
    if conflict.what == "deleted":
        return value.text if isinstance(value, Node) else None
    if conflict.what == "place":
        return f"sous « {(titles or {}).get(value, value)} »"
    if conflict.what in ("note", "details"):
        return plain(value) or "(vide)"
    if isinstance(value, Picture):
        return value.alt or file_name(value.source) or f"image de {value.width} × {value.height}"
    if conflict.what == "picture":
        return "(aucune image)"
    if isinstance(value, str):
        return value or "(vide)"
    return "autre valeur"


def _settled(mindmap: MindMap, conflict: Conflict, choice: Choice, theirs: MindMap) -> MindMap:
    """The map with one question answered. A node that another answer took away asks nothing more."""
    if choice == "mine" and not (conflict.what == "deleted" and conflict.mine is None):
        return mindmap
    if conflict.key not in mindmap:
        return mindmap
    if conflict.what == "deleted":
        chosen = conflict.mine if choice == "mine" else conflict.theirs
        return mindmap if isinstance(chosen, Node) or choice == "both" else edits.remove(mindmap, conflict.key)
    if conflict.what == "place":
        return _moved(mindmap, conflict.key, conflict.theirs) if choice == "theirs" else mindmap
    if choice == "theirs":
        return edits.update(mindmap, conflict.key, **{conflict.what: conflict.theirs})
    return _both(mindmap, conflict)


def _moved(mindmap: MindMap, key: str, parent: str) -> MindMap:
    """The branch under that parent, where it is not gone or below the branch itself."""
    above = {node.key for node in mindmap.branch(key)}
    return edits.move(mindmap, key, parent) if parent in mindmap and parent not in above else mindmap


def _both(mindmap: MindMap, conflict: Conflict) -> MindMap:
    """Both values: two titles as two nodes, two notes one under the other; of anything else, mine."""
    node = mindmap.node(conflict.key)
    if conflict.what in ("note", "details"):
        return edits.update(mindmap, node.key, **{conflict.what: (*conflict.mine, *conflict.theirs)})
    if conflict.what == "text" and node.parent is not None:
        siblings = [each.key for each in mindmap.children(node.parent)]
        return edits.add(mindmap, node.parent, conflict.theirs, index=siblings.index(node.key) + 1)
    return mindmap
