"""What wings keep in the database beside the core: how it goes into an owner's backup and comes back, how it is erased,
what it is due."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, MetaData, Table, inspect, literal, select

from cefi_map.wings import offered

from .database import cell_of, schema_of
from .tables import metadata

STEPS = "alembic_version"
"""Where Alembic keeps at which step a database is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One wing's. ``entry``: its name in a backup's manifest, "" where it has none there. ``write`` puts files into a
    backup and gives what the manifest says of them; ``read`` makes of both what ``bring`` takes, and ``ValueError`` of
    another shape; ``bring`` says how much came in. ``tidy``: what is due once on a day of use."""

    entry: str = ""
    write: Callable[[Connection, zipfile.ZipFile, str], Any] = lambda connection, file, owner: []
    read: Callable[[zipfile.ZipFile, object], Any] = lambda file, said: ()
    bring: Callable[[Connection, str, Any], int] = lambda connection, owner, read: 0
    erase: Callable[[Connection, str], None] = lambda connection, owner: None
    tidy: Callable[[Any, datetime], None] = lambda store, now: None


def parts() -> tuple[Part, ...]:
    """Of the wings that are there."""
    return tuple(offered("kept"))


def unread(connection: Connection) -> bool:
    """Whether tables hold something whose wing is not here: it stays as it is."""
    parts()  # their tables are known once they are loaded
    others = sorted(tables_of(connection) - metadata.tables.keys() - {STEPS})
    return any(connection.scalar(select(literal(1)).select_from(Table(name, MetaData())).limit(1)) for name in others)


def tables_of(connection: Connection) -> set[str]:
    """Names of all tables of the database, or of the cell."""
    schema = schema_of(cell) if (cell := cell_of(connection)) else None
    return set(inspect(connection).get_table_names(schema=schema))
