"""A session that is closed: what was signed there does not change, and the file that says it all is kept as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, delete, func, insert, select, update

from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.store import rows
from cefi_map.store.journal import note

from .owned import Owned
from .tables import closings, cohorts, readings, works
from .works import works_of

_TOLD = ("number", "closed", "by", "reopened", "reopened_by", "place", "trouble", "digest")


@dataclass(frozen=True, slots=True)
class Closing:
    """One time that a session was closed; ``reopened`` since when that holds no more, None while it does. ``digest`` is
    printed in the minutes, "" while the file is not made; ``trouble`` says what prevents it."""

    number: int
    closed: datetime
    by: str
    reopened: datetime | None
    reopened_by: str
    place: str
    trouble: str
    digest: str
    size: int


class Closings(Owned):
    def closings(self) -> tuple[Closing, ...]:
        """Every time, the newest first; all stay, for people signed each."""
        size = func.length(closings.c.content).label("size")
        query = select(*_columns(), size).where(closings.c.owner_id == self.owner)
        with self.database.read() as connection:
            found = connection.execute(query.order_by(closings.c.number.desc()))
            return tuple(Closing(**row._mapping) for row in found)

    def is_closed(self) -> bool:
        """Whether nothing of it changes at present."""
        return self.closing() is not None

    def closing(self) -> Closing | None:
        """The time that holds now."""
        return next((each for each in self.closings() if each.reopened is None), None)

    def closed_file(self, number: int) -> bytes:
        query = select(closings.c.content).where(closings.c.owner_id == self.owner, closings.c.number == number)
        with self.database.read() as connection:
            data: bytes | None = connection.scalar(query) if 0 < number < 2**31 else None
        if not data:
            raise NotFound("Ce dossier clos n’existe pas.", advice="Revenez à la page du jury.")
        return data

    def closing_of(self, digest: str) -> tuple[str, Closing] | None:
        """Of whichever session of this database: its owner, and the closing that has that digest."""
        query = select(closings.c.owner_id).where(closings.c.digest == digest)
        with self.database.read() as connection:
            owner: str | None = connection.scalar(query.limit(1))
        if owner is None:
            return None
        found = Closings(self.store.of(owner)).closings()
        return owner, next(each for each in found if each.digest == digest)

    def state_of_works(self) -> str:
        """A digest of all that is marked and handed in here: equal as long as nothing of it changes."""
        with self.database.read() as connection:
            return _state(connection, self.owner)

    def close_session(self, by: str, moment: datetime, place: str, state: str) -> int:
        """From now on nothing changes; the number of this time. ``Conflict`` where something changed since ``state``,
        ``BadInput`` where it is closed already."""
        mine = _mine(self.owner)
        with self.database.write() as connection:
            connection.execute(select(readings.c.work_id).where(readings.c.work_id.in_(mine)).with_for_update())
            before = connection.execute(select(*_columns()).where(closings.c.owner_id == self.owner)).all()
            if any(row.reopened is None for row in before):
                raise BadInput("Cette session est déjà close.", advice="Rechargez la page.")
            if _state(connection, self.owner) != state:
                raise Conflict("Une grille ou un rendu vient de changer.", advice="Relisez la page, puis clorez.")
            row = {"owner_id": self.owner, "number": len(before) + 1, "closed": moment, "by": rows.line(by)}
            connection.execute(insert(closings).values(place=rows.line(place), digest="", content=b"", **row))
            note(connection, "ended", "training", self.owner, training=self.owner)
            return len(before) + 1

    def keep_closed_file(self, closing: Closing, digest: str, content: bytes) -> None:
        """The first that is made of a closing stays; nothing where it was reopened meanwhile."""
        with self.database.write() as connection:
            values = {"digest": digest, "content": content}
            connection.execute(update(closings).where(*self._unmade(closing)).values(**values))

    def set_trouble(self, closing: Closing, said: str) -> None:
        """What prevents its file; "" that it may be tried again."""
        with self.database.write() as connection:
            connection.execute(update(closings).where(*self._unmade(closing)).values(trouble=said))

    def _unmade(self, closing: Closing) -> tuple[ColumnElement[bool], ...]:
        same = (closings.c.number == closing.number, closings.c.closed == closing.closed)
        return closings.c.owner_id == self.owner, *same, closings.c.digest == ""

    def reopen_session(self, by: str) -> None:
        """It can be marked again; the file that was signed stays. One that is not made was signed by nobody: that time
        is as if it had not been."""
        here = (closings.c.owner_id == self.owner, closings.c.reopened.is_(None))
        with self.database.write() as connection:
            gone = connection.execute(delete(closings).where(*here, closings.c.digest == ""))
            values = {"reopened": rows.now(), "reopened_by": rows.line(by)}
            done = connection.execute(update(closings).where(*here).values(**values))
            if gone.rowcount or done.rowcount:
                note(connection, "reopened", "training", self.owner, training=self.owner)


def _columns() -> list[Column[Any]]:
    """All but the file itself."""
    return [closings.c[name] for name in _TOLD]


def _state(connection: Connection, owner: str) -> str:
    """Of each version: what it is, its review, every grid of it, whoever reads, and how long its document is."""
    found = works_of(connection, owner)
    sizes = select(readings.c.work_id, readings.c.number, func.length(readings.c.dossier))
    here = connection.execute(sizes.where(readings.c.work_id.in_(_mine(owner)))).all()
    return sha256("\n".join(sorted(map(repr, [*found, *here]))).encode()).hexdigest()


def _mine(owner: str) -> Select[Any]:
    return select(works.c.id).join(cohorts, cohorts.c.id == works.c.cohort_id).where(cohorts.c.owner_id == owner)
