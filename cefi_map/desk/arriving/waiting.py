"""Files that come up one by one wait on disk until all of them are there; what nobody comes back for is thrown away."""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from cefi_map import limits
from cefi_map.errors import NotFound, TooLarge
from cefi_map.store import StorageError

from .held import File
from .names import suffix

_ID = re.compile(r"[0-9a-f]{16}")
_HOURS = 6
_PIECE = 1 << 16
_STILL = 5 * limits.JUDGE_SECONDS + 60
_DATA, _NAME, _PART, _GONE = ".file", ".name", ".part", ".gone"
_TOLD, _DONE = "told", "done"


@dataclass(frozen=True)
class Waiting:
    """A folder of arrivals, a folder for each ``person`` and in it one for each arrival: a file and its name for each
    that came, and what is told meanwhile."""

    place: Path
    person: str = "here"

    def begin(self) -> str:
        """A new arrival. Of one person's the oldest gives way to it where they began too many."""
        self.sweep()
        own = self.place / self.person
        own.mkdir(parents=True, exist_ok=True, mode=0o700)
        under_way = sorted(filter(_is_sent, own.iterdir()), key=_since)
        for oldest in under_way[: max(0, len(under_way) + 1 - limits.ARRIVALS)]:
            oldest.with_suffix(_GONE).touch(mode=0o600)
            shutil.rmtree(oldest, ignore_errors=True)
        id = secrets.token_hex(8)
        (own / id).mkdir(mode=0o700)
        return id

    def sweep(self) -> None:
        """Throw away what nobody came back for, of anybody."""
        for each in self.place.glob("*/*"):
            with suppress(FileNotFoundError):  # another one threw it away
                if time.time() - _since(each) > _HOURS * 3600:
                    shutil.rmtree(each, ignore_errors=True) if each.is_dir() else each.unlink()

    def add(self, id: str, name: str, stream: BinaryIO, made: float = 0) -> None:
        """Keep one more file, ``made`` so many seconds after 1970 where that is known: on return it is kept, whoever
        sends others at the same time. ``TooLarge`` past what such a file, or all of them together, may have."""
        folder = self._folder(id)
        path = _numbered(folder, name)
        part = path.with_suffix(_PART)
        try:
            _write(part, stream, _most(name), limits.CLASS_BYTES - _held(folder))
            if 0 < made < time.time():
                os.utime(part, (made, made))
            part.rename(path)
        except BaseException as error:
            for each in (part, path.with_suffix(_NAME)):
                each.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise StorageError("La place manque sur le disque.", advice="Libérez-en, puis réessayez.") from None
            if isinstance(error, FileNotFoundError):
                self._folder(id)  # it gave way meanwhile
            raise

    def files(self, id: str) -> Iterator[File]:
        """(name, where it is) of each, in the order in which they came."""
        for path in sorted(self._folder(id).glob(f"*{_DATA}")):
            yield path.with_suffix(_NAME).read_text("utf-8"), path

    def tell(self, id: str, said: Mapping[str, Any]) -> None:
        """How far its reading is, for whoever asks, in whichever process."""
        with suppress(OSError, NotFound):  # it is only a word
            self._say(self._folder(id) / _TOLD, said)

    def finish(self, id: str, said: Mapping[str, Any]) -> None:
        """It is read: what became of it waits to be asked for, its files go."""
        folder = self._folder(id)
        self._say(folder / _DONE, said)
        for each in folder.iterdir():
            if each.name != _DONE:
                each.unlink(missing_ok=True)

    def told(self, id: str) -> dict[str, Any]:
        """How far it is; {} before it is read."""
        return _said(self._folder(id) / _TOLD)

    def finished(self, id: str) -> dict[str, Any]:
        """What became of it; {} before."""
        return _said(self._folder(id) / _DONE)

    def is_still(self, id: str) -> bool:
        """Whether its reading went no further for so long that whoever was at it is gone."""
        with suppress(OSError):
            return time.time() - _since(self._folder(id) / _TOLD) > _STILL
        return False

    @staticmethod
    def _say(path: Path, said: Mapping[str, Any]) -> None:
        new = path.with_suffix(".new")
        new.write_text(json.dumps(said), "utf-8")
        new.replace(path)

    def end(self, id: str) -> None:
        shutil.rmtree(self._folder(id), ignore_errors=True)

    def _folder(self, id: str) -> Path:
        folder = self.place / self.person / id
        if _ID.fullmatch(id) and folder.is_dir():
            return folder
        if _ID.fullmatch(id) and folder.with_suffix(_GONE).exists():
            said = f"Cet envoi a laissé sa place : vous en avez commencé {limits.ARRIVALS} autres depuis."
            raise NotFound(said, advice="Terminez ceux-là, ou choisissez les fichiers à nouveau.")
        raise NotFound("Cet envoi n’est plus là.", advice="Choisissez les fichiers à nouveau.")


_LATER = "Déposez les autres ensuite, dans le même groupe."


def _is_sent(folder: Path) -> bool:
    """Whether its files still come."""
    return folder.is_dir() and not (folder / _TOLD).exists() and not (folder / _DONE).exists()


def _said(path: Path) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return said


def _since(path: Path) -> float:
    """When something came last."""
    return path.stat().st_mtime


def _numbered(folder: Path, name: str) -> Path:
    """Where the next file goes: its number is taken by writing its name, which only one can."""
    after = sum(1 for _ in folder.glob(f"*{_NAME}"))
    for number in (*range(after, limits.CLASS_FILES), *range(min(after, limits.CLASS_FILES))):
        path = folder / f"{number:04}{_DATA}"
        with suppress(FileExistsError), path.with_suffix(_NAME).open("x", encoding="utf-8") as file:
            file.write(name)
            return path
    raise TooLarge(f"La limite est de {limits.CLASS_FILES} fichiers à la fois.", advice=_LATER)


def _held(folder: Path) -> int:
    """Bytes that wait. What is on its way first: one that has come meanwhile is found again among the others."""
    held = 0
    for kind in (_PART, _DATA):
        for each in folder.glob(f"*{kind}"):
            with suppress(FileNotFoundError):
                held += each.stat().st_size
    return held


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
