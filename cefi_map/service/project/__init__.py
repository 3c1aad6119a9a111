"""A project: made, opened, written, its versions, its verdicts, its sheets."""

from cefi_map.store import SaveConflict

from .conflicts import Choice, clash, conflict_data, settle
from .data import (
    export_formats,
    import_formats,
    import_programs,
    kept_data,
    map_data,
    outline_text,
    parse_outline,
    project_data,
    report_data,
    save_data,
    sent_data,
)
from .editing import Edited, Place, Step, add_node, remove_node, shift_node, write_node
from .home import (
    ProjectCard,
    create_project,
    duplicate_project,
    erase_project,
    import_project,
    projects,
    rename_project,
    restore_project,
    trash,
    trash_project,
)
from .opened import ProjectView, download, open_project, save_outline
from .printing import LEAST_WIDTH, MOST_WIDTH, READABLE, WIDTH, print_file, printed_sheets, sheets_soon
from .versions import history, name_revision, open_revision

__all__ = [
    "LEAST_WIDTH",
    "MOST_WIDTH",
    "READABLE",
    "WIDTH",
    "Choice",
    "Edited",
    "Place",
    "ProjectCard",
    "ProjectView",
    "SaveConflict",
    "Step",
    "add_node",
    "clash",
    "conflict_data",
    "create_project",
    "download",
    "duplicate_project",
    "erase_project",
    "export_formats",
    "history",
    "import_formats",
    "import_programs",
    "import_project",
    "kept_data",
    "map_data",
    "name_revision",
    "open_project",
    "open_revision",
    "outline_text",
    "parse_outline",
    "print_file",
    "printed_sheets",
    "project_data",
    "projects",
    "remove_node",
    "rename_project",
    "report_data",
    "restore_project",
    "save_data",
    "save_outline",
    "sent_data",
    "settle",
    "sheets_soon",
    "shift_node",
    "trash",
    "trash_project",
    "write_node",
]
