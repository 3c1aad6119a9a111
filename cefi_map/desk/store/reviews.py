"""Works that a trainer reads: cohorts, the versions received, their reviews (plain data); all of one owner."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sqlalchemy import Connection, and_, delete, insert, select, update

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap
from cefi_map.store import rows
from cefi_map.store.content import Content, pack, unpack
from cefi_map.store.journal import note
from cefi_map.store.pictures import brought, keep, shown
from cefi_map.store.projects import new_id
from cefi_map.store.values import Data

from .cohorts import Cohort, find_cohort, open_cohort, still_open
from .grids import Grid, are_done, counting, of_works
from .joining import carry_dossier
from .owned import Owned
from .pictures import OF_WORK
from .second_readings import let_second
from .tables import grids, readings, work_pictures, works
from .works import Received, Work, cell, newest, seen_by, versions, work_of


class Reviews(Owned):
    def works(self, cohort: str) -> tuple[Work, ...]:
        """The newest version of each, by name as one reads names: accents and case aside, 8 before 10."""
        with self.database.read() as connection:
            find_cohort(connection, self.owner, cohort)
            query = newest(self.owner).where(works.c.cohort_id == cohort)
            held = select(works.c.id).where(works.c.cohort_id == cohort)
            found = seen_by(connection, query, self.author, grids.c.work_id.in_(held))
            return tuple(sorted(found, key=lambda work: (reading_order(work.name), work.id)))

    def work(self, id: str, number: int | None = None) -> Work:
        """That version, or the newest. ``NotFound``."""
        with self.database.read() as connection:
            return work_of(connection, self.owner, id, number, self.author)

    def work_versions(self, id: str) -> tuple[Work, ...]:
        """Every version received, oldest first."""
        with self.database.read() as connection:
            work_of(connection, self.owner, id)
            query = versions(self.owner).where(works.c.id == id).order_by(readings.c.number)
            return tuple(seen_by(connection, query, self.author, grids.c.work_id == id))

    def work_map(self, id: str, number: int) -> MindMap:
        with self.database.read() as connection:
            work_of(connection, self.owner, id, number)
            found = unpack(cell(connection, readings.c.content, id, number)).map
            return shown(found, self.database, OF_WORK, id)

    def work_dossier(self, id: str, number: int) -> bytes | None:
        with self.database.read() as connection:
            work_of(connection, self.owner, id, number)
            data: bytes | None = cell(connection, readings.c.dossier, id, number)
            return data

    def dossier_since(self, id: str, number: int) -> int:
        """The version with which the document beside that one came; 0 without one."""
        with self.database.read() as connection:
            work_of(connection, self.owner, id, number)
            wanted = cell(connection, readings.c.dossier, id, number)
            since = 0 if wanted is None else number
            while since > 1 and cell(connection, readings.c.dossier, id, since - 1) == wanted:
                since -= 1
            return since

    def has_dossier(self, cohort: str, name: str, data: bytes) -> str:
        """The name of a work there that has this very document under that name; "" where none has."""
        query = select(works.c.name).join(readings, readings.c.work_id == works.c.id)
        with self.database.read() as connection:
            find_cohort(connection, self.owner, cohort)
            here = query.where(works.c.cohort_id == cohort, readings.c.dossier_name == name, readings.c.dossier == data)
            return connection.scalar(here.order_by(readings.c.number.desc())) or ""

    def work_picture(self, id: str, number: int) -> bytes | None:
        with self.database.read() as connection:
            work_of(connection, self.owner, id, number)
            data: bytes | None = cell(connection, readings.c.picture, id, number)
            return data

    def set_work_dossier(self, id: str, number: int, name: str, data: bytes | None) -> None:
        """Keep a document beside that version, in place of the one that was there; none under the name ""."""
        with self.database.write() as connection:
            still_open(connection, self.owner)
            work_of(connection, self.owner, id, number)
            here = and_(readings.c.work_id == id, readings.c.number == number)
            connection.execute(update(readings).where(here).values(dossier_name=rows.line(name), dossier=data))

    def set_opinion(self, id: str, number: int, opinion: Data) -> None:
        with self.database.write() as connection:
            still_open(connection, self.owner)
            work_of(connection, self.owner, id, number)
            here = and_(readings.c.work_id == id, readings.c.number == number)
            connection.execute(update(readings).where(here).values(opinion=dict(opinion)))

    def receive(self, cohort: str, arrived: Received) -> Work:
        """Keep what arrived as a new work."""
        files = brought(arrived.map)
        with self.database.write() as connection:
            open_cohort(connection, self.owner, cohort)
            id = _add_work(connection, cohort, arrived)
            keep(connection, OF_WORK, id, files)
            return work_of(connection, self.owner, id)

    def receive_version(self, id: str, arrived: Received) -> tuple[Work, bool]:
        """Keep it as the next version of that work, unless it is the newest one again."""
        files = brought(arrived.map)
        with self.database.write() as connection:
            still_open(connection, self.owner)
            before = work_of(connection, self.owner, id)
            number = _add(connection, before, arrived)
            carry_dossier(connection, id, number)
            keep(connection, OF_WORK, id, files)
            return work_of(connection, self.owner, id, number), number != before.number

    def hand_in(self, cohort: Cohort, arrived: Received, before: str) -> tuple[str, int]:
        """Keep it in a group of this owner as the next version of the work ``before``, or as its newest where nothing
        differs; as a new one where that is "" or erased. The work and its version."""
        files = brought(arrived.map)
        with self.database.write() as connection:
            still_open(connection, self.owner)
            there = newest(self.owner).where(works.c.id == before, works.c.cohort_id == cohort.id)
            known = seen_by(connection, there, "", grids.c.work_id == before) if before else ()
            id = before if known else _add_work(connection, cohort.id, arrived)
            number = _add(connection, known[0], arrived) if known else 1
            keep(connection, OF_WORK, id, files)
            return id, number

    def rename_work(self, id: str, name: str) -> None:
        with self.database.write() as connection:
            still_open(connection, self.owner)
            work_of(connection, self.owner, id)
            connection.execute(update(works).where(works.c.id == id).values(name=rows.line(name)))

    def change_review(
        self, id: str, number: int, change: Callable[[Data], Data], deed: str = "", *, settled: bool = False
    ) -> None:
        """Put what ``change`` makes of the reader's review in its place, in one transaction: no other change comes
        between. Of a version that several mark apart that is their own grid until they are done with it; then, for what
        is ``settled`` between them, the one they share. ``BadInput`` on a grid that is not theirs, or finished.
        ``deed``: as what the journal knows it, "marked" or "returned"; "" where it is no gesture of a marker's."""
        here = and_(readings.c.work_id == id, readings.c.number == number)
        with self.database.write() as connection:
            work = work_of(connection, self.owner, id, number)
            found = connection.execute(select(readings.c.review).where(here).with_for_update()).scalar_one()
            still_open(connection, self.owner)
            apart = of_works(connection, grids.c.work_id == id, grids.c.number == number).get((id, work.number), ())
            if not counting(apart) or (settled and are_done(apart)):
                connection.execute(update(readings).where(here).values(review=dict(change(found))))
            else:
                own = _own(apart, self.author, settled)
                mine = and_(grids.c.work_id == id, grids.c.number == number, grids.c.author == own.author)
                connection.execute(update(grids).where(mine).values(review=dict(change(own.review))))
            if deed:
                note(connection, deed, "work", id, training=self.training, hourly=deed == "marked")

    def erase_work(self, id: str) -> None:
        """Every version with its review, for good."""
        with self.database.write() as connection:
            still_open(connection, self.owner)
            work_of(connection, self.owner, id)
            for table in (readings, work_pictures):
                connection.execute(delete(table).where(table.c.work_id == id))
            connection.execute(delete(works).where(works.c.id == id))
            note(connection, "erased", "work", id, training=self.training)
        self.database.forget()


