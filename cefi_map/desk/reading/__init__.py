"""One work as a trainer reads it: map and dossier, two versions side by side; what a centre keeps from work to work."""

from .beside import apart
from .content import EMPTY, contents
from .habits import begun_with, enter, habits, review_of, reviewers, set_habits
from .second import OfWork, names_in_work, second_barred
from .works import (
    WorkView,
    compare_versions,
    document_of,
    dossier_page,
    erase_dossier,
    erase_work,
    look_at_work,
    map_page,
    map_sheets,
    open_work,
    read_map,
    rename_work,
    report_of,
    since_on_dossier,
    work_picture,
)

__all__ = [
    "EMPTY",
    "OfWork",
    "WorkView",
    "apart",
    "begun_with",
    "compare_versions",
    "contents",
    "document_of",
    "dossier_page",
    "enter",
    "erase_dossier",
    "erase_work",
    "habits",
    "look_at_work",
    "map_page",
    "map_sheets",
    "names_in_work",
    "open_work",
    "read_map",
    "rename_work",
    "report_of",
    "review_of",
    "reviewers",
    "second_barred",
    "set_habits",
    "since_on_dossier",
    "work_picture",
]
