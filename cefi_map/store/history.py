"""The history of a project: read, named, thinned."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from . import rows
from .rows import Scoped
from .tables import projects, revisions
from .values import DRAFT, THIN_AFTER, Revision, Version


class History(Scoped):
    def load(self, id: str, number: int | None = None) -> Version:
        """The map at revision ``number``, or the current one; ``NotFound``."""
        with self.database.read() as connection:
            current = rows.project(connection, self.owner, id).revision
            wanted = current if number is None else number
            return Version(rows.content(connection, id, wanted).map, wanted)

    def history(self, id: str) -> tuple[Revision, ...]:
        """Every revision kept, newest first, drafts of conflicts among them."""
        with self.database.read() as connection:
            rows.project(connection, self.owner, id)
            return tuple(map(rows.to_revision, connection.execute(rows.history(id))))

    def name_revision(self, id: str, number: int, name: str) -> Revision:
        """Name a revision, which keeps it from being thinned; "" takes the name away."""
        with self.database.write() as connection:
            rows.live(connection, self.owner, id)
            rows.revision(connection, id, number)
            here = (revisions.c.project_id == id, revisions.c.number == number)
            connection.execute(update(revisions).where(*here).values(name=rows.line(name)))
            return rows.revision(connection, id, number)

    def thin(self, now: datetime | None = None) -> int:
        """Of unnamed revisions older than ``THIN_AFTER`` keep the last of each day (UTC), of every owner; how many
        went. The first and the current one stay, and of drafts as well the last of each day."""
        limit = (now or rows.now()) - THIN_AFTER
        with self.database.read() as connection:
            surplus = _surplus(connection, limit)
        for id, numbers in surplus.items():
            with self.database.write() as connection:  # one project at a time: savers do not wait long
                here = (revisions.c.project_id == id, revisions.c.number.in_(numbers), revisions.c.name == "")
                connection.execute(delete(revisions).where(*here))
        return sum(map(len, surplus.values()))


def _surplus(connection: Connection, limit: datetime) -> dict[str, list[int]]:
    """Project -> numbers to thin."""
    old = (
        select(revisions.c.project_id, revisions.c.number, revisions.c.created, revisions.c.reason)
        .join(projects, projects.c.id == revisions.c.project_id)
        .where(
            revisions.c.created < limit,
            revisions.c.name == "",
            revisions.c.number > 1,
            revisions.c.number != projects.c.head,
        )
        .order_by(revisions.c.project_id, revisions.c.number.desc())
    )
    seen: set[tuple[str, object, bool]] = set()
    found: dict[str, list[int]] = {}
    for id, number, created, reason in connection.execute(old):
        day = (id, created.date(), reason == DRAFT)
        if day in seen:
            found.setdefault(id, []).append(number)
        seen.add(day)
    return found
