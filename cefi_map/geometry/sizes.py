"""How large each node is in every setting that a sheet tries: what does not hang on the setting is worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cefi_map.mindmap import MindMap

from .face import SLACK, Extras, anchor, framed, widened
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


class Sizes:
    """Those of the nodes that are ``seen``."""

    def __init__(self, mindmap: MindMap, nodes: Sequence[Seen]) -> None:
        ranks = [level_of(mindmap, each.node, each.depth) for each in nodes]
        self._sizers = [
            (each, _Sizer(each.node.text, KINDS[rank], each.extras), rank)
            for each, rank in zip(nodes, ranks, strict=True)
        ]

    def of(self, preset: Preset, shares: Mapping[str, Share]) -> list[Size]:
        """As the faces have in that preset, or where there are ``shares`` in that of each branch."""
        found, levels = [], preset.levels
        for item, sizer, rank in self._sizers:
            if item.depth == 1 and shares:
                levels = shares[item.node.key].preset.levels
            found.append(sizer.size(levels[rank]))
        return found


class _Sizer:
    """The sizes of one node's face."""

    def __init__(self, text: str, kind: int, extras: Extras) -> None:
        self._text, self._kind, self._extras = text, kind, extras
        self._sizes: dict[Level, Size] = {}
        self._measured: dict[tuple[int, bool], Text] = {}

    def size(self, level: Level) -> Size:
        """As of ``face`` wrapped at the level's own limit."""
        found = self._sizes.get(level)
        if found is None:
            found = self._sizes[level] = self._sized(level)
        return found

    def _sized(self, level: Level) -> Size:
        kind, limit, asked = self._kind, level.wrap, (level.size, level.bold)
        text = self._measured.get(asked)
        if text is None:
            text = self._measured[asked] = Text(self._text, *asked)
        limit = widened(limit, text.longest if kind == BRANCH else 0, text.whole)
        frame = framed(text.widths(limit), kind, level, limit, self._extras, SLACK)
        return Size(frame.width, frame.height, anchor(kind, frame.height), frame.fold)
