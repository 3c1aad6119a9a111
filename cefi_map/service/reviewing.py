"""All that a trainer does, under one name: what the pages and the command line call."""

from cefi_map.review import KINDS, LEVELS, STATES, agrees, criteria, lettered, modalities, short_words

from .bringing import Brought, bring, bring_dossier, bring_version
from .cohorts import Row, Table, cohorts, erase_cohort, rename_cohort, table
from .giving_back import give_back_file, pins, table_file
from .habits import Habits, bank_text, habits, set_habits
from .received_dossier import DossierView, Passage, Unread
from .receiving import handed_in
from .reviews import (
    Comparison,
    WorkView,
    compare_versions,
    dossier,
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
    "Brought",
    "Comparison",
    "DossierView",
    "Habits",
    "Passage",
    "Row",
    "Table",
    "Unread",
    "WorkView",
    "agrees",
    "bank_text",
    "bring",
    "bring_dossier",
    "bring_version",
    "cohorts",
    "compare_versions",
    "criteria",
    "dossier",
    "erase_cohort",
    "erase_work",
    "give_back",
    "give_back_file",
    "habits",
    "handed_in",
    "lettered",
    "modalities",
    "open_work",
    "pin",
    "pins",
    "rename_cohort",
    "rename_work",
    "reopen",
    "set_grid",
    "set_habits",
    "short_words",
    "table",
    "table_file",
    "unpin",
    "work_versions",
]
