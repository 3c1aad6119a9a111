"""What is to follow the current revision: worked out from what arrived, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.merge import Conflict, Merge, merge

from . import rows
from .content import Content
from .reattach import left_behind, reattach
from .tables import projects, revisions
from .values import DRAFT


@dataclass(frozen=True, slots=True)
class Step:
    """``content`` may follow revision ``head``. ``merged``: it is more than what was sent."""

    head: int
    content: Content
    reason: str
    origin: int | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """``content``, written from revision ``base``, contradicts ``theirs``, which is revision ``head``."""

    head: int
    content: Content
    base: int | None
    theirs: MindMap
    merge: Merge


def follow(connection: Connection, id: str, head: int, mindmap: MindMap, base: int, reason: str) -> Step | Clash:
    """``mindmap``, written from revision ``base``, on top of revision ``head``."""
    theirs = rows.content(connection, id, head)
    start = theirs if base == head else _start(connection, id, base)
    source = start or theirs
    mine = reattach(mindmap, source.map, source.attic)
    if base == head:
        return Step(head, _after(theirs, theirs, mine), reason)
    ancestor = _ancestor(connection, id, base)
    outcome = _merged(ancestor.map if ancestor else _nothing(mine), mine, theirs.map)
    if outcome.conflicts:
        return Clash(head, _after(source, source, mine), base if start else None, theirs.map, outcome)
    if outcome.map == mine:
        return Step(head, _after(theirs, source, mine), reason)
    return Step(head, _after(theirs, source, outcome.map), "merged", origin=base if start else None, merged=True)


def return_to(connection: Connection, id: str, head: int, number: int) -> Step:
    """Revision ``number`` again, on top of revision ``head``."""
    old, current = rows.content(connection, id, number), rows.content(connection, id, head)
    return Step(head, _after(current, old, old.map), "restored", origin=number)


def _after(before: Content, source: Content, mindmap: MindMap) -> Content:
    return Content(mindmap, left_behind(before.map, {**source.attic, **before.attic}, mindmap))


def _start(connection: Connection, id: str, base: int) -> Content | None:
    """What the writer started from; None when it is no longer kept, or never was here."""
    try:
        return rows.content(connection, id, base)
    except NotFound:
        return None


def _ancestor(connection: Connection, id: str, base: int) -> Content | None:
    """The newest revision of the main line that is in both histories.

    It is ``base`` itself, or what a draft started from. Thinned away, the one kept before it: what was done between
    the two is then in both versions, and merges without a word. None: nothing is known in common.
    """
    line = (revisions.c.project_id == id, revisions.c.reason != DRAFT)
    parent = select(revisions.c.parent).where(
        revisions.c.project_id == id, revisions.c.number == base, revisions.c.reason == DRAFT
    )
    if not 0 < base <= connection.execute(select(projects.c.last).where(projects.c.id == id)).scalar_one():
        return None
    draft = connection.execute(parent).one_or_none()
    newest = base if draft is None else draft.parent or 0
    query = select(revisions.c.number).where(*line, revisions.c.number <= newest)
    number = connection.scalar(query.order_by(revisions.c.number.desc()).limit(1))
    return None if number is None else rows.content(connection, id, number)


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
