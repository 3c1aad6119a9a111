"""Writing a backup: everything of one owner, as it stands at one moment."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import IO, Any

from sqlalchemy import Connection, select

from cefi_map import limits

from . import archive, rows
from .chain import texts
from .content import expand
from .line import C, Line, V
from .manuscripts import MANUSCRIPTS
from .maps import MAPS
from .parts import parts
from .pictures import OF_PROJECT, Kin
from .settings import read_settings
from .tables import returns
from .values import Project, Revision


def write_backup(connection: Connection, owner: str, stream: IO[bytes]) -> None:
    """Write to ``stream``, revision by revision. ``TooLarge`` when it could not be read back."""
    found = [rows.to_project(row) for row in connection.execute(rows.listing(owner))]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        described = [_project(connection, file, project) for project in found]
        manifest = {
            "format": archive.FORMAT,
            "version": archive.VERSION,
            "created": rows.now().isoformat(),
            "settings": read_settings(connection, owner),
            "projects": described,
            **{part.entry: part.write(connection, file, owner) for part in parts() if part.entry},
        }
        archive.put(file, archive.MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        if _passes(file.infolist()):  # TooLarge now rather than on the day it is needed
            raise archive.too_large()


def _project(connection: Connection, file: zipfile.ZipFile, project: Project) -> dict[str, Any]:
    """Write the revisions of its map and its dossier; what the manifest says of the project."""
    dossier = _line(connection, file, MANUSCRIPTS, project.id, archive.dossier_entry)
    return {
        "id": project.id,
        "title": project.title,
        "source_name": project.source_name,
        "source_format": project.source_format,
        "created": project.created.isoformat(),
        "updated": project.updated.isoformat(),
        "trashed": _iso(project.trashed),
        "settings": project.settings,
        **_line(connection, file, MAPS, project.id, archive.entry),
        **({"dossier": dossier} if dossier["revisions"] else {}),
        "returns": _returns(connection, file, project.id),
        "pictures": write_pictures(connection, file, OF_PROJECT, project.id),
    }


def _line(
    connection: Connection, file: zipfile.ZipFile, line: Line[C, V], id: str, entry: Callable[[str, int], str]
) -> dict[str, Any]:
    """Write what a line's revisions hold; what the manifest says of them."""
    for number, _, text in texts(connection, line, id):
        archive.put(file, entry(id, number), text)
    head, last = rows.numbers(connection, line, id)
    history = connection.execute(rows.history(line, id))
    return {"head": head, "last": last, "revisions": [_revision(rows.to_revision(row)) for row in history]}


def _returns(connection: Connection, file: zipfile.ZipFile, project: str) -> list[dict[str, Any]]:
    """Write the maps as they were reviewed; what the manifest says of the reviews of a project."""
    found = []
    for row in connection.execute(select(returns).where(returns.c.project_id == project).order_by(returns.c.number)):
        archive.put(file, archive.return_entry(project, row.number), expand(row.content))
        found.append({"number": row.number, "received": row.received.isoformat(), "review": row.review})
    return found


def write_pictures(connection: Connection, file: zipfile.ZipFile, kin: Kin, id: str) -> list[str]:
    """Write the pictures of a project's or a work's maps; their hashes."""
    hashes = list(connection.scalars(select(kin.table.c.hash).where(kin.of == id).order_by(kin.table.c.hash)))
    for hash in hashes:  # one at a time
        content = connection.scalar(select(kin.table.c.content).where(kin.of == id, kin.table.c.hash == hash))
        archive.put(file, archive.shown_entry(kin.place, id, hash), content or b"")
    return hashes


def _revision(revision: Revision) -> dict[str, Any]:
    return {
        "number": revision.number,
        "parent": revision.parent,
        "created": revision.created.isoformat(),
        "name": revision.name,
        "reason": revision.reason,
        "origin": revision.origin,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _passes(entries: Iterable[zipfile.ZipInfo]) -> bool:
    sizes = [(entry.file_size, entry.compress_size) for entry in entries]
    expanded, size = (sum(column) for column in zip(*sizes, strict=True))
    return len(sizes) > limits.BACKUP_ENTRIES or expanded > limits.BACKUP_EXPANDED or size > limits.BACKUP_BYTES * 0.9
