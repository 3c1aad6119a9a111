"""Groups of works, each of one owner: made, named, what their trainer says of who is in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from cefi_map.errors import BadInput, NotFound
from cefi_map.store import rows
from cefi_map.store.journal import note
from cefi_map.store.projects import new_id
from cefi_map.store.values import Data

from .owned import Owned
from .tables import closings, cohorts, readings, work_pictures, works


@dataclass(frozen=True, slots=True)
class Cohort:
    """``session`` is the examination it goes to, as its sheets name it, or ""; ``people`` what the trainer says of who
    is in it (plain data)."""

    id: str
    name: str
    created: datetime
    session: str = ""
    people: Data = field(default_factory=dict)


class Cohorts(Owned):
    def cohorts(self) -> tuple[Cohort, ...]:
        """Newest first."""
        query = select(cohorts).where(cohorts.c.owner_id == self.owner).order_by(cohorts.c.created.desc(), cohorts.c.id)
        with self.database.read() as connection:
            return tuple(_of_row(row) for row in connection.execute(query))

    def cohort(self, id: str) -> Cohort:
        with self.database.read() as connection:
            return find_cohort(connection, self.owner, id)

    def create_cohort(self, name: str) -> Cohort:
        made = Cohort(new_id(), rows.line(name), rows.now())
        row = {"id": made.id, "owner_id": self.owner, "name": made.name, "created": made.created}
        with self.database.write() as connection:
            connection.execute(insert(cohorts).values(**row))
        return made

    def own_cohort(self, name: str) -> Cohort:
        """The one that bears the owner's own id, made under that ``name`` when it is first asked for: where a session's
        works arrive. Two that ask at once find the same, and whoever asks in a gesture has it alone until that ends."""
        with self.database.write() as connection:
            row = {"id": self.owner, "owner_id": self.owner, "name": rows.line(name), "created": rows.now()}
            once = rows.inserting(connection, cohorts).values(**row)
            held = once.on_conflict_do_update(index_elements=["id"], set_={"name": cohorts.c.name})
            return _of_row(connection.execute(held.returning(cohorts)).one())

    def rename_cohort(self, id: str, name: str) -> None:
        self._change_cohort(id, name=rows.line(name))

    def set_session(self, id: str, session: str) -> None:
        self._change_cohort(id, session=rows.line(session))

    def change_people(self, id: str, change: Callable[[Data], Data]) -> None:
        """Put what ``change`` makes of what a cohort says of its people in its place, in one transaction."""
        with self.database.write() as connection:
            open_cohort(connection, self.owner, id)
            query = select(cohorts.c.people).where(cohorts.c.id == id).with_for_update()
            people = dict(change(connection.execute(query).scalar_one()))
            connection.execute(update(cohorts).where(cohorts.c.id == id).values(people=people))

    def _change_cohort(self, id: str, **values: str) -> None:
        with self.database.write() as connection:
            open_cohort(connection, self.owner, id)
            connection.execute(update(cohorts).where(cohorts.c.id == id).values(**values))

    def erase_cohort(self, id: str) -> None:
        """With all it holds; on SQLite the bytes leave the file and its log."""
        with self.database.write() as connection:
            open_cohort(connection, self.owner, id)
            held = select(works.c.id).where(works.c.cohort_id == id)
            for table in (readings, work_pictures):
                connection.execute(delete(table).where(table.c.work_id.in_(held)))
            connection.execute(delete(works).where(works.c.cohort_id == id))
            connection.execute(delete(cohorts).where(cohorts.c.id == id))
            note(connection, "erased", "cohort", id, training=self.training)
        self.database.forget()


def still_open(connection: Connection, owner: str) -> None:
    """``BadInput`` once the session is closed: what was signed there does not change."""
    here = select(closings.c.number).where(closings.c.owner_id == owner, closings.c.reopened.is_(None))
    if connection.execute(here).first():
        raise BadInput("Cette session est close : plus rien n’y change.", advice="Un formateur peut la rouvrir.")


def open_cohort(connection: Connection, owner: str, id: str) -> Cohort:
    """The group, where something may change in it; refuses as ``still_open`` does."""
    still_open(connection, owner)
    return find_cohort(connection, owner, id)


def find_cohort(connection: Connection, owner: str, id: str) -> Cohort:
    mine = select(cohorts).where(cohorts.c.owner_id == owner, cohorts.c.id == id)
    row = connection.execute(mine).one_or_none() if rows.ID.fullmatch(id) else None
    if row is None:
        raise NotFound("Ce groupe de cartes n’existe pas, ou n’existe plus.", advice="Revenez à « Relire des cartes ».")
    return _of_row(row)


def _of_row(row: Row[Any]) -> Cohort:
    return Cohort(row.id, row.name, row.created, row.session, row.people)
