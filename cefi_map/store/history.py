"""The history of a project: read, named, thinned."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from . import rows
from .line import C, Line, V
from .manuscripts import MANUSCRIPTS
from .maps import MAPS
from .rows import Scoped
from .tables import projects
from .values import DRAFT, THIN_AFTER, DossierVersion, Revision, Version


class History(Scoped):
    def load(self, id: str, number: int | None = None) -> Version:
        """The map at revision ``number``, or the current one; ``NotFound``."""
        return Version(*_load(self, MAPS, id, number))

    def history(self, id: str) -> tuple[Revision, ...]:
        """Every revision kept, newest first, drafts of conflicts among them."""
        return _history(self, MAPS, id)

    def name_revision(self, id: str, number: int, name: str) -> Revision:
        """Name a revision, which keeps it from being thinned; "" takes the name away."""
        return _name(self, MAPS, id, number, name)

    def load_dossier(self, id: str, number: int | None = None) -> DossierVersion:
        """The dossier at revision ``number``, or the current one: 0, the outline, before any is kept."""
        return DossierVersion(*_load(self, MANUSCRIPTS, id, number))

    def dossier_history(self, id: str) -> tuple[Revision, ...]:
        return _history(self, MANUSCRIPTS, id)

    def name_dossier_revision(self, id: str, number: int, name: str) -> Revision:
        return _name(self, MANUSCRIPTS, id, number, name)

    def thin(self, now: datetime | None = None) -> int:
        """Of unnamed revisions older than ``THIN_AFTER`` keep the last of each day (UTC), of every owner; how many
        went. The first and the current one stay, and of drafts as well the last of each day."""
        limit = (now or rows.now()) - THIN_AFTER
        return _thin(self, MAPS, limit) + _thin(self, MANUSCRIPTS, limit)


def _load(store: Scoped, line: Line[C, V], id: str, number: int | None) -> tuple[V, int]:
    with store.database.read() as connection:
        rows.project(connection, store.owner, id)
        wanted = rows.numbers(connection, line, id)[0] if number is None else number
        return line.kind.value(rows.content(connection, line, id, wanted)), wanted


def _history(store: Scoped, line: Line[C, V], id: str) -> tuple[Revision, ...]:
    with store.database.read() as connection:
        rows.project(connection, store.owner, id)
        return tuple(map(rows.to_revision, connection.execute(rows.history(line, id))))


def _name(store: Scoped, line: Line[C, V], id: str, number: int, name: str) -> Revision:
    kept = line.revisions
    with store.database.write() as connection:
        rows.live(connection, store.owner, id)
        rows.revision(connection, line, id, number)
        here = (kept.c.project_id == id, kept.c.number == number)
        connection.execute(update(kept).where(*here).values(name=rows.line(name)))
        return rows.revision(connection, line, id, number)


def _thin(store: Scoped, line: Line[C, V], limit: datetime) -> int:
    kept = line.revisions
    with store.database.read() as connection:
        surplus = _surplus(connection, line, limit)
    for id, numbers in surplus.items():
        with store.database.write() as connection:  # one project at a time: savers do not wait long
            here = (kept.c.project_id == id, kept.c.number.in_(numbers), kept.c.name == "")
            connection.execute(delete(kept).where(*here))
    return sum(map(len, surplus.values()))


def _surplus(connection: Connection, line: Line[C, V], limit: datetime) -> dict[str, list[int]]:
    """Project -> numbers to thin."""
    kept = line.revisions.c
    old = (
        select(kept.project_id, kept.number, kept.created, kept.reason)
        .join(projects, projects.c.id == kept.project_id)
        .where(kept.created < limit, kept.name == "", kept.number > 1, kept.number != line.head)
        .order_by(kept.project_id, kept.number.desc())
    )
    seen: set[tuple[str, object, bool]] = set()
    found: dict[str, list[int]] = {}
    for id, number, created, reason in connection.execute(old):
        day = (id, created.date(), reason == DRAFT)
        if day in seen:
            found.setdefault(id, []).append(number)
        seen.add(day)
    return found
