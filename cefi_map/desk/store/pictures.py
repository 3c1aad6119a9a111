"""Pictures of maps to review."""

from __future__ import annotations

from sqlalchemy import select

from cefi_map.store.pictures import Kin, found

from .owned import Owned
from .tables import cohorts, work_pictures, works

OF_WORK = Kin(work_pictures, work_pictures.c.work_id, "works")


class Pictures(Owned):
    def work_picture_of_map(self, id: str, hash: str) -> bytes:
        """One of a work to review. ``NotFound``."""
        here = (cohorts.c.owner_id == self.owner, works.c.id == id, work_pictures.c.hash == hash)
        query = select(work_pictures.c.content).join(works, works.c.id == work_pictures.c.work_id)
        with self.database.read() as connection:
            return found(connection.scalar(query.join(cohorts, cohorts.c.id == works.c.cohort_id).where(*here)))
