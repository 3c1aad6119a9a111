"""Where words stand in a map: in which node, in which of its texts, between which signs; and others in their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap, Node, edits
from cefi_map.mindmap.rich import Block, Run, merged


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


def text_at(mindmap: MindMap, place: Place) -> str:
    """The whole text that a place is in. ``NotFound`` where there is none."""
    for where, text in texts(mindmap.node(place.key)):
        if (where.field, where.block) == (place.field, place.block):
            return text
    raise NotFound("Ce texte n’est plus dans le nœud.", advice="Rechargez la page pour voir la carte à jour.")


def written(mindmap: MindMap, place: Place, words: str) -> MindMap:
    """The map with other words there, and nothing else changed: what stands around keeps its style and its links."""
    node = mindmap.node(place.key)
    if place.field == "text":
        return edits.rename(mindmap, node.key, node.text[: place.start] + words + node.text[place.end :])
    rich = list(getattr(node, place.field))
    rich[place.block] = _with(rich[place.block], place, words)
    return edits.update(mindmap, node.key, **{place.field: tuple(rich)})


def _with(block: Block, place: Place, words: str) -> Block:
    """The new words take the style of the first sign that they stand for."""
    runs: list[Run] = []
    at, put = 0, False
    for run in block.runs:
        first, last = max(place.start - at, 0), min(place.end - at, len(run.text))
        at += len(run.text)
        if first >= last:
            runs.append(run)
            continue
        new = run.text[:first] + ("" if put else words) + run.text[last:]
        runs += [replace(run, text=new)] if new else []
        put = True
    return replace(block, runs=merged(runs))
