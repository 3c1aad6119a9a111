"""Everything in one file, to be restored on another computer."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from cefi_map.store import Restored, Store

from .files import Download


def save_everything(store: Store) -> Download:
    """All projects with all their revisions."""
    return Download(f"cefi-map-{date.today().isoformat()}.zip", "application/zip", store.export_all())


def restore_everything(store: Store, data: bytes | BinaryIO) -> Restored:
    """Projects of such a file, beside the ones that are here. Nothing is overwritten."""
    return store.restore_all(data)
