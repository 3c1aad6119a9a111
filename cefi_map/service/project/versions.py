"""The versions of a project: listed, looked at, named."""

from __future__ import annotations

from cefi_map.judging import Report
from cefi_map.mindmap import MindMap
from cefi_map.service.exam import readings
from cefi_map.service.naming import named
from cefi_map.store import Revision, Store

from .verdicts import judged

History = tuple[Revision, ...]


def history(store: Store, project_id: str) -> History:
    """Every revision kept, newest first."""
    return store.history(project_id)


def open_revision(store: Store, project_id: str, number: int) -> tuple[MindMap, Report]:
    """The map as it stood then, and what the rules of today say of it."""
    return judged(store, project_id, number, readings(store))


def name_revision(store: Store, project_id: str, number: int, name: str) -> Revision:
    """A named revision is never thinned. "" takes the name away."""
    return store.name_revision(project_id, number, named(" ".join(name.split())))
