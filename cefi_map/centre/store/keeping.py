"""Until when the data of a session are kept, what was announced of it, and their end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from cefi_map.desk.store import closings, cohorts, works
from cefi_map.store import rows
from cefi_map.store.journal import note
from cefi_map.store.settings import forget_elsewhere
from cefi_map.store.tables import projects
from cefi_map.store.trash import erase_project

from .erasing import erase_owned, erase_person, erase_works
from .persons import Whole, columns
from .tables import handed, harmonised, members, outbox, persons, retentions, shown, trainings
from .trainings import no_training, training_of
from .values import Retention


class Keeping(Whole):
    def retention(self, training: str) -> Retention:
        return self.ending(training)[0]

    def ending(self, training: str) -> tuple[Retention, Mapping[str, int]]:
        """How long its data are kept, and what ``erase_training`` would erase now: "people", "projects", "works",
        "receipts". Copies that trainers mark to agree go too, and are no works of the session."""
        with self.database.read() as connection:
            return _standing(connection, training)

    def retentions(self) -> tuple[Retention, ...]:
        """Of every session for which somebody chose one and whose data are still here."""
        with self.database.read() as connection:
            found = connection.execute(select(retentions).where(retentions.c.erased.is_(None)))
            return tuple(to_retention(row, row.training_id) for row in found)

    def set_retention(self, training: str, until: datetime | None, days: int | None) -> None:
        """Chosen anew: nothing is announced yet, nobody is asked."""
        new = {"until": until, "days": days, "told": 0, "asked": None}
        with self.database.write() as connection:
            training_of(connection, training)
            row = rows.inserting(connection, retentions).values(training_id=training, **new)
            connection.execute(row.on_conflict_do_update(index_elements=["training_id"], set_=new))
            note(connection, "kept", "training", training, training=training)

    def announce(self, training: str, before: int) -> bool:
        """It is announced so many days before: True for the one process that did."""
        later = (retentions.c.told == 0) | (retentions.c.told > before)
        return self._change(training, later, told=before)

    def ask(self, training: str, *, asked: bool) -> None:
        """The head is asked from this day of use on, or is not any more."""
        here = retentions.c.asked.is_(None) if asked else retentions.c.asked.is_not(None)
        self._change(training, here, asked=rows.today() if asked else None)

    def erase_training(self, training: str) -> bool:
        """All that the candidates and the jury of a session have there, for good; people who are in no other one are
        erased with all that is theirs. The session stays, with its dates and how much that was. True for the one
        caller that did."""
        with self.database.write() as connection:
            here = select(retentions).where(retentions.c.training_id == training, retentions.c.erased.is_(None))
            if connection.execute(here.with_for_update()).first() is None:
                return False
            report = dict(_standing(connection, training)[1])
            _erase(connection, training)
            done = {"erased": rows.now(), "report": report, "asked": None}
            connection.execute(update(retentions).where(retentions.c.training_id == training).values(**done))
            note(connection, "erased", "training", training, training=training)
            forget_elsewhere(connection)
        self.database.forget()
        return True

    def _change(self, training: str, here: Any, **values: Any) -> bool:
        change = update(retentions).where(retentions.c.training_id == training, here)
        with self.database.write() as connection:
            return bool(connection.execute(change.values(**values)).rowcount)


def to_retention(row: Row[Any], training: str) -> Retention:
    """Of a row in which that may be empty."""
    kept = columns(row, retentions)
    here = kept.pop("training_id")
    return Retention(training, **kept) if here else Retention(training)


def _people(training: str) -> Any:
    """Candidates and jury, those who left it and those who handed in too; not those who train."""
    there = select(members.c.person_id).where(members.c.training_id == training)
    gave = select(handed.c.person_id).where(handed.c.training_id == training)
    brief = persons.c.role.in_(("candidate", "jury"))
    return select(persons.c.id).where(brief, persons.c.id.in_(there) | persons.c.id.in_(gave))


def _elsewhere(training: str) -> Any:
    """Those who are in another session whose data are still kept."""
    gone = select(retentions.c.training_id).where(retentions.c.erased.is_not(None))
    other = (members.c.training_id != training, members.c.training_id.not_in(gone))
    return select(members.c.person_id).where(*other)


def _alone(training: str) -> Any:
    return _people(training).where(persons.c.id.not_in(_elsewhere(training)))


def _projects(training: str) -> Any:
    """Those of people who go, and those that the others showed there."""
    there = projects.c.id.in_(select(shown.c.project_id).where(shown.c.training_id == training))
    theirs = there & projects.c.owner_id.in_(_people(training))
    return select(projects.c.id).where(projects.c.owner_id.in_(_alone(training)) | theirs)


def _works(training: str) -> Any:
    """Those handed in, and those that trainers brought into the session's groups."""
    gave = select(handed.c.work_id).where(handed.c.training_id == training)
    groups = select(cohorts.c.id).where(cohorts.c.owner_id == training)
    return select(works.c.id).where(works.c.id.in_(gave) | works.c.cohort_id.in_(groups))


def _standing(connection: Connection, training: str) -> tuple[Retention, Mapping[str, int]]:
    counts = _counts(training)
    said = (many.label(name) for name, many in counts.items())
    query = select(retentions, *said).select_from(trainings).outerjoin(retentions).where(trainings.c.id == training)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise no_training()
    return to_retention(row, training), {name: row._mapping[name] for name in counts}


def _counts(training: str) -> dict[str, Any]:
    def many(query: Any) -> Any:
        return select(func.count()).select_from(query.subquery()).scalar_subquery()

    receipts = select(handed.c.number).where(handed.c.training_id == training)
    copied = select(harmonised.c.work_id)  # to mark together what is counted as somebody's, or what nobody handed in
    gave = _works(training).where(works.c.id.not_in(copied))
    queries = {"people": _alone(training), "projects": _projects(training), "works": gave}
    return {name: many(query) for name, query in (queries | {"receipts": receipts}).items()}


def _erase(connection: Connection, training: str) -> None:
    for project in connection.scalars(_projects(training)).all():
        erase_project(connection, project)
    erase_works(connection, _works(training))
    for person in connection.scalars(_alone(training)).all():
        erase_person(connection, person)
    brief = members.c.person_id.in_(_people(training))
    connection.execute(delete(members).where(members.c.training_id == training, brief))
    connection.execute(delete(handed).where(handed.c.training_id == training))
    connection.execute(delete(outbox).where(outbox.c.training_id == training))
    connection.execute(delete(closings).where(closings.c.owner_id == training))
    erase_owned(connection, training)
    blank = {"roster": "", "code": None, "start": "etapes"}
    connection.execute(update(trainings).where(trainings.c.id == training).values(**blank))
