"""One database: its connections, its transactions. What the driver says goes out as a ``StorageError`` in French."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, literal, select
from sqlalchemy.pool import ConnectionPoolEntry

from .at_hand import AtHand
from .failures import busy, translated, wrong_encoding

CONNECTIONS = 24
"""Connections kept open, one for each thread at work: reopening SQLite costs four disk syncs a save."""
PREFIX = "centre_"
"""How the schema of a cell begins: no centre can be called as one of PostgreSQL's own."""
COPIES = "copies"
"""The folder of automatic copies, beside the database."""
PATIENCE = 2
"""Seconds that a writer waits for another one. An editor that is refused keeps what was written and asks again by
itself; one that waits holds a thread of the server, and eight of them would leave no page to read."""
BRIEF = 0.2
"""For what can be done without."""
LONG = 120
"""At opening, when another process may be bringing a large database up."""


class Turns:
    """Writers of this process come one at a time, as SQLite wants them: one waits at the database, the others here.
    After one that waited in vain nobody waits any more, until somebody has come through."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stuck = False

    @contextmanager
    def turn(self, patience: float) -> Iterator[None]:
        if not self._lock.acquire(timeout=0 if self._stuck else patience):
            self._stuck = self._stuck or patience >= PATIENCE
            raise busy()
        try:
            yield
        finally:
            self._lock.release()

    def through(self) -> None:
        self._stuck = False


T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Database:
    """``read()`` and ``write()`` give a connection in a transaction, committed at the end or rolled back on error. Two
    of one engine are equal."""

    engine: Engine
    copies: Path | None = None
    """The folder of automatic copies; None on PostgreSQL."""
    turns: Turns = field(default_factory=Turns)
    actor: tuple[str, str] | None = None
    """Who writes through it, their id and role, for the journal (journal.py); None where nobody is asked."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Database) and self.engine is other.engine

    def __hash__(self) -> int:
        return hash(self.engine)

    @property
    def schema(self) -> str | None:
        """PostgreSQL's own name of the place where the tables are; None where that is the usual one."""
        return schema_of(cell_of(self.engine)) if cell_of(self.engine) else None

    def cell(self, name: str) -> Database:
        """One cell of this database, over the same connections: every statement that is written with ``tables`` stays
        in its schema. None other is ever named, and ``cells`` opens connections to which no name means anything."""
        engine = self.engine.execution_options(cell=name, schema_translate_map={None: schema_of(name)})
        return Database(engine, self.copies, self.turns)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @property
    def file(self) -> Path | None:
        """The file of SQLite; None on PostgreSQL."""
        return Path(str(self.engine.url.database)) if self.is_sqlite else None

    @property
    def address(self) -> str:
        """Where it is, as one reads it: no password, and no setting of the connection."""
        url = self.engine.url
        if self.is_sqlite:
            return str(url.database)
        plain = URL.create(url.get_backend_name(), url.username, None, url.host, url.port, url.database)
        return plain.render_as_string()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A view of the database that does not move while it is read."""
        with translated(cell_of(self.engine)), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self, *, durable: bool = True, patience: float = PATIENCE) -> Iterator[Connection]:
        """On return what was written is on the disk. Not ``durable``: a power cut may lose it, and only it.
        ``StorageError`` when others write for longer than ``patience``, in seconds."""
        with translated(cell_of(self.engine)), self._turn(patience), self.engine.connect() as connection:
            connection.execution_options(writes=True, durable=durable, patience=patience, actor=self.actor)
            with connection.begin():
                self.turns.through()
                yield connection

    def takes_writing(self) -> bool:
        """Whether the database answers, and is not one that only follows another. ``StorageError``: no answer."""
        with self.read() as connection:
            return bool(connection.scalar(select(literal(True) if self.is_sqlite else ~func.pg_is_in_recovery())))

    def once(self, of: Hashable, read: Callable[[], T]) -> T:
        """What ``read`` gives; a sitting asks for it once."""
        return read()

    def lasting(self) -> Database:
        """The same, for any thread and for as long as it is open."""
        return self

    def _turn(self, patience: float) -> AbstractContextManager[None]:
        return self.turns.turn(patience) if self.is_sqlite else nullcontext()

    @property
    def at_hand(self) -> AtHand:
        return at_hand(self.engine)

    def forget(self) -> None:
        """Take what was deleted out of memory, and out of SQLite's log. PostgreSQL's own autovacuum does it there."""
        self.at_hand.clear()
        if self.is_sqlite:
            with translated(), self.engine.connect() as connection:
                raw = connection.connection.driver_connection
                assert raw
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """A connection that a thread still uses is closed as it comes back."""
        event.listen(self.engine, "checkin", _end)
        self.engine.dispose()


def _end(_: object, record: ConnectionPoolEntry) -> None:
    record.invalidate()


def at_hand(of: Connection | Engine) -> AtHand:
    """The contents at hand of the database that a connection leads to."""
    found: AtHand = of.get_execution_options()["at_hand"]
    return found


def cell_of(of: Connection | Engine) -> str:
    """The cell that a connection leads to, "" where the database is one."""
    return str(of.get_execution_options().get("cell", ""))


def actor_of(connection: Connection) -> tuple[str, str] | None:
    """Who writes on it: id and role."""
    found: tuple[str, str] | None = connection.get_execution_options().get("actor")
    return found


def schema_of(cell: str) -> str:
    """The schema of a centre's name."""
    return f"{PREFIX}{cell}"


