"""ZIP archives (XMind, DOCX, a class): what is suspicious is refused before a byte is expanded."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge

_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")
_ENCRYPTED = 0x1
_NO_DATE = 1980
"""The year of an entry that has none: the first that a ZIP can write."""
_HOLDING = (".zip", ".svg", ".xmind")
"""Files that may hold pictures, or others."""
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OF_SYSTEMS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_TOLD = 5
"""Names that a sentence gives."""
_LONG = 60
"""Characters of a name that it gives."""
_SAVE_AGAIN = "Enregistrez-le de nouveau dans son logiciel, puis réessayez."


class Archive:
    """The entries of a ZIP, checked as a whole on opening; each is expanded only when read."""

    def __init__(self, held: bytes | Path, *, together: bool = True, most: int = limits.ARCHIVE_ENTRIES) -> None:
        """``BadInput`` (damaged, encrypted, a path outside) or ``TooLarge`` (past ``most`` entries, among others), each
        in one French sentence. Not ``together``: files of several people, held to the limits of a class, so that an
        entry that is not accepted is refused alone, when it is read.
        """
        try:
            self._zip = zipfile.ZipFile(held if isinstance(held, Path) else io.BytesIO(held))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
            raise BadInput("Ce fichier est endommagé : son sommaire est illisible.", advice=_SAVE_AGAIN) from None
        entries = self._zip.infolist()
        _check_count(len(entries), most if together else limits.CLASS_ENTRIES)
        _check_names([entry.orig_filename for entry in entries])
        problems = ((entry.filename, _problem(entry) or _too_large(entry, together)) for entry in entries)
        self._refused = {name: problem for name, problem in problems if problem}
        if together and self._refused:
            raise next(iter(self._refused.values()))
        self.size = sum(entry.file_size for entry in entries if entry.filename not in self._refused)
        """Bytes of all entries, expanded."""
        _check_total(self.size, limits.ARCHIVE_BYTES if together else limits.CLASS_EXPANDED)
        self.names = tuple(entry.filename for entry in entries)
        self.opened: set[str] = set()
        """Entries that were asked for."""

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """One entry, its checksum verified. ``BadInput`` when it is damaged or missing."""
        self.opened.add(name)
        if name not in self:
            raise BadInput(f"Il manque « {_shown(name)} » dans ce fichier.", advice=_SAVE_AGAIN)
        if name in self._refused:
            raise self._refused[name]
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise BadInput(
                f"Ce fichier est endommagé : « {_shown(name)} » ne se lit pas.", advice=_SAVE_AGAIN
            ) from None

    def made(self, name: str) -> datetime | None:
        """When an entry was written, by the clock of whoever packed it; None where that is not said."""
        try:
            moment = datetime(*self._zip.getinfo(name).date_time).astimezone()
        except (KeyError, ValueError, OverflowError, OSError):
            return None
        return moment if moment.year > _NO_DATE else None

    def read_all(self) -> Iterator[tuple[str, bytes]]:
        """(name, content) of every file entry."""
        return ((name, self.read(name)) for name in self.names if not name.endswith("/"))


def is_somebodys(name: str) -> bool:
    """Whether an entry is a file that a person put there: no folder, nothing that systems add."""
    parts = PurePosixPath(name).parts
    return not name.endswith("/") and not any(part in _OF_SYSTEMS or part.startswith("._") for part in parts)


def left_aside(names: Sequence[str]) -> str:
    """A sentence for files of an archive that are not taken and are no fault; it stays short for hundreds of them."""
    shown = ", ".join(_shown(name if len(name) <= _LONG else f"…{name[1 - _LONG :]}") for name in names[:_TOLD])
    more = len(names) - _TOLD
    rest = f" et {more} autre{'s' if more > 1 else ''}" if more > 0 else ""
    what = "1 fichier laissé de côté" if len(names) == 1 else f"{len(names)} fichiers laissés de côté"
    return f"{what}\u00a0: {shown}{rest}."


def _check_count(count: int, most: int) -> None:
    if count > most:
        raise TooLarge(
            f"Ce fichier contient {count} éléments, la limite est de {most}.",
            advice="Ôtez ses images et ses pièces jointes, puis réessayez.",
        )


def _check_names(names: list[str]) -> None:
    for name in names:
        if _OUTSIDE.search(name):
            raise BadInput(
                f"Ce fichier contient un chemin interdit : « {_shown(name)} ».", advice="Demandez-en une copie saine."
            )
    if len(set(names)) < len(names):
        raise BadInput("Ce fichier contient deux fois le même élément.", advice=_SAVE_AGAIN)


def _problem(entry: zipfile.ZipInfo) -> BadInput | None:
    if entry.flag_bits & _ENCRYPTED:
        return BadInput(
            "Ce fichier est protégé par un mot de passe.", advice="Enregistrez-le sans mot de passe, puis réessayez."
        )
    if entry.compress_type not in _READABLE:
        return BadInput("Ce fichier est compressé d’une façon inconnue.", advice=_SAVE_AGAIN)
    if entry.file_size > limits.ARCHIVE_RATIO * max(entry.compress_size, 1):
        return TooLarge(
            f"Ce fichier se déplie plus de {limits.ARCHIVE_RATIO} fois : il est refusé par prudence.",
            advice="Copiez la carte dans un nouveau document, puis réessayez.",
        )
    return None


def _too_large(entry: zipfile.ZipInfo, together: bool) -> TooLarge | None:
    """One person's file in the archive of a class is no larger than if it came by itself."""
    most = limits.UPLOAD_BYTES
    if entry.filename.lower().endswith(_HOLDING):
        most = min(limits.PICTURED_BYTES, limits.ARCHIVE_BYTES)
    if together or entry.file_size <= most:
        return None
    return TooLarge(f"Ce fichier dépasse {most >> 20} Mo une fois déplié.", advice="Demandez-en un plus petit.")


def _check_total(size: int, most: int) -> None:
    if size > most:
        raise TooLarge(
            f"Ce fichier dépasse {most >> 20} Mo une fois déplié.",
            advice="Ôtez ses images et ses pièces jointes, puis réessayez.",
        )


def _shown(name: str) -> str:
    """A name as a sentence may show it: printable and short."""
    return "".join(char if char.isprintable() else "?" for char in name[:_LONG])
