"""Where the work is kept, what is done for it every day, and everything in one file."""

from cefi_map.store import Cells, Restored, StorageError, Store

from .backup import (
    automatic_copies,
    beside,
    erase,
    find_project,
    restore_centre,
    restore_file,
    save_centre,
    save_everything,
    unread,
)
from .health import health
from .stores import Upkeep, data_directory, open_cells, open_store

__all__ = [
    "Cells",
    "Restored",
    "StorageError",
    "Store",
    "Upkeep",
    "automatic_copies",
    "beside",
    "data_directory",
    "erase",
    "find_project",
    "health",
    "open_cells",
    "open_store",
    "restore_centre",
    "restore_file",
    "save_centre",
    "save_everything",
    "unread",
]
