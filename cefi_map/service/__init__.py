"""One function per thing a user does. The web and the command line call nothing else.

``files``: maps in files, without a store; ``projects``: saved work, the ``Store`` first; ``history``: its versions;
``backup``: everything in one file. All raise ``CefiError`` only.
"""

from cefi_map.reporting import FileReport

from .backup import restore_everything, save_everything
from .examples import example, template
from .files import Download, check_file, check_map, convert, read_map, render_reports, report_download
from .history import History, compare, history, name_revision, open_revision, restore_revision
from .picture import overlay
from .projects import (
    Imported,
    ProjectCard,
    ProjectView,
    Saved,
    create_project,
    download,
    duplicate_project,
    erase_project,
    import_project,
    open_project,
    projects,
    rename_node,
    rename_project,
    restore_project,
    save_map,
    save_outline,
    trash,
    trash_project,
)
from .stores import data_directory, open_store

__all__ = [
    "Download",
    "FileReport",
    "History",
    "Imported",
    "ProjectCard",
    "ProjectView",
    "Saved",
    "check_file",
    "check_map",
    "compare",
    "convert",
    "create_project",
    "data_directory",
    "download",
    "duplicate_project",
    "erase_project",
    "example",
    "history",
    "import_project",
    "name_revision",
    "open_project",
    "open_revision",
    "open_store",
    "overlay",
    "projects",
    "read_map",
    "rename_node",
    "rename_project",
    "render_reports",
    "report_download",
    "restore_everything",
    "restore_project",
    "restore_revision",
    "save_everything",
    "save_map",
    "save_outline",
    "template",
    "trash",
    "trash_project",
]
