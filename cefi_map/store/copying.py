"""One copy of a SQLite database in another folder, made while it is used: whole, checked and on the disk, or not there.

A copy is a database file: the server stopped, it may be put in the place of the other.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cefi_map import limits

from .failures import StorageError

KEPT = 7
"""Days of use whose copies stay."""

PARTIAL = ".en-cours-"

_NAME = re.compile(r"cefi-map-(\d{5,9})-\d{4}-\d\d-\d\d(?:-avant-\d{4})?\.sqlite3")
_PAGES = 1024
"""Pages copied at a breath, 4 MB; between two the disk is others' for ``_BREATH`` seconds."""
_BREATH = 0.002
_STALE = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Copy:
    """``day``: the number of the day of use on which it was made; ``size`` in bytes."""

    name: str
    day: int
    made: datetime
    size: int


def is_database(start: bytes) -> bool:
    """Whether a file that starts so is one of SQLite: https://www.sqlite.org/fileformat.html#the_database_header"""
    return start.startswith(b"SQLite format 3\0")


def found(folder: Path) -> tuple[Copy, ...]:
    """The copies in a folder, newest first, by the day of use: no clock puts an old one before a new one."""
    copies = []
    with told():
        for path in folder.glob("cefi-map-*.sqlite3"):
            if (name := _NAME.fullmatch(path.name)) and path.is_file():
                stat = path.stat()
                copies.append(Copy(path.name, int(name[1]), datetime.fromtimestamp(stat.st_mtime, UTC), stat.st_size))
    return tuple(sorted(copies, key=lambda copy: (copy.day, copy.made), reverse=True))


def has_room(database: Path, folder: Path) -> bool:
    """Whether the folder's disk takes a copy and stays usable."""
    place = next(each for each in (folder, *folder.parents) if each.exists())
    return shutil.disk_usage(place).free >= size(database) + limits.COPY_SPARE


def size(database: Path) -> int:
    """Bytes of the database and its log."""
    return sum(path.stat().st_size for path in (database, Path(f"{database}-wal")) if path.exists())


def make(database: Path, folder: Path, day: int, mark: str = "") -> Path:
    """Copy the database as it stands now; older copies than ``KEPT`` days go. ``StorageError`` when it cannot be."""
    with told():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not has_room(database, folder):
            raise StorageError(
                f"Le disque de {folder} manque de place\u00a0: la copie de vos données ne se fait pas.",
                advice="Libérez de la place, ou choisissez un autre disque avec --copies.",
            )
        target = folder / f"cefi-map-{day:05}-{datetime.now(UTC).date().isoformat()}{mark}.sqlite3"
        partial = folder / f"{PARTIAL}{target.name}.{os.getpid()}.{threading.get_ident()}"
        _sweep(folder)
        try:
            os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
            _fill(database, partial)
            _settle(partial)
            os.replace(partial, target)
            _settle(folder)
        finally:
            partial.unlink(missing_ok=True)
        _rotate(folder)
    return target


def _fill(database: Path, partial: Path) -> None:
    """SQLite's own copy, of one moment: the transaction keeps it from beginning again at each save of others."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(partial)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # one sync at the end is enough
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(copy, pages=_PAGES, progress=lambda *_: time.sleep(_BREATH))
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, without a log beside it
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is not whole")


def _settle(path: Path) -> None:
    """On the disk, a file's bytes or a folder's names."""
    if path.is_dir() and os.name != "posix":
        return  # a folder cannot be opened there
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _rotate(folder: Path) -> None:
    copies = found(folder)
    days = sorted({copy.day for copy in copies})[-KEPT:]
    for copy in copies:
        if copy.day not in days:
            (folder / copy.name).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """What a process that was killed left half done; another may be at its own."""
    for path in folder.glob(f"{PARTIAL}*"):
        with suppress(FileNotFoundError):  # its maker has just finished it
            if abs(time.time() - path.stat().st_mtime) > _STALE:
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()


@contextmanager
def told() -> Iterator[None]:
    """Turn what the disk refuses inside into ``StorageError``."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            "La copie de vos données n’a pas pu se faire.", advice="Vérifiez le disque et le dossier des copies."
        ) from error
