"""One request at the database: it sees one moment, and reads nothing twice. One gesture: all is kept, or nothing.

A page asks for its project in many places, each of which is right to ask. In a sitting they share one transaction and
what was already read, until something is written. For one thread.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from .database import PATIENCE, Database, cell_of
from .failures import translated

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Sitting(Database):
    """The database of a request; ``leave`` when it is answered. Left, it reads as any other."""

    _known: dict[Hashable, Any] = field(default_factory=dict)
    _open: list[tuple[ExitStack, Connection]] = field(default_factory=list)
    _left: list[bool] = field(default_factory=list)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        if self._left:
            with super().read() as connection:
                yield connection
            return
        with translated(cell_of(self.engine)):
            try:
                yield self._connection()
            except BaseException:
                self._pause()  # a transaction in which something failed may take no more
                raise

    @contextmanager
    def write(self, *, durable: bool = True, patience: float = PATIENCE) -> Iterator[Connection]:
        self._pause()
        with super().write(durable=durable, patience=patience) as connection:
            yield connection

    def once(self, of: Hashable, read: Callable[[], T]) -> T:
        if of not in self._known:
            self._known[of] = read()
        found: T = self._known[of]
        return found

    def lasting(self) -> Database:
        return Database(self.engine, self.copies, self.turns, self.actor)

    def leave(self) -> None:
        """Give the connection back."""
        self._pause()
        self._left.append(True)

    def _connection(self) -> Connection:
        if not self._open:
            with ExitStack() as stack:
                connection = stack.enter_context(self.engine.begin())
                self._open.append((stack.pop_all(), connection))
        return self._open[0][1]

    def _pause(self) -> None:
        """What was read may no longer be so. A database that went away meanwhile is told by whatever asks it next: to
        end what only read is no error, and would stop whoever is giving an answer."""
        self._known.clear()
        while self._open:
            with suppress(SQLAlchemyError):
                self._open.pop()[0].close()


@dataclass(frozen=True, eq=False)
class Gesture(Database):
    """The database of what is kept together: all that is read and written takes place in one transaction, which ends
    where it was begun."""

    connection: Connection = field(kw_only=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        yield self.connection

    @contextmanager
    def write(self, *, durable: bool = True, patience: float = PATIENCE) -> Iterator[Connection]:
        yield self.connection

    def lasting(self) -> Database:
        return Database(self.engine, self.copies, self.turns, self.actor)
