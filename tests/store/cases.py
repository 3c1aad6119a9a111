"""Maps for the store's tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from cefi_map.mindmap import MindMap, Node, outline
from cefi_map.store import Store
from cefi_map.store.days import Running

MAP = outline.parse("""
Atelier numérique
  Constats
    Peu de candidats ont un CV à jour
  Objectifs
    Former douze personnes
  Moyens
    Une salle le mardi
""")


def retitled(mindmap: MindMap, old: str, new: str) -> MindMap:
    """The map in which the node titled ``old`` is titled ``new``."""
    return altered(mindmap, old, text=new)


def altered(mindmap: MindMap, title: str, **changes: Any) -> MindMap:
    assert title in titles(mindmap)
    nodes = (replace(node, **changes) if node.text == title else node for node in mindmap)
    return MindMap(tuple(nodes), mindmap.opaque)


def without(mindmap: MindMap, title: str) -> MindMap:
    """The map without that leaf."""
    return MindMap(tuple(node for node in mindmap if node.text != title), mindmap.opaque)


def grown(mindmap: MindMap, key: str, title: str) -> MindMap:
    """The map with one more branch at its end."""
    return MindMap((*mindmap.nodes, Node(key, mindmap.root.key, title)), mindmap.opaque)


def titles(mindmap: MindMap) -> list[str]:
    return [node.text for node in mindmap]


def bare(mindmap: MindMap) -> MindMap:
    """What a browser sends back: without what only the file's format understands."""
    return MindMap(tuple(replace(node, opaque=(), source_id="") for node in mindmap))


def opaque_map() -> MindMap:
    """A map whose every node carries something only its format understands."""
    nodes = tuple(replace(node, opaque=("hook", node.text), source_id=f"ID_{node.key}") for node in MAP)
    return MindMap(nodes, opaque=("hook", "first", "last"))


_SEEN = count()


def used(store: Store, days: int) -> list[bool]:
    """Use the database on so many days more, one after the other; what each day's upkeep answered."""
    ranks = [next(_SEEN) for _ in range(days)]
    first = datetime(2026, 9, 1, 9, tzinfo=UTC)
    return [store.tidy(first + timedelta(days=rank), Running("test", rank * 86_400)) for rank in ranks]
