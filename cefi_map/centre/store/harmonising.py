"""Works that several trainers of a session mark to agree on how they mark: whose map each is, and no name."""

from __future__ import annotations

from sqlalchemy import insert, select

from cefi_map.desk.store import cohorts, works

from .persons import Whole
from .tables import harmonised


class Harmonising(Whole):
    def harmonise(self, work: str, person: str) -> None:
        """That work is one of them; ``person`` made its map, "" for nobody here."""
        with self.database.write() as connection:
            connection.execute(insert(harmonised).values(work_id=work, person_id=person or None))

    def harmonised(self, cohort: str) -> frozenset[str]:
        """Such works of a group."""
        query = select(harmonised.c.work_id).join(works, works.c.id == harmonised.c.work_id)
        with self.database.read() as connection:
            return frozenset(connection.scalars(query.where(works.c.cohort_id == cohort)))

    def harmonies(self, training: str) -> tuple[str, ...]:
        """Groups of a session that hold some, the newest first."""
        query = select(cohorts.c.id).join(works, works.c.cohort_id == cohorts.c.id)
        held = query.join(harmonised, harmonised.c.work_id == works.c.id).where(cohorts.c.owner_id == training)
        with self.database.read() as connection:
            found = connection.scalars(held.order_by(cohorts.c.created.desc(), cohorts.c.id))
            return tuple(dict.fromkeys(found))
