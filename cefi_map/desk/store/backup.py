"""Writing what a trainer keeps, cohorts with the works in them, into a backup."""

from __future__ import annotations

import zipfile
from typing import Any

from sqlalchemy import Connection, select

from cefi_map.store import archive
from cefi_map.store.backup import write_pictures
from cefi_map.store.content import expand

from .pictures import OF_WORK
from .tables import cohorts, readings, works


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


def _versions(connection: Connection, file: zipfile.ZipFile, work: str) -> list[dict[str, Any]]:
    found = []
    for row in connection.execute(select(readings).where(readings.c.work_id == work).order_by(readings.c.number)):
        archive.put(file, work_entry(work, row.number), expand(row.content))
        if row.dossier is not None:
            archive.put(file, document_entry(work, row.number), row.dossier)
        if row.picture is not None:
            archive.put(file, picture_entry(work, row.number), row.picture)
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
                "late": row.late,
                "lets_second": row.lets_second,
            }
        )
    return found


def work_entry(work: str, number: int) -> str:
    return f"works/{work}/{number}.json"


def document_entry(work: str, number: int) -> str:
    return f"works/{work}/{number}.document"


def picture_entry(work: str, number: int) -> str:
    return f"works/{work}/{number}.picture"
