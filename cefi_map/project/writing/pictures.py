"""Pictures of a project's nodes: one that somebody adds, redrawn and kept; one that a page shows."""

from __future__ import annotations

from cefi_map import limits
from cefi_map.errors import TooLarge
from cefi_map.formats import Reading
from cefi_map.formats.pictures import Kept, extension, media_type
from cefi_map.mindmap.pictures import source_of as source
from cefi_map.project.files import redrawn
from cefi_map.store import Store


def add_picture(store: Store, project_id: str, data: bytes) -> Kept:
    """Keep a picture that a person adds, as ``formats.pictures`` makes it. ``BadInput``, ``TooLarge``."""
    if len(data) > limits.PICTURE_BYTES:
        raise TooLarge(f"Cette image dépasse {limits.PICTURE_BYTES // 2**20} Mo.", advice="Choisissez-la plus petite.")
    found = redrawn(data)
    store.add_picture(project_id, found.data)
    return found


def source_of(kept: Kept) -> str:
    """Where it lies beside a map's file."""
    return source(kept.hash, extension(kept.data))


def picture(store: Store, project_id: str, hash: str) -> tuple[str, bytes]:
    """Its media type, and it. ``NotFound``."""
    data = store.picture(project_id, hash)
    return media_type(data), data


def keep_pictures(store: Store, project_id: str, reading: Reading) -> None:
    """What comes with a file that is put into a project's map. ``TooLarge``."""
    for data in reading.map.files.values():
        if isinstance(data, bytes):
            store.add_picture(project_id, data)
