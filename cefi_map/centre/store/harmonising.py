"""Works that several trainers of a session mark to agree on how they mark: whose map each is, and no name."""

from __future__ import annotations

from sqlalchemy import insert, select

from cefi_map.desk.store import Cohort, cohorts, works

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

    def harmonies(self, training: str) -> tuple[Cohort, ...]:
        """Groups of a session that hold some, the newest first."""
        held = select(works.c.cohort_id).join(harmonised, harmonised.c.work_id == works.c.id)
        query = select(cohorts).where(cohorts.c.owner_id == training, cohorts.c.id.in_(held))
        with self.database.read() as connection:
            found = connection.execute(query.order_by(cohorts.c.created.desc(), cohorts.c.id))
            return tuple(Cohort(row.id, row.name, row.created, row.session, row.people) for row in found)
