"""As much of a map as is read from afar: without notes, its texts short, family after family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.excerpt import excerpt

from .parts import opening

MOST = 400
"""Nodes that no poster shows in letters that are read from afar: more are not tried."""
LONG, HEAD = 180, 140
"""A text of more characters than the first stands with as many as the second: it would set the size of all others."""


class Extract:
    """What of one map may stand on a poster: of each level, what is below nodes of its ``heart`` before the rest."""

    def __init__(self, mindmap: MindMap, heart: frozenset[str] = frozenset()) -> None:
        self._whole, self._heart = mindmap, heart
        self._bare = MindMap(tuple(map(_bare, mindmap.nodes)), files=mindmap.files)

    @property
    def whole(self) -> MindMap:
        return self._bare

    def largest(self, holds: Callable[[MindMap], bool]) -> MindMap:
        """The most of it that ``holds``; the root and level 1 whether they do or not."""
        if len(self._bare) <= MOST and holds(self._bare):
            return self._bare
        families = self._families()
        low, high = 0, len(families) + (len(self._bare) > MOST)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if holds(self._cut(families[:middle])) else (low, middle)
        return self._cut(families[:low])

    def shortened(self, shown: MindMap) -> int:
        """How many of the nodes shown have more to say in the whole."""
        return sum(len(self._whole.by_key[node.key].text) > LONG for node in shown)

    def _families(self) -> list[str]:
        """Nodes below the root whose children come next, a level after the other, those of the heart first, then the
        smallest: as many as are tried."""
        depths, sizes = self._bare.depths, Counter(node.parent for node in self._bare.nodes[1:])
        room, found = MOST - 1 - sizes[self._bare.root.key], list[str]()
        parents = (key for key in sizes if key and key != self._bare.root.key)
        for key in sorted(parents, key=lambda key: (depths[key], key not in self._heart, sizes[key])):
            room -= sizes[key]
            if room < 0:
                break
            found.append(key)
        return found

    def _cut(self, families: Sequence[str]) -> MindMap:
        """The root, level 1 and these families, each node counting what is below it and not there."""
        whole, shown = self._bare, {self._bare.root.key, *families}
        keys = [node.key for node in whole if node.parent in shown]
        folds = {key: whole.below[key] for key in keys if key not in shown and whole.below[key]}
        return excerpt(whole, whole.root.key, keys, folds)


def _bare(node: Node) -> Node:
    """What is seen of it on a wall."""
    text = opening(node.text, HEAD) if len(node.text) > LONG else node.text
    return replace(node, text=text, note=(), details=(), link="", folded=False)
