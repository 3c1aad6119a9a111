"""What people who read works say of them for a labelled set; whoever asks has been let in to these works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select

from cefi_map.desk.store import works
from cefi_map.store import rows

from .persons import Whole
from .tables import labels
from .values import Labels


class Labelling(Whole):
    def labels(self, cohort: str) -> dict[tuple[str, int], Labels]:
        """By work and version, those of a group."""
        query = select(labels).join(works, works.c.id == labels.c.work_id).where(works.c.cohort_id == cohort)
        with self.database.read() as connection:
            found = connection.execute(query)
            return {(row.work_id, row.number): Labels(row.person_id, row.moment, row.value) for row in found}

    def keep_labels(self, work: str, number: int, person: str, value: Mapping[str, Any]) -> None:
        """In the place of what was said before."""
        said = {"person_id": person, "moment": rows.now(), "value": dict(value)}
        with self.database.write() as connection:
            row = rows.inserting(connection, labels).values(work_id=work, number=number, **said)
            connection.execute(row.on_conflict_do_update(index_elements=["work_id", "number"], set_=said))

    def drop_labels(self, work: str, number: int) -> None:
        with self.database.write() as connection:
            connection.execute(delete(labels).where(labels.c.work_id == work, labels.c.number == number))
