"""Reading a backup: a ZIP nobody trusts, checked as a whole before anything of it is written."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, Any

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap.json_gate import read_json

from . import archive, fields
from .chain import Laid, lay
from .content import pack, parse
from .line import C, Line, V
from .manuscripts import MANUSCRIPTS
from .maps import MAPS
from .parts import parts
from .pictures import SIGNS

_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, KeyError, ValueError)
"""What zipfile, json and ``fields`` raise: cut, altered, encrypted, too deep, without an entry, of another shape."""

_OWN = {"format", "version", "created", "settings", "projects"}
"""What the core reads of a manifest; each wing has its own name there."""

_NAMED = 60
"""Characters of a title that a sentence gives."""


@dataclass(frozen=True, slots=True)
class BackedRevision:
    """One revision of a backup, as it will lie; ``values`` are columns of its row."""

    number: int
    digest: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BackedReturn:
    """A review that a candidate got back; ``values`` are columns of its row."""

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BackedProject:
    """One project of a backup; ``values`` are columns of its row."""

    id: str
    trashed: bool
    values: Mapping[str, Any]
    revisions: tuple[BackedRevision, ...]
    dossier: tuple[BackedRevision, ...] = ()
    returns: tuple[BackedReturn, ...] = ()
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class _BackedLine:
    """A line of revisions, its current number and the highest one given."""

    head: int
    last: int
    revisions: tuple[BackedRevision, ...] = ()


@dataclass(frozen=True, slots=True)
class Backup:
    settings: Mapping[str, Any]
    projects: tuple[BackedProject, ...]
    parts: Mapping[str, Any] = field(default_factory=dict)
    left: bool = False


def read_backup(source: bytes | IO[bytes]) -> Backup:
    """The whole backup, its maps compressed again. ``BadInput`` when anything in it is damaged or newer than this
    application, ``TooLarge`` past the limits."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        if stream.seek(0, io.SEEK_END) > limits.BACKUP_BYTES or _entries(stream) > limits.BACKUP_ENTRIES:
            raise archive.too_large()
        with zipfile.ZipFile(stream) as file:
            return _backup(file)
    except TooLarge:
        raise
    except BadInput as error:
        raise _refused(error.message) from error
    except _UNREADABLE as error:
        raise _refused("Ce fichier n’est pas une sauvegarde, ou il est endommagé.") from error


def _refused(reason: str) -> BadInput:
    return BadInput(reason, advice="Rien n’est restauré\u00a0: choisissez une autre sauvegarde.")


def _entries(stream: IO[bytes]) -> int:
    """How many entries a ZIP has at most: each begins with a signature. ``zipfile`` would load them all to count."""
    stream.seek(0)
    count, tail = 0, b""
    while chunk := stream.read(2**20):
        block = tail + chunk
        count += block.count(b"PK\x01\x02")
        tail = block[-3:]
    return count


def _backup(file: zipfile.ZipFile) -> Backup:
    if sum(entry.file_size for entry in file.infolist()) > limits.BACKUP_EXPANDED:
        raise archive.too_large()
    manifest = fields.mapping(read_json(archive.get(file, archive.MANIFEST)))
    if manifest["format"] != archive.FORMAT:
        raise ValueError("another kind of file")
    if fields.number(manifest["version"]) > archive.VERSION:
        raise BadInput("Cette sauvegarde vient d’une version plus récente de l’application.")
    projects = tuple(_project(file, fields.mapping(item)) for item in fields.listed(manifest["projects"]))
    if len({project.id for project in projects}) != len(projects):
        raise ValueError("a project twice")
    kept = {part.entry: part.read(file, manifest.get(part.entry, [])) for part in parts() if part.entry}
    left = any(said for name, said in manifest.items() if name not in {*_OWN, *kept})
    return Backup(fields.settings(manifest["settings"]), projects, kept, left)


def _project(file: zipfile.ZipFile, data: Mapping[str, Any]) -> BackedProject:
    id, title = fields.id(data["id"]), fields.text(data["title"])
    dossier = _BackedLine(0, 0)
    try:
        map = _line(file, MAPS, archive.entry, id, data)
        if "dossier" in data:
            dossier = _line(file, MANUSCRIPTS, archive.dossier_entry, id, fields.mapping(data["dossier"]))
    except TooLarge:
        raise
    except BadInput as error:
        raise BadInput(f"Le projet «\u00a0{title[:_NAMED]}\u00a0» ne se lit pas. {error.message}") from error
    values = {
        "title": title,
        "source_name": fields.text(data["source_name"]),
        "source_format": fields.text(data["source_format"]),
        "created": fields.moment(data["created"]),
        "updated": fields.moment(data["updated"]),
        "settings": fields.settings(data["settings"]),
        "head": map.head,
        "last": map.last,
        "dossier_head": dossier.head,
        "dossier_last": dossier.last,
    }
    returns = _returns(file, id, data.get("returns", []))
    shown = read_pictures(file, "projects", id, data)
    return BackedProject(id, data["trashed"] is not None, values, map.revisions, dossier.revisions, returns, shown)


def _returns(file: zipfile.ZipFile, project: str, data: object) -> tuple[BackedReturn, ...]:
    found = []
    for item in fields.listed(data):
        row = fields.mapping(item)
        content = archive.get(file, archive.return_entry(project, fields.number(row["number"])))
        values = {"received": fields.moment(row["received"]), "review": fields.settings(row["review"])}
        found.append(BackedReturn({**values, "content": pack(parse(content)).data}))
    return tuple(found)


def read_pictures(file: zipfile.ZipFile, place: str, id: str, data: Mapping[str, Any]) -> tuple[bytes, ...]:
    """The pictures of a project's or a work's maps, each as its hash says."""
    found = []
    for hash in map(fields.text, fields.listed(data.get("pictures", []))):
        content = archive.get(file, archive.shown_entry(place, id, hash))
        if sha256(content).hexdigest() != hash or not content.startswith(SIGNS):
            raise ValueError("another picture")
        found.append(content)
    return tuple(found)


def _line(
    file: zipfile.ZipFile, line: Line[C, V], entry: Callable[[str, int], str], id: str, data: Mapping[str, Any]
) -> _BackedLine:
    told = sorted(map(fields.mapping, fields.listed(data["revisions"])), key=lambda item: fields.number(item["number"]))
    kept = tuple(_revisions(file, line, lambda number: entry(id, number), told))
    numbers = [revision.number for revision in kept]
    head = fields.number(data["head"])
    if head not in numbers or len(set(numbers)) != len(numbers):
        raise ValueError("no current revision, or one twice")
    return _BackedLine(head, max(*numbers, fields.number(data["last"])), kept)


def _revisions(
    file: zipfile.ZipFile, line: Line[C, V], entry: Callable[[int], str], told: Iterable[Mapping[str, Any]]
) -> Iterator[BackedRevision]:
    """The oldest first, each on the one before it: a class is many times as large whole."""
    before: Laid | None = None
    for data in told:
        number = fields.number(data["number"])
        packed = line.kind.pack(line.kind.parse(archive.get(file, entry(number))))
        laid, steps = lay(packed, before)
        before = Laid(number, packed.text, steps)
        row = {"nodes": packed.nodes, "digest": packed.digest, "content": laid.content, "basis": laid.basis}
        yield BackedRevision(number, packed.digest, row | _values(data))


def _values(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "parent": fields.maybe_number(data["parent"]),
        "created": fields.moment(data["created"]),
        "name": fields.text(data["name"]),
        "reason": fields.text(data["reason"], 16),
        "origin": fields.maybe_number(data["origin"]),
    }
