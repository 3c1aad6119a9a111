"""Where the work is kept: which directory, which database; and what is done for it every day."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from pathlib import Path

from cefi_map.errors import BadInput
from cefi_map.store import Store
from cefi_map.store import open_store as _open

VARIABLE = "CEFI_MAP_DATA"
EVERY = 60 * 60
"""Seconds between two looks for what is due."""


def data_directory(chosen: str | Path | None = None) -> Path:
    """The directory chosen, else what ``CEFI_MAP_DATA`` says, else the system's place for an application's data."""
    if chosen or os.environ.get(VARIABLE):
        return Path(chosen or os.environ[VARIABLE]).expanduser().absolute()
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "cefi-map"


def open_store(directory: str | Path | None = None, database: str | None = None) -> Store:
    """The store in a directory (SQLite), or at a database URL. ``BadInput`` on a URL that is none."""
    if database and "://" not in database:
        raise BadInput(
            f"« {database} » n’est pas l’adresse d’une base de données.",
            advice="Écrivez par exemple postgresql://nom@serveur/base.",
        )
    return _open(database or data_directory(directory))


class Upkeep:
    """What a store is due once on a day of use, looked for when it is used, at most once an hour, in a thread of its
    own: neither a start nor a page waits for it, and a server that forks need not know of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._next = 0.0
        self._turn = threading.Lock()

    def look(self) -> None:
        if time.monotonic() >= self._next and self._turn.acquire(blocking=False):
            threading.Thread(target=self._work, name="upkeep", daemon=True).start()

    def _work(self) -> None:
        try:
            self._store.tidy()
        except Exception:
            logging.getLogger(__name__).exception("L’entretien du jour n’a pas pu se faire.")
        finally:
            self._next = time.monotonic() + EVERY
            self._turn.release()
