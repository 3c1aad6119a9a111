"""Writing what a trainer keeps, cohorts with the works in them, and what candidates got back, into a backup."""

from __future__ import annotations

import zipfile
from typing import Any

from sqlalchemy import Connection, select

from . import archive
from .content import expand
from .pictures import OF_WORK, Kin
from .tables import cohorts, readings, returns, works


def write_cohorts(connection: Connection, file: zipfile.ZipFile, owner: str) -> list[dict[str, Any]]:
    """Write each version's map and document; what the manifest says of the cohorts."""
    query = select(cohorts).where(cohorts.c.owner_id == owner).order_by(cohorts.c.created, cohorts.c.id)
    return [
        {
            "id": row.id,
            "name": row.name,
            "created": row.created.isoformat(),
            "session": row.session,
            "people": row.people,
            "works": [
                {
                    "id": work.id,
                    "name": work.name,
                    "project": work.project,
                    "versions": _versions(connection, file, work.id),
                    "pictures": write_pictures(connection, file, OF_WORK, work.id),
                }
                for work in connection.execute(select(works).where(works.c.cohort_id == row.id).order_by(works.c.id))
            ],
        }
        for row in connection.execute(query).all()
    ]


def write_returns(connection: Connection, file: zipfile.ZipFile, project: str) -> list[dict[str, Any]]:
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


def _versions(connection: Connection, file: zipfile.ZipFile, work: str) -> list[dict[str, Any]]:
    found = []
    for row in connection.execute(select(readings).where(readings.c.work_id == work).order_by(readings.c.number)):
        archive.put(file, archive.work_entry(work, row.number), expand(row.content))
        if row.dossier is not None:
            archive.put(file, archive.document_entry(work, row.number), row.dossier)
        if row.picture is not None:
            archive.put(file, archive.picture_entry(work, row.number), row.picture)
        found.append(
            {
                "number": row.number,
                "received": row.received.isoformat(),
                "source_name": row.source_name,
                "title": row.title,
                "review": row.review,
                "opinion": row.opinion,
                "dossier_name": row.dossier_name,
                "dossier": row.dossier is not None,
                "made": row.made and row.made.isoformat(),
                "picture_name": row.picture_name,
            }
        )
    return found
