"""How large each node is in every setting that a sheet tries: what does not hang on the setting is worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cefi_map.mindmap import MindMap

from .face import LINE_HEIGHT, REMEMBERED_CHARS, SLACK, TALLEST, Extras, Rooms, anchor, framed, rooms, widened
from .presets import Level, Preset
from .seen import KINDS, Seen, level_of
from .sides import Share
from .value import BRANCH
from .wrapping import Text


class Size(NamedTuple):
    """Of a face what a layout asks for."""

    width: int
    height: int
    anchor: int
    fold: int


REMEMBERED = 1_000
"""Measured texts kept: the nodes of one sheet stand on the next one too."""


class Sizes:
    """Those of the nodes that are ``seen``."""

    def __init__(self, mindmap: MindMap, nodes: Sequence[Seen]) -> None:
        heads = [place for place, each in enumerate(nodes) if each.depth == 1]
        self._spans = {nodes[start].node.key: slice(start, end) for start, end in pairwise([*heads, len(nodes)])}
        self._sizers: list[list[_Sizer]] = [[] for _ in KINDS]
        self._ranks = [level_of(mindmap, each.node, each.depth) for each in nodes]
        for rank, each in zip(self._ranks, nodes, strict=True):
            self._sizers[rank].append(_Sizer(each.node.text, KINDS[rank], each.extras))
        self._sized: dict[tuple[int, Level], list[Size]] = {}

    def of(self, preset: Preset, shares: Mapping[str, Share]) -> list[Size]:
        """As the faces have in that preset, or where there are ``shares`` in that of each branch."""
        sizes = self._of(preset)
        settings = {key: share.preset for key, share in shares.items() if share.preset != preset}
        others = {setting: self._of(setting) for setting in {*settings.values()}}
        for key, setting in settings.items():
            span = self._spans[key]
            sizes[span] = others[setting][span]
        return sizes

    def _of(self, preset: Preset) -> list[Size]:
        sized = [iter(self._at(rank, level)) for rank, level in enumerate(preset.levels)]
        return [next(sized[rank]) for rank in self._ranks]

    def _at(self, rank: int, level: Level) -> list[Size]:
        """Of the nodes of that rank: most settings share the levels of most nodes."""
        found = self._sized.get((rank, level))
        if found is None:
            bare, padded = level._replace(pad_y=0), 2 * level.pad_y
            if level.min_height or not padded:
                found = [sizer.size(level) for sizer in self._sizers[rank]]
            else:  # a tighter setting changes nothing of how lines are broken
                found = [Size(w, h + padded, anchor(KINDS[rank], h + padded), f) for w, h, _, f in self._at(rank, bare)]
            self._sized[rank, level] = found
        return found


class _Sizer:
    """The sizes of one node's face."""

    def __init__(self, text: str, kind: int, extras: Extras) -> None:
        self._text, self._kind, self._extras = text, kind, extras
        self._asked: tuple[int, bool] | None = None
        self._measured: tuple[Text, Rooms]

    def size(self, level: Level) -> Size:
        """As of ``face`` wrapped at the level's own limit."""
        kind, asked = self._kind, (level.size, level.bold)
        if asked != self._asked:
            measure = _remembered if len(self._text) < REMEMBERED_CHARS else Text
            around = rooms(self._extras, kind, level.size * LINE_HEIGHT)
            self._asked, self._measured = asked, (measure(self._text, *asked), around)
        text, around = self._measured
        limit = level.wrap
        if kind == BRANCH or text.whole > TALLEST * limit:
            limit = widened(limit, text.longest if kind == BRANCH else 0, text.whole)
        frame = framed(text.widths(limit), kind, level, limit, around, SLACK)
        return Size(frame.width, frame.height, anchor(kind, frame.height), frame.fold)


_remembered = lru_cache(maxsize=REMEMBERED)(Text)
