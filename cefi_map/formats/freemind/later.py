"""What stood in a file after a child node but belongs to its parent: an icon, a note, a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cefi_map.mindmap import MindMap, Opaque

from .shell import FORMAT, later_of
from .source import BLANK, Source

_only_ends = re.compile(rb"[ \n\t]*+(?:</node[ \n\t]*+>[ \n\t]*+)*+").fullmatch


def kept(source: Source, keys: Sequence[str]) -> list[Opaque]:
    """What ``shell`` keeps of each node: its piece, and what stands in it after child nodes, which is in no piece."""
    texts = []
    later: dict[int, list[tuple[int, str]]] = {}
    for place, piece in enumerate(source.pieces):
        start, stop = source.span(place)
        texts.append(source.text(start, stop))
        if piece.stop <= stop and not _only_ends(source.data, piece.stop, stop):
            texts[-1] = _without_later(source, place, later)
    opaque: list[Opaque] = [(FORMAT, text) for text in texts]
    children: dict[int, list[int]] = {}
    for place, piece in enumerate(source.pieces if later else ()):
        if piece.parent in later:
            children.setdefault(piece.parent, []).append(place)
    for place, siblings in children.items():
        ranks = {child: rank for rank, child in enumerate(siblings, 1)}
        entries = tuple((ranks[child], raw) for child, raw in later[place])
        opaque[place] = (FORMAT, texts[place], tuple(keys[child] for child in siblings), entries)
    return opaque


def _without_later(source: Source, place: int, later: dict[int, list[tuple[int, str]]]) -> str:
    """A piece without what stands between its end tags, blanks excepted. That goes into ``later``: under the place of
    the node it is in, with that of the child it comes after."""
    start, stop = source.span(place)
    child: int | None = place
    texts = [source.text(start, source.pieces[place].stop)]
    while child is not None and (ended := source.pieces[child]).stop <= stop:
        after, parent = source.after(ended), ended.parent
        above = stop if parent is None else min(stop, source.pieces[parent].stop)
        gap = source.text(after, above)
        if parent is not None and gap.strip(BLANK):
            later.setdefault(parent, []).append((child, gap))
            gap = ""
        texts += source.text(ended.stop, after), gap
        child = parent
    return "".join(texts)


class Later:
    """Where each such text goes back: after the same child, else after the nearest before it that is still there."""

    def __init__(self, mindmap: MindMap) -> None:
        self._after: dict[str, list[str]] = {}
        self._before: dict[str, list[str]] = {}
        for node in mindmap.nodes:
            if len(node.opaque) > 2:
                self._place(mindmap, node.key, *later_of(node))

    def after(self, key: str) -> str:
        """Raw text to stand after the end of that node."""
        return "".join(self._after.get(key, ()))

    def before(self, key: str) -> str:
        """Raw text to stand in that node, before its children."""
        return "".join(self._before.get(key, ()))

    def _place(self, mindmap: MindMap, key: str, siblings: tuple[str, ...], later: tuple[tuple[int, str], ...]) -> None:
        there = {child.key for child in mindmap.children(key)}
        nearest: list[str | None] = [None]
        for sibling in siblings:
            nearest.append(sibling if sibling in there else nearest[-1])
        for count, raw in later:
            anchor = nearest[min(count, len(siblings))]
            if anchor is None:
                self._before.setdefault(key, []).append(raw)
            else:
                self._after.setdefault(anchor, []).append(raw)
