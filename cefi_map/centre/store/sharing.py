"""Links by which others come to one project, until a date; who came, and when they were last there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, select, update

from cefi_map.errors import NotFound, TooLarge
from cefi_map.store import Person, Project, rows
from cefi_map.store.journal import note
from cefi_map.store.tables import owners, projects

from .persons import Whole, add_person, columns, to_person
from .tables import guests, members, persons, shares, shown
from .values import Granted, Guest, Reach, Share

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

    def reached(self, owner: str) -> Mapping[str, Reach]:
        """How others come to each project of an owner."""

        def read() -> Mapping[str, Reach]:
            by = self.lines(_reached(owner), projects.c.id)
            return {project: Reach(found[0].training_id or "", _shares(found)) for project, found in by.items()}

        return self.database.once((shares, owner), read)

    def share_by(self, digest: str) -> tuple[Share, Project, Person] | None:
        """The one that this token opens, its project and who wrote that. None when it has ended, or its project is open
        to nobody."""
        with self.database.read() as connection:
            row = connection.execute(_shown(shares.c.digest == digest)).one_or_none()
            return None if row is None else _with_project(row)

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
        query = _opening(select(shares.c.granted).join(projects, projects.c.id == shares.c.project_id))
        query = query.join(guests, guests.c.share_id == shares.c.id)
        here = (shares.c.project_id == project, guests.c.person_id == person)

        def read() -> Granted | None:
            with self.database.read() as connection:
                found = set(connection.scalars(query.where(*here)))
                return next((each for each in _BEST if each in found), None)

        return self.database.once((guests, project, person), read)

    def shared_with(self, person: str) -> tuple[tuple[Share, Project, Person], ...]:
        """Those by which this person came and still comes, the newest first; as ``share_by`` gives one."""
        mine = select(guests.c.share_id).where(guests.c.person_id == person)
        newest = _shown(shares.c.id.in_(mine)).order_by(None).order_by(shares.c.created.desc(), shares.c.id)
        with self.database.read() as connection:
            return tuple(map(_with_project, connection.execute(newest)))

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


def _reached(owner: str) -> Select[Any]:
    """A line a guest of a link, a link that nobody came by, a project without one."""
    here = and_(shares.c.project_id == projects.c.id, shares.c.ends > rows.now())
    return (
        select(projects.c.id, shown.c.training_id, shares, guests.c.seen, persons)
        .select_from(projects)
        .outerjoin(shown, shown.c.project_id == projects.c.id)
        .outerjoin(shares, here)
        .outerjoin(guests, guests.c.share_id == shares.c.id)
        .outerjoin(persons, persons.c.id == guests.c.person_id)
        .where(projects.c.owner_id == owner)
        .order_by(shares.c.created.desc(), shares.c.id, guests.c.seen.desc())
    )


def _shares(lines: list[Row[Any]]) -> tuple[Share, ...]:
    found: dict[str, Share] = {}
    for line in lines:
        if id := line._mapping[shares.c.id]:
            share = found.setdefault(id, _share(line))
            if line.seen:
                found[id] = replace(share, guests=(*share.guests, Guest(to_person(line), line.seen)))
    return tuple(found.values())


def _shown(here: Any) -> Select[Any]:
    """Projects with the links that open them, and their authors."""
    found = rows.listed().add_columns(*shares.columns, *persons.columns)
    return _opening(found.join(shares, shares.c.project_id == projects.c.id)).where(here)


def _with_project(row: Row[Any]) -> tuple[Share, Project, Person]:
    return _share(row), rows.to_project(row), to_person(row)


def _opening(found: Select[Any]) -> Select[Any]:
    """Links that open something: they have not ended, the project is not in the trash, its author not kept out."""
    found = found.join(persons, persons.c.id == projects.c.owner_id)
    return found.where(shares.c.ends > rows.now(), projects.c.trashed.is_(None), persons.c.blocked.is_(None))


def _arrive(connection: Connection, share: str, person: str) -> None:
    row = rows.inserting(connection, guests).values(share_id=share, person_id=person, seen=rows.now())
    connection.execute(
        row.on_conflict_do_update(index_elements=["share_id", "person_id"], set_={"seen": row.excluded.seen})
    )


def _share(row: Row[Any]) -> Share:
    kept = columns(row, shares)
    return Share(project=kept.pop("project_id"), **kept)
