"""The history of a project: read, named, thinned."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, or_, select, update

from . import rows
from .chain import leaning
from .line import C, Line, V
from .manuscripts import MANUSCRIPTS
from .maps import MAPS
from .pictures import OF_PROJECT, forget_unseen, shown
from .projects import Projects
from .rows import Scoped
from .tables import projects
from .thinning import Aged, surplus
from .values import DossierVersion, Revision, Version


class History(Projects):
    def load(self, id: str, number: int | None = None) -> Version:
        """The map at revision ``number``, or the current one; ``NotFound``."""
        found, at = _load(self, MAPS, id, number, self.project(id).revision)
        return Version(shown(found, self.database, OF_PROJECT, id), at)

    def history(self, id: str) -> tuple[Revision, ...]:
        """Every revision kept, newest first, drafts of conflicts among them."""
        return _history(self, MAPS, id)

    def name_revision(self, id: str, number: int, name: str) -> Revision:
        """Name a revision, which keeps it from being thinned; "" takes the name away."""
        return _name(self, MAPS, id, number, name)

    def load_dossier(self, id: str, number: int | None = None) -> DossierVersion:
        """The dossier at revision ``number``, or the current one: 0, the outline, before any is kept."""
        return DossierVersion(*_load(self, MANUSCRIPTS, id, number, self.project(id).dossier))

    def dossier_history(self, id: str) -> tuple[Revision, ...]:
        return _history(self, MANUSCRIPTS, id)

    def name_dossier_revision(self, id: str, number: int, name: str) -> Revision:
        return _name(self, MANUSCRIPTS, id, number, name)

    def thin(self, since: datetime | None = None) -> int:
        """Of unnamed revisions keep fewer the older they are (thinning.py), of every owner, in projects that changed
        ``since``; how many went. The first and the current one stay."""
        return _thin(self, MAPS, since) + _thin(self, MANUSCRIPTS, since)


def _load(store: Scoped, line: Line[C, V], id: str, number: int | None, head: int) -> tuple[V, int]:
    wanted = head if number is None else number
    with store.database.read() as connection:
        if wanted and wanted != head:
            rows.revision(connection, line, id, wanted)
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


def _thin(store: Scoped, line: Line[C, V], since: datetime | None) -> int:
    """One project at a time: its savers do not wait long."""
    query = select(projects.c.id).order_by(projects.c.id)
    query = query if since is None else query.where(projects.c.updated >= since)
    with store.database.read() as connection:
        ids = [id for id in connection.scalars(query) if _surplus(connection, line, id)]
    return sum(_thin_one(store, line, id) for id in ids)


def _thin_one(store: Scoped, line: Line[C, V], id: str) -> int:
    """Take them away; what leans on one of them is written anew, on what stays."""
    kept = line.revisions
    with store.database.write() as connection:
        connection.execute(select(projects.c.id).where(projects.c.id == id).with_for_update())
        gone = _surplus(connection, line, id)
        for number, row in leaning(connection, line, id, gone):
            here = (kept.c.project_id == id, kept.c.number == number)
            connection.execute(update(kept).where(*here).values(content=row.content, basis=row.basis))
        connection.execute(delete(kept).where(kept.c.project_id == id, kept.c.number.in_(gone), kept.c.name == ""))
        if gone:
            forget_unseen(connection, id)
    return len(gone)


def _surplus(connection: Connection, line: Line[C, V], id: str) -> frozenset[int]:
    """Numbers to thin."""
    kept = line.revisions.c
    stays = or_(kept.name != "", kept.number == 1, kept.number == line.head)
    query = (
        select(kept.number, (rows.today() - kept.day).label("age"), kept.created, kept.reason, stays)
        .join(projects, projects.c.id == kept.project_id)
        .where(kept.project_id == id)
        .order_by(kept.number.desc())
    )
    return frozenset(surplus(Aged(*row) for row in connection.execute(query)))
