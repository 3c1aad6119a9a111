"""One function per thing a user does. The web and the command line call nothing else.

``files``: maps in files, without a store; ``dossiers``: the same for dossiers; ``projects``: saved work, the
``Store`` first; ``history``: its versions;
``backup``: everything in one file; ``editing``: one node at a time; ``conflicts``: two versions; ``drawing``,
``exchange``: the map for the page; ``reference``: what the exam asks; ``readings``: how the centre reads it;
``preview``, ``hand_in``: paper, and the ZIP to hand in; ``writing``, ``writing_data``, ``paging``, ``figures``: the
dossier of a project, as data for its page, on pages, with the map in it. All raise ``CefiError`` only.
"""

from cefi_map.checking import (
    ALL_CODES,
    CODES,
    DEFAULT,
    STAGE_WORDS,
    VERDICT_WORDS,
    Readings,
    Report,
    StageFinding,
    Verdict,
)
from cefi_map.mindmap import MindMap, Node
from cefi_map.reporting import FileReport
from cefi_map.reporting.dossier import DossierReport
from cefi_map.store import SaveConflict, Saved, StorageError, Store

from .backup import restore_everything, save_everything
from .conflicts import Choice, Clash, clash, conflict_data, settle
from .dossiers import (
    check_dossier,
    check_dossier_file,
    convert_dossier,
    read_dossier,
    render_dossier_reports,
)
from .drawing import DrawnNode, Picture, draw, sample
from .editing import Edited, Place, Step, add_node, remove_node, shift_node, write_node
from .examples import example, template
from .exchange import (
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
)
from .files import (
    Download,
    check_file,
    check_map,
    convert,
    read_maps,
    render_reports,
    report_download,
    safe_name,
)
from .hand_in import BeforeHandIn, before_hand_in, hand_in
from .history import History, compare, history, name_revision, open_revision, restore_revision
from .later import soon
from .picture import overlay
from .preview import LEAST_WIDTH, MOST_WIDTH, READABLE, WIDTH, print_file, printed_sheets
from .printing import SHEETS, Printing, undrawn
from .projects import (
    Imported,
    ProjectCard,
    ProjectView,
    create_project,
    download,
    duplicate_project,
    erase_project,
    import_project,
    open_project,
    projects,
    rename_project,
    restore_project,
    save_map,
    save_outline,
    trash,
    trash_project,
)
from .readings import (
    OPEN_POINTS,
    OpenPoint,
    readings,
    readings_data,
    readings_file,
    readings_said,
    reset_readings,
    set_readings,
)
from .reference import Piece, Score, marked, matching, referentiel, rule, rule_list, scores
from .stores import Upkeep, data_directory, open_store

__all__ = [
    "ALL_CODES",
    "CODES",
    "DEFAULT",
    "LEAST_WIDTH",
    "MOST_WIDTH",
    "OPEN_POINTS",
    "READABLE",
    "SHEETS",
    "STAGE_WORDS",
    "VERDICT_WORDS",
    "WIDTH",
    "BeforeHandIn",
    "Choice",
    "Clash",
    "DossierReport",
    "Download",
    "DrawnNode",
    "Edited",
    "FileReport",
    "History",
    "Imported",
    "MindMap",
    "Node",
    "OpenPoint",
    "Picture",
    "Piece",
    "Place",
    "Printing",
    "ProjectCard",
    "ProjectView",
    "Readings",
    "Report",
    "SaveConflict",
    "Saved",
    "Score",
    "StageFinding",
    "Step",
    "StorageError",
    "Store",
    "Upkeep",
    "Verdict",
    "add_node",
    "before_hand_in",
    "check_dossier",
    "check_dossier_file",
    "check_file",
    "check_map",
    "clash",
    "compare",
    "conflict_data",
    "convert",
    "convert_dossier",
    "create_project",
    "data_directory",
    "download",
    "draw",
    "duplicate_project",
    "erase_project",
    "example",
    "export_formats",
    "hand_in",
    "history",
    "import_formats",
    "import_programs",
    "import_project",
    "kept_data",
    "map_data",
    "marked",
    "matching",
    "name_revision",
    "open_project",
    "open_revision",
    "open_store",
    "outline_text",
    "overlay",
    "parse_outline",
    "print_file",
    "printed_sheets",
    "project_data",
    "projects",
    "read_dossier",
    "read_maps",
    "readings",
    "readings_data",
    "readings_file",
    "readings_said",
    "referentiel",
    "remove_node",
    "rename_project",
    "render_dossier_reports",
    "render_reports",
    "report_data",
    "report_download",
    "reset_readings",
    "restore_everything",
    "restore_project",
    "restore_revision",
    "rule",
    "rule_list",
    "safe_name",
    "sample",
    "save_data",
    "save_everything",
    "save_map",
    "save_outline",
    "scores",
    "set_readings",
    "settle",
    "shift_node",
    "soon",
    "template",
    "trash",
    "trash_project",
    "undrawn",
    "write_node",
]
