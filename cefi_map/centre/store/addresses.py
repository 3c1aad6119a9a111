"""Where people are written to, and what they do not want to be written."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, delete, func, insert, literal, select, union_all, update

from cefi_map.errors import Conflict
from cefi_map.store import Person, rows
from cefi_map.store.database import actor_of
from cefi_map.store.journal import note

from .persons import Whole, person_of, to_person
from .tables import addresses, outbox, persons, unwanted, ways


class Addresses(Whole):
    def address(self, person: str) -> str:
        """Of one person, "" for who has none."""
        with self.database.read() as connection:
            return str(connection.scalar(select(_WHERE.c.mail).where(_WHERE.c.person_id == person)) or "")

    def addresses(self) -> dict[str, str]:
        """Of everybody who has one, by person."""
        with self.database.read() as connection:
            return {row.person_id: row.mail for row in connection.execute(select(_WHERE))}

    def set_address(self, person: str, mail: str) -> None:
        """Or none, for "". ``Conflict`` where it is somebody else's. Who says so for another is in the journal: a way
        back goes there."""
        with self.database.write() as connection:
            person_of(connection, person)
            connection.execute(delete(addresses).where(addresses.c.person_id == person))
            if mail and not keep_address(connection, person, mail):
                raise Conflict("Cette adresse est celle d’un autre compte.", advice="Donnez-en une autre.")
            _redirect(connection, person, mail)
            if (actor := actor_of(connection)) and actor[0] != person:
                note(connection, "addressed", "person", person, about=person)

    def at_address(self, mail: str) -> Person | None:
        """Who is written to there, unless they are kept out; of two the one who said so, not whose login it is."""
        query = select(persons).join(_WHERE, _WHERE.c.person_id == persons.c.id)
        here = query.where(_WHERE.c.mail == mail, persons.c.blocked.is_(None)).order_by(_WHERE.c.login)
        with self.database.read() as connection:
            row = connection.execute(here.limit(1)).one_or_none()
            return None if row is None else to_person(row)

    def unwanted(self, person: str) -> frozenset[str]:
        """Kinds of letters."""
        with self.database.read() as connection:
            return frozenset(connection.scalars(select(unwanted.c.kind).where(unwanted.c.person_id == person)))

    def set_unwanted(self, person: str, kinds: Collection[str]) -> None:
        with self.database.write() as connection:
            person_of(connection, person)
            connection.execute(delete(unwanted).where(unwanted.c.person_id == person))
            if kinds:
                connection.execute(insert(unwanted), [{"person_id": person, "kind": each} for each in sorted(kinds)])


def _redirect(connection: Connection, person: str, mail: str) -> None:
    """What has not gone goes to the new address, but for links, which are for the one that they were made for."""
    theirs = (outbox.c.person_id == person, outbox.c.mail != mail, outbox.c.sent.is_(None), outbox.c.digest == "")
    here = (*theirs, outbox.c.kind != "address")
    again = {"mail": mail, "refused": None, "reason": "", "tries": 0, "due": rows.now()}
    connection.execute(update(outbox).where(*here).values(**again) if mail else delete(outbox).where(*here))


def keep_address(connection: Connection, person: str, mail: str) -> bool:
    """False where it is somebody else's, or they have one."""
    row = {"person_id": person, "mail": mail, "made": rows.now()}
    once = rows.inserting(connection, addresses).values(**row).on_conflict_do_nothing()
    return connection.execute(once.returning(addresses.c.mail)).first() is not None


def reached(connection: Connection, people: Collection[str], kind: str) -> dict[str, str]:
    """Addresses of those who have one, are not kept out and want letters of that kind."""
    off = select(unwanted.c.person_id).where(unwanted.c.kind == kind)
    query = select(_WHERE.c.person_id, _WHERE.c.mail).join(persons, persons.c.id == _WHERE.c.person_id)
    here = query.where(persons.c.id.in_(people), persons.c.blocked.is_(None), persons.c.id.not_in(off))
    return {row.person_id: row.mail for row in connection.execute(here)}


def reached_at(person: str, kind: str) -> Any:
    """The same of one who is in, to stand in a statement: "" for none."""
    off = select(unwanted.c.kind).where(unwanted.c.person_id == person, unwanted.c.kind == kind).exists()
    return func.coalesce(select(_WHERE.c.mail).where(_WHERE.c.person_id == person, ~off).scalar_subquery(), "")


def _where() -> Any:
    """What they said, else the login that is an address of mail."""
    said = select(addresses.c.person_id, addresses.c.mail, literal(0).label("login"))
    login = select(ways.c.person_id, ways.c.subject, literal(1).label("login"))
    has = select(addresses.c.person_id)
    return union_all(
        said, login.where(ways.c.kind == "password", ways.c.subject.like("%_@_%"), ways.c.person_id.not_in(has))
    ).subquery()


_WHERE = _where()
