"""Everything in one file, to be restored on another computer; the copies that are made by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from cefi_map.store import Copy, Restored, Store

from .files import Download
from .memory import forget


def save_everything(store: Store) -> Download:
    """All projects with all their revisions."""
    return Download(f"cefi-map-{date.today().isoformat()}.zip", "application/zip", store.export_all())


def restore_everything(store: Store, data: bytes | BinaryIO) -> Restored:
    """Projects of such a file, beside the ones that are here. Nothing is overwritten."""
    return store.restore_all(data)


@dataclass(frozen=True, slots=True)
class AutomaticCopies:
    """Those in ``folder``, newest first; not ``has_room``: its disk takes no more."""

    folder: Path
    copies: tuple[Copy, ...]
    has_room: bool


def automatic_copies(store: Store) -> AutomaticCopies | None:
    """None where the database makes its own (PostgreSQL)."""
    folder = store.copies_folder
    return AutomaticCopies(folder, store.copies(), store.copy_has_room()) if folder else None


def restore_copy(store: Store, name: str) -> Restored:
    """Projects of that copy, beside the ones that are here. Nothing is overwritten."""
    return store.restore_copy(name)


def erase_everything(store: Store, *, copies: bool = False) -> int:
    """For good: projects, groups, settings; the automatic copies too when asked. How many projects there were."""
    count = store.erase_all()
    if copies:
        store.erase_copies()
    forget()
    return count
