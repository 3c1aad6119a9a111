"""Texts of a dossier whose pages were counted while they were written: whichever process is asked draws them."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import delete, select

from cefi_map.dossier.manuscript import Manuscript

from . import rows
from .content import expand
from .database import BRIEF
from .failures import StorageError
from .manuscripts import MANUSCRIPTS
from .rows import Scoped
from .tables import counted, projects

KEPT = 4
"""Texts of one project, the newest: a page is fetched right after its count."""


class Counted(Scoped):
    def keep_counted(self, id: str, digest: str, manuscript: Manuscript) -> None:
        """Keep a text for a while under its digest. It can be counted again: a power cut may lose it, and a disk that
        takes nothing more is no error here. ``NotFound``: this owner has no such project."""
        data = MANUSCRIPTS.kind.pack(manuscript).data
        with suppress(StorageError), self.database.write(durable=False, patience=BRIEF) as connection:
            rows.project(connection, self.owner, id)
            row = rows.inserting(connection, counted).values(
                project_id=id, digest=digest, made=rows.now(), content=data
            )
            key = (counted.c.project_id, counted.c.digest)
            connection.execute(row.on_conflict_do_update(index_elements=key, set_={"made": row.excluded.made}))
            mine = counted.c.project_id == id
            newest = select(counted.c.digest).where(mine).order_by(counted.c.made.desc()).limit(KEPT).subquery()
            connection.execute(delete(counted).where(mine, counted.c.digest.not_in(select(newest.c.digest))))

    def counted(self, id: str, digest: str) -> Manuscript | None:
        """The text of that digest, None when it is kept no longer, or never was by this owner."""
        here = (projects.c.owner_id == self.owner, counted.c.project_id == id, counted.c.digest == digest)
        query = select(counted.c.content).join(projects, projects.c.id == counted.c.project_id).where(*here)
        with self.database.read() as connection:
            found = connection.scalar(query)
        return None if found is None else MANUSCRIPTS.kind.parse(expand(found))
