"""Where the work is kept: which directory, which database; and what is done for it every day."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cefi_map.errors import BadInput, NotFound
from cefi_map.project.memory import forget
from cefi_map.store import FILE_NAME, FORGOTTEN, Cells, StorageError, Store
from cefi_map.store import open_store as _open

_LOG = logging.getLogger(__name__)
EVERY = 60 * 60
"""Seconds between two looks for what is due."""
GLANCE = 5
"""Seconds between two looks for what others erased."""


def data_directory(chosen: str | Path | None = None) -> Path:
    """The directory chosen, else the system's place for an application's data."""
    if chosen:
        return Path(chosen).expanduser().absolute()
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "cefi-map"


def open_store(
    directory: str | Path | None = None,
    database: str | None = None,
    copies: str | Path | None = None,
    *,
    existing: bool = False,
) -> Store:
    """The store in a directory (SQLite), or at a database URL; its automatic copies in ``copies``, else beside it.
    ``BadInput`` on a URL that is none; ``NotFound`` when it has to be ``existing`` and is not."""
    if database and "://" not in database:
        raise BadInput(
            f"« {database} » n’est pas l’adresse d’une base de données.",
            advice="Écrivez par exemple postgresql://nom@serveur/base.",
        )
    place = database or data_directory(directory)
    if existing:
        _look(place)
    return _open(place, copies=Path(copies).expanduser().absolute() if copies else None)


def _look(place: str | Path) -> None:
    """Whether there is something, and one: ``NotFound`` where a database would be made, ``BadInput`` where several
    centres are in it."""
    if isinstance(place, Path) and not (place / FILE_NAME).exists():
        advice = "Donnez le bon dossier avec --data, ou la base avec --database."
        raise NotFound(f"Le dossier {place} n’a pas de données.", advice=advice)
    if isinstance(place, str) and place.startswith("sqlite:///"):
        file = place.removeprefix("sqlite:///")
        if not Path(file).exists():
            raise NotFound(f"La base {file} n’existe pas.", advice="Donnez la bonne avec --database.")
    elif isinstance(place, str) and place.startswith("postgres"):
        with closing(Cells(place)) as cells:
            names = cells.names()
        if names:
            advice = f"Dites lequel : {', '.join(names)}."
            raise BadInput("Cette base contient les données de plusieurs centres.", advice=advice)


def open_cells(database: str | None) -> Cells:
    """The centres of the PostgreSQL at a URL. ``BadInput`` without one."""
    if not database:
        raise BadInput("Plusieurs centres demandent une base PostgreSQL.", advice="Donnez-la avec --database.")
    return Cells(database)


class Upkeep:
    """What a store is due: every hour of use the histories of what was written, once on a day of use all else, its
    copy included. Looked for when it is used, in a thread of its own: neither a start nor a page waits for it, and a
    server that forks need not know of it.

    ``daily``: what else is due once on a day of use. ``shared``: other processes erase too; within ``GLANCE`` seconds
    of use this one lets go of what it remembers of that."""

    def __init__(self, store: Store, daily: Callable[[Store], None] = lambda _: None, *, shared: bool = False) -> None:
        self._store, self._daily, self._shared = store, daily, shared
        self._glance = 0.0
        self._erased: str | None = None
        self._again = False
        self._since = datetime.now(UTC) - timedelta(seconds=EVERY)
        self._next = 0.0
        self._turn = threading.Lock()

    def look(self) -> None:
        if time.monotonic() >= self._next and self._turn.acquire(blocking=False):
            threading.Thread(target=self._work, name="upkeep", daemon=True).start()
        if self._shared and time.monotonic() >= self._glance:
            self._glance = time.monotonic() + GLANCE
            threading.Thread(target=self._let_go, name="forgetting", daemon=True).start()

    def _let_go(self) -> None:
        """Of all that is in memory, where something was erased since the last look."""
        try:
            erased = self._store.common(FORGOTTEN, "")
            if self._erased is not None and erased != self._erased:
                forget()
                self._store.database.forget()
            self._erased = erased
        except (StorageError, NotFound) as error:  # the next look, a moment later, finds it
            _LOG.warning("Ce qu’un autre processus effaça n’a pas pu être demandé\u00a0: %s", error)

    def _work(self) -> None:
        try:
            since, self._since = self._since, datetime.now(UTC)
            first = self._store.tidy()
            if first:
                self._daily(self._store)
            self._store.tidy_since(since)
            if (first or self._again) and self._store.copy_is_due():  # another process, that was first, may be at it
                self._store.copy()
        except (StorageError, NotFound) as error:  # a centre that another process erased
            _LOG.warning("L’entretien du jour est remis à plus tard\u00a0: %s", error)
        except Exception:
            _LOG.exception("L’entretien du jour n’a pas pu se faire.")
        finally:
            self._again = True
            self._next = time.monotonic() + EVERY
            self._turn.release()
