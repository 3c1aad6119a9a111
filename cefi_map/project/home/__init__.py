"""The projects of a person: made, imported, renamed, thrown away, brought back, erased."""

from .home import (
    NAMELESS,
    ProjectCard,
    create_project,
    duplicate_project,
    erase_project,
    import_project,
    projects,
    rename_project,
    restore_project,
    titles,
    trash,
    trash_project,
)

__all__ = [
    "NAMELESS",
    "ProjectCard",
    "create_project",
    "duplicate_project",
    "erase_project",
    "import_project",
    "projects",
    "rename_project",
    "restore_project",
    "titles",
    "trash",
    "trash_project",
]
