"""The shape of a backup: a ZIP that SQLite and PostgreSQL write alike, readable with any tool.

    manifest.json                  {"format", "version", "created", "settings", "projects": [{"id", "title", …,
                                   "head", "revisions": [{"number", "parent", "created", "name", "reason", "origin"}]}]}
                                   and "dossier": {"head", "last", "revisions"} of a project that has one
    projects/<id>/<number>.json    the map of that revision, as the codec writes it, opaque parts included
    projects/<id>/dossier/<number>.json    the dossier of that revision, its layout included
    projects/<id>/returns/<number>.json    the map that a returned review was made on; "returns" of the project say the
                                   rest: {"number", "received", "review"}
    projects/<id>/pictures/<hash>    a picture that nodes of its maps show; "pictures" of the project names them
    works/<id>/<number>.json       the map of that version of a work to review; "cohorts" in the manifest say the rest
    works/<id>/<number>.document   the document handed in with it, as it came
    works/<id>/pictures/<hash>     as of a project

Moments are ISO 8601 in UTC. What can be computed again (summaries) is left out.

A backup holds every revision, so it may pass the limits for a stranger's archive (``limits.ARCHIVE_…``): 20,000 saves
of a map of 100 nodes are 280 MB expanded, 30 MB as a file. It has limits of its own, held when writing as well: what
is written can be read back. No ratio is asked for: the expanded size is bounded, and nothing is unpacked on disk.
"""

from __future__ import annotations

import zipfile

from cefi_map import limits
from cefi_map.errors import TooLarge

FORMAT = "cefi-map"
VERSION = 4
"""1 had no dossiers, 2 no cohorts nor returned reviews, 3 no pictures in maps; all are still read."""
MANIFEST = "manifest.json"


def entry(project: str, number: int) -> str:
    return f"projects/{project}/{number}.json"


def dossier_entry(project: str, number: int) -> str:
    return f"projects/{project}/dossier/{number}.json"


def return_entry(project: str, number: int) -> str:
    return f"projects/{project}/returns/{number}.json"


def shown_entry(kind: str, id: str, hash: str) -> str:
    """A picture of a map; ``kind`` is "projects" or "works"."""
    return f"{kind}/{id}/pictures/{hash}"


def put(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Write an entry, if it can be read back."""
    if len(data) > limits.BACKUP_ENTRY_BYTES:
        raise too_large()
    file.writestr(name, data)


def get(file: zipfile.ZipFile, name: str) -> bytes:
    """An entry, never more of it than ``BACKUP_ENTRY_BYTES``; deflated or stored, as we write them."""
    entry = file.getinfo(name)
    if entry.file_size > limits.BACKUP_ENTRY_BYTES:
        raise too_large()
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("a method we do not write")
    return file.read(entry)


def too_large() -> TooLarge:
    return TooLarge("Cette sauvegarde dépasse la taille permise.", advice="Videz la corbeille, puis réessayez.")
