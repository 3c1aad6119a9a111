"""Map -> FreeMind file: each node from its own piece, with only what was changed since changed in it.

What we write from nothing is stated in schemas/freemind.rng. Both applications load a file directly only when it begins
with ``<map version="`` (no declaration, no byte order mark); they read UTF-8 whatever a declaration says.
"""

from __future__ import annotations

from hashlib import sha256

from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.model import DERIVED

from .branches import ids
from .element import Element, Names, made, markup_is_lost, patched
from .scan import unshield
from .shell import DEFAULT_CLOSING, DEFAULT_OPENING, Later, frame_of, later_of, piece_of


def write(mindmap: MindMap) -> bytes:
    """A FreeMind file of the map, UTF-8. Linear in the size of what is written."""
    opening, closing = frame_of(mindmap) or (DEFAULT_OPENING, DEFAULT_CLOSING)
    names = _names(mindmap)
    out = [opening]
    open_nodes: list[_Open] = []
    parents = {node.parent for node in mindmap.nodes}
    for node in mindmap.nodes:
        while open_nodes and open_nodes[-1].key != node.parent:
            _close(out, open_nodes)
        piece = piece_of(node)
        element = made(node, names) if piece is None else patched(node, piece, names)
        siblings, later = later_of(node)
        if node.key in parents or element.inner or later:
            out.append(f"<node{element.attributes}>{_lined(element)}")
            around = _Open(node.key, siblings, later, frozenset(child.key for child in mindmap.children(node.key)))
            out += around.after.pop(None, ())
            open_nodes.append(around)
        else:
            out.append(f"<node{element.attributes}/>\n")
            _after(out, open_nodes, node.key)
    while open_nodes:
        _close(out, open_nodes)
    return unshield("".join([*out, closing])).encode("utf-8")


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """What cannot be kept of the file the map came from: the HTML of titles that were changed."""
    count = sum(markup_is_lost(node, piece) for node in mindmap.nodes if (piece := piece_of(node)))
    if not count:
        return ()
    what = "d'un titre modifié est remplacée" if count == 1 else f"de {count} titres modifiés est remplacée"
    return (f"La mise en forme HTML {what} par du texte simple.",)


class _Open:
    """A node whose children are being written. ``after``: child's key (None before the first) -> what stands there."""

    def __init__(self, key: str, siblings: tuple[str, ...], later: Later, children: frozenset[str]) -> None:
        self.key = key
        self.after: dict[str | None, list[str]] = {}
        for count, raw in later:
            anchor = next((child for child in reversed(siblings[:count]) if child in children), None)
            self.after.setdefault(anchor, []).append(raw)


def _close(out: list[str], open_nodes: list[_Open]) -> None:
    closed = open_nodes.pop()
    out.append("</node>\n")
    for rest in closed.after.values():
        out[-1:-1] = rest
    _after(out, open_nodes, closed.key)


def _after(out: list[str], open_nodes: list[_Open], child: str) -> None:
    if open_nodes and open_nodes[-1].after:
        out += open_nodes[-1].after.pop(child, ())


def _lined(element: Element) -> str:
    return element.inner if element.inner.endswith("\n") else element.inner + "\n"


def _names(mindmap: MindMap) -> Names:
    """IDs as the file gave them, keys of nodes that were born here, and one made for a node without ID that carries
    something of ours or is pointed at."""
    given = {
        node.key: node.source_id or node.key for node in mindmap if node.source_id or not node.key.startswith(DERIVED)
    }
    wanted = {arrow.target for node in mindmap if node.arrows for arrow in node.arrows}
    wanted.update(node.link[1:] for node in mindmap if node.link.startswith("#"))
    taken = set(given.values())
    for node in mindmap:
        if node.key not in given and (node.key in wanted or _is_ours(node)):
            given[node.key] = _made_id(node.key, taken)
    return Names(ids(mindmap.nodes), given)


def _is_ours(node: Node) -> bool:
    return bool(node.attributes and (node.stage_tags or node.requirement_tags))


def _made_id(key: str, taken: set[str]) -> str:
    """``ID_`` and nine or ten digits, the same for the same key."""
    number = int.from_bytes(sha256(key.encode()).digest()[:4], "big") + 100_000_000
    while f"ID_{number}" in taken:
        number += 1
    taken.add(f"ID_{number}")
    return f"ID_{number}"
