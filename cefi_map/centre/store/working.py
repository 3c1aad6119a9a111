"""On which days people wrote, for a session: dates alone, of what they show there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select

from cefi_map.store.tables import dossier_revisions, projects, revisions

from .persons import Whole
from .tables import handed, shown


class Working(Whole):
    def written_at(self, training: str) -> dict[str, list[datetime]]:
        """When each person saved something in a project that they show or handed in there. That it was begun is none of
        it: a list does that. What became older keeps one moment a day (thinning.py), so no day is lost."""
        there = select(shown.c.project_id).where(shown.c.training_id == training)
        gave = select(handed.c.project_id).where(handed.c.training_id == training)
        here = or_(projects.c.id.in_(there), projects.c.id.in_(gave))
        found: dict[str, list[datetime]] = {}
        with self.database.read() as connection:
            for line in (revisions, dossier_revisions):
                query = select(projects.c.owner_id, line.c.created).join(projects, projects.c.id == line.c.project_id)
                for person, moment in connection.execute(query.where(here, line.c.reason != "created")):
                    found.setdefault(person, []).append(moment)
        return found
