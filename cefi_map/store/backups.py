"""The whole of an owner's data in one file, and back, on this computer or another; nothing is ever overwritten."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import IO, Any

from sqlalchemy import Connection, func, insert, or_, select

from . import rows
from .backup import write_backup
from .journal import note
from .line import C, Line, V
from .manuscripts import MANUSCRIPTS
from .maps import MAPS
from .parts import parts, unread
from .pictures import OF_PROJECT, keep
from .projects import add_project, new_id, title_line
from .restoring import BackedProject, BackedReturn, BackedRevision, read_backup
from .rows import Scoped
from .settings import add_missing_settings
from .tables import projects, returns
from .values import Project, Restored


class Backups(Scoped):
    def export_to(self, stream: IO[bytes]) -> None:
        """Write the backup, a ZIP, to a binary stream: projects, trash, every revision, the reviews that came back,
        cohorts with their works, settings."""
        with self.database.read() as connection:
            write_backup(connection, self.owner, stream)

    def export_all(self) -> bytes:
        """The same as bytes."""
        stream = io.BytesIO()
        self.export_to(stream)
        return stream.getvalue()

    def holds_more(self) -> bool:
        """Whether something is here that no backup takes and nothing erases: its wing is away."""
        with self.database.read() as connection:
            return unread(connection)

    def restore_all(self, source: bytes | IO[bytes]) -> Restored:
        """Bring a backup in, all of it or (``BadInput``, ``TooLarge``) nothing.

        A project of the same id is left as it is: the backup's comes in beside it, as a copy, unless all its revisions
        are here already; then it only leaves the trash. Settings that are already set stay.
        """
        backup = read_backup(source)
        with self.database.write() as connection:
            add_missing_settings(connection, self.owner, backup.settings)
            found = [_bring_in(connection, self.owner, project) for project in backup.projects]
            works = sum(part.bring(connection, self.owner, backup.parts[part.entry]) for part in parts() if part.entry)
            note(connection, "restored", "person", self.owner, about=self.owner)
        added, copied, known = (tuple(p for fate, p in found if fate == wanted) for wanted in _FATES)
        return Restored(added, copied, known, works, backup.left)


_FATES = ("added", "copied", "known")


def _bring_in(connection: Connection, owner: str, backed: BackedProject) -> tuple[str, Project]:
    """What became of it, and the project as it now is."""
    holder = connection.scalar(select(projects.c.owner_id).where(projects.c.id == backed.id))
    twin = _twin(connection, owner, backed)
    if twin is not None:
        if not backed.trashed:
            rows.change(connection, owner, twin, trashed=None, trashed_day=None)
        _bring_returns(connection, twin, backed.returns)
        keep(connection, OF_PROJECT, twin, list(backed.pictures))
        return "known", rows.project(connection, owner, twin)
    changes: dict[str, Any] = {"id": backed.id}
    if holder is not None:
        changes = {"id": new_id(), "copy_of": backed.id}
    if holder == owner:
        changes["title"] = title_line(f"Restauré\u00a0: {backed.values['title']}")
    if backed.trashed:
        changes |= {"trashed": rows.now(), "trashed_day": rows.today()}  # a whole term again
    id = add_project(connection, owner, **dict(backed.values) | changes)
    _add(connection, MAPS, id, backed.revisions)
    _add(connection, MANUSCRIPTS, id, backed.dossier)
    _bring_returns(connection, id, backed.returns)
    keep(connection, OF_PROJECT, id, list(backed.pictures))
    return "copied" if holder == owner else "added", rows.project(connection, owner, id)


def _bring_returns(connection: Connection, project: str, backed: Iterable[BackedReturn]) -> None:
    """The reviews that the project has not, each under its next number."""
    mine = returns.c.project_id == project
    here = set(connection.scalars(select(returns.c.received).where(mine)))
    number = connection.scalar(select(func.max(returns.c.number)).where(mine)) or 0
    for each in backed:
        if each.values["received"] not in here:
            number += 1
            connection.execute(insert(returns).values(project_id=project, number=number, **each.values))


def _add(connection: Connection, line: Line[C, V], id: str, backed: Iterable[BackedRevision]) -> None:
    for revision in backed:
        row = {"project_id": id, "number": revision.number, **revision.values}
        connection.execute(insert(line.revisions).values(day=rows.today()), row)


def _twin(connection: Connection, owner: str, backed: BackedProject) -> str | None:
    """The id of this owner's project that came from the same one and holds all the backup's revisions."""
    kin = select(projects.c.id).where(
        projects.c.owner_id == owner, or_(projects.c.id == backed.id, projects.c.copy_of == backed.id)
    )
    for id in connection.scalars(kin).all():
        if _holds(connection, MAPS, id, backed.revisions) and _holds(connection, MANUSCRIPTS, id, backed.dossier):
            return str(id)
    return None


def _holds(connection: Connection, line: Line[C, V], id: str, backed: Iterable[BackedRevision]) -> bool:
    kept = line.revisions.c
    digests = set(connection.scalars(select(kept.digest).where(kept.project_id == id)))
    return {revision.digest for revision in backed} <= digests
