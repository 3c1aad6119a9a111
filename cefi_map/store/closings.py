"""A session that is closed: what was signed there does not change, and the file that says it all is kept as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from cefi_map.errors import BadInput, Conflict, NotFound

from . import rows
from .journal import Journal, note
from .reviews import works_of
from .tables import closings, cohorts, readings, works


@dataclass(frozen=True, slots=True)
class Closing:
    """One time that a session was closed; ``reopened`` since when that holds no more, None while it does. ``digest`` is
    printed in the minutes."""

    number: int
    closed: datetime
    by: str
    reopened: datetime | None
    reopened_by: str
    digest: str
    size: int


class Closings(Journal):
    def closings(self) -> tuple[Closing, ...]:
        """Every time, the newest first; all stay, for people signed each."""
        told = [closings.c[name] for name in ("number", "closed", "by", "reopened", "reopened_by", "digest")]
        query = select(*told, func.length(closings.c.content).label("size")).where(closings.c.owner_id == self.owner)
        with self.database.read() as connection:
            found = connection.execute(query.order_by(closings.c.number.desc()))
            return tuple(Closing(**row._mapping) for row in found)

    def is_closed(self) -> bool:
        """Whether nothing of it changes at present."""
        return any(each.reopened is None for each in self.closings())

    def closed_file(self, number: int) -> bytes:
        query = select(closings.c.content).where(closings.c.owner_id == self.owner, closings.c.number == number)
        with self.database.read() as connection:
            data: bytes | None = connection.scalar(query) if 0 < number < 2**31 else None
        if data is None:
            raise NotFound("Ce dossier clos n’existe pas.", advice="Revenez à la page du jury.")
        return data

    def closing_of(self, digest: str) -> tuple[str, Closing] | None:
        """Of whichever session of this database: its owner, and the closing that has that digest."""
        query = select(closings.c.owner_id).where(closings.c.digest == digest)
        with self.database.read() as connection:
            owner: str | None = connection.scalar(query.limit(1))
        if owner is None:
            return None
        found = Closings(self.database, owner).closings()
        return owner, next(each for each in found if each.digest == digest)

    def state_of_works(self) -> str:
        """A digest of all that is marked and handed in here: equal as long as nothing of it changes."""
        with self.database.read() as connection:
            return _state(connection, self.owner)

    def close_session(self, by: str, moment: datetime, digest: str, content: bytes, state: str) -> int:
        """Keep the file, from which on nothing changes; its number. ``Conflict`` where something changed since
        ``state``, ``BadInput`` where it is closed already."""
        mine = _mine(self.owner)
        with self.database.write() as connection:
            connection.execute(select(readings.c.work_id).where(readings.c.work_id.in_(mine)).with_for_update())
            before = connection.execute(select(closings).where(closings.c.owner_id == self.owner)).all()
            if any(row.reopened is None for row in before):
                raise BadInput("Cette session est déjà close.", advice="Rechargez la page.")
            if _state(connection, self.owner) != state:
                raise Conflict("Une grille ou un rendu vient de changer.", advice="Relisez la page, puis clorez.")
            row = {"owner_id": self.owner, "number": len(before) + 1, "closed": moment, "by": rows.line(by)}
            connection.execute(insert(closings).values(digest=digest, content=content, **row))
            note(connection, "ended", "training", self.owner, training=self.owner)
            return len(before) + 1

    def reopen_session(self, by: str) -> None:
        """It can be marked again; the file that was signed stays."""
        here = (closings.c.owner_id == self.owner, closings.c.reopened.is_(None))
        with self.database.write() as connection:
            values = {"reopened": rows.now(), "reopened_by": rows.line(by)}
            done = connection.execute(update(closings).where(*here).values(**values))
            if done.rowcount:
                note(connection, "reopened", "training", self.owner, training=self.owner)


def _state(connection: Connection, owner: str) -> str:
    """Of each version: what it is, its review, every grid of it, whoever reads, and how long its document is."""
    found = works_of(connection, owner)
    sizes = select(readings.c.work_id, readings.c.number, func.length(readings.c.dossier))
    here = connection.execute(sizes.where(readings.c.work_id.in_(_mine(owner)))).all()
    return sha256("\n".join(sorted(map(repr, [*found, *here]))).encode()).hexdigest()


def _mine(owner: str) -> Select[Any]:
    return select(works.c.id).join(cohorts, cohorts.c.id == works.c.cohort_id).where(cohorts.c.owner_id == owner)
