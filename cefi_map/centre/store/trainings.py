"""Training sessions: their dates and task, who is in them, which projects their trainers may read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    FromClause,
    Row,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from cefi_map import limits
from cefi_map.desk.store import closings, cohorts, works
from cefi_map.errors import NotFound
from cefi_map.store import Role, rows
from cefi_map.store.journal import note
from cefi_map.store.tables import projects, revisions
from cefi_map.store.values import Project

from .persons import Whole, add_owner, columns, lasts, person_of, to_person
from .tables import handed, members, outbox, persons, shown, trainings, ways
from .values import Member, Training


class Trainings(Whole):
    def trainings(self, person: str = "") -> tuple[Training, ...]:
        """All of them, or those that this person is in; the newest first."""
        query = _TRAININGS.order_by(trainings.c.created.desc(), trainings.c.id)
        if person:
            mine = select(members.c.training_id).where(members.c.person_id == person, still(members))
            query = query.where(trainings.c.id.in_(mine))
        with self.database.read() as connection:
            return tuple(map(to_training, connection.execute(query)))

    def training(self, id: str) -> Training:
        def read() -> Training:
            with self.database.read() as connection:
                return training_of(connection, id)

        return self.database.once((trainings, id), read)

    def training_as(self, id: str, person: str) -> tuple[Training, Role | None]:
        """The session, and as what this person is in it."""
        own = and_(members.c.training_id == trainings.c.id, members.c.person_id == person, still(members))
        query = _TRAININGS.add_columns(members.c.role).outerjoin(members, own).where(trainings.c.id == id)
        with self.database.read() as connection:
            row = connection.execute(query).one_or_none() if rows.ID.fullmatch(id) else None
        if row is None:
            raise no_training()
        found = to_training(row)
        return self.database.once((trainings, id), lambda: found), row.role

    def training_by_code(self, code: str, *, hold: bool = False) -> Training | None:
        """``hold``: nobody else joins it until the gesture ends."""
        query = _TRAININGS.where(trainings.c.code == code)
        with self.database.read() as connection:
            row = connection.execute(query.with_for_update() if hold else query).one_or_none()
            return None if row is None else to_training(row)

    def hold_training(self, id: str) -> None:
        """Nobody else joins it until the gesture ends."""
        with self.database.write() as connection:
            connection.execute(select(trainings.c.id).where(trainings.c.id == id).with_for_update())

    def near_due(self, now: datetime, near: timedelta) -> tuple[Training, ...]:
        """Sessions that go on, whose date is so ``near``, or so long past, for somebody who has more time or not."""
        extra = timedelta(minutes=limits.EXTRA_MINUTES)
        here = (trainings.c.due <= now + near, trainings.c.due > now - near - extra)
        goes_on = or_(trainings.c.ends.is_(None), trainings.c.ends > now)
        closed = select(closings.c.owner_id).where(closings.c.reopened.is_(None))
        with self.database.read() as connection:
            found = _TRAININGS.where(*here, goes_on, trainings.c.id.not_in(closed))
            return tuple(map(to_training, connection.execute(found)))

    def awaited(self, training: Training, joined: datetime | None = None) -> dict[str, datetime]:
        """Candidates who handed in nothing there, and until when each does in time; none where there is no date. Those
        who ``joined`` before then, where it is said."""
        gave = select(handed.c.person_id).where(handed.c.training_id == training.id)
        here = (members.c.training_id == training.id, members.c.role == "candidate", still(members))
        query = select(members.c.person_id, members.c.extra).where(*here, members.c.person_id.not_in(gave))
        if joined:
            query = query.where(members.c.joined < joined)
        with self.database.read() as connection:
            found = connection.execute(query).all() if training.due else ()
        return {row.person_id: training.due + timedelta(minutes=row.extra) for row in found if training.due}

    def add_training(self, name: str, code: str) -> Training:
        with self.database.write() as connection:
            id = add_owner(connection)
            row = {"id": id, "name": rows.line(name), "code": code or None, "created": rows.now()}
            connection.execute(insert(trainings).values(brief="", roster="", start="etapes", **row))
            return training_of(connection, id)

    def change_training(self, id: str, **values: Any) -> None:
        """``name``, ``code`` ("" closes it), ``begins``, ``ends``, ``due``, ``brief``, ``roster``, ``start``."""
        if "code" in values:
            values["code"] = values["code"] or None
        with self.database.write() as connection:
            training_of(connection, id)
            connection.execute(update(trainings).where(trainings.c.id == id).values(**values))
            if values.get("code", "") is None:
                note(connection, "closed", "training", id, training=id)

    # ---- who is in it

    def members(self, training: str) -> tuple[Member, ...]:
        """Those who are still in it, in the order in which they came."""
        self.training(training)
        query = _MEMBERS.where(members.c.training_id == training, still(members))
        with self.database.read() as connection:
            return tuple(map(_member, connection.execute(query.order_by(members.c.joined, persons.c.id))))

    def followed(self, training: str) -> list[tuple[Member, int, bool]]:
        """The same, each with how many nodes the largest project has that they wrote, or brought, and show nowhere,
        for what it says stays theirs; and whether a letter to them was refused."""
        query = _MEMBERS.add_columns(_hidden().label("hidden"), _refused().label("refused"))
        here = query.where(members.c.training_id == training, still(members))
        with self.database.read() as connection:
            found = connection.execute(here.order_by(members.c.joined, persons.c.id))
            return [(_member(row), row.hidden or 0, row.refused) for row in found]

    def membership(self, training: str, person: str) -> Member | None:
        """None for who is not in it, or not any more."""
        query = _MEMBERS.where(members.c.training_id == training, members.c.person_id == person, still(members))
        with self.database.read() as connection:
            row = connection.execute(query).one_or_none()
            return None if row is None else _member(row)

    def trained_by(self, trainer: str) -> dict[str, bool]:
        """Candidates of the sessions where this person trains; of each, whether their account was made for one of
        these, in the gesture that put them there."""
        lead = members.alias()
        query = select(members.c.person_id, members.c.joined, persons.c.created)
        query = query.join(persons, persons.c.id == members.c.person_id)
        query = query.join(lead, lead.c.training_id == members.c.training_id)
        leads = (lead.c.person_id == trainer, lead.c.role == "trainer", still(lead))
        found: dict[str, bool] = {}
        with self.database.read() as connection:
            for row in connection.execute(query.where(*leads, members.c.role == "candidate", still(members))):
                made_there = row.joined - row.created < _ONE_GESTURE
                found[row.person_id] = found.get(row.person_id, False) or made_there
        return found

    def known_there(self, training: str, kind: str) -> frozenset[str]:
        """Subjects of the ways of that kind by which those come in who are in it."""
        here = (members.c.training_id == training, still(members), persons.c.blocked.is_(None))
        query = select(ways.c.subject).join(persons, persons.c.id == ways.c.person_id)
        query = query.join(members, members.c.person_id == persons.c.id).where(*here, ways.c.kind == kind)
        with self.database.read() as connection:
            return frozenset(connection.scalars(query.where(lasts(ways.c.expires))))

    def has_candidates(self, training: str, *, by: str, not_by: str) -> bool:
        """Whether there are candidates in it who come in by a way of the one kind, and have none of the other."""
        come = select(ways.c.person_id).where(ways.c.kind == by, lasts(ways.c.expires))
        other = select(ways.c.person_id).where(ways.c.kind == not_by)
        here = (members.c.training_id == training, members.c.role == "candidate", still(members))
        free = (persons.c.blocked.is_(None), persons.c.id.in_(come), persons.c.id.not_in(other))
        query = _MEMBERS.where(*here, *free)
        with self.database.read() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def add_member(
        self, training: str, person: str, role: Role, until: datetime | None = None, *, comes: bool = False
    ) -> bool:
        """Whether they are new there, who ``comes`` themselves or is put there; one who is in it already takes the new
        role and end."""
        here = (members.c.training_id == training, members.c.person_id == person)
        row = {"role": role, "until": until}
        with self.database.write() as connection:
            training_of(connection, training)
            person_of(connection, person)
            keys = {"training_id": training, "person_id": person, "joined": (now := rows.now())}
            once = (
                rows.inserting(connection, members)
                .values(came=now if comes else None, **keys, **row)
                .on_conflict_do_nothing()
            )
            new = connection.execute(once.returning(members.c.joined)).first() is not None
            if not new:
                connection.execute(update(members).where(*here).values(**row))
            note(connection, "rights", "person", person, about=person, training=training)
            return new

    def set_extra(self, training: str, person: str, minutes: int) -> None:
        self._change_member(training, person, extra=minutes)

    def set_team(self, training: str, person: str, team: str) -> None:
        self._change_member(training, person, team=rows.line(team))

    def set_consent(self, training: str, person: str, *, given: bool) -> None:
        """From now on what they handed in there may go into a labelled set, or it may not any more."""
        self._change_member(training, person, consent=rows.now() if given else None)

    def _change_member(self, training: str, person: str, **values: Any) -> None:
        here = (members.c.training_id == training, members.c.person_id == person)
        with self.database.write() as connection:
            connection.execute(update(members).where(*here).values(**values))
            note(connection, "rights", "person", person, about=person, training=training)

    def remove_member(self, training: str, person: str) -> None:
        """Out of the session: its trainers read none of their projects any more."""
        mine = select(projects.c.id).where(projects.c.owner_id == person)
        with self.database.write() as connection:
            here = (members.c.training_id == training, members.c.person_id == person)
            connection.execute(delete(members).where(*here))
            connection.execute(delete(shown).where(shown.c.training_id == training, shown.c.project_id.in_(mine)))
            note(connection, "rights", "person", person, about=person, training=training)

    # ---- what its trainers read

    def show(self, project: str, training: str) -> None:
        """The project is read by the trainers of that session, as it stands from now on; "" takes it back."""
        with self.database.write() as connection:
            if training:
                now = {"training_id": training, "since": rows.now()}
                row = rows.inserting(connection, shown).values(project_id=project, **now)
                kept = case((shown.c.training_id == training, shown.c.since), else_=row.excluded.since)
                instead = {"training_id": training, "since": kept}
                connection.execute(row.on_conflict_do_update(index_elements=["project_id"], set_=instead))
            else:
                connection.execute(delete(shown).where(shown.c.project_id == project))
            note(connection, "rights", "project", project, training=training)

    def shown_in(self, project: str) -> str:
        """The session whose trainers read it, "" for none."""
        with self.database.read() as connection:
            return str(connection.scalar(select(shown.c.training_id).where(shown.c.project_id == project)) or "")

    def shown_since(self, project: str) -> datetime | None:
        """Since when it is shown to its session; None for none."""
        with self.database.read() as connection:
            found: datetime | None = connection.scalar(select(shown.c.since).where(shown.c.project_id == project))
            return found

    def shown(self, training: str) -> dict[str, list[Project]]:
        """Projects that are shown there and not in the trash, by their owner; the last changed first."""
        query = rows.listed().join(shown, shown.c.project_id == projects.c.id)
        here = (shown.c.training_id == training, projects.c.trashed.is_(None))
        found: dict[str, list[Project]] = {}
        with self.database.read() as connection:
            for row in connection.execute(query.where(*here)):
                found.setdefault(row.owner_id, []).append(rows.to_project(row))
        return found

    # ---- whose things are

    def owner_of(self, kind: str, id: str) -> str:
        """Who owns a "project", a "cohort" or a "work": a person or a session. "" when there is no such thing."""

        def read() -> str:
            with self.database.read() as connection:
                row = connection.execute(_OWNERS[kind], {"id": id}).one_or_none() if rows.ID.fullmatch(id) else None
            if row is not None and kind == "project":  # whoever asked whose it is goes on to open it
                found = rows.to_project(row)
                self.database.once((projects, row.owner_id, id), lambda: found)
            return row.owner_id if row else ""

        return self.database.once((kind, id), read)


IS_CLOSED = exists().where(closings.c.owner_id == trainings.c.id, closings.c.reopened.is_(None)).label("is_closed")
_TRAININGS = select(trainings, IS_CLOSED)
_ONE_GESTURE = timedelta(seconds=1)
_AS = (
    members.c.role.label("as"),
    members.c.joined,
    members.c.until,
    members.c.extra,
    members.c.consent,
    members.c.team,
    members.c.came,
)
_MEMBERS = select(persons, *_AS).join(persons, persons.c.id == members.c.person_id)
_ID: Any = bindparam("id")
_OWNERS = {
    "project": rows.listed().where(projects.c.id == _ID),
    "cohort": select(cohorts.c.owner_id).where(cohorts.c.id == _ID),
    "work": select(cohorts.c.owner_id).join(works, works.c.cohort_id == cohorts.c.id).where(works.c.id == _ID),
}


def _hidden() -> Any:
    head = and_(revisions.c.project_id == projects.c.id, revisions.c.number == projects.c.head)
    written = or_(projects.c.head > 1, projects.c.source_name != "")
    here = (projects.c.owner_id == persons.c.id, projects.c.trashed.is_(None), written)
    found = select(func.max(revisions.c.nodes)).select_from(projects).join(revisions, head)
    return found.where(*here, projects.c.id.not_in(select(shown.c.project_id))).correlate(persons).scalar_subquery()


def _refused() -> Any:
    return exists().where(outbox.c.person_id == persons.c.id, outbox.c.refused.is_not(None))


def still(of: FromClause) -> Any:
    """``members``, or an alias of it: who is not out of the session."""
    return or_(of.c.until.is_(None), of.c.until > rows.now())


def to_training(row: Row[Any]) -> Training:
    found = columns(row, trainings)
    return Training(**{**found, "code": found["code"] or ""}, closed=row.is_closed)


def _member(row: Row[Any]) -> Member:
    return Member(to_person(row), row._mapping["as"], row.joined, row.until, row.extra, row.consent, row.team, row.came)


def no_training() -> NotFound:
    return NotFound("Cette session n’existe pas, ou n’existe plus.", advice="Revenez à la liste des sessions.")


def training_of(connection: Connection, id: str) -> Training:
    known = _TRAININGS.where(trainings.c.id == id)
    row = connection.execute(known).one_or_none() if rows.ID.fullmatch(id) else None
    if row is None:
        raise no_training()
    return to_training(row)
