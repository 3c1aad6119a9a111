"""Saving: each accepted map is a new revision; a stale one is merged; a contradiction keeps both. Nothing is lost.

What costs time (compressing, merging) is done outside the transaction, which then only checks that nobody came first.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from cefi_map.mindmap import MindMap

from . import rows
from .content import Packed, pack
from .rows import Scoped
from .steps import Clash, Step, follow, return_to
from .tables import projects, revisions
from .values import DRAFT, SaveConflict, Saved


class Saving(Scoped):
    def save(self, id: str, mindmap: MindMap, base: int, *, reason: str = "saved") -> Saved:
        """Keep ``mindmap``, an edit of revision ``base``, as the current revision.

        Opaque parts it lacks are taken from ``base``. Saved meanwhile by others: the two are merged. ``SaveConflict``
        when they contradict each other, with what was sent kept as a draft. ``NotFound`` in the trash.
        """
        return self._advance(id, lambda connection, head: follow(connection, id, head, mindmap, base, reason))

    def restore_revision(self, id: str, number: int) -> Saved:
        """Make an older revision current again, as a new one; what it replaces stays in the history."""
        return self._advance(id, lambda connection, head: return_to(connection, id, head, number))

    def _advance(self, id: str, compute: Callable[[Connection, int], Step | Clash]) -> Saved:
        number = None
        while number is None:  # another save came between: its author is served, ours is computed again on top of it
            with self.database.read() as connection:
                step = compute(connection, rows.live(connection, self.owner, id).revision)
            packed = pack(step.content)
            with self.database.write() as connection:
                if rows.live(connection, self.owner, id, lock=True).revision == step.head:
                    number = self._keep(connection, id, step, packed)
        if isinstance(step, Clash):
            raise SaveConflict(
                mine=step.content.map, draft=number, theirs=step.theirs, number=step.head, merge=step.merge
            )
        return Saved(number, step.content.map, merged=step.merged, new=number != step.head)

    def _keep(self, connection: Connection, id: str, step: Step | Clash, packed: Packed) -> int:
        """The number under which it is kept: an old one when that holds the same already."""
        known = revisions.c.reason == DRAFT if isinstance(step, Clash) else revisions.c.number == step.head
        same = select(revisions.c.number).where(
            revisions.c.project_id == id, revisions.c.digest == packed.digest, known
        )
        found: int | None = connection.scalar(same.limit(1))
        if found is not None:
            return found
        number: int = 1 + connection.execute(select(projects.c.last).where(projects.c.id == id)).scalar_one()
        moment = rows.now()
        if isinstance(step, Clash):
            rows.add_revision(connection, id, number, packed, parent=step.base, created=moment, reason=DRAFT)
            rows.change(connection, self.owner, id, last=number)
            return number
        rows.add_revision(
            connection, id, number, packed, parent=step.head, created=moment, reason=step.reason, origin=step.origin
        )
        rows.change(connection, self.owner, id, last=number, head=number, updated=moment)
        return number
