"""The titles of a map: nodes that announce what stands below them (« Partenaires », « Ce qui peut coincer »)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cefi_map.french.said import Said
from cefi_map.judging.titles import announced
from cefi_map.mindmap import MindMap, Node

_LONGEST, _FEW = 90, 6
"""Characters of a title; words of one below which nothing stands."""


class Title(NamedTuple):
    node: Node
    topics: frozenset[str]
    bare: bool
    """It says nothing by itself."""


def titles(mindmap: MindMap) -> Iterator[Title]:
    """In the order of the map. A sentence of its own is none (« Partenaires : un artisan annule »)."""
    for node in mindmap.nodes[1:]:
        below = mindmap.below[node.key]
        if len(node.text) > _LONGEST or not (below or len(node.text.split()) <= _FEW):
            continue
        said = Said(node.text)
        topics = frozenset(announced(said))
        if topics and (said.blank or not said.label):
            yield Title(node, topics, said.blank)
