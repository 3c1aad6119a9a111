"""All that a trainer does with works that arrive, and what comes back to the candidate."""

from cefi_map.review import KINDS, LEVELS, STATES, agrees, criteria, lettered, modalities, short_words

from .batch import review_batch
from .bringing import bring, bring_dossier, bring_version
from .desk import bank_text, habits, set_habits
from .groups import cohorts, erase_cohort, rename_cohort, table
from .letterhead import letterhead, set_letterhead
from .returned import answer_remark, bring_back, dossier_comments, erase_returned, returned, with_answers
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
    "answer_remark",
    "bank_text",
    "bring",
    "bring_back",
    "bring_dossier",
    "bring_version",
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
    "letterhead",
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
    "set_letterhead",
    "short_words",
    "table",
    "table_file",
    "unpin",
    "with_answers",
    "work_versions",
]
