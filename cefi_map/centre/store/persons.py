"""People: who they are, how they are known, and in which browsers they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, and_, delete, insert, or_, select, update

from cefi_map import limits
from cefi_map.desk.store import cohorts
from cefi_map.errors import Conflict, NotFound
from cefi_map.store import Person, Role, Store, rows
from cefi_map.store.database import Database, actor_of
from cefi_map.store.journal import note
from cefi_map.store.projects import new_id
from cefi_map.store.tables import owners, projects
from cefi_map.store.values import LOCAL

from .tables import invitations, logins, members, outbox, persons, tries, ways
from .values import Way


@dataclass(frozen=True)
class Whole:
    """A database seen as a whole: no owner stands between."""

    store: Store

    @property
    def database(self) -> Database:
        return self.store.database

    def lines(self, query: Select[Any], of: Column[str]) -> dict[str, list[Row[Any]]]:
        """What a query of joined tables finds, together by what stands in that column, in order."""
        found: dict[str, list[Row[Any]]] = {}
        with self.database.read() as connection:
            for row in connection.execute(query):
                found.setdefault(row._mapping[of], []).append(row)
        return found


class Persons(Whole):
    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order in which they came."""
        with self.database.read() as connection:
            return tuple(map(to_person, connection.execute(select(persons).order_by(persons.c.created, persons.c.id))))

    def staff(self) -> tuple[Person, ...]:
        """Trainers and heads who are not kept out, in the same order."""
        query = select(persons).where(persons.c.role.in_(("trainer", "head")), persons.c.blocked.is_(None))
        with self.database.read() as connection:
            return tuple(map(to_person, connection.execute(query.order_by(persons.c.created, persons.c.id))))

    def person(self, id: str) -> Person:
        with self.database.read() as connection:
            return person_of(connection, id)

    def add_person(self, name: str, role: Role) -> Person:
        with self.database.write() as connection:
            return add_person(connection, name, role)

    def rename_person(self, id: str, name: str) -> None:
        """Who changes another's is in the journal."""
        with self.database.write() as connection:
            _change(connection, id, name=rows.line(name))
            if (actor := actor_of(connection)) and actor[0] != id:
                note(connection, "renamed", "person", id, about=id)

    def set_role(self, id: str, role: Role) -> None:
        with self.database.write() as connection:
            _change(connection, id, role=role)
            note(connection, "raised" if role == "head" else "lowered", "person", id, about=id)

    def block(self, id: str, *, blocked: bool) -> None:
        """Nobody comes in as this person any more, and who is in is out at once; or they may again."""
        with self.database.write() as connection:
            person_of(connection, id)
            moment = rows.now() if blocked else None
            connection.execute(update(persons).where(persons.c.id == id).values(blocked=moment))
            connection.execute(delete(logins).where(logins.c.person_id == id))
            note(connection, "closed" if blocked else "let-in", "person", id, about=id)

    def has_head(self) -> bool:
        with self.database.read() as connection:
            return connection.execute(_HEADS).first() is not None

    def hand_over(self, id: str) -> None:
        """What one person kept here before there was a centre is this person's from now on."""
        with self.database.write() as connection:
            person_of(connection, id)
            for table in (projects, cohorts):
                connection.execute(update(table).where(table.c.owner_id == LOCAL).values(owner_id=id))

    # ---- ways in

    def known_by(self, kind: str, subject: str) -> tuple[Person, Way] | None:
        """Who comes in by that way, as long as it has not ended and the person is not kept out."""
        query = select(persons, *_WAY).join(ways, ways.c.person_id == persons.c.id)
        here = (ways.c.kind == kind, ways.c.subject == subject, persons.c.blocked.is_(None), lasts(ways.c.expires))
        with self.database.read() as connection:
            row = connection.execute(query.where(*here)).one_or_none()
            return row and (to_person(row), Way(row.kind, row.subject, row.secret, row.way_created, row.expires))

    def is_way(self, kind: str, subject: str) -> bool:
        """Whether it leads to somebody, let in or kept out."""
        with self.database.read() as connection:
            here = (ways.c.kind == kind, ways.c.subject == subject)
            return connection.execute(select(ways.c.person_id).where(*here)).first() is not None

    def ways_of(self, person: str) -> tuple[Way, ...]:
        query = select(*_WAY).where(ways.c.person_id == person).order_by(ways.c.created)
        with self.database.read() as connection:
            return tuple(Way(*row) for row in connection.execute(query))

    def add_way(self, person: str, kind: str, subject: str, secret: str = "", expires: datetime | None = None) -> None:
        """``Conflict`` when that way leads to somebody already."""
        with self.database.write() as connection:
            add_way(connection, person, kind, subject, secret, expires)

    def replace_way(
        self, person: str, kind: str, subject: str, secret: str = "", expires: datetime | None = None
    ) -> None:
        """The only way of that kind to this person from now on: the old ones end, and so do every open browser, every
        invitation made for them and every letter that would bring one."""
        with self.database.write() as connection:
            person_of(connection, person)
            connection.execute(delete(ways).where(ways.c.person_id == person, ways.c.kind == kind))
            connection.execute(delete(logins).where(logins.c.person_id == person))
            end_invitations(connection, person)
            add_way(connection, person, kind, subject, secret, expires)
            if (actor := actor_of(connection)) and actor[0] != person:
                note(connection, "link", "person", person, about=person)

    def set_secret(self, kind: str, subject: str, secret: str) -> None:
        with self.database.write() as connection:
            here = and_(ways.c.kind == kind, ways.c.subject == subject)
            connection.execute(update(ways).where(here).values(secret=secret))

    # ---- browsers

    def open_login(self, person: str, digest: str, expires: datetime, *, shared: bool) -> None:
        row = {"digest": digest, "person_id": person, "made": rows.now(), "expires": expires, "shared": shared}
        with self.database.write() as connection:
            connection.execute(insert(logins).values(**row))
            _came(connection, person)

    def come(self, person: str) -> None:
        """They are in the sessions that somebody put them into: from now on they have been there themselves."""
        with self.database.write() as connection:
            _came(connection, person)

    def forget_logins(self) -> None:
        """Those that ended, and what was tried in vain so long ago that nobody waits for it."""
        with self.database.write() as connection:
            connection.execute(delete(logins).where(logins.c.expires < rows.now()))
            connection.execute(delete(tries).where(tries.c.last <= rows.now().timestamp() - limits.TRY_SECONDS))

    def logged_in(self, digest: str) -> tuple[Person, bool] | None:
        """Who is in that browser, and whether others use its computer."""
        query = select(persons, logins.c.shared).join(logins, logins.c.person_id == persons.c.id)
        here = (logins.c.digest == digest, logins.c.expires > rows.now(), persons.c.blocked.is_(None))

        def read() -> tuple[Person, bool] | None:
            with self.database.read() as connection:
                row = connection.execute(query.where(*here)).one_or_none()
                return row and (to_person(row), bool(row.shared))

        return self.database.once((logins, digest), read)

    def close_login(self, digest: str) -> None:
        with self.database.write() as connection:
            connection.execute(delete(logins).where(logins.c.digest == digest))

    def close_logins(self, person: str) -> None:
        with self.database.write() as connection:
            connection.execute(delete(logins).where(logins.c.person_id == person))


