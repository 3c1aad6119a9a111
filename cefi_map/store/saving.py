"""Saving: what is accepted is a new revision; a stale one is merged; a contradiction keeps both. Nothing is lost.

What costs time (compressing, merging) is done outside the transaction, which then only checks that nobody came first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic

from sqlalchemy import Connection, Select, Table, bindparam, select

from cefi_map.dossier.manuscript import Manuscript
from cefi_map.mindmap import MindMap, Node

from . import rows
from .at_hand import Key
from .chain import Laid, Row, lay
from .content import Content, Packed, known
from .line import C, Line, V
from .manuscripts import MANUSCRIPTS
from .maps import MAPS
from .pictures import bring
from .rows import Scoped
from .steps import Clash, Step, follow, on_top, return_to
from .values import DRAFT, DossierSaved, Saved


class Saving(Scoped):
    def save(
        self, id: str, mindmap: MindMap, base: int, *, reason: str = "saved", start: MindMap | None = None
    ) -> Saved:
        """Keep ``mindmap``, an edit of revision ``base``, as the current revision.

        Opaque parts it lacks are taken from ``base``. Saved meanwhile by others: the two are merged. ``SaveConflict``
        when they contradict each other, with what was sent kept as a draft. ``NotFound`` in the trash. ``start``:
        what ``base`` held, where its writer knows it still and the history may not.
        """
        if mindmap.pictures:
            bring(self.database, self.owner, id, mindmap)
        kept = save(self, MAPS, id, mindmap, base, reason, Content(start) if start else None)
        return Saved(kept.number, kept.value, merged=kept.merged, new=kept.new)

    def known(self, id: str, number: int) -> Mapping[bytes, Node]:
        """Nodes of that revision, by what a page sends of them; none where it is not at hand."""
        held = _at_hand(self, MAPS, id, number)
        return known(held.content, held.laid.text) if held else {}

    def save_dossier(
        self, id: str, manuscript: Manuscript, base: int, *, reason: str = "saved", start: Manuscript | None = None
    ) -> DossierSaved:
        """The same for the dossier; ``base`` is 0 for the first. ``DossierConflict``."""
        kept = save(self, MANUSCRIPTS, id, manuscript, base, reason, start)
        return DossierSaved(kept.number, kept.value, merged=kept.merged, new=kept.new)

    def restore_dossier_revision(self, id: str, number: int) -> DossierSaved:
        """Make an older revision current again, as a new one; what it replaces stays in the history."""
        kept = restore(self, MANUSCRIPTS, id, number)
        return DossierSaved(kept.number, kept.value, merged=kept.merged, new=kept.new)


@dataclass(frozen=True, slots=True)
class Kept(Generic[V]):
    """What is now current in a line, on disk; as ``Saved`` says it."""

    number: int
    value: V
    merged: bool
    new: bool


def save(store: Scoped, line: Line[C, V], id: str, value: V, base: int, reason: str, start: C | None = None) -> Kept[V]:
    """Keep ``value``, an edit of revision ``base``, as the current revision of the line. The kind's conflict.

    Mostly ``base`` is the current one and its content is at hand: one transaction then keeps it, and nothing is read.
    """
    held = _at_hand(store, line, id, base)
    if held and (kept := _written(store, line, id, on_top(line, base, held.content, value, reason))):
        return kept
    return _advance(
        store, line, id, lambda connection, head: follow(connection, line, id, head, value, base, reason, start)
    )


def restore(store: Scoped, line: Line[C, V], id: str, number: int) -> Kept[V]:
    """Revision ``number`` again, as a new one."""
    return _advance(store, line, id, lambda connection, head: return_to(connection, line, id, head, number))


def _advance(
    store: Scoped, line: Line[C, V], id: str, compute: Callable[[Connection, int], Step[C] | Clash[C]]
) -> Kept[V]:
    while True:  # another save may come between: its author is served, ours is computed again on top of it
        with store.database.read() as connection:
            step = compute(connection, rows.line_of(connection, store.owner, line, id)[0])
        if kept := _written(store, line, id, step):
            return kept


def _written(store: Scoped, line: Line[C, V], id: str, step: Step[C] | Clash[C]) -> Kept[V] | None:
    """The step on disk; None when the line has a newer revision than the one it follows. The kind's conflict."""
    before = _at_hand(store, line, id, step.head)
    packed = line.kind.pack(step.content, *((before.content, before.laid.text) if before else ()))
    laid, steps = lay(packed, before.laid if before else None)
    with store.database.write() as connection:
        head, last, digest = rows.line_of(connection, store.owner, line, id, lock=True)
        if head != step.head:
            return None
        number = _kept(connection, line, id, step, packed, digest)
        if number is None:
            number = _keep(connection, store.owner, line, id, step, packed, laid, last)
    if number > last:
        held = rows.Held(step.content, Laid(number, packed.text, steps))
        followed = None if isinstance(step, Clash) else _key(store, line, id, step.head)
        store.database.at_hand.put(_key(store, line, id, number), held, packed.nodes, followed)
    value = line.kind.value(step.content)
    if isinstance(step, Clash):
        theirs = line.kind.value(step.theirs)
        raise line.kind.conflict(mine=value, draft=number, theirs=theirs, number=step.head, detail=step.detail)
    return Kept(number, value, merged=step.merged, new=number != step.head)


def _at_hand(store: Scoped, line: Line[C, V], id: str, number: int) -> rows.Held[C] | None:
    held: rows.Held[C] | None = store.database.at_hand.get(_key(store, line, id, number))
    return held


def _key(store: Scoped, line: Line[C, V], id: str, number: int) -> Key:
    return rows.at_hand_key(store.database.engine, line, id, number)


def _kept(
    connection: Connection, line: Line[C, V], id: str, step: Step[C] | Clash[C], packed: Packed, digest: str | None
) -> int | None:
    """The number of a draft, or of the current revision, whose ``digest`` this is, that holds the same already."""
    if isinstance(step, Clash):
        found: int | None = connection.scalar(_draft(line.revisions), {"of_id": id, "of_digest": packed.digest})
        return found
    return step.head if digest == packed.digest else None


@cache
def _draft(revisions: Table) -> Select[Any]:
    """Made once: the number of a draft that holds the same."""
    kept = revisions.c
    same = kept.project_id == bindparam("of_id"), kept.digest == bindparam("of_digest"), kept.reason == DRAFT
    return select(kept.number).where(*same).limit(1)


def _keep(
    connection: Connection,
    owner: str,
    line: Line[C, V],
    id: str,
    step: Step[C] | Clash[C],
    packed: Packed,
    laid: Row,
    last: int,
) -> int:
    """The number under which it is kept."""
    number, moment = last + 1, rows.now()
    if isinstance(step, Clash):
        rows.add_revision(connection, line, id, number, packed, laid, parent=step.base, created=moment, reason=DRAFT)
        rows.change(connection, owner, id, **{line.last.name: number})
        return number
    after = {"parent": step.head or None, "created": moment, "reason": step.reason, "origin": step.origin}
    rows.add_revision(connection, line, id, number, packed, laid, **after)
    rows.change(connection, owner, id, **{line.last.name: number, line.head.name: number}, updated=moment)
    return number
