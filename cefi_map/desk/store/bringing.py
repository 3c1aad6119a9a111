"""Bringing cohorts and works of a backup in: beside what is here, never over it, never twice."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, and_, insert, or_, select

from cefi_map.store.pictures import keep
from cefi_map.store.projects import new_id

from .pictures import OF_WORK
from .restoring import BackedCohort, BackedWork
from .tables import cohorts, readings, works


def bring_cohorts(connection: Connection, owner: str, backed: Iterable[BackedCohort]) -> int:
    """How many works came in. A work whose versions are all here already stays as it is, with the review it has."""
    brought = 0
    for each in backed:
        cohort = _cohort(connection, owner, each)
        for work in each.works:
            if not _known(connection, cohort, work):
                _add(connection, cohort, work)
                brought += 1
    return brought


def _cohort(connection: Connection, owner: str, backed: BackedCohort) -> str:
    """The cohort of the backup as it is here, made where it is not; under another id where somebody else has that."""
    same = and_(cohorts.c.name == backed.values["name"], cohorts.c.created == backed.values["created"])
    mine = select(cohorts.c.id).where(cohorts.c.owner_id == owner, or_(cohorts.c.id == backed.id, same))
    known = connection.scalars(mine.order_by(cohorts.c.id != backed.id)).first()
    if known is not None:
        return str(known)
    taken = connection.scalar(select(cohorts.c.id).where(cohorts.c.id == backed.id))
    id = backed.id if taken is None else new_id()
    connection.execute(insert(cohorts).values(id=id, owner_id=owner, **backed.values))
    return id


def _known(connection: Connection, cohort: str, backed: BackedWork) -> bool:
    wanted = {version.packed.digest for version in backed.versions}
    alike = or_(works.c.id == backed.id, and_(works.c.name == backed.name, works.c.project == backed.project))
    for id in connection.scalars(select(works.c.id).where(works.c.cohort_id == cohort, alike)).all():
        if wanted <= set(connection.scalars(select(readings.c.digest).where(readings.c.work_id == id))):
            return True
    return False


def _add(connection: Connection, cohort: str, backed: BackedWork) -> None:
    taken = connection.scalar(select(works.c.id).where(works.c.id == backed.id))
    id = backed.id if taken is None else new_id()
    connection.execute(insert(works).values(id=id, cohort_id=cohort, name=backed.name, project=backed.project))
    for version in backed.versions:
        row = {"digest": version.packed.digest, "content": version.packed.data, **version.values}
        connection.execute(insert(readings).values(work_id=id, **row))
    keep(connection, OF_WORK, id, list(backed.pictures))
