"""Which nodes stand together on a sheet, where one sheet is too small for all: levels, then branch by branch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.excerpt import excerpt
from cefi_map.mindmap.rich import from_plain

CAPACITY = {"A3": 80, "A4": 36}
"""Lines of text that a sheet holds at a readable size, about."""
LINE = 60
"""Characters of a line."""
PICTURE_LINE = 16
"""Pixels of a picture that are as high as a line."""
ARTICLE, HEAD = 900, 240
"""A node of more characters than the first fills a sheet by itself: as many as the second stand on the map, all of them
in its note."""


class Group(NamedTuple):
    """Sibling branches for one sheet, titled; those in ``folded`` go on on sheets of their own."""

    title: str
    heads: tuple[str, ...]
    folded: frozenset[str] = frozenset()


def brief(mindmap: MindMap) -> MindMap:
    """The map with its articles among the notes: one node must not set the size of all others."""
    if not any(len(node.text) > ARTICLE for node in mindmap):
        return mindmap
    nodes = (_brief(node) if len(node.text) > ARTICLE else node for node in mindmap)
    return replace(mindmap, nodes=tuple(nodes))


def _brief(node: Node) -> Node:
    return replace(node, text=opening(node.text, HEAD), details=(*from_plain(node.text), *node.details))


def opening(text: str, most: int) -> str:
    """The whole words among the first ``most`` characters, however many blanks stand before them, and « … »."""
    return "".join(text.strip()[:most].rsplit(maxsplit=1)[:1]) + "…"


class Cut:
    """A map cut into groups that fit a sheet of so many lines."""

    def __init__(self, mindmap: MindMap, capacity: int) -> None:
        self.mindmap, self._capacity = mindmap, capacity

    @cached_property
    def lines(self) -> dict[str, int]:
        """Key -> lines of a node and all below it."""
        lines = {node.key: 1 + len(node.text) // LINE + _tall(node) for node in self.mindmap}
        for node in reversed(self.mindmap.nodes):
            if node.parent is not None:
                lines[node.parent] += lines[node.key]
        return lines

    def is_large(self, heads: Iterable[str], sheets: int = 2) -> bool:
        """Whether branches cannot stand on one sheet: they hold more than ``sheets`` of them."""
        return sum(self.lines[head] for head in heads) > sheets * self._capacity

    def groups(self, title: str, heads: Sequence[str]) -> Iterator[Group]:
        """Branches in order, as many on a sheet as it holds; after each the parts of those too large for any."""
        while len(heads) == 1 and self.is_large(heads, 1) and (inner := self._inner(heads[0])):
            heads = inner
        for rank, chosen in enumerate(self.filled(heads), 1):
            folded = frozenset(head for head in chosen if self._is_folded(head))
            yield Group(title if rank == 1 else f"{title} ({rank})", chosen, folded)
            for head in chosen:
                if head in folded:
                    yield from self.groups(self._name(head), self._inner(head))

    def filled(self, heads: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Branches in order, as many together as a sheet holds."""
        chosen: list[str] = []
        room = self._capacity
        for head in heads:
            needed = 1 if self._is_folded(head) else self.lines[head]
            if chosen and needed > room:
                yield tuple(chosen)
                chosen, room = [], self._capacity
            chosen.append(head)
            room -= needed
        if chosen:
            yield tuple(chosen)

    def halves(self, group: Group) -> list[Group]:
        """The same on two sheets; [] where nothing can be parted."""
        heads = group.heads
        while len(heads) == 1 and heads[0] not in group.folded and (inner := self._inner(heads[0])):
            heads = inner
        if len(heads) < 2:
            return []
        middle = len(heads) // 2
        return [Group(group.title, heads[:middle], group.folded), Group(group.title, heads[middle:], group.folded)]

    def part(self, group: Group, told: Collection[str]) -> MindMap:
        """The nodes of a group around the one above them; those ``told`` have their footnote elsewhere."""
        keys = [node.key for head in group.heads if head not in group.folded for node in self.mindmap.branch(head)]
        centre = self.mindmap.by_key[group.heads[0]].parent or group.heads[0]
        folds = {head: self.mindmap.below[head] for head in group.folded}
        return excerpt(self.mindmap, centre, {*keys, *group.folded}, folds, told)

    def levels(self, deepest: int, heads: Collection[str], told: Collection[str]) -> MindMap:
        """The root and some branches of level 1 down to a level, each node there standing for what is below it."""
        depths, below, keys = self.mindmap.depths, self.mindmap.below, set[str]()
        for head in heads:
            keys.update(node.key for node in self.mindmap.branch(head) if depths[node.key] <= deepest)
        folds = {key: below[key] for key in keys if depths[key] == deepest and below[key]}
        return excerpt(self.mindmap, self.mindmap.root.key, keys, folds, told)

    def _is_folded(self, head: str) -> bool:
        return self.lines[head] > self._capacity and self.mindmap.below[head] > 0

    def _inner(self, head: str) -> tuple[str, ...]:
        return tuple(node.key for node in self.mindmap.children(head))

    def _name(self, head: str) -> str:
        return f"{self.mindmap.numbers[head]} {named(self.mindmap.by_key[head])}"


def _tall(node: Node) -> int:
    """Lines that its picture takes."""
    return node.picture.height // PICTURE_LINE if node.picture else 0


def named(node: Node) -> str:
    """A title for a sheet, of one line."""
    text = " ".join(node.text.split())
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def elsewhere(whole: MindMap, part: MindMap) -> dict[str, tuple[str, ...]]:
    """Key -> « voir 2.4.1 », for each relation of a node of the part with one that is not in it, either way."""
    found: dict[str, list[str]] = {}
    for node in whole:
        for arrow in node.arrows:
            for here, there in ((node.key, arrow.target), (arrow.target, node.key)):
                if here in part and there in whole and there not in part:
                    words = f"voir {whole.numbers[there] or 'le centre'}"
                    if words not in found.setdefault(here, []):
                        found[here].append(words)
    return {key: tuple(words) for key, words in found.items()}
