"""A person erased: all that is theirs, and every place where their words or their name stand in what is others'.

What hangs on a person by a foreign key goes with them, whichever table a later step adds; only what has none is named
here (tests/centre/store/test_erasing.py walks over every table).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, or_, select, update

from cefi_map.desk.store import closings, cohorts, grids, readings, second_readings, works
from cefi_map.errors import BadInput
from cefi_map.store import Person, rows
from cefi_map.store.journal import note
from cefi_map.store.projects import new_id
from cefi_map.store.settings import forget_elsewhere
from cefi_map.store.tables import acts, metadata, owners, projects, settings
from cefi_map.store.trash import erase_project

from .persons import Whole, person_of
from .tables import handed, harmonised, labels, members, messages, persons, trainings

NOBODY = "Personne effacée"
"""The name on a receipt that stays."""


class Erasing(Whole):
    def held(self, person: str) -> Mapping[str, int]:
        """How much of a person is here: "projects", "works" handed in, "receipts", "messages", "sessions", "groups"."""
        with self.database.read() as connection:
            return {name: _count(connection, table, here) for name, (table, here) in _held(person).items()}

    def erase_person(self, id: str, *, keep_works: bool) -> Mapping[str, int]:
        """For good, in one transaction; what ``held`` counted. ``keep_works``: what they handed in to sessions stays
        under its name with its receipt and its reviews, as a centre may have to keep an exam's. ``BadInput`` where a
        session was closed with it: its file says what the jury decided of all."""
        with self.database.write() as connection:
            found = {name: _count(connection, table, here) for name, (table, here) in _held(id).items()}
            keeps = keep_works and bool(found["receipts"])
            if not keeps:
                _refuse_closed(connection, id)
            erase_person(connection, id, keeps=keeps)
            forget_elsewhere(connection)
        self.database.forget()
        return found


def erase_person(connection: Connection, id: str, *, keeps: bool = False) -> None:
    """All that is theirs; a line of the journal says it of a number that means nobody. ``NotFound``."""
    who, pseudonym = person_of(connection, id), new_id()
    connection.execute(select(persons.c.id).where(persons.c.id == id).with_for_update())
    _erase_copies_of(connection, id)
    _erase_second(connection, id)
    if not keeps:
        erase_works(connection, works_of(id))
    _erase_acts(connection, id, pseudonym)
    erase_owned(connection, id)
    _unname(connection, who)
    _unsay(connection, id, pseudonym)
    _erase_row(connection, id, keeps=keeps)
    note(connection, "erased", "person", pseudonym, about=pseudonym)


def _held(person: str) -> dict[str, tuple[Table, Any]]:
    return {
        "projects": (projects, projects.c.owner_id == person),
        "groups": (cohorts, cohorts.c.owner_id == person),
        "works": (works, works.c.id.in_(works_of(person))),
        "receipts": (handed, handed.c.person_id == person),
        "messages": (messages, messages.c.person_id == person),
        "sessions": (members, members.c.person_id == person),
    }


def _count(connection: Connection, table: Table, here: Any) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(here)) or 0


def works_of(person: str) -> Any:
    """Works that a person handed in, and files of their projects that came to any group."""
    theirs = select(projects.c.id).where(projects.c.owner_id == person)
    known = select(handed.c.work_id).where(handed.c.person_id == person)
    return select(works.c.id).where(or_(works.c.id.in_(known), works.c.project.in_(theirs)))


def _erase_copies_of(connection: Connection, person: str) -> None:
    """Their maps that several trainers marked to agree, and what was said of them."""
    theirs = select(harmonised.c.work_id).where(harmonised.c.person_id == person)
    _erase_these(connection, list(connection.scalars(theirs)))


def _erase_second(connection: Connection, person: str) -> None:
    """Second opinions that they asked for on works of others, and those on theirs: no exam keeps them."""
    theirs = works_of(person)
    asked = second_readings.c.author == person
    connection.execute(delete(second_readings).where(or_(asked, second_readings.c.work_id.in_(theirs))))
    connection.execute(update(readings).where(readings.c.work_id.in_(theirs)).values(lets_second=False))


def _refuse_closed(connection: Connection, person: str) -> None:
    theirs = select(handed.c.training_id).where(handed.c.person_id == person)
    if connection.execute(select(closings.c.number).where(closings.c.owner_id.in_(theirs))).first():
        advice = "Gardez ses travaux rendus, et donnez une date à l’effacement des données de la session."
        raise BadInput("Le dossier d’une session close contient ses travaux.", advice=advice)


def erase_works(connection: Connection, which: Any) -> None:
    """And what the journal says of them: nobody could tell whose they were."""
    theirs = list(connection.scalars(which))
    connection.execute(delete(acts).where(acts.c.thing.in_(theirs)))
    _erase_these(connection, theirs)


def _erase_these(connection: Connection, which: Any) -> None:
    for table in (readings, labels):
        connection.execute(delete(table).where(table.c.work_id.in_(which)))
    connection.execute(delete(works).where(works.c.id.in_(which)))


def _erase_acts(connection: Connection, person: str, pseudonym: str) -> None:
    """What they did to what is others' stays said, of nobody; all else of them goes."""
    mine = or_(acts.c.about_id == person, acts.c.thing == person)
    connection.execute(delete(acts).where(or_(mine, (acts.c.person_id == person) & (acts.c.about_id == ""))))
    connection.execute(update(acts).where(acts.c.person_id == person).values(person_id=pseudonym))


