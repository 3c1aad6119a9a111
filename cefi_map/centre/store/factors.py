"""Second factors: what makes six digits of a moment, and what serves once when the telephone is lost."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, func, insert, select, update

from cefi_map.store import rows
from cefi_map.store.database import actor_of
from cefi_map.store.journal import note

from .persons import Whole, person_of
from .tables import factors, spares


class Factors(Whole):
    def factor(self, person: str) -> str:
        """The sealed secret, "" where there is none."""
        with self.database.read() as connection:
            return connection.scalar(select(factors.c.secret).where(factors.c.person_id == person)) or ""

    def with_factor(self) -> frozenset[str]:
        """The people who have one."""
        with self.database.read() as connection:
            return frozenset(connection.scalars(select(factors.c.person_id)))

    def spares_left(self, person: str) -> int:
        with self.database.read() as connection:
            return connection.scalar(select(func.count()).where(spares.c.person_id == person)) or 0

    def begin_factor(self, person: str, secret: str, step: int, digests: Collection[str]) -> None:
        """In the place of the one before; ``step`` was used to show that it works."""
        with self.database.write() as connection:
            person_of(connection, person)
            for table in (factors, spares):
                connection.execute(delete(table).where(table.c.person_id == person))
            row = {"person_id": person, "secret": secret, "used": step, "made": rows.now()}
            connection.execute(insert(factors).values(**row))
            connection.execute(insert(spares), [{"digest": each, "person_id": person} for each in digests])

    def end_factor(self, person: str) -> None:
        with self.database.write() as connection:
            for table in (factors, spares):
                connection.execute(delete(table).where(table.c.person_id == person))
            if (actor := actor_of(connection)) and actor[0] != person:
                note(connection, "rights", "person", person, about=person)

    def use_step(self, person: str, step: int) -> bool:
        """True for the one who comes first with the digits of that step, and of none before it (RFC 6238, 5.2)."""
        with self.database.write() as connection:
            later = (factors.c.person_id == person, factors.c.used < step)
            return bool(connection.execute(update(factors).where(*later).values(used=step)).rowcount)

    def use_spare(self, person: str, digest: str) -> bool:
        with self.database.write() as connection:
            here = (spares.c.person_id == person, spares.c.digest == digest)
            return bool(connection.execute(delete(spares).where(*here)).rowcount)
