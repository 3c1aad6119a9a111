"""A project: opened, written, what contradicts in it, its pictures, its verdicts."""

from .conflicts import Choice, clash, conflict_data, settle
from .data import (
    export_formats,
    import_formats,
    kept_data,
    project_data,
    reading_over,
    save_data,
    sent_data,
)
from .editing import Edited, Place, Step, add_node, append_note, put_note_back, remove_node, shift_node, write_node
from .opened import (
    ProjectView,
    check_size,
    download,
    kept_project,
    look_at_project,
    open_project,
    save_outline,
    settled_project,
)
from .pictures import add_picture, keep_pictures, picture, source_of
from .verdicts import opinion, report_of, told

__all__ = [
    "Choice",
    "Edited",
    "Place",
    "ProjectView",
    "Step",
    "add_node",
    "add_picture",
    "append_note",
    "check_size",
    "clash",
    "conflict_data",
    "download",
    "export_formats",
    "import_formats",
    "keep_pictures",
    "kept_data",
    "kept_project",
    "look_at_project",
    "open_project",
    "opinion",
    "picture",
    "project_data",
    "put_note_back",
    "reading_over",
    "remove_node",
    "report_of",
    "save_data",
    "save_outline",
    "sent_data",
    "settle",
    "settled_project",
    "shift_node",
    "source_of",
    "told",
    "write_node",
]
