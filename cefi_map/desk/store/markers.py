"""Several people mark one version apart: who is named, who is done, and the grid they share from then on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from cefi_map.errors import BadInput, NotFound
from cefi_map.store import rows
from cefi_map.store.journal import note
from cefi_map.store.values import Data

from .cohorts import still_open
from .grids import Grid, are_done, counting, of_works
from .owned import Owned
from .tables import grids, readings
from .works import work_of

Join = Callable[[Sequence[Grid]], Data]
"""What makes one review of several grids, in the order in which their people were named."""


class Markers(Owned):
    def name_marker(self, id: str, author: str, name: str, begins: Callable[[Data], Data]) -> None:
        """This person marks the newest version of a work apart; a grid that was set aside counts again. ``begins`` is
        what the first who is named goes on with of the grid that all shared, {} for nothing; it raises where that
        forbids it."""
        with self.database.write() as connection:
            number, apart, shared = self._locked(connection, id)
            if are_done(apart):
                raise BadInput("Les grilles de cette carte sont finies.", advice="Rouvrez-en une, puis réessayez.")
            goes_on = dict(begins(shared)) if not counting(apart) else {}
            if not any(each.author == author for each in apart):
                row = {"work_id": id, "number": number, "author": author, "name": rows.line(name)}
                connection.execute(insert(grids).values(given=rows.now(), review=goes_on, **row))
                if goes_on:
                    _share(connection, id, number, {})
            elif goes_on:
                said = f"{name} a deux grilles de cette carte, dont une écartée."
                raise BadInput(said, advice="Finissez-la telle qu’elle est.")
            else:
                connection.execute(update(grids).where(_mine(id, number, author)).values(aside=None))
            note(connection, "named", "work", id, about=author, training=self.training)

    def unname_marker(self, id: str, author: str, *, begun: bool, join: Join) -> None:
        """They mark it no more. A grid with words in it is kept, set aside, and only where ``begun`` says that this is
        known; the others' may be whole by that. ``BadInput``."""
        with self.database.write() as connection:
            number, apart, _ = self._locked(connection, id)
            own = _of(counting(apart), author)
            if are_done(apart):
                raise BadInput("Les grilles de cette carte sont finies.", advice="Rouvrez-en une, puis réessayez.")
            if not own.begun:
                connection.execute(delete(grids).where(_mine(id, number, author)))
            elif begun:
                connection.execute(update(grids).where(_mine(id, number, author)).values(aside=rows.now()))
            else:
                said = f"{own.name} a commencé sa grille de cette carte."
                raise BadInput(said, advice="Cochez « Écarter aussi les grilles commencées », puis réessayez.")
            self._shared(connection, id, number, join)
            note(connection, "unnamed", "work", id, about=author, training=self.training)

    def finish_grid(self, id: str, number: int, whole: Callable[[Data], None], join: Join) -> None:
        """The reader is done with their grid; ``whole`` raises where it is not. With the last one, what ``join`` makes
        of all becomes the grid they share."""
        with self.database.write() as connection:
            number, apart, _ = self._locked(connection, id, number)
            own = _of(counting(apart), self.author)
            whole(own.review)
            if not own.done:
                connection.execute(update(grids).where(_mine(id, number, self.author)).values(done=rows.now()))
                self._shared(connection, id, number, join)

    def reopen_grid(self, id: str, number: int, may: Callable[[Data], None]) -> None:
        """The reader goes on with their grid; once all were done, it is told. ``may`` raises where what they share is
        settled already, so that none of that is lost."""
        with self.database.write() as connection:
            number, apart, shared = self._locked(connection, id, number)
            own = _of(counting(apart), self.author)
            again = own.reopened
            if are_done(apart):
                may(shared)
                again = rows.now()
            values = {"done": None, "reopened": again}
            connection.execute(update(grids).where(_mine(id, number, self.author)).values(**values))

    def set_jury(self, id: str, number: int, seen: str, words: str) -> str:
        """What the jury says of a version, in the place of what was ``seen``; what stands there, which is another's
        where they were faster."""
        here = and_(readings.c.work_id == id, readings.c.number == number)
        with self.database.write() as connection:
            work_of(connection, self.owner, id)
            found: str = connection.execute(select(readings.c.jury).where(here).with_for_update()).scalar_one()
            still_open(connection, self.owner)
            if found not in (seen, words):
                return found
            connection.execute(update(readings).where(here).values(jury=words))
            return words

    def _locked(
        self, connection: Connection, id: str, number: int | None = None
    ) -> tuple[int, tuple[Grid, ...], dict[str, Any]]:
        """A version that nobody else changes meanwhile (the newest unless said), its grids, and the one all share."""
        newest = work_of(connection, self.owner, id).number
        version = number or newest
        here = and_(readings.c.work_id == id, readings.c.number == version)
        query = select(readings.c.review).where(here)
        shared = connection.execute(query.with_for_update()).scalar_one_or_none()
        if shared is None:
            raise NotFound("Cette version n’est plus là.", advice="Rechargez la page.")
        still_open(connection, self.owner)
        return version, _apart(connection, id, version), shared

    def _shared(self, connection: Connection, id: str, number: int, join: Join) -> None:
        """Once all are done, what they share."""
        here = counting(_apart(connection, id, number))
        if are_done(here):
            _share(connection, id, number, join(here))


def _share(connection: Connection, id: str, number: int, review: Data) -> None:
    here = and_(readings.c.work_id == id, readings.c.number == number)
    connection.execute(update(readings).where(here).values(review=dict(review)))


def _apart(connection: Connection, id: str, number: int) -> tuple[Grid, ...]:
    return of_works(connection, grids.c.work_id == id, grids.c.number == number).get((id, number), ())


def _of(apart: tuple[Grid, ...], author: str) -> Grid:
    own = next((each for each in apart if each.author == author), None)
    if own is None:
        raise BadInput("Cette carte n’est pas confiée à cette personne.", advice="Rechargez la page du jury.")
    return own


def _mine(id: str, number: int, author: str) -> Any:
    return and_(grids.c.work_id == id, grids.c.number == number, grids.c.author == author)