def connect(url: URL, copies: Path | None = None, *, cells: bool = False) -> Database:
    """A database by its address; nothing is opened yet. Copies of SQLite go beside it unless a folder is given. With
    ``cells`` a statement that names no schema finds nothing: it fails rather than read another centre's."""
    sqlite = url.get_backend_name() == "sqlite"
    engine = create_engine(
        url,
        execution_options={"at_hand": AtHand()},
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        pool_timeout=PATIENCE,
        pool_pre_ping=not sqlite,
        hide_parameters=True,  # what people write goes into no log
        connect_args={"timeout": PATIENCE, "check_same_thread": False} if sqlite else _ASKED,
    )
    if not sqlite:
        event.listen(engine, "connect", _in_utf8)
    if cells:
        event.listen(engine, "connect", _nowhere)
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite if sqlite else _begin_postgresql)
    return Database(engine, (copies or Path(str(url.database)).parent / COPIES) if sqlite else None)


_ASKED = {"connect_timeout": 10, "client_encoding": "utf8"}
"""Of PostgreSQL. Without the encoding a base of another one answers bytes, before anything can be said of it."""


def _in_utf8(raw: Any, _: object) -> None:
    """A server installed where no language was set makes bases that take any bytes for text, or few letters."""
    if raw.info.parameter_status("server_encoding") != "UTF8":
        raw.close()
        raise wrong_encoding()


def _nowhere(raw: Any, _: object) -> None:
    """Names without a schema mean nothing on this connection."""
    raw.autocommit = True
    raw.execute("SET search_path = ''")
    raw.autocommit = False


def _prepare_sqlite(raw: Any, _: object) -> None:
    """Durable settings; ``secure_delete`` overwrites what is erased. ``isolation_level``: we say BEGIN ourselves."""
    raw.isolation_level = None
    if raw.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        raw.execute("PRAGMA journal_mode = WAL").fetchone()
    for setting in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL", "fullfsync = ON"):
        raw.execute(f"PRAGMA {setting}").fetchone()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("writes"):
        connection.exec_driver_sql("BEGIN")
        return
    for setting, value in (
        ("synchronous", "FULL" if options["durable"] else "NORMAL"),
        ("busy_timeout", round(options["patience"] * 1000)),
    ):
        if connection.info.get(setting, _USUAL[setting]) != value:  # it lasts as long as its connection
            connection.exec_driver_sql(f"PRAGMA {setting} = {value}")
            connection.info[setting] = value
    connection.exec_driver_sql("BEGIN IMMEDIATE")


_USUAL = {"synchronous": "FULL", "busy_timeout": PATIENCE * 1000}
"""As a connection of SQLite is opened."""


def _begin_postgresql(connection: Connection) -> None:
    """A reader sees one moment, as in SQLite; writers lock the rows they are about to change."""
    options = connection.get_execution_options()
    if not options.get("writes"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(options['patience'] * 1000)}")
    if not options["durable"]:
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
