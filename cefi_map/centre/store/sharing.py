"""Links by which others come to one project, until a date; who came, and when they were last there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from cefi_map.errors import NotFound, TooLarge
from cefi_map.store import Person, rows
from cefi_map.store.journal import note
from cefi_map.store.tables import owners, projects

from .persons import Whole, add_person, to_person
from .tables import guests, members, persons, shares
from .values import Granted, Guest, Share

ENDED = timedelta(days=7)
"""How long a link that ended is remembered, so that who is still writing there is told why nothing is kept."""


class Sharing(Whole):
    def add_share(self, share: Share, most: int) -> None:
        """``TooLarge`` past ``most`` that have not ended."""
        with self.database.write() as connection:
            here = select(func.count()).where(shares.c.project_id == share.project, shares.c.ends > rows.now())
            if (connection.scalar(here) or 0) >= most:
                raise TooLarge(f"Ce projet a déjà {most} liens.", advice="Retirez-en un, puis recommencez.")
            row = {"id": share.id, "digest": share.digest, "project_id": share.project, "granted": share.granted}
            connection.execute(insert(shares).values(created=share.created, ends=share.ends, **row))
            note(connection, "rights", "project", share.project)

    def shares(self, project: str) -> tuple[Share, ...]:
        """Those of a project that have not ended, the newest first, each with who came last first."""
        query = select(shares).where(shares.c.project_id == project, shares.c.ends > rows.now())
        came = select(persons, guests.c.share_id, guests.c.seen).join(guests, guests.c.person_id == persons.c.id)
        came = came.join(shares, shares.c.id == guests.c.share_id).where(shares.c.project_id == project)
        with self.database.read() as connection:
            by: dict[str, list[Guest]] = {}
            for row in connection.execute(came.order_by(guests.c.seen.desc())):
                by.setdefault(row.share_id, []).append(Guest(to_person(row), row.seen))
            found = connection.execute(query.order_by(shares.c.created.desc(), shares.c.id))
            return tuple(_share(row, tuple(by.get(row.id, ()))) for row in found)

    def share_by(self, digest: str) -> Share | None:
        """The one that this token opens. None when it has ended, or its project is open to nobody."""
        with self.database.read() as connection:
            row = connection.execute(_open().where(shares.c.digest == digest)).one_or_none()
            return None if row is None else _share(row)

    def end_share(self, project: str, id: str) -> None:
        """It opens nothing from now on. ``NotFound``."""
        here = (shares.c.id == id, shares.c.project_id == project, shares.c.ends > rows.now())
        with self.database.write() as connection:
            if not connection.execute(update(shares).where(*here).values(ends=rows.now())).rowcount:
                raise NotFound("Ce lien est déjà retiré.", advice="Rechargez la page.")
            note(connection, "rights", "project", project)

    # ---- who comes by one

    def come_by(self, share: str, person: str) -> None:
        """Somebody who is known here, or who comes again."""
        with self.database.write() as connection:
            _arrive(connection, share, person)

    def add_guest(self, share: str, name: str, most: int) -> Person:
        """A guest of that name, the same one when they come again by the same link. ``TooLarge`` past ``most``."""
        with self.database.write() as connection:
            connection.execute(select(shares.c.id).where(shares.c.id == share).with_for_update())
            came = select(persons).join(guests, guests.c.person_id == persons.c.id).where(guests.c.share_id == share)
            known = [to_person(row) for row in connection.execute(came.where(persons.c.role == "guest"))]
            line = rows.line(name)
            same = next((each for each in known if rows.bare(each.name) == rows.bare(line)), None)
            if same is None and len(known) >= most:
                raise TooLarge(f"Déjà {most} personnes sont venues par ce lien.", advice="Demandez-en un autre.")
            person = same or add_person(connection, line, "guest")
            _arrive(connection, share, person.id)
            return person

    def granted(self, project: str, person: str) -> Granted | None:
        """The most that the links by which this person came let them do now."""
        query = _open(shares.c.granted).join(guests, guests.c.share_id == shares.c.id)
        here = (shares.c.project_id == project, guests.c.person_id == person)

        def read() -> Granted | None:
            with self.database.read() as connection:
                found = set(connection.scalars(query.where(*here)))
                return next((each for each in _BEST if each in found), None)

        return self.database.once((guests, project, person), read)

    def shared_with(self, person: str) -> tuple[Share, ...]:
        """Those by which this person came and still comes, the newest first."""
        query = _open().join(guests, guests.c.share_id == shares.c.id).where(guests.c.person_id == person)
        with self.database.read() as connection:
            return tuple(map(_share, connection.execute(query.order_by(shares.c.created.desc(), shares.c.id))))

    def was_shared(self, project: str, person: str) -> bool:
        """Whether this person ever came to it by a link, as long as that is remembered."""
        query = select(guests.c.share_id).join(shares, shares.c.id == guests.c.share_id)
        with self.database.read() as connection:
            here = (shares.c.project_id == project, guests.c.person_id == person)
            return connection.execute(query.where(*here)).first() is not None

    def seen(self, project: str, person: str, before: datetime) -> None:
        """They are here now; nothing is written where they were already since ``before``."""
        links = select(shares.c.id).where(shares.c.project_id == project)
        here = (guests.c.person_id == person, guests.c.share_id.in_(links), guests.c.seen < before)
        with self.database.read() as connection:
            if connection.execute(select(guests.c.share_id).where(*here)).first() is None:
                return
        with self.database.write(durable=False) as connection:
            connection.execute(update(guests).where(*here).values(seen=rows.now()))

    def follows(self, person: str, author: str) -> bool:
        """Whether this person trains or marks in a session where the author is a candidate."""
        mine = select(members.c.training_id).where(members.c.person_id == person, members.c.role != "candidate")
        here = (members.c.person_id == author, members.c.role == "candidate", members.c.training_id.in_(mine))
        with self.database.read() as connection:
            return connection.execute(select(members.c.training_id).where(*here)).first() is not None

    def forget_guests(self, before: datetime) -> None:
        """Links that ended before that moment, and guests whom no link brings any more."""
        alone = select(persons.c.id).where(persons.c.role == "guest", persons.c.created < before)
        alone = alone.where(persons.c.id.not_in(select(guests.c.person_id)))
        with self.database.write() as connection:
            connection.execute(delete(shares).where(shares.c.ends < before))
            gone = list(connection.scalars(alone))
            if gone:
                connection.execute(delete(persons).where(persons.c.id.in_(gone)))
                connection.execute(delete(owners).where(owners.c.id.in_(gone)))


_BEST: tuple[Granted, ...] = ("write", "comment", "read")


def _open(*columns: Any) -> Select[Any]:
    """Links that open something: they have not ended, the project is not in the trash, its author not kept out."""
    found = select(*columns or (shares,)).join(projects, projects.c.id == shares.c.project_id)
    found = found.join(persons, persons.c.id == projects.c.owner_id)
    return found.where(shares.c.ends > rows.now(), projects.c.trashed.is_(None), persons.c.blocked.is_(None))


def _arrive(connection: Connection, share: str, person: str) -> None:
    row = rows.inserting(connection, guests).values(share_id=share, person_id=person, seen=rows.now())
    connection.execute(
        row.on_conflict_do_update(index_elements=["share_id", "person_id"], set_={"seen": row.excluded.seen})
    )


def _share(row: Row[Any], came: tuple[Guest, ...] = ()) -> Share:
    return Share(row.id, row.digest, row.project_id, row.granted, row.created, row.ends, came)
