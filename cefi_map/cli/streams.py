"""What commands read, write and say; and which failures are sentences."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from cefi_map import limits
from cefi_map.errors import CefiError, Exhausted, TooLarge, exhausted, reason

T = TypeVar("T")

FAILURES = (CefiError, *Exhausted)
"""What a file may do to a command: it is told, and the next file is read."""


def read(path: str) -> bytes:
    """The bytes of a file, or of a pipe, as far as the limit."""
    try:
        with open(path, "rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError:
        raise CefiError("ce fichier n’existe pas.", advice="Vérifiez son nom et son dossier.") from None
    except IsADirectoryError:
        raise CefiError("c’est un dossier.", advice="Donnez les fichiers qu’il contient.") from None
    except OSError as error:
        raise CefiError(f"ce fichier ne peut pas être lu ({reason(error)}).") from None
    if len(data) > limits.FILE_BYTES:
        raise TooLarge(f"Ce fichier est trop grand : la limite est de {limits.FILE_BYTES // 2**20} Mo.")
    return data


def shown(path: str) -> str:
    """A file's name as a report may print it: bytes of another encoding become « � »."""
    return os.fsencode(path).decode("utf-8", "replace")


def write(path: Path, data: bytes, *, private: bool = False) -> None:
    """All or nothing: a file that is being replaced stays whole until the new one is. A device or a pipe is written
    to, never replaced; a link stays, what it leads to is replaced. ``private``: nobody else may read the new file."""
    place = Path(os.path.realpath(path))
    temporary = place.with_name(f".cefi-map.{os.getpid()}")
    try:
        if place.exists() and not (place.is_file() or place.is_dir()):
            place.write_bytes(data)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.touch(0o600 if private else 0o666)
        temporary.write_bytes(data)
        temporary.replace(place)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise unwritten(path, error) from None


def unwritten(path: Path, error: OSError) -> CefiError:
    return CefiError(f"{path} ne peut pas être écrit ({reason(error)}).", advice="Choisissez un autre dossier.")


def emit(data: bytes, output: Path | None) -> None:
    if output:
        write(output, data)
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, AttributeError):  # a full disk behind « > », or no standard output at all
        raise CefiError("le résultat ne peut pas être écrit.", advice="Choisissez un fichier avec --output.") from None


def progress(items: Iterable[T], verb: str) -> Iterator[T]:
    """The items, with « Vérification 3/20 » on a terminal when there are many."""
    items = list(items)
    shown = len(items) > 3 and sys.stderr.isatty()
    for rank, item in enumerate(items, 1):
        if shown:
            print(f"\r{verb} {rank}/{len(items)}", end="", file=sys.stderr, flush=True)
        yield item
    if shown:
        print(file=sys.stderr)


def count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number < 2 else many}"


def say(message: str) -> int:
    print(message, file=sys.stderr)
    return 0


def told(error: BaseException) -> str:
    return str(error if isinstance(error, CefiError) else exhausted(error))


def fail(message: str) -> int:
    print(f"cefi-map : {message}", file=sys.stderr)
    return 2
