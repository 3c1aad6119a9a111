"""Titles with a level each, in document order, become a map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cefi_map.errors import BadInput
from cefi_map.formats.assemble import UNTITLED, assembled, derived_key, under_one_root
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Node


def reading(drafts: Sequence[tuple[int, Node]], notices: Iterable[str] = (), *, title: str = "") -> Reading:
    """The map of nodes whose keys and parents do not count yet. Below a root of this title where there is one, or where
    several stand at the first level. ``BadInput`` when there is none."""
    if not drafts:
        raise BadInput("Cette carte ne contient aucun nœud.", advice="Écrivez-y au moins un titre, puis réessayez.")
    nodes: list[Node] = []
    above: list[tuple[int, str]] = []
    for level, draft in drafts:
        while above and above[-1][0] >= level:
            above.pop()
        key = derived_key(len(nodes))
        nodes.append(replace(draft, key=key, parent=above[-1][1] if above else None))
        above.append((level, key))
    if title or sum(node.parent is None for node in nodes) > 1:
        nodes = under_one_root(nodes, title or UNTITLED)
    return Reading(assembled(nodes), tuple(notices))
