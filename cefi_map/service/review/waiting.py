"""Files that come up one by one wait on disk until all of them are there; what nobody comes back for is thrown away."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cefi_map import limits
from cefi_map.errors import NotFound, TooLarge
from cefi_map.store import StorageError

from .held import File
from .names import suffix

_ID = re.compile(r"[0-9a-f]{16}")
_HOURS, _AT_ONCE = 6, 20
_PIECE = 1 << 16
_DATA, _NAME, _TOLD = ".file", ".name", "told"


@dataclass(frozen=True)
class Waiting:
    """A folder of arrivals, each a folder: a file and its name for each that came, and what is told meanwhile."""

    place: Path

    def begin(self) -> str:
        """A new arrival. ``TooLarge`` when too many are under way."""
        self.place.mkdir(parents=True, exist_ok=True, mode=0o700)
        if len(self.sweep()) >= _AT_ONCE:
            raise TooLarge("Trop de groupes arrivent en même temps.", advice="Réessayez dans un instant.")
        id = secrets.token_hex(8)
        (self.place / id).mkdir(mode=0o700)
        return id

    def sweep(self) -> list[Path]:
        """Throw away what nobody came back for; what is under way."""
        found = self.place.iterdir() if self.place.is_dir() else ()
        return [each for each in found if not self._forgotten(each)]

    def add(self, id: str, name: str, stream: BinaryIO, made: float = 0) -> None:
        """Keep one more file, ``made`` so many seconds after 1970 where that is known. ``TooLarge`` past what such a
        file, or all of them together, may have."""
        folder = self._folder(id)
        kept = sorted(folder.glob(f"*{_DATA}"))
        if len(kept) >= limits.CLASS_FILES:
            raise TooLarge(f"La limite est de {limits.CLASS_FILES} fichiers à la fois.", advice=_LATER)
        room = limits.CLASS_BYTES - sum(each.stat().st_size for each in kept)
        path = folder / f"{len(kept):04}{_DATA}"
        try:
            _write(path, stream, _most(name), room)
        except BaseException as error:
            path.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise StorageError("La place manque sur le disque.", advice="Libérez-en, puis réessayez.") from None
            raise
        path.with_suffix(_NAME).write_text(name, "utf-8")
        if 0 < made < time.time():
            os.utime(path, (made, made))

    def files(self, id: str) -> Iterator[File]:
        """(name, where it is) of each, in the order in which they came."""
        for path in sorted(self._folder(id).glob(f"*{_DATA}")):
            yield path.with_suffix(_NAME).read_text("utf-8"), path

    def tell(self, id: str, said: str) -> None:
        """How far it is, for whoever asks."""
        with suppress(OSError):  # it is only a word
            (self._folder(id) / _TOLD).write_text(said, "utf-8")

    def told(self, id: str) -> str:
        try:
            return (self._folder(id) / _TOLD).read_text("utf-8")
        except OSError:
            return ""

    def end(self, id: str) -> None:
        shutil.rmtree(self._folder(id), ignore_errors=True)

    def _folder(self, id: str) -> Path:
        folder = self.place / id
        if not _ID.fullmatch(id) or not folder.is_dir():
            raise NotFound("Cet envoi n’est plus là.", advice="Choisissez les fichiers à nouveau.")
        return folder

    @staticmethod
    def _forgotten(folder: Path) -> bool:
        """Thrown away, where nothing came for hours."""
        old = time.time() - folder.stat().st_mtime > _HOURS * 3600
        if old:
            shutil.rmtree(folder, ignore_errors=True)
        return old


_LATER = "Déposez les autres ensuite, dans le même groupe."


def _most(name: str) -> int:
    if suffix(name) == ".zip":
        return limits.CLASS_BYTES
    return limits.PICTURED_BYTES if suffix(name) in (".svg", ".xmind") else limits.UPLOAD_BYTES


def _write(path: Path, stream: BinaryIO, most: int, room: int) -> None:
    size = 0
    with path.open("xb") as file:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > most:
                raise TooLarge(f"Ce fichier dépasse {most >> 20} Mo.", advice="Choisissez-en un plus petit.")
            if size > room:
                raise TooLarge(f"Le groupe dépasse {limits.CLASS_BYTES >> 20} Mo avec ce fichier.", advice=_LATER)
            file.write(piece)
