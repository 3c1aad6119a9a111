"""Whether work can be kept now: the database answers and takes it, the disk has room."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from cefi_map import limits
from cefi_map.store import Cells, StorageError, Store

GOOD = "bon"


@dataclass(frozen=True, slots=True)
class Health:
    """« bon », or a few words of what is wrong, without any address."""

    database: str
    disk: str

    @property
    def good(self) -> bool:
        return self.database == self.disk == GOOD


def health(opened: Store | Cells, directory: Path) -> Health:
    """Asked now, of the database and of the disk on which ``directory`` is."""
    return Health(_database(opened), _disk(directory))


def _database(opened: Store | Cells) -> str:
    try:
        return GOOD if opened.database.takes_writing() else "en lecture seule"
    except StorageError:
        return "ne répond pas"


def _disk(directory: Path) -> str:
    try:
        return GOOD if shutil.disk_usage(directory).free >= limits.COPY_SPARE else "presque plein"
    except OSError:
        return "illisible"
