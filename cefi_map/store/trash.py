"""The trash: a project put there stays ``TRASH_TERM`` days of use, comes back when asked, then is erased for good."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from cefi_map.errors import BadInput

from . import rows
from .journal import note
from .parts import parts
from .projects import Projects
from .tables import counted, dossier_revisions, opinions, pictures, projects, revisions, second_opinions, settings
from .values import TRASH_TERM, Project


class Trash(Projects):
    def trash(self) -> tuple[Project, ...]:
        """Projects in the trash; ``days_left`` says until when."""
        return tuple(each for each in self._all() if each.trashed)

    def discard(self, id: str) -> Project:
        """Put it in the trash; there already, it keeps its term."""
        with self.database.write() as connection:
            if not rows.project(connection, self.owner, id).trashed:
                rows.change(connection, self.owner, id, trashed=rows.now(), trashed_day=rows.today())
            return rows.project(connection, self.owner, id)

    def recover(self, id: str) -> Project:
        """Take it out of the trash, as it was."""
        with self.database.write() as connection:
            rows.project(connection, self.owner, id)
            rows.change(connection, self.owner, id, trashed=None, trashed_day=None)
            return rows.project(connection, self.owner, id)

    def erase(self, id: str) -> None:
        """Erase a project of the trash for good: its rows go, and on SQLite their bytes leave the file and its log."""
        with self.database.write() as connection:
            if not rows.project(connection, self.owner, id, lock=True).trashed:
                raise BadInput("Ce projet n’est pas dans la corbeille.", advice="Mettez-le d’abord à la corbeille.")
            erase_project(connection, id)
            note(connection, "erased", "project", id, about=self.owner)
        self.database.forget()

    def erase_all(self) -> int:
        """Erase all that this owner has for good, settings included; how many projects that was."""
        mine = projects.c.owner_id == self.owner
        with self.database.write() as connection:
            ids = connection.scalars(select(projects.c.id).where(mine).with_for_update()).all()
            for id in ids:
                erase_project(connection, id)
            for part in parts():
                part.erase(connection, self.owner)
            connection.execute(delete(settings).where(settings.c.owner_id == self.owner))
            note(connection, "erased", "person", self.owner, about=self.owner)
        self.database.forget()
        return len(ids)

    def erase_expired(self) -> int:
        """Erase what has passed its term, of every owner; how many."""
        expired = select(projects.c.id).where(projects.c.trashed_day < rows.today() - TRASH_TERM)
        with self.database.read() as connection:
            if connection.execute(expired).first() is None:
                return 0
        with self.database.write() as connection:
            ids = connection.scalars(expired.with_for_update()).all()
            for id in ids:
                erase_project(connection, id)
        self.database.forget()
        return len(ids)


def erase_project(connection: Connection, id: str) -> None:
    """With all its revisions."""
    for table in (revisions, dossier_revisions, counted, opinions, second_opinions, pictures):
        connection.execute(delete(table).where(table.c.project_id == id))
    connection.execute(delete(projects).where(projects.c.id == id))
