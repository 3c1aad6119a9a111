"""The versions of a project: listed, looked at, named."""

from __future__ import annotations

from cefi_map.mindmap import MindMap
from cefi_map.project.naming import named
from cefi_map.store import Revision, Store

History = tuple[Revision, ...]


def history(store: Store, project_id: str) -> History:
    """Every revision kept, newest first."""
    return store.history(project_id)


def open_revision(store: Store, project_id: str, number: int) -> MindMap:
    """The map as it stood then."""
    return store.load(project_id, number).map


def name_revision(store: Store, project_id: str, number: int, name: str) -> Revision:
    """A named revision is never thinned. "" takes the name away."""
    return store.name_revision(project_id, number, named(" ".join(name.split())))
