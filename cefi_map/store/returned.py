"""Reviews that came back to a candidate's project, each with the map as it was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, func, insert, select, update

from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap

from . import rows
from .content import Content, pack, unpack
from .pictures import OF_PROJECT, brought, keep, shown
from .projects import Projects
from .tables import projects, returns
from .values import Data


@dataclass(frozen=True, slots=True)
class Returned:
    """A review that came back to a candidate's project, with the map as it was read."""

    number: int
    received: datetime
    review: Data
    map: MindMap


class Returns(Projects):
    def returns(self, project: str) -> tuple[Returned, ...]:
        """Reviews of a project, oldest first."""
        query = select(returns).where(returns.c.project_id == project).order_by(returns.c.number)
        self.project(project)
        with self.database.read() as connection:
            found = tuple(_returned(row) for row in connection.execute(query))
        return tuple(replace(each, map=shown(each.map, self.database, OF_PROJECT, project)) for each in found)

    def last_returns(self) -> dict[str, datetime]:
        """When the newest review of each project came."""
        mine = select(returns.c.project_id, func.max(returns.c.received)).join(projects)
        with self.database.read() as connection:
            found = connection.execute(mine.where(projects.c.owner_id == self.owner).group_by(returns.c.project_id))
            return {row[0]: row[1] for row in found}

    def add_return(self, project: str, review: Data, mindmap: MindMap) -> int:
        """Keep a review on a project; its number."""
        files = brought(mindmap)
        with self.database.write() as connection:
            rows.live(connection, self.owner, project, lock=True)
            highest = select(func.max(returns.c.number)).where(returns.c.project_id == project)
            number = (connection.scalar(highest) or 0) + 1
            row = {"project_id": project, "number": number, "received": rows.now(), "review": dict(review)}
            connection.execute(insert(returns).values(content=pack(Content(mindmap)).data, **row))
            keep(connection, OF_PROJECT, project, files)
            return number

    def change_return(self, project: str, number: int, change: Callable[[Data], Data]) -> None:
        """Put what ``change`` makes of a review in its place, in one transaction. ``NotFound``."""
        here = and_(returns.c.project_id == project, returns.c.number == number)
        with self.database.write() as connection:
            rows.live(connection, self.owner, project)
            found = connection.execute(select(returns.c.review).where(here).with_for_update()).scalar_one_or_none()
            if found is None:
                raise NotFound("Cette relecture n’est plus là.", advice="Rechargez la page de relecture.")
            connection.execute(update(returns).where(here).values(review=dict(change(found))))

    def erase_return(self, project: str, number: int) -> None:
        here = and_(returns.c.project_id == project, returns.c.number == number)
        with self.database.write() as connection:
            rows.live(connection, self.owner, project)
            connection.execute(delete(returns).where(here))
        self.database.forget()

    def knows_project(self, id: str) -> bool:
        """Whether a project of that id can be worked on here."""
        if not rows.ID.fullmatch(id):
            return False
        mine = (projects.c.owner_id == self.owner, projects.c.id == id, projects.c.trashed.is_(None))
        with self.database.read() as connection:
            return connection.execute(select(projects.c.id).where(*mine)).first() is not None


def _returned(row: Row[Any]) -> Returned:
    return Returned(row.number, row.received, row.review, unpack(row.content).map)
