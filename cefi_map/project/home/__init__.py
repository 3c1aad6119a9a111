"""The projects of a person: made, imported, renamed, thrown away, brought back, erased."""

from .home import (
    NAMELESS,
    ProjectCard,
    create_project,
    erase_project,
    import_project,
    projects,
    rename_project,
    trash,
)

__all__ = [
    "NAMELESS",
    "ProjectCard",
    "create_project",
    "erase_project",
    "import_project",
    "projects",
    "rename_project",
    "trash",
]
