"""One function per thing a user does. The web and the command line call nothing else.

``files``: maps in files, without a store; ``projects``: saved work, the ``Store`` first; ``history``: its versions;
``backup``: everything in one file; ``editing``: one node at a time; ``conflicts``: two versions; ``drawing``,
``exchange``: the map for the page; ``reference``: what the exam asks. All raise ``CefiError`` only.
"""

from cefi_map.checking import Report, Verdict
from cefi_map.mindmap import MindMap, Node
from cefi_map.reporting import FileReport
from cefi_map.store import SaveConflict, Store

from .backup import restore_everything, save_everything
from .conflicts import Choice, Clash, clash, conflict_data, settle
from .drawing import DrawnNode, Picture, draw, sample
from .editing import Edited, Place, Step, add_node, remove_node, shift_node, write_node
from .examples import example, template
from .exchange import (
    export_formats,
    map_data,
    outline_text,
    parse_outline,
    project_data,
    project_title,
    report_data,
    save_data,
)
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
from .reference import referentiel, rule, rule_list
from .stores import data_directory, open_store

__all__ = [
    "Choice",
    "Clash",
    "Download",
    "DrawnNode",
    "Edited",
    "FileReport",
    "History",
    "Imported",
    "MindMap",
    "Node",
    "Picture",
    "Place",
    "ProjectCard",
    "ProjectView",
    "Report",
    "SaveConflict",
    "Saved",
    "Step",
    "Store",
    "Verdict",
    "add_node",
    "check_file",
    "check_map",
    "clash",
    "compare",
    "conflict_data",
    "convert",
    "create_project",
    "data_directory",
    "download",
    "draw",
    "duplicate_project",
    "erase_project",
    "example",
    "export_formats",
    "history",
    "import_project",
    "map_data",
    "name_revision",
    "open_project",
    "open_revision",
    "open_store",
    "outline_text",
    "overlay",
    "parse_outline",
    "project_data",
    "project_title",
    "projects",
    "read_map",
    "referentiel",
    "remove_node",
    "rename_node",
    "rename_project",
    "render_reports",
    "report_data",
    "report_download",
    "restore_everything",
    "restore_project",
    "restore_revision",
    "rule",
    "rule_list",
    "sample",
    "save_data",
    "save_everything",
    "save_map",
    "save_outline",
    "settle",
    "shift_node",
    "template",
    "trash",
    "trash_project",
    "write_node",
]
