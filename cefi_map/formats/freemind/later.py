"""What stood in a file after a child node but belongs to its parent: an icon, a note, a comment."""

from __future__ import annotations

from collections.abc import Sequence

from cefi_map.mindmap import MindMap

from .shell import later_of


class Later:
    """Where each such text goes back: after the same child, else after the nearest before it that is still there."""

    def __init__(self, mindmap: MindMap) -> None:
        self._after: dict[str, str] = {}
        self._before: dict[str, str] = {}
        for node in mindmap.nodes:
            if len(node.opaque) > 2:
                self._place(mindmap, node.key, *later_of(node))

    def touches(self, key: str, ended: Sequence[str]) -> bool:
        """Whether something stands in that node, or after it or one of the branches that end with it."""
        if not (self._after or self._before):
            return False
        return key in self._before or key in self._after or any(each in self._after for each in ended)

    def after(self, key: str) -> str:
        """Raw text to stand after the end of that node."""
        return self._after.get(key, "")

    def before(self, key: str) -> str:
        """Raw text to stand in that node, before its children."""
        return self._before.get(key, "")

    def _place(self, mindmap: MindMap, key: str, siblings: tuple[str, ...], later: tuple[tuple[int, str], ...]) -> None:
        there = {child.key for child in mindmap.children(key)}
        nearest: list[str | None] = [None]
        for sibling in siblings:
            nearest.append(sibling if sibling in there else nearest[-1])
        for count, raw in later:
            anchor = nearest[min(count, len(siblings))]
            if anchor is None:
                self._before[key] = self._before.get(key, "") + raw
            else:
                self._after[anchor] = self._after.get(anchor, "") + raw
