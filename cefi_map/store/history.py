"""The history of a project: read, named, thinned."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy import Connection, delete, select, update

from . import rows
from .line import C, Line, V
from .manuscripts import MANUSCRIPTS
from .maps import MAPS
from .projects import Projects
from .rows import Scoped
from .tables import projects
from .thinning import Aged, surplus
from .values import THIN_AFTER, DossierVersion, Revision, Version


class History(Projects):
    def load(self, id: str, number: int | None = None) -> Version:
        """The map at revision ``number``, or the current one; ``NotFound``."""
        return Version(*_load(self, MAPS, id, number, self.project(id).revision))

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

    def thin(self) -> int:
        """Of unnamed revisions older than ``THIN_AFTER`` keep the last of each day, of every owner; how many went. The
        first and the current one stay, and of drafts as well the last of each day."""
        return _thin(self, MAPS) + _thin(self, MANUSCRIPTS)


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


def _thin(store: Scoped, line: Line[C, V]) -> int:
    kept = line.revisions
    with store.database.read() as connection:
        found = _surplus(connection, line)
    for id, numbers in found.items():
        with store.database.write() as connection:  # one project at a time: savers do not wait long
            here = (kept.c.project_id == id, kept.c.number.in_(numbers), kept.c.name == "")
            connection.execute(delete(kept).where(*here))
    return sum(map(len, found.values()))


def _surplus(connection: Connection, line: Line[C, V]) -> dict[str, list[int]]:
    """Project -> numbers to thin."""
    kept = line.revisions.c
    old = (
        select(kept.project_id, kept.number, (rows.today() - kept.day).label("age"), kept.created, kept.reason)
        .join(projects, projects.c.id == kept.project_id)
        .where(kept.day < rows.today() - THIN_AFTER, kept.name == "", kept.number > 1, kept.number != line.head)
        .order_by(kept.project_id, kept.number.desc())
    )
    found = groupby(connection.execute(old), key=lambda row: row.project_id)
    thinned = {id: list(surplus(Aged(*row[1:]) for row in group)) for id, group in found}
    return {id: numbers for id, numbers in thinned.items() if numbers}
