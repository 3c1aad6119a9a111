"""A version of a project, named."""

from __future__ import annotations

from cefi_map.project.naming import named
from cefi_map.store import Revision, Store


def name_revision(store: Store, project_id: str, number: int, name: str) -> Revision:
    """A named revision is never thinned. "" takes the name away."""
    return store.name_revision(project_id, number, named(" ".join(name.split())))
