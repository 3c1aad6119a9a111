"""Opening a database: where it lies, whether its shape is the one we know, and the steps that bring it there."""

from __future__ import annotations

import logging
import os
import stat
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Column, Connection, MetaData, String, Table, func, insert, make_url, select
from sqlalchemy.exc import ArgumentError

from cefi_map.errors import BadInput, CefiError
from cefi_map.wings import wings

from . import copying
from .database import LONG, Database, cell_of, connect, schema_of
from .failures import StorageError
from .parts import STEPS, parts, tables_of
from .tables import days, metadata

FILE_NAME = "cefi-map.sqlite3"
FIRST, SHAPE = "0028", "0032"
"""The oldest form that is carried over, and the newest step in ``migrations/versions``: known here so that an ordinary
start need not load Alembic (0.3 s)."""

_STEP = Table(STEPS, MetaData(), Column("version_num", String(32), primary_key=True))
_MIGRATIONS = Path(__file__).with_name("migrations")
_LOCK = 23_341_305  # any number, as long as it is ours


def open_database(where: str | Path, copies: Path | None = None) -> Database:
    """The database of a data directory (made when missing) or at a URL, brought to the newest shape; of SQLite
    a copy is made before, in ``copies`` or beside it.

    ``StorageError`` names the directory that cannot be written; ``BadInput`` says that an address is not understood.
    """
    if isinstance(where, str) and "://" in where:
        return _brought_up(_connected(_address(where), copies))
    directory = Path(where).expanduser()
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        address = URL.create("sqlite", database=os.fspath(directory.resolve() / FILE_NAME))
        return _brought_up(connect(address, copies))
    except StorageError as error:
        raise _unusable(directory, f" {error.message}", error.advice) from error
    except OSError as error:
        raise _unusable(directory, "", "Choisissez un autre dossier, où l’application a le droit d’écrire.") from error


def open_cells(where: str) -> Database:
    """The database at a URL in which each centre is a cell. ``BadInput`` where it is not PostgreSQL."""
    url = _address(where)
    if url.get_backend_name() != "postgresql":
        raise BadInput("Plusieurs centres demandent une base PostgreSQL.", advice=_EXAMPLE)
    return _connected(url, None, cells=True)


def bring_up(database: Database) -> None:
    """The database, or one cell of it, in the newest shape, with a table for all that the wings here keep."""
    with database.read() as connection:
        shape, is_whole = shape_of(connection), _is_whole(connection)
    if shape == SHAPE and is_whole:
        return
    _copy_before(database, shape)
    with database.write(patience=LONG) as connection:
        _migrate(connection)


def _connected(url: URL, copies: Path | None, *, cells: bool = False) -> Database:
    try:
        return connect(url, copies, cells=cells)
    except ModuleNotFoundError:
        advice = "Installez-le\u00a0: pip install 'cefi-map[postgresql]'."
        raise CefiError("Le pilote de PostgreSQL n’est pas installé.", advice=advice) from None


def _unusable(directory: Path, reason: str, advice: str) -> StorageError:
    return StorageError(f"Le dossier de données {directory} ne peut pas servir.{reason}", advice=advice)


def _address(where: str) -> URL:
    """SQLite with a file, or PostgreSQL, whose driver is psycopg whatever the address says."""
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise BadInput("Cette adresse de base de données n’est pas lisible.", advice=_EXAMPLE) from None
    backend = url.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite")
    raise BadInput("Cette adresse ne désigne ni PostgreSQL ni un fichier SQLite.", advice=_EXAMPLE)


_EXAMPLE = "Écrivez par exemple postgresql://nom@serveur/base."


def _brought_up(database: Database) -> Database:
    """The database in the newest shape, its owner's alone; closed again when it cannot be."""
    try:
        _make(database)
        bring_up(database)
        _keep_private(database)
    except BaseException:
        database.close()
        raise
    return database


def _make(database: Database) -> None:
    """A new file that nobody else may read; SQLite gives those beside it the same rights."""
    if database.is_sqlite:
        with suppress(OSError):  # it is there, or cannot be: SQLite will say
            os.close(os.open(str(database.engine.url.database), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _keep_private(database: Database) -> None:
    """An older file as well. Where a group may write, somebody chose so: its rights stay, as those of the folder do."""
    if not database.is_sqlite or os.name != "posix":
        return
    for end in ("", "-wal", "-shm"):
        path = Path(f"{database.engine.url.database}{end}")
        with suppress(OSError):  # it is not there, or not ours
            if not path.stat().st_mode & stat.S_IWGRP:
                path.chmod(0o600)


def _copy_before(database: Database, shape: str) -> None:
    """What is there, as it is before its shape changes. It is worth a word, not a refusal, when it cannot be made: the
    change itself happens as a whole or not at all."""
    if not FIRST <= shape < SHAPE or database.file is None or database.copies is None:
        return
    try:
        with database.read() as connection:
            day = connection.scalar(select(func.max(days.c.number)))
        copying.make(database.file, database.copies, day or 0, f"-avant-{SHAPE}")
    except StorageError as error:
        logging.getLogger(__name__).warning("La copie d’avant la mise à jour n’a pas pu se faire\u00a0: %s", error)


def shape_of(connection: Connection) -> str:
    """The step the database is at; "" when it is empty."""
    return connection.scalar(select(_STEP.c.version_num)) or "" if STEPS in tables_of(connection) else ""


def _is_whole(connection: Connection) -> bool:
    """Whether it has the tables of every wing: one of each says so, and an ordinary start loads none."""
    return {wing.table for wing in wings() if wing.table} <= tables_of(connection)


def _check(shape: str) -> None:
    if shape > SHAPE:
        raise CefiError(
            "Ces données viennent d’une version plus récente de l’application.",
            advice="Mettez l’application à jour, puis rouvrez-les.",
        )
    if "" < shape < FIRST:
        raise CefiError(
            "Ces données viennent d’une version d’essai, trop ancienne pour être reprises ici.",
            advice="Ouvrez-les avec cette version, faites-y une sauvegarde, puis restaurez-la ici.",
        )


def _migrate(connection: Connection) -> None:
    """Make the tables of a new database, or run the missing steps; one process at a time, the others find the work
    done. A wing that came later has its tables made then."""
    parts()  # their tables are known once they are loaded
    if connection.dialect.name == "postgresql":
        if cell := cell_of(connection):  # a step may be written in plain SQL: until it is done, names mean this cell
            connection.execute(select(func.set_config("search_path", f'"{schema_of(cell)}"', True)))
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    shape = shape_of(connection)
    _check(shape)
    if not shape:
        metadata.create_all(connection, checkfirst=False)  # tables of something else are not ours to take over
        _STEP.create(connection)
        connection.execute(insert(_STEP).values(version_num=SHAPE))
    elif shape < SHAPE:
        _step_up(connection)
    metadata.create_all(connection)


def _step_up(connection: Connection) -> None:
    from alembic import command  # only when there is work: importing it takes as long as all the rest
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", os.fspath(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
