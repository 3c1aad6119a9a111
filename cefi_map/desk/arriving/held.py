"""A file that arrives: its bytes, or where they wait, on disk or in an archive, so that a class is never in memory at
once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cefi_map import formats, limits
from cefi_map.errors import TooLarge
from cefi_map.formats.archive import Archive
from cefi_map.formats.sniff import ZIP


@dataclass(frozen=True, slots=True)
class Entry:
    """A file inside what holds an archive, which is opened again where none is open."""

    of: Held
    name: str
    archive: Archive | None = None


Held = bytes | Path | Entry
_EMPTY = b"PK\x05\x06"
"""How a ZIP begins that holds nothing."""
File = tuple[str, Held]
"""Its name and what it holds."""


def in_archive(held: Held) -> bool:
    """Whether it is a ZIP of works, and neither a map nor the document of another program: these are never so large."""
    if size_of(held) <= limits.UPLOAD_BYTES:
        data = bytes_of(held)
        return formats.is_archive(data) or data.startswith(_EMPTY)
    if not isinstance(held, Path):
        return bytes_of(held).startswith(ZIP)
    with held.open("rb") as file:
        return file.read(len(ZIP)) == ZIP


def opened(held: Held) -> Archive:
    """The archive of a class. ``TooLarge`` past ``limits.CLASS_BYTES``, ``BadInput`` as ``Archive`` says it."""
    if size_of(held) > limits.CLASS_BYTES:
        most = limits.CLASS_BYTES // 2**20
        raise TooLarge(f"Cette archive dépasse {most} Mo.", advice="Coupez-la en deux, puis déposez chaque partie.")
    return Archive(bytes_of(held) if isinstance(held, Entry) else held, together=False)


def bytes_of(held: Held) -> bytes:
    """What it holds. ``TooLarge`` past ``limits.PICTURED_BYTES``, before it is read, and past what such a file may
    have. ``BadInput`` where its archive is damaged."""
    if isinstance(held, Entry):
        if held.archive:
            return held.archive.read(held.name)
        with opened(held.of) as archive:
            return archive.read(held.name)
    if size_of(held) > limits.PICTURED_BYTES:
        raise _too_large(limits.PICTURED_BYTES)
    data = held.read_bytes() if isinstance(held, Path) else held
    if len(data) > (most := formats.most_bytes(data)):
        raise _too_large(most)
    return data


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"Ce fichier dépasse {most // 2**20} Mo.", advice="Choisissez-en un plus petit.")


def made_of(held: Held) -> datetime | None:
    """When a file on disk was last written, or one in an archive, as that says."""
    if isinstance(held, Entry):
        return held.archive.made(held.name) if held.archive else None
    return datetime.fromtimestamp(held.stat().st_mtime, UTC) if isinstance(held, Path) else None


def size_of(held: Held) -> int:
    if isinstance(held, Path):
        return held.stat().st_size
    return len(held if isinstance(held, bytes) else bytes_of(held))
