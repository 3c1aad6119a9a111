"""A line of revisions: one for a project's map, one for its dossier. How each is written, merged, and where it lies.

What a revision holds is its *content*; what a person sends and reads is a *value* (of a map, the content without its
attic). All that is said of revisions in ``rows``, ``steps``, ``saving`` and ``history`` holds for both lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Column, Table

from cefi_map.errors import Conflict

from .content import Packed

C = TypeVar("C")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[V]):
    """A three-way merge: ``value``, which is ``mine`` where both contradict each other. ``detail`` is what the kind's
    own merge says of that; None where nothing contradicts."""

    value: V
    detail: Any = None


class Kind(Protocol[C, V]):
    """What can be kept in a line of revisions."""

    def pack(self, content: C, before: C | None = None, text: bytes = b"") -> Packed:
        """``text``: that of the content ``before``, which spares writing what has not changed."""

    def size(self, content: C) -> int:
        """In nodes or blocks."""

    def parse(self, text: bytes) -> C:
        """The content of JSON that nobody trusts. ``BadInput``."""

    def start(self) -> C | None:
        """What revision 0 stands for, before anything is kept. None: there always is a revision."""

    def value(self, content: C) -> V: ...

    def dressed(self, value: V, source: C) -> V:
        """The value with what its sender never holds, taken from where it started."""

    def after(self, before: C, source: C, value: V) -> C:
        """The content that holds ``value``, written from ``source``, and follows ``before``."""

    def merge(self, base: C | None, mine: V, theirs: V) -> Outcome[V]:
        """``base`` is their common origin; None when none is known."""

    def conflict(self, *, mine: V, draft: int, theirs: V, number: int, detail: Any) -> Conflict: ...


@dataclass(frozen=True)
class Line(Generic[C, V]):
    """``head`` and ``last`` are columns of ``projects``: the current revision, and the highest number given so far."""

    kind: Kind[C, V]
    revisions: Table
    head: Column[int]
    last: Column[int]
