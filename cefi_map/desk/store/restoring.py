"""Reading cohorts and works from a backup that nobody trusts; ``ValueError`` on another shape."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cefi_map.store import archive, fields
from cefi_map.store.content import Packed, pack, parse
from cefi_map.store.restoring import read_pictures

from .backup import document_entry, picture_entry, work_entry


@dataclass(frozen=True, slots=True)
class BackedVersion:
    """One version of a work; ``values`` are columns of its row but its map's."""

    packed: Packed
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BackedWork:
    id: str
    name: str
    project: str
    versions: tuple[BackedVersion, ...]
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class BackedCohort:
    id: str
    values: Mapping[str, Any]
    works: tuple[BackedWork, ...]


def read_cohorts(file: zipfile.ZipFile, data: object) -> tuple[BackedCohort, ...]:
    return tuple(_cohort(file, fields.mapping(item)) for item in fields.listed(data))


def _cohort(file: zipfile.ZipFile, data: Mapping[str, Any]) -> BackedCohort:
    values = {
        "name": fields.text(data["name"]),
        "created": fields.moment(data["created"]),
        "session": fields.text(data.get("session", "")),  # backups of before sessions have none
        "people": fields.settings(data.get("people", {})),
    }
    works = tuple(_work(file, fields.mapping(item)) for item in fields.listed(data["works"]))
    return BackedCohort(fields.id(data["id"]), values, works)


def _work(file: zipfile.ZipFile, data: Mapping[str, Any]) -> BackedWork:
    id = fields.id(data["id"])
    versions = tuple(_version(file, id, fields.mapping(item)) for item in fields.listed(data["versions"]))
    numbers = [version.values["number"] for version in versions]
    if not numbers or len(set(numbers)) != len(numbers):
        raise ValueError("no version, or one twice")
    shown = read_pictures(file, "works", id, data)
    return BackedWork(id, fields.text(data["name"]), fields.text(data["project"]), versions, shown)


def _version(file: zipfile.ZipFile, work: str, data: Mapping[str, Any]) -> BackedVersion:
    number = fields.number(data["number"])
    packed = pack(parse(archive.get(file, work_entry(work, number))))
    values = {
        "number": number,
        "received": fields.moment(data["received"]),
        "source_name": fields.text(data["source_name"]),
        "title": fields.text(data["title"]),
        "review": fields.settings(data["review"]),
        "opinion": fields.settings(data["opinion"]),
        "dossier_name": fields.text(data["dossier_name"]),
        "made": fields.moment(data["made"]) if data.get("made") else None,
        "late": data.get("late") is True,
        "lets_second": data.get("lets_second") is True,
        "picture_name": (pictured := fields.text(data.get("picture_name", ""))),
        "picture": archive.get(file, picture_entry(work, number)) if pictured else None,
        "dossier": archive.get(file, document_entry(work, number)) if data["dossier"] is True else None,
    }
    return BackedVersion(packed, values)
