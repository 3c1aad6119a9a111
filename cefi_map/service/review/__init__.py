"""All that a trainer does with works that arrive, and what comes back to the candidate."""

from cefi_map.review import KINDS, LEVELS, STATES, agrees, criteria, lettered, modalities, short_words

from .batch import review_batch
from .desk import bank_text, habits, set_habits
from .groups import cohorts, erase_cohort, rename_cohort, table
from .keeping import bring, bring_dossier, bring_version
from .returned import along, answer_remark, bring_back, carrying, dossier_comments, erase_returned, returned
from .sheets import give_back_file, pins, table_file
from .works import (
    WorkView,
    compare_versions,
    document_of,
    erase_work,
    give_back,
    open_work,
    pin,
    rename_work,
    reopen,
    set_grid,
    unpin,
    work_versions,
)

__all__ = [
    "KINDS",
    "LEVELS",
    "STATES",
    "WorkView",
    "agrees",
    "along",
    "answer_remark",
    "bank_text",
    "bring",
    "bring_back",
    "bring_dossier",
    "bring_version",
    "carrying",
    "cohorts",
    "compare_versions",
    "criteria",
    "document_of",
    "dossier_comments",
    "erase_cohort",
    "erase_returned",
    "erase_work",
    "give_back",
    "give_back_file",
    "habits",
    "lettered",
    "modalities",
    "open_work",
    "pin",
    "pins",
    "rename_cohort",
    "rename_work",
    "reopen",
    "returned",
    "review_batch",
    "set_grid",
    "set_habits",
    "short_words",
    "table",
    "table_file",
    "unpin",
    "work_versions",
]
