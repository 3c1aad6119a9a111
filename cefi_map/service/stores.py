"""Where the work is kept: which directory, which database."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cefi_map.errors import BadInput
from cefi_map.store import Store
from cefi_map.store import open_store as _open

VARIABLE = "CEFI_MAP_DATA"


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
    """The store in a directory (SQLite), or at a database URL. Old revisions are thinned, expired trash erased.
    ``BadInput`` on a URL that is none."""
    if database and "://" not in database:
        raise BadInput(
            f"« {database} » n’est pas l’adresse d’une base de données.",
            advice="Écrivez par exemple postgresql://nom@serveur/base.",
        )
    store = _open(database or data_directory(directory))
    store.tidy()
    return store
