"""How all sessions stand at one moment, counted: who is in them, what was handed in, what was given back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from cefi_map.desk.store import grids, readings, works

from .handed import GIVEN_BACK, VERSION
from .persons import Whole
from .tables import handed, members, persons
from .trainings import still
from .values import Standing, Training


class Standings(Whole):
    def standings(self, of: Iterable[Training]) -> tuple[Standing, ...]:
        """Of these sessions, in their order."""
        found = tuple(of)
        ids = [each.id for each in found]
        with self.database.read() as connection:
            candidates, came, late, returned = (
                _counted(connection, query(ids)) for query in (_candidates, _came, _late, _returned)
            )
            led: dict[str, list[str]] = {}
            for training, name in connection.execute(_trainers(ids)):
                led.setdefault(training, []).append(name)
        return tuple(
            Standing(
                each,
                tuple(led.get(each.id, ())),
                candidates[each.id],
                came[each.id],
                late[each.id],
                returned[each.id],
            )
            for each in found
        )

    def unread(self, ids: Collection[str]) -> Counter[str]:
        """By session, people whose newest hand-in has no sheet given back."""
        with self.database.read() as connection:
            return _counted(connection, _came(ids)) - _counted(connection, _returned(ids))

    def entrusted(self, person: str, ids: Collection[str]) -> Counter[str]:
        """By session, works whose newest version this person marks apart and is not done with."""
        newest = select(func.max(readings.c.number)).where(readings.c.work_id == grids.c.work_id)
        mine = (grids.c.author == person, grids.c.done.is_(None), grids.c.aside.is_(None))
        query = select(works.c.cohort_id, func.count()).join(grids, grids.c.work_id == works.c.id)
        here = (works.c.cohort_id.in_(ids), grids.c.number == newest.scalar_subquery(), *mine)
        with self.database.read() as connection:
            return _counted(connection, query.where(*here).group_by(works.c.cohort_id))


_SESSION, _PERSON = handed.c.training_id, handed.c.person_id


def _counted(connection: Connection, query: Select[Any]) -> Counter[str]:
    return Counter({training: count for training, count in connection.execute(query)})  # noqa: C416 – rows, no pairs


def _trainers(ids: Collection[str]) -> Select[Any]:
    here = (members.c.training_id.in_(ids), members.c.role == "trainer", still(members))
    query = select(members.c.training_id, persons.c.name).join(persons, persons.c.id == members.c.person_id)
    return query.where(*here).order_by(members.c.joined, persons.c.id)


def _candidates(ids: Collection[str]) -> Select[Any]:
    here = (members.c.training_id.in_(ids), members.c.role == "candidate", still(members))
    return select(members.c.training_id, func.count()).where(*here).group_by(members.c.training_id)


def _came(ids: Collection[str]) -> Select[Any]:
    """People who are not in it any more among them: what they handed in is there to be read."""
    return select(_SESSION, func.count(_PERSON.distinct())).where(_SESSION.in_(ids)).group_by(_SESSION)


def _late(ids: Collection[str]) -> Select[Any]:
    return _newest(ids).where(handed.c.late)


def _returned(ids: Collection[str]) -> Select[Any]:
    """Of the newest version of each candidate, the sheet was given back."""
    return _newest(ids).join(readings, VERSION).where(GIVEN_BACK != "")


def _newest(ids: Collection[str]) -> Select[Any]:
    last = select(_SESSION, _PERSON, func.max(handed.c.number).label("number")).group_by(_SESSION, _PERSON).subquery()
    same = (last.c.training_id == _SESSION, last.c.person_id == _PERSON, last.c.number == handed.c.number)
    return select(_SESSION, func.count()).join(last, and_(*same)).where(_SESSION.in_(ids)).group_by(_SESSION)