def _own(apart: tuple[Grid, ...], author: str, settled: bool) -> Grid:
    """The grid in which this person writes."""
    if settled:
        raise BadInput("Cette carte se cote encore à plusieurs.", advice="Attendez que chacun ait fini sa grille.")
    own = next((each for each in counting(apart) if each.author == author), None)
    if own is None:
        names = " et ".join(each.name for each in counting(apart))
        raise BadInput(f"Cette carte est cotée par {names}.", advice="Choisissez une carte qui vous est confiée.")
    if own.done:
        raise BadInput("Vous avez dit « J’ai fini » : votre grille ne change plus.", advice="Rouvrez-la d’abord.")
    return own


_LIGATURES = {ord("œ"): "oe", ord("æ"): "ae"}


def reading_order(name: str) -> str:
    """A name as it is sorted: accents and case aside, 8 before 10."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LIGATURES))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return re.sub(r"\d+", lambda number: number[0].zfill(12), plain)


def _add_work(connection: Connection, cohort: str, arrived: Received) -> str:
    row = {"id": new_id(), "name": rows.line(arrived.name), "project": rows.line(arrived.project)}
    connection.execute(insert(works).values(cohort_id=cohort, **row))
    _add_reading(connection, row["id"], 1, arrived)
    return row["id"]


def _add(connection: Connection, work: Work, arrived: Received) -> int:
    """The number of the version; that of the newest where it is the same again."""
    if work.digest == pack(Content(arrived.map)).digest and _same_document(connection, work, arrived):
        let_second(connection, work.id, work.number, arrived.lets_second)
        return work.number
    _add_reading(connection, work.id, work.last + 1, arrived)
    _name_again(connection, work)
    return work.last + 1


def _name_again(connection: Connection, before: Work) -> None:
    """Those who marked the version before mark this one."""
    for each in counting(before.grids):
        row = {"work_id": before.id, "number": before.last + 1, "author": each.author, "name": each.name}
        connection.execute(insert(grids).values(given=rows.now(), review={}, **row))


def _same_document(connection: Connection, work: Work, arrived: Received) -> bool:
    """Whether no other document came than the one that is kept."""
    return arrived.dossier is None or arrived.dossier == cell(connection, readings.c.dossier, work.id, work.number)


def _add_reading(connection: Connection, id: str, number: int, arrived: Received) -> None:
    packed = pack(Content(arrived.map))
    values = {
        "work_id": id,
        "number": number,
        "received": rows.now(),
        "source_name": rows.line(arrived.source_name),
        "title": rows.line(arrived.map.root.text),
        "digest": packed.digest,
        "review": dict(arrived.review),
        "opinion": dict(arrived.opinion),
        "dossier_name": rows.line(arrived.dossier_name),
        "content": packed.data,
        "dossier": arrived.dossier,
        "made": arrived.made,
        "picture_name": rows.line(arrived.picture_name),
        "picture": arrived.picture,
        "late": arrived.late,
        "lets_second": arrived.lets_second,
    }
    connection.execute(insert(readings).values(**values))
