"""A whole centre in one file, and back: every row of every table, of all its people.

The file is a database of SQLite, whatever the centre lies in: it is read without us, moves from one kind of database
to the other, and is brought up as any older data are. An owner's own backup is the store's.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, insert, select

from cefi_map.desk.store import cohorts
from cefi_map.errors import Conflict
from cefi_map.store import FILE_NAME, Store, copying
from cefi_map.store.database import LONG
from cefi_map.store.opening import open_database
from cefi_map.store.tables import metadata, projects

from .tables import persons

_AT_ONCE = 50
"""Rows in memory: revisions among them."""


def write_whole(store: Store, path: Path) -> None:
    """All that the database, or one cell of it, holds, as it stands at one moment. ``StorageError``: the disk."""
    with copying.told(), _beside(path) as place:
        with closing(open_database(place)) as target, store.database.read() as source, target.write() as connection:
            _pour(source, connection)
        with closing(sqlite3.connect(Path(place) / FILE_NAME)) as made:
            made.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, without a log beside it
        (Path(place) / FILE_NAME).replace(path)


def _beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix=copying.PARTIAL, dir=path.parent)


def read_whole(store: Store, path: Path) -> tuple[int, int] | None:
    """Bring such a file into a centre where nothing is yet; how many people and projects, None when it is no centre's.
    ``Conflict`` where something is."""
    with copying.told(), tempfile.TemporaryDirectory(prefix=copying.PARTIAL) as place:
        shutil.copyfile(path, Path(place) / FILE_NAME)  # it is opened, maybe brought up: never itself
        with (
            closing(open_database(place)) as source,
            source.read() as found,
            store.database.write(patience=LONG) as here,
        ):
            if not _count(found, persons):
                return None
            if any(_count(here, table) for table in (persons, projects, cohorts)):
                where = store.database.engine.url.set(query={}).render_as_string(hide_password=True)
                advice = (
                    "Reprenez ce centre dans une base vide, comme le dit docs/serveur.md. "
                    "Une base nommée (--database, CEFI_MAP_DATABASE) passe avant le dossier (--data)."
                )
                raise Conflict(f"Il y a déjà des données dans {where}.", advice=advice)
            _pour(found, here)
            return _count(here, persons), _count(here, projects)


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
