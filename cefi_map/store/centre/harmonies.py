"""The same maps marked by several trainers of a session, each in copies of their own until they are done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap
from cefi_map.store import rows
from cefi_map.store.content import Content, pack, unpack
from cefi_map.store.projects import new_id
from cefi_map.store.tables import readings, works

from .persons import Whole, to_person
from .tables import harmonies, harmony_maps, harmony_markers, persons
from .values import Harmony, Marker, Shared


class Harmonies(Whole):
    def harmonies(self, training: str) -> tuple[Harmony, ...]:
        """Those of a session without their maps, the newest first."""
        query = select(harmonies).where(harmonies.c.training_id == training)
        with self.database.read() as connection:
            found = connection.execute(query.order_by(harmonies.c.created.desc(), harmonies.c.id)).all()
            return tuple(_harmony(row, (), _markers(connection, row.id)) for row in found)

    def harmony(self, training: str, id: str) -> Harmony:
        """``NotFound`` for one of another session too."""
        with self.database.read() as connection:
            row = _row(connection, training, id)
            return _harmony(row, _maps(connection, id), _markers(connection, id))

    def add_harmony(self, training: str, name: str, maps: Iterable[tuple[str, MindMap]], people: Iterable[str]) -> str:
        """Its id. ``maps`` as (who made it or "", the map), in their order."""
        id = new_id()
        with self.database.write() as connection:
            row = {"id": id, "training_id": training, "name": rows.line(name), "created": rows.now()}
            connection.execute(insert(harmonies).values(**row))
            for number, (person, mindmap) in enumerate(maps, 1):
                made = {"id": new_id(), "harmony_id": id, "number": number, "person_id": person or None}
                connection.execute(insert(harmony_maps).values(content=pack(Content(mindmap)).data, **made))
            for person in people:
                blank = {"cohort_id": "", "marks": {}}
                connection.execute(insert(harmony_markers).values(harmony_id=id, person_id=person, **blank))
        return id

    def begin_marking(self, harmony: str, person: str, cohort: str) -> None:
        """Their copies are in that group."""
        self._change_marker(harmony, person, cohort_id=cohort)

    def end_marking(self, harmony: str, person: str, marks: Mapping[str, Mapping[str, Any]]) -> None:
        """They are done, once and for all: what is kept is not written again."""
        self._change_marker(harmony, person, done=rows.now(), marks={id: dict(each) for id, each in marks.items()})

    def remove_marker(self, harmony: str, person: str) -> None:
        here = (harmony_markers.c.harmony_id == harmony, harmony_markers.c.person_id == person)
        with self.database.write() as connection:
            connection.execute(delete(harmony_markers).where(*here))

    def erase_harmony(self, training: str, id: str) -> None:
        """With the copies that are left."""
        with self.database.write() as connection:
            _row(connection, training, id)
            _erase_copies(connection, harmony_maps.c.harmony_id == id)
            connection.execute(delete(harmonies).where(harmonies.c.id == id))
        self.database.forget()

    def erase_copies_of(self, person: str) -> None:
        """What a candidate made is marked by nobody any more, and its copies are gone."""
        with self.database.write() as connection:
            _erase_copies(connection, harmony_maps.c.person_id == person)
            connection.execute(delete(harmony_maps).where(harmony_maps.c.person_id == person))
        self.database.forget()

    def _change_marker(self, harmony: str, person: str, **values: Any) -> None:
        here = (harmony_markers.c.harmony_id == harmony, harmony_markers.c.person_id == person)
        with self.database.write() as connection:
            open_yet = update(harmony_markers).where(*here, harmony_markers.c.done.is_(None))
            connection.execute(open_yet.values(**values))


def _erase_copies(connection: Connection, which: Any) -> None:
    copies = select(works.c.id).where(works.c.project.in_(select(harmony_maps.c.id).where(which)))
    connection.execute(delete(readings).where(readings.c.work_id.in_(copies)))
    connection.execute(delete(works).where(works.c.id.in_(copies)))


def _row(connection: Connection, training: str, id: str) -> Row[Any]:
    query = select(harmonies).where(harmonies.c.training_id == training, harmonies.c.id == id)
    row = connection.execute(query).one_or_none() if rows.ID.fullmatch(id) else None
    if row is None:
        raise NotFound("Cette harmonisation n’existe pas, ou n’existe plus.", advice="Revenez à la session.")
    return row


def _harmony(row: Row[Any], maps: tuple[Shared, ...], markers: tuple[Marker, ...]) -> Harmony:
    return Harmony(row.id, row.training_id, row.name, row.created, maps, markers)


def _maps(connection: Connection, id: str) -> tuple[Shared, ...]:
    query = select(harmony_maps).where(harmony_maps.c.harmony_id == id).order_by(harmony_maps.c.number)
    return tuple(
        Shared(row.id, row.number, row.person_id or "", unpack(row.content).map) for row in connection.execute(query)
    )


def _markers(connection: Connection, id: str) -> tuple[Marker, ...]:
    columns = (harmony_markers.c.cohort_id, harmony_markers.c.done, harmony_markers.c.marks)
    query = select(persons, *columns).join(harmony_markers, harmony_markers.c.person_id == persons.c.id)
    found = connection.execute(query.where(harmony_markers.c.harmony_id == id).order_by(persons.c.name, persons.c.id))
    return tuple(Marker(to_person(row), row.cohort_id, row.done, row.marks) for row in found)
