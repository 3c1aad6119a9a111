"""Where words stand in a map: in which node, in which of its texts, between which signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cefi_map.mindmap import Node


@dataclass(frozen=True, slots=True)
class Place:
    """``field`` is "text" (the title), "details" or "note"; ``block`` the paragraph of these, 0 in a title; ``start``
    and ``end`` count its signs."""

    key: str
    field: str
    block: int
    start: int
    end: int

    def at(self, start: int, end: int) -> Place:
        return replace(self, start=start, end=end)


def texts(node: Node) -> Iterator[tuple[Place, str]]:
    """Each text of a node, whole: its title, each paragraph of its details and of its note."""
    yield Place(node.key, "text", 0, 0, len(node.text)), node.text
    for field, rich in (("details", node.details), ("note", node.note)):
        for number, block in enumerate(rich):
            yield Place(node.key, field, number, 0, len(block.text)), block.text
