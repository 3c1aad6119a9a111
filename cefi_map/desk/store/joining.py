"""Works of a cohort made one, and a version made a work of its own: each keeps what was received and its review."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from cefi_map.errors import BadInput
from cefi_map.store import rows
from cefi_map.store.pictures import copied
from cefi_map.store.projects import new_id

from .cohorts import still_open
from .owned import Owned
from .pictures import OF_WORK
from .second_readings import let_second
from .tables import readings, work_pictures, works
from .works import Work, cell, work_of


class Joining(Owned):
    def join_work(self, id: str, into: str) -> tuple[Work, bool]:
        """Every version of a work becomes a further one of another, in their order; the work itself is gone. What is
        the newest one there again, map and document, or an earlier one under the same file's name, is not kept twice:
        False when nothing was added. ``BadInput`` when the two are one, or of two cohorts."""
        with self.database.write() as connection:
            still_open(connection, self.owner)
            moved, kept = work_of(connection, self.owner, id), work_of(connection, self.owner, into)
            if id == into or moved.cohort != kept.cohort:
                raise BadInput("Ces deux cartes ne peuvent pas être réunies.", advice="Choisissez-en deux du groupe.")
            numbers = _numbers(connection, id)
            if numbers and (there := _again(connection, id, numbers[0], into, kept.last)):
                let_second(connection, into, there, _lets(connection, id, numbers[0]))
                numbers = numbers[1:]
            for place, number in enumerate(numbers, kept.last + 1):
                _move(connection, id, number, into, place)
            if moved.project and not kept.project:
                connection.execute(update(works).where(works.c.id == into).values(project=moved.project))
            copied(connection, OF_WORK, id, into)
            for table in (readings, work_pictures):
                connection.execute(delete(table).where(table.c.work_id == id))
            connection.execute(delete(works).where(works.c.id == id))
            return work_of(connection, self.owner, into), bool(numbers)

    def part_work(self, id: str, number: int, name: str) -> Work:
        """That version becomes a work of its own; those after it are counted anew. ``BadInput`` for an only one."""
        with self.database.write() as connection:
            still_open(connection, self.owner)
            work = work_of(connection, self.owner, id)
            numbers = _numbers(connection, id)
            if number not in numbers or len(numbers) == 1:
                raise BadInput("Cette version ne peut pas être séparée.", advice="Rechargez le tableau du groupe.")
            made = new_id()
            values = {"id": made, "cohort_id": work.cohort, "name": rows.line(name), "project": ""}
            connection.execute(insert(works).values(**values))
            _move(connection, id, number, made, 1)
            copied(connection, OF_WORK, id, made)
            for later in numbers[numbers.index(number) + 1 :]:
                _move(connection, id, later, id, later - 1)
            return work_of(connection, self.owner, made)


def _numbers(connection: Connection, id: str) -> list[int]:
    query = select(readings.c.number).where(readings.c.work_id == id).order_by(readings.c.number)
    return list(connection.scalars(query))


def _move(connection: Connection, id: str, number: int, into: str, place: int) -> None:
    here = (readings.c.work_id == id, readings.c.number == number)
    connection.execute(update(readings).where(*here).values(work_id=into, number=place))


def _lets(connection: Connection, id: str, number: int) -> bool:
    return bool(cell(connection, readings.c.lets_second, id, number))


def _again(connection: Connection, id: str, number: int, other: str, newest: int) -> int:
    """The version of the other work that this one is again, neither another map nor another document: the newest, else
    one that came under the same file's name; 0 for none."""
    kept = select(readings.c.number, readings.c.digest, readings.c.dossier, readings.c.source_name)
    mine = connection.execute(kept.where(readings.c.work_id == id, readings.c.number == number)).one()
    theirs = kept.where(readings.c.work_id == other, readings.c.digest == mine.digest)
    for each in connection.execute(theirs.order_by(readings.c.number.desc())):
        is_named = each.number == newest or each.source_name == mine.source_name
        if is_named and mine.dossier in (None, each.dossier):
            return int(each.number)
    return 0
