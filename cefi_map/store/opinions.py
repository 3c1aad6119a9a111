"""What is said of a project's map: worked out by one process, read by all, whichever is asked."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_, select, update

from . import rows
from .content import expand
from .database import BRIEF
from .failures import StorageError
from .rows import Scoped
from .tables import opinions, projects, revisions

TERM = timedelta(seconds=10)
"""After which whoever said that they are at it has died, or has so much to read that two may."""


_OPINION = (
    select(opinions.c.said, opinions.c.asked)
    .join(projects, projects.c.id == opinions.c.project_id)
    .where(rows.MINE, opinions.c.number == bindparam("of_number"), opinions.c.judge == bindparam("of_judge"))
)
"""Made once, as all that is asked again and again."""


class Opinion(NamedTuple):
    """What is said, None while it is being worked out."""

    said: bytes | None


class Opinions(Scoped):
    """All of it can be worked out again: a power cut may lose it, and a disk that takes nothing more is no error here,
    so that projects can still be read. ``judge`` names who says it: the rules and the readings."""

    def opinion(self, id: str, number: int, judge: str) -> Opinion | None:
        """Of that revision by that judge; None when nobody has said anything, nor is at it."""
        mine = {"of_owner": self.owner, "of_id": id, "of_number": number, "of_judge": judge}
        with self.database.read() as connection:
            found = connection.execute(_OPINION, mine).one_or_none()
        if found and found.said:
            return Opinion(expand(found.said))
        return Opinion(None) if found and timedelta() <= rows.now() - found.asked < TERM else None

    def begin_opinion(self, id: str, number: int, judge: str) -> bool:
        """Say that it is being worked out here; False when another is at it, or has said it. ``NotFound``: this owner
        has no such project."""
        moment, old = rows.now(), opinions.c
        late = and_(old.said.is_(None), or_(old.asked <= moment - TERM, old.asked > moment))
        free = or_(old.number < number, and_(old.number == number, or_(old.judge != judge, late)))
        values = {"number": number, "judge": judge, "asked": moment, "said": None}
        with suppress(StorageError), self.database.write(durable=False, patience=BRIEF) as connection:
            rows.project(connection, self.owner, id)
            row = rows.inserting(connection, opinions).values(project_id=id, **values)
            taken = row.on_conflict_do_update(index_elements=(old.project_id,), set_=values, where=free)
            return connection.execute(taken.returning(old.number)).first() is not None
        return True

    def keep_opinion(self, id: str, number: int, judge: str, said: bytes, summary: Mapping[str, Any]) -> None:
        """Leave what was worked out of a revision, and with it the ``summary`` that lists show."""
        mine = select(projects.c.id).where(projects.c.owner_id == self.owner, projects.c.id == id)
        values = {"number": number, "judge": judge, "asked": rows.now(), "said": zlib.compress(said, 1)}
        with suppress(StorageError), self.database.write(durable=False, patience=BRIEF) as connection:
            here = (revisions.c.project_id.in_(mine), revisions.c.number == number)
            left = update(revisions).where(*here).values(summary={"judge": judge, **summary})
            if connection.execute(left).rowcount:
                row = rows.inserting(connection, opinions).values(project_id=id, **values)
                newest = opinions.c.number <= number
                key = (opinions.c.project_id,)
                connection.execute(row.on_conflict_do_update(index_elements=key, set_=values, where=newest))
