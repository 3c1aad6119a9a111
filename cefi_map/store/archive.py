"""The shape of a backup: a ZIP that SQLite and PostgreSQL write alike, readable with any tool.

    manifest.json                  {"format", "version", "created", "settings", "projects": [{"id", "title", …,
                                   "head", "revisions": [{"number", "parent", "created", "name", "reason", "origin"}]}]}
                                   and "dossier": {"head", "last", "revisions"} of a project that has one
    projects/<id>/<number>.json    the map of that revision, as the codec writes it, opaque parts included
    projects/<id>/dossier/<number>.json    the dossier of that revision, its layout included

Moments are ISO 8601 in UTC. What can be computed again (summaries) is left out.

A backup holds every revision, so it may pass the limits for a stranger's archive (``limits.ARCHIVE_…``): 20,000 saves
of a map of 100 nodes are 280 MB expanded, 30 MB as a file. It has limits of its own, held when writing as well: what
is written can be read back. No ratio is asked for: the expanded size is bounded, and nothing is unpacked on disk.
"""

from __future__ import annotations

from cefi_map.errors import TooLarge

FORMAT = "cefi-map"
VERSION = 2
"""1 had no dossiers; it is still read."""
MANIFEST = "manifest.json"


def entry(project: str, number: int) -> str:
    return f"projects/{project}/{number}.json"


def dossier_entry(project: str, number: int) -> str:
    return f"projects/{project}/dossier/{number}.json"


def too_large() -> TooLarge:
    return TooLarge("Cette sauvegarde dépasse la taille permise.", advice="Videz la corbeille, puis réessayez.")