def _came(connection: Connection, person: str) -> None:
    first = (members.c.person_id == person, members.c.came.is_(None))
    connection.execute(update(members).where(*first).values(came=rows.now()))


_WAY = (ways.c.kind, ways.c.subject, ways.c.secret, ways.c.created.label("way_created"), ways.c.expires)
_HEADS = select(persons.c.id).where(persons.c.role == "head", persons.c.blocked.is_(None))


def lasts(column: Any) -> Any:
    return or_(column.is_(None), column > rows.now())


def columns(row: Row[Any], table: Table) -> dict[str, Any]:
    """What a row, joined of several tables maybe, says of that one."""
    return {column.name: row._mapping[column] for column in table.columns}


def to_person(row: Row[Any]) -> Person:
    return Person(**columns(row, persons))


def person_of(connection: Connection, id: str) -> Person:
    row = connection.execute(select(persons).where(persons.c.id == id)).one_or_none() if rows.ID.fullmatch(id) else None
    if row is None:
        raise NotFound("Cette personne n’est pas, ou plus, dans ce centre.", advice="Revenez à la liste.")
    return to_person(row)


def _change(connection: Connection, id: str, **values: object) -> None:
    person_of(connection, id)
    connection.execute(update(persons).where(persons.c.id == id).values(**values))


def add_owner(connection: Connection) -> str:
    """A new id under which things are kept."""
    connection.execute(insert(owners).values(id=(id := new_id()), name="", created=rows.now()))
    return id


def add_person(connection: Connection, name: str, role: Role) -> Person:
    made = Person(add_owner(connection), rows.line(name), role, rows.now())
    connection.execute(insert(persons).values(id=made.id, name=made.name, role=role, created=made.created))
    return made


def end_invitations(connection: Connection, person: str) -> None:
    """Those by which one comes in as this person, and letters that have not gone with them."""
    connection.execute(delete(invitations).where(invitations.c.person_id == person))
    unsent = (outbox.c.person_id == person, outbox.c.digest != "", outbox.c.sent.is_(None))
    connection.execute(delete(outbox).where(*unsent))


def add_way(
    connection: Connection, person: str, kind: str, subject: str, secret: str = "", expires: datetime | None = None
) -> None:
    row = {"kind": kind, "subject": subject, "person_id": person, "secret": secret, "expires": expires}
    once = rows.inserting(connection, ways).values(created=rows.now(), **row).on_conflict_do_nothing()
    if not connection.execute(once.returning(ways.c.subject)).first():
        raise Conflict("Cet identifiant est déjà pris.", advice="Choisissez-en un autre.")
