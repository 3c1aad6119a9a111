"""Works of a cohort made one, and a version made a work of its own: each keeps what was received and its review."""

from __future__ import annotations

from itertools import count, takewhile
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from cefi_map.errors import BadInput
from cefi_map.store import rows
from cefi_map.store.pictures import copied
from cefi_map.store.projects import new_id
from cefi_map.store.values import Data

from .cohorts import still_open
from .owned import Owned
from .pictures import OF_WORK
from .second_readings import let_second
from .tables import readings, work_pictures, works
from .works import Work, cell, work_of


class Joining(Owned):
    def join_work(self, id: str, into: str) -> tuple[Work, bool]:
        """Every version of a work becomes a further one of another, in their order; the work itself is gone. What is
        a version there again, map and document, is not kept twice: False when nothing was added. What came without a
        document has that of the version before. ``BadInput`` when the two are one, or of two cohorts."""
        with self.database.write() as connection:
            still_open(connection, self.owner)
            moved, kept = work_of(connection, self.owner, id), work_of(connection, self.owner, into)
            if id == into or moved.cohort != kept.cohort:
                raise BadInput("Ces deux cartes ne peuvent pas être réunies.", advice="Choisissez-en deux du groupe.")
            numbers = _numbers(connection, id)
            if numbers and (there := _again(connection, id, numbers[0], into)):
                let_second(connection, into, there, _lets(connection, id, numbers[0]))
                numbers = numbers[1:]
            for place, number in enumerate(numbers, kept.last + 1):
                _move(connection, id, number, into, place)
                carry_dossier(connection, into, place)
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
            _drop_carried(connection, id, number)
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


def _again(connection: Connection, id: str, number: int, other: str) -> int:
    """The last version of the other work that this one is again, neither another map nor another document; 0 for
    none."""
    kept = select(readings.c.number, readings.c.digest, readings.c.dossier)
    mine = connection.execute(kept.where(readings.c.work_id == id, readings.c.number == number)).one()
    theirs = kept.where(readings.c.work_id == other, readings.c.digest == mine.digest)
    found = connection.execute(theirs.order_by(readings.c.number.desc()))
    return next((int(each.number) for each in found if mine.dossier in (None, each.dossier)), 0)


def carry_dossier(connection: Connection, id: str, number: int) -> None:
    """A version that came without a document has that of the version before, and what was said of it."""
    if cell(connection, readings.c.dossier, id, number) is not None:
        return
    before = and_(readings.c.work_id == id, readings.c.number == number - 1, readings.c.dossier.is_not(None))
    found = connection.execute(select(readings).where(before)).one_or_none()
    if found:
        said = {name: verdict for name, verdict in found.opinion.get("criteria", {}).items() if name == "C12"}
        opinion = cell(connection, readings.c.opinion, id, number)
        _set_dossier(connection, id, number, found.dossier_name, found.dossier, with_dossier(opinion, said))


def _drop_carried(connection: Connection, id: str, number: int) -> None:
    """Before a version is parted: no document stays with another's map that it was carried to."""
    its = select(readings.c.dossier).where(readings.c.work_id == id, readings.c.number == number).scalar_subquery()
    having = select(readings.c.number).where(readings.c.work_id == id, readings.c.dossier == its)
    same = set(connection.scalars(having))
    for each in [number] if number - 1 in same else takewhile(same.__contains__, count(number + 1)):
        opinion = cell(connection, readings.c.opinion, id, each)
        _set_dossier(connection, id, each, "", None, with_dossier(opinion, {}))


def with_dossier(opinion: Data, said: Data) -> dict[str, Any]:
    """An opinion on a work with what is ``said`` of its dossier, verdicts by criterion, in place of what was."""
    criteria = {name: verdict for name, verdict in opinion.get("criteria", {}).items() if name != "C12"}
    return {**opinion, "criteria": {**criteria, **said}}


def _set_dossier(connection: Connection, id: str, number: int, name: str, data: bytes | None, opinion: Data) -> None:
    here = and_(readings.c.work_id == id, readings.c.number == number)
    connection.execute(update(readings).where(here).values(dossier_name=name, dossier=data, opinion=dict(opinion)))