def erase_owned(connection: Connection, person: str) -> None:
    """What a person or a session owns: projects, groups with their works, settings."""
    for project in connection.scalars(select(projects.c.id).where(projects.c.owner_id == person).with_for_update()):
        erase_project(connection, project)
    groups = select(cohorts.c.id).where(cohorts.c.owner_id == person)
    _erase_these(connection, select(works.c.id).where(works.c.cohort_id.in_(groups)))
    connection.execute(delete(cohorts).where(cohorts.c.owner_id == person))
    connection.execute(delete(settings).where(settings.c.owner_id == person))


def _unname(connection: Connection, who: Person) -> None:
    """Out of the lists that trainers wrote for the sessions where this person is."""
    theirs = select(members.c.training_id).where(members.c.person_id == who.id)
    here = trainings.c.id.in_(theirs)
    _rewrite(connection, trainings, trainings.c.roster, here, lambda kept: _without_line(kept, who.name))
    _rewrite(
        connection, cohorts, cohorts.c.people, cohorts.c.owner_id.in_(theirs), lambda kept: _without(kept, who.name)
    )


def _unsay(connection: Connection, person: str, pseudonym: str) -> None:
    """A talk that others answered goes on around what is no more there; a grid stays, of nobody."""
    gone = {"words": "", "name": "", "person_id": pseudonym}
    connection.execute(update(messages).where(messages.c.person_id == person).values(**gone))
    connection.execute(update(grids).where(grids.c.author == person).values(author=pseudonym, name=NOBODY))


def _erase_row(connection: Connection, person: str, *, keeps: bool) -> None:
    """The person, with all that hangs on them; a receipt that stays is of nobody who could come in."""
    if not keeps:
        connection.execute(delete(persons).where(persons.c.id == person))
        connection.execute(delete(owners).where(owners.c.id == person))
        return
    for column in columns_of(persons.c.id):
        if column.table is not handed:
            connection.execute(delete(column.table).where(column == person))
    gone = {"name": NOBODY, "blocked": rows.now()}
    connection.execute(update(persons).where(persons.c.id == person).values(**gone))


def columns_of(key: Column[Any]) -> list[Column[Any]]:
    """Every column of every table that points to that one."""
    return [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if any(each.column is key for each in column.foreign_keys)
    ]


def _rewrite(
    connection: Connection, table: Table, column: Column[Any], here: Any, change: Callable[[Any], Any]
) -> None:
    for id, kept in connection.execute(select(table.c.id, column).where(here)).all():
        if (new := change(kept)) != kept:
            connection.execute(update(table).where(table.c.id == id).values({column: new}))


def _without_line(roster: str, name: str) -> str:
    return "\n".join(line for line in roster.splitlines() if not _same(line, name))


def _without(people: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What a group says of who is in it, without the name on its list or in the names of files that were not kept."""

    def names(value: object) -> bool:
        return name.casefold() in repr(value).casefold()

    return {
        key: [each for each in kept if not names(each)] if isinstance(kept, list) else kept
        for key, kept in people.items()
    }


def _same(line: str, name: str) -> bool:
    return sorted(rows.bare(line).split()) == sorted(rows.bare(name).split())
