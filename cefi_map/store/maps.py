"""The line of a project's maps."""

from __future__ import annotations

from typing import Any

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.merge import Conflict, Merge, merge

from . import content
from .content import Content, Packed
from .line import Line, Outcome
from .reattach import left_behind, reattach
from .tables import projects, revisions
from .values import SaveConflict


class Maps:
    """A map's opaque parts never reach its sender, and follow it from revision to revision."""

    def pack(self, content_: Content, before: Content | None = None, text: bytes = b"") -> Packed:
        return content.pack(content_, before, text)

    def size(self, content_: Content) -> int:
        return len(content_.map)

    def parse(self, text: bytes) -> Content:
        return content.parse(text)

    def start(self) -> None:
        return None

    def value(self, content_: Content) -> MindMap:
        return content_.map

    def dressed(self, value: MindMap, source: Content) -> MindMap:
        return reattach(value, source.map, source.attic)

    def after(self, before: Content, source: Content, value: MindMap) -> Content:
        return Content(value, left_behind(before.map, {**source.attic, **before.attic}, value))

    def merge(self, base: Content | None, mine: MindMap, theirs: MindMap) -> Outcome[MindMap]:
        merged = _merged(base.map if base else _nothing(mine), mine, theirs)
        return Outcome(merged.map, merged if merged.conflicts else None)

    def conflict(self, *, mine: MindMap, draft: int, theirs: MindMap, number: int, detail: Any) -> SaveConflict:
        return SaveConflict(mine=mine, draft=draft, theirs=theirs, number=number, merge=detail)


def _nothing(mine: MindMap) -> MindMap:
    """A stand-in for an unknown origin: what the sides hold differently is a conflict, nothing counts as deleted."""
    return MindMap((Node(mine.root.key, None, ""),))


def _merged(base: MindMap, mine: MindMap, theirs: MindMap) -> Merge:
    """The merge; two maps that do not make one tree are in conflict as a whole, on their roots."""
    try:
        if mine.root.key == theirs.root.key == base.root.key:
            return merge(base, mine, theirs)
    except BadInput:
        pass  # too deep once put together
    return Merge(mine, (Conflict(mine.root.key, "text", mine.root.text, theirs.root.text),))


MAPS: Line[Content, MindMap] = Line(Maps(), revisions, projects.c.head, projects.c.last)
