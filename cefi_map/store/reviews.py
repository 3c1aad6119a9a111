"""Works that a trainer reads: cohorts, the versions received, their reviews (plain data); all of one owner."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, select, update

from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import MindMap

from . import rows
from .cohorts import Cohorts, find_cohort, still_open
from .content import Content, pack, unpack
from .grids import Data, Grid, are_done, counting, hidden_from, of_works, shown_to
from .journal import note
from .pictures import OF_WORK, brought, keep, shown
from .projects import new_id
from .returned import Returns
from .tables import cohorts, grids, readings, work_pictures, works


@dataclass(frozen=True, slots=True)
class Received:
    """What arrives for a cohort: ``name`` a pseudonym or the file's, ``project`` the id its drawing carries or "";
    ``opinion`` and ``review`` are plain data, ``dossier`` the bytes of a document or None; ``made`` when, as the file
    says, or None; ``picture`` what a map that cannot be read looks like, or None."""

    name: str
    source_name: str
    map: MindMap
    opinion: Data
    review: Data
    project: str = ""
    dossier_name: str = ""
    dossier: bytes | None = None
    made: datetime | None = None
    picture_name: str = ""
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One version of a work, without its map. ``number`` counts from 1, ``last`` is the newest. ``review`` is what the
    store's reader sees; ``grids`` of those who mark it apart, none where all share one; ``jury`` its own words."""

    id: str
    cohort: str
    name: str
    project: str
    number: int
    last: int
    received: datetime
    source_name: str
    title: str
    digest: str
    review: Data
    opinion: Data
    dossier_name: str
    made: datetime | None = None
    picture_name: str = ""
    jury: str = ""
    grids: tuple[Grid, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether people mark it apart, and not all of them are done."""
        return bool(counting(self.grids)) and not are_done(self.grids)


class Reviews(Cohorts, Returns):
    def works(self, cohort: str) -> tuple[Work, ...]:
        """The newest version of each, by name as one reads names: accents and case aside, 8 before 10."""
        with self.database.read() as connection:
            find_cohort(connection, self.owner, cohort)
            query = _newest(self.owner).where(works.c.cohort_id == cohort)
            held = select(works.c.id).where(works.c.cohort_id == cohort)
            found = _found(connection, query, self.author, grids.c.work_id.in_(held))
            return tuple(sorted(found, key=lambda work: (reading_order(work.name), work.id)))

    def work(self, id: str, number: int | None = None) -> Work:
        """That version, or the newest. ``NotFound``."""
        with self.database.read() as connection:
            return _work(connection, self.owner, id, number, self.author)

    def work_versions(self, id: str) -> tuple[Work, ...]:
        """Every version received, oldest first."""
        with self.database.read() as connection:
            _work(connection, self.owner, id)
            query = _all(self.owner).where(works.c.id == id).order_by(readings.c.number)
            return tuple(_found(connection, query, self.author, grids.c.work_id == id))

    def work_map(self, id: str, number: int) -> MindMap:
        with self.database.read() as connection:
            _work(connection, self.owner, id, number)
            found = unpack(_cell(connection, readings.c.content, id, number)).map
            return shown(found, self.database, OF_WORK, id)

    def work_dossier(self, id: str, number: int) -> bytes | None:
        with self.database.read() as connection:
            _work(connection, self.owner, id, number)
            data: bytes | None = _cell(connection, readings.c.dossier, id, number)
            return data

    def work_picture(self, id: str, number: int) -> bytes | None:
        with self.database.read() as connection:
            _work(connection, self.owner, id, number)
            data: bytes | None = _cell(connection, readings.c.picture, id, number)
            return data

    def set_work_dossier(self, id: str, number: int, name: str, data: bytes) -> None:
        """Keep a document beside that version, in place of the one that was there."""
        with self.database.write() as connection:
            still_open(connection, self.owner)
            _work(connection, self.owner, id, number)
            here = and_(readings.c.work_id == id, readings.c.number == number)
            connection.execute(update(readings).where(here).values(dossier_name=rows.line(name), dossier=data))

    def set_opinion(self, id: str, number: int, opinion: Data) -> None:
        with self.database.write() as connection:
            still_open(connection, self.owner)
            _work(connection, self.owner, id, number)
            here = and_(readings.c.work_id == id, readings.c.number == number)
            connection.execute(update(readings).where(here).values(opinion=dict(opinion)))

    def receive(self, cohort: str, arrived: Received) -> Work:
        """Keep what arrived as a new work."""
        files = brought(arrived.map)
        with self.database.write() as connection:
            still_open(connection, self.owner)
            find_cohort(connection, self.owner, cohort)
            id = new_id()
            called = {"name": rows.line(arrived.name), "project": rows.line(arrived.project)}
            connection.execute(insert(works).values(id=id, cohort_id=cohort, **called))
            _add_reading(connection, id, 1, arrived)
            keep(connection, OF_WORK, id, files)
            return _work(connection, self.owner, id)

    def receive_version(self, id: str, arrived: Received) -> tuple[Work, bool]:
        """Keep it as the next version of that work, unless it is the newest one again."""
        files = brought(arrived.map)
        with self.database.write() as connection:
            still_open(connection, self.owner)
            found = _add(connection, self.owner, _work(connection, self.owner, id), arrived)
            keep(connection, OF_WORK, id, files)
            return found

    def rename_work(self, id: str, name: str) -> None:
        with self.database.write() as connection:
            still_open(connection, self.owner)
            _work(connection, self.owner, id)
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
            work = _work(connection, self.owner, id, number)
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
                note(connection, deed, "work", id, training=self.session, hourly=deed == "marked")

    def erase_work(self, id: str) -> None:
        """Every version with its review, for good."""
        with self.database.write() as connection:
            still_open(connection, self.owner)
            _work(connection, self.owner, id)
            for table in (readings, work_pictures):
                connection.execute(delete(table).where(table.c.work_id == id))
            connection.execute(delete(works).where(works.c.id == id))
            note(connection, "erased", "work", id, training=self.session)
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


def _all(owner: str) -> Select[Any]:
    """Versions of the owner's works, in the order of ``Work``'s fields."""
    last = select(func.max(readings.c.number)).where(readings.c.work_id == works.c.id).correlate(works)
    return (
        select(
            works.c.id,
            works.c.cohort_id.label("cohort"),
            works.c.name,
            works.c.project,
            readings.c.number,
            last.scalar_subquery().label("last"),
            readings.c.received,
            readings.c.source_name,
            readings.c.title,
            readings.c.digest,
            readings.c.review,
            readings.c.opinion,
            readings.c.dossier_name,
            readings.c.made,
            readings.c.picture_name,
            readings.c.jury,
        )
        .join(cohorts, cohorts.c.id == works.c.cohort_id)
        .join(readings, readings.c.work_id == works.c.id)
        .where(cohorts.c.owner_id == owner)
    )


def _newest(owner: str) -> Select[Any]:
    other = readings.alias()
    last = select(func.max(other.c.number)).where(other.c.work_id == works.c.id).correlate(works).scalar_subquery()
    return _all(owner).where(readings.c.number == last)


def _work(connection: Connection, owner: str, id: str, number: int | None = None, author: str = "") -> Work:
    query = _newest(owner) if number is None else _all(owner).where(readings.c.number == number)
    fits = rows.ID.fullmatch(id) and (number is None or 0 < number < 2**31)
    found = _found(connection, query.where(works.c.id == id), author, grids.c.work_id == id) if fits else []
    if not found:
        raise NotFound("Cette carte n’est plus à relire.", advice="Revenez au tableau du groupe.")
    return found[0]


def _found(connection: Connection, query: Select[Any], author: str, apart: Any) -> list[Work]:
    """Works as this person sees them; ``apart`` says where their grids are."""
    kept = of_works(connection, apart)
    return [_seen(row._mapping, kept.get((row.id, row.number), ()), author) for row in connection.execute(query)]


def works_of(connection: Connection, owner: str) -> list[Work]:
    """Every version of all works of an owner, with the whole of every grid: for no reader."""
    mine = select(works.c.id).join(cohorts, cohorts.c.id == works.c.cohort_id).where(cohorts.c.owner_id == owner)
    kept = of_works(connection, grids.c.work_id.in_(mine))
    rows_of = connection.execute(_all(owner)).all()
    return [Work(**row._mapping, grids=kept.get((row.id, row.number), ())) for row in rows_of]


def _seen(row: Mapping[Any, Any], apart: tuple[Grid, ...], author: str) -> Work:
    review = shown_to(author, apart, row["review"])
    return Work(**{**row, "review": review, "grids": hidden_from(author, apart)})


def newest_work(connection: Connection, owner: str, id: str) -> Work:
    """``NotFound``."""
    return _work(connection, owner, id)


def _cell(connection: Connection, column: Any, id: str, number: int) -> Any:
    return connection.scalar(select(column).where(readings.c.work_id == id, readings.c.number == number))


def _add(connection: Connection, owner: str, work: Work, arrived: Received) -> tuple[Work, bool]:
    if work.digest == pack(Content(arrived.map)).digest and _same_document(connection, work, arrived):
        return work, False
    _add_reading(connection, work.id, work.last + 1, arrived)
    _name_again(connection, work)
    return _work(connection, owner, work.id), True


def _name_again(connection: Connection, before: Work) -> None:
    """Those who marked the version before mark this one."""
    for each in counting(before.grids):
        row = {"work_id": before.id, "number": before.last + 1, "author": each.author, "name": each.name}
        connection.execute(insert(grids).values(given=rows.now(), review={}, **row))


def _same_document(connection: Connection, work: Work, arrived: Received) -> bool:
    """Whether no other document came than the one that is kept."""
    return arrived.dossier in (None, _cell(connection, readings.c.dossier, work.id, work.number))


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
    }
    connection.execute(insert(readings).values(**values))
