"""The sessions that a person is in, as they see each: in one statement, however many they are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, and_, exists, func, select

from .addresses import reached_at
from .handed import to_receipt
from .keeping import to_retention
from .persons import Whole, columns, to_person
from .tables import course_links, handed, members, persons, retentions, trainings
from .trainings import IS_CLOSED, still, to_training
from .values import Place


class Places(Whole):
    def places(self, person: str) -> tuple[Place, ...]:
        """The newest first."""

        def read() -> tuple[Place, ...]:
            return tuple(map(_place, self.lines(_query(person), trainings.c.id).values()))

        return self.database.once((members, person), read)


_TRAIN, _GAVE = members.alias("train"), handed.alias("gave")
_TABLES = (trainings, members, retentions, handed, persons)


def _query(person: str) -> Select[Any]:
    """A line for each who trains there, one at least."""
    newest = select(func.max(_GAVE.c.number)).where(_GAVE.c.training_id == trainings.c.id, _GAVE.c.person_id == person)
    last = and_(handed.c.training_id == trainings.c.id, handed.c.person_id == person)
    mail = reached_at(person, "handed").label("mail")
    trains = and_(_TRAIN.c.training_id == trainings.c.id, _TRAIN.c.role == "trainer", still(_TRAIN))
    return (
        select(*_TABLES, IS_CLOSED, _told().label("is_told"), mail)
        .select_from(trainings)
        .join(members, members.c.training_id == trainings.c.id)
        .outerjoin(retentions, retentions.c.training_id == trainings.c.id)
        .outerjoin(handed, and_(last, handed.c.number == newest.scalar_subquery()))
        .outerjoin(_TRAIN, trains)
        .outerjoin(persons, persons.c.id == _TRAIN.c.person_id)
        .where(members.c.person_id == person, still(members))
        .order_by(trainings.c.created.desc(), trainings.c.id, _TRAIN.c.joined, persons.c.id)
    )


def _told() -> Any:
    return exists().where(course_links.c.training_id == trainings.c.id, course_links.c.score_url != "")


def _place(lines: list[Row[Any]]) -> Place:
    first, training = lines[0], to_training(lines[0])
    own = columns(first, members)
    return Place(
        training,
        own["role"],
        own["until"],
        own["extra"],
        own["consent"],
        tuple(to_person(line) for line in lines if line._mapping[persons.c.id]),
        to_retention(first, training.id),
        to_receipt(first) if first._mapping[handed.c.number] else None,
        first.is_told,
        first.mail,
        own["came"],
    )
