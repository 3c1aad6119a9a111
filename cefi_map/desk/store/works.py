"""Works as they are received and kept, and how they are found: as a reader may see them, or whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap
from cefi_map.store import rows
from cefi_map.store.values import Data

from .grids import Grid, are_done, counting, hidden_from, of_works, shown_to
from .tables import cohorts, grids, readings, works


@dataclass(frozen=True, slots=True)
class Received:
    """What arrives for a cohort: ``name`` a pseudonym or the file's, ``project`` the id its drawing carries or "";
    ``opinion`` and ``review`` are plain data, ``dossier`` the bytes of a document or None; ``made`` when, as the file
    says, or None; ``picture`` what a map that cannot be read looks like, or None; ``late`` when it came after the
    moment until which it was awaited; ``lets_second``: who handed it in agrees to a second opinion."""

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
    late: bool = False
    lets_second: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """One version of a work, without its map. ``number`` counts from 1, ``last`` is the newest. ``review`` is what the
    store's reader sees; ``grids`` of those who mark it apart, none where all share one; ``jury`` its own words;
    ``first``: when the first version was made, or came."""

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
    late: bool = False
    lets_second: bool = False
    first: datetime | None = None
    grids: tuple[Grid, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether people mark it apart, and not all of them are done."""
        return bool(counting(self.grids)) and not are_done(self.grids)


def versions(owner: str) -> Select[Any]:
    """Versions of the owner's works, in the order of ``Work``'s fields."""
    every = readings.alias()
    last = select(func.max(readings.c.number)).where(readings.c.work_id == works.c.id).correlate(works)
    came = func.min(func.coalesce(every.c.made, every.c.received))
    first = select(came).where(every.c.work_id == works.c.id).correlate(works)
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
            readings.c.late,
            readings.c.lets_second,
            first.scalar_subquery().label("first"),
        )
        .join(cohorts, cohorts.c.id == works.c.cohort_id)
        .join(readings, readings.c.work_id == works.c.id)
        .where(cohorts.c.owner_id == owner)
    )


def newest(owner: str) -> Select[Any]:
    other = readings.alias()
    last = select(func.max(other.c.number)).where(other.c.work_id == works.c.id).correlate(works).scalar_subquery()
    return versions(owner).where(readings.c.number == last)


def work_of(connection: Connection, owner: str, id: str, number: int | None = None, author: str = "") -> Work:
    query = newest(owner) if number is None else versions(owner).where(readings.c.number == number)
    fits = rows.ID.fullmatch(id) and (number is None or 0 < number < 2**31)
    found = seen_by(connection, query.where(works.c.id == id), author, grids.c.work_id == id) if fits else []
    if not found:
        raise NotFound("Cette carte n’est plus à relire.", advice="Revenez au tableau du groupe.")
    return found[0]


def seen_by(connection: Connection, query: Select[Any], author: str, apart: Any) -> list[Work]:
    """Works as this person sees them; ``apart`` says where their grids are."""
    kept = of_works(connection, apart)
    return [_seen(row._mapping, kept.get((row.id, row.number), ()), author) for row in connection.execute(query)]


def works_of(connection: Connection, owner: str) -> list[Work]:
    """Every version of all works of an owner, with the whole of every grid: for no reader."""
    mine = select(works.c.id).join(cohorts, cohorts.c.id == works.c.cohort_id).where(cohorts.c.owner_id == owner)
    kept = of_works(connection, grids.c.work_id.in_(mine))
    rows_of = connection.execute(versions(owner)).all()
    return [Work(**row._mapping, grids=kept.get((row.id, row.number), ())) for row in rows_of]


def _seen(row: Mapping[Any, Any], apart: tuple[Grid, ...], author: str) -> Work:
    review = shown_to(author, apart, row["review"])
    return Work(**{**row, "review": review, "grids": hidden_from(author, apart)})


def cell(connection: Connection, column: Any, id: str, number: int) -> Any:
    return connection.scalar(select(column).where(readings.c.work_id == id, readings.c.number == number))
