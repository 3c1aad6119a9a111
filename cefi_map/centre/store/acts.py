"""The journal as it is read: by the head of the centre, and by each person for what touches their own data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, or_, select

from cefi_map.store.tables import acts

from .persons import Whole
from .tables import handed
from .values import Act


class Acts(Whole):
    def acts(self, *, person: str = "", training: str = "", deed: str = "", skip: int = 0, most: int) -> list[Act]:
        """The newest first: those that a person did or whose data they touch, those of a session, of one kind."""
        query = _ACTS
        if person:
            query = query.where(or_(acts.c.person_id == person, _touches(person)))
        if training:
            query = query.where(acts.c.training_id == training)
        if deed:
            query = query.where(acts.c.deed == deed)
        return self._read(query, skip, most)

    def acts_about(self, person: str, most: int, deed: str = "") -> list[Act]:
        """What others did with the data of that person, the newest first; of one kind."""
        query = _ACTS.where(_touches(person), acts.c.person_id != person)
        return self._read(query.where(acts.c.deed == deed) if deed else query, 0, most)

    def forget_acts(self, before: datetime) -> int:
        """What is older goes; how many lines."""
        with self.database.write() as connection:
            return connection.execute(delete(acts).where(acts.c.moment < before)).rowcount

    def _read(self, query: Select[Any], skip: int, most: int) -> list[Act]:
        newest = query.order_by(acts.c.moment.desc(), acts.c.id).offset(skip).limit(most)
        with self.database.read() as connection:
            return [Act(*row) for row in connection.execute(newest)]


_WHOSE = select(func.max(handed.c.person_id)).where(handed.c.work_id == acts.c.thing).correlate(acts).scalar_subquery()
"""A work is of whoever handed it in."""
_ACTS = select(
    acts.c.moment,
    acts.c.person_id,
    acts.c.role,
    acts.c.deed,
    acts.c.kind,
    acts.c.thing,
    func.coalesce(func.nullif(acts.c.about_id, ""), _WHOSE, ""),
    acts.c.training_id,
)


def _touches(person: str) -> Any:
    theirs = select(handed.c.work_id).where(handed.c.person_id == person)
    return or_(acts.c.about_id == person, acts.c.thing.in_(theirs))
