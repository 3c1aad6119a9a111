"""The store as one owner sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from . import rows
from .copies import Copies
from .counted import Counted
from .database import Database
from .days import Days, Running
from .failures import StorageError
from .history import History
from .journal import Journal
from .opening import open_database
from .opinions import Opinions
from .parts import parts
from .pictures import Pictures
from .returned import Returns
from .saving import Saving
from .second_opinions import SecondOpinions
from .settings import Settings
from .sitting import Gesture, Sitting
from .tables import owners
from .trash import Trash
from .values import LOCAL


class Store(
    Trash, History, Saving, Pictures, Counted, Opinions, SecondOpinions, Copies, Returns, Journal, Settings, Days
):
    """Everything that can be done with one owner's projects; may be shared by threads."""

    def of(self, owner: str) -> Store:
        """The same database, in the same sitting, seen by an owner that is in it."""
        return Store(self.database, owner)

    def by(self, person: str, role: str) -> Store:
        """The same store, in which that person is who reads and writes: of works that several mark apart they see their
        own grid."""
        return Store(replace(self.database, actor=(person, role)), self.owner)

    def sitting(self) -> AbstractContextManager[Store]:
        """The same store for one request, on one thread: it sees one moment of the database and reads nothing twice."""
        return _sitting(self)

    @contextmanager
    def at_once(self) -> Iterator[Store]:
        """The same store for one gesture: all that is written is kept together, or nothing is. What costs time is done
        before."""
        asked = self.database
        with asked.write() as connection:
            made = Gesture(asked.engine, asked.copies, asked.turns, asked.actor, connection=connection)
            yield Store(made, self.owner)

    def lasting(self) -> Store:
        """The same store, for what goes on after the request."""
        return Store(self.database.lasting(), self.owner)

    def tidy(self, now: datetime | None = None, shown: Running | None = None) -> bool:
        """What is due once on a day of use: count it, erase what has been in the trash for its term, thin the
        histories, what wings are due. True for the one caller that did. A disk that takes
        nothing more is no error here, so that projects can still be opened and saved elsewhere; it is due another
        day."""
        with suppress(StorageError):
            if self.tick(now, shown):
                self.erase_expired()
                self.thin()
                for part in parts():
                    part.tidy(self, now or rows.now())
                self.database.forget()  # again, for somebody may have been reading when something was erased
                return True
        return False

    def tidy_since(self, moment: datetime) -> None:
        """What is due while work goes on: histories of what changed since are thinned. A disk that takes nothing more
        is no error here."""
        with suppress(StorageError):
            self.thin(moment)

    def close(self) -> None:
        """Let go of the database; SQLite folds its log into the file."""
        self.database.close()


def open_store(where: str | Path, owner: str = LOCAL, copies: Path | None = None) -> Store:
    """The store in a data directory (made when missing: ``cefi-map.sqlite3``), or at a URL (``postgresql://…``).
    ``copies``: the folder of automatic copies, beside the file unless given.

    ``StorageError`` names a directory that cannot serve; ``CefiError`` says that a newer application wrote the data.
    """
    return entered(open_database(where, copies), owner)


@contextmanager
def _sitting(store: Store) -> Iterator[Store]:
    database = Sitting(store.database.engine, store.database.copies, store.database.turns)
    try:
        yield Store(database, store.owner)
    finally:
        database.leave()


def entered(database: Database, owner: str = LOCAL) -> Store:
    """The store of an owner in an open database, where they are written down at the first time."""
    with database.read() as connection:
        known = connection.scalar(select(owners.c.id).where(owners.c.id == owner))
    if known is None:
        with database.write() as connection:
            row = rows.inserting(connection, owners).values(id=owner, name="", created=rows.now())
            connection.execute(row.on_conflict_do_nothing())
    return Store(database, owner)
