"""A whole centre in one file, and back: every row of every table, of all its people.

The file is a database of SQLite, whatever the centre lies in: it is read without us, moves from one kind of database
to the other, and is brought up as any older data are. An owner's own backup is backups.py.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, insert, select

from cefi_map.errors import Conflict

from . import copying
from .centre.tables import persons
from .database import LONG, Database
from .opening import FILE_NAME, open_database
from .tables import cohorts, metadata, projects

_AT_ONCE = 50
"""Rows in memory: revisions among them."""


def write_whole(database: Database, path: Path) -> None:
    """All that the database, or one cell of it, holds, as it stands at one moment. ``StorageError``: the disk."""
    with copying.told(), _beside(path) as place:
        with closing(open_database(place)) as target, database.read() as source, target.write() as connection:
            _pour(source, connection)
        with closing(sqlite3.connect(Path(place) / FILE_NAME)) as made:
            made.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, without a log beside it
        (Path(place) / FILE_NAME).replace(path)


def _beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix=copying.PARTIAL, dir=path.parent)


def read_whole(path: Path, database: Database) -> tuple[int, int] | None:
    """Bring such a file into a centre where nothing is yet; how many people and projects, None when it is no centre's.
    ``Conflict`` where something is."""
    with copying.told(), tempfile.TemporaryDirectory(prefix=copying.PARTIAL) as place:
        shutil.copyfile(path, Path(place) / FILE_NAME)  # it is opened, maybe brought up: never itself
        with closing(open_database(place)) as source, source.read() as found, database.write(patience=LONG) as here:
            if not _count(found, persons):
                return None
            if any(_count(here, table) for table in (persons, projects, cohorts)):
                raise Conflict("Il y a déjà des données ici.", advice="Reprenez ce centre dans un centre neuf.")
            _pour(found, here)
            return _count(here, persons), _count(here, projects)


def holds_people(database: Database) -> bool:
    """Whether it is a centre's, where a backup of one owner would be next to nothing."""
    with database.read() as connection:
        return _count(connection, persons) > 0


def _pour(source: Connection, target: Connection) -> None:
    """What a new database holds by itself gives way."""
    for table in reversed(metadata.sorted_tables):
        target.execute(delete(table))
    for table in metadata.sorted_tables:
        query = select(table).execution_options(yield_per=_AT_ONCE)
        for part in source.execute(query).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in part])


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
