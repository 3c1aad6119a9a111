"""All that a trainer does with works that arrive, and what comes back to the candidate."""

from cefi_map.review import (
    APPRECIATION,
    KINDS,
    LEVELS,
    STATES,
    Gap,
    Mark,
    Review,
    Signature,
    agrees,
    criteria,
    lettered,
    modalities,
    name_of,
    others,
    own,
    short_words,
)

from .batch import review_batch
from .beside import apart
from .bringing import Brought, bring, bring_dossier, bring_handed, bring_version
from .by_hand import join, part, rename_all
from .carrying import confirm, earlier, take_up
from .content import EMPTY, contents
from .desk import bank_text, enter, habits, reviewers, set_habits
from .giving import give_all_back, given_zip, giving, sheets_file
from .groups import Row, cohorts, erase_cohort, rename_cohort, table
from .held import File
from .letterhead import letterhead, set_letterhead
from .likeness import alikes
from .marking import Seen, give_back, names_of, pin, reopen, set_grid, settle, signature, unpin
from .people import forget_left, names_in, people, remember_left, set_expected
from .reading import HandedIn
from .returned import answer_remark, bring_back, dossier_comments, erase_returned, returned, with_answers
from .settling import (
    JURY_CHARS,
    Own,
    Settling,
    go_on,
    keep_one,
    name_markers,
    retain,
    say_as_jury,
    say_done,
    settling,
)
from .sheets import give_back_file, pins
from .spreadsheet import table_file
from .teaching import over, teaching
from .waiting import Waiting
from .works import (
    WorkView,
    compare_versions,
    document_of,
    dossier_page,
    erase_work,
    map_page,
    map_sheets,
    open_work,
    rename_work,
    work_versions,
)

__all__ = [
    "APPRECIATION",
    "EMPTY",
    "JURY_CHARS",
    "KINDS",
    "LEVELS",
    "STATES",
    "Brought",
    "File",
    "Gap",
    "HandedIn",
    "Mark",
    "Own",
    "Review",
    "Row",
    "Seen",
    "Settling",
    "Signature",
    "Waiting",
    "WorkView",
    "agrees",
    "alikes",
    "answer_remark",
    "apart",
    "bank_text",
    "bring",
    "bring_back",
    "bring_dossier",
    "bring_handed",
    "bring_version",
    "cohorts",
    "compare_versions",
    "confirm",
    "contents",
    "criteria",
    "document_of",
    "dossier_comments",
    "dossier_page",
    "earlier",
    "enter",
    "erase_cohort",
    "erase_returned",
    "erase_work",
    "forget_left",
    "give_all_back",
    "give_back",
    "give_back_file",
    "given_zip",
    "giving",
    "go_on",
    "habits",
    "join",
    "keep_one",
    "lettered",
    "letterhead",
    "map_page",
    "map_sheets",
    "modalities",
    "name_markers",
    "name_of",
    "names_in",
    "names_of",
    "open_work",
    "others",
    "over",
    "own",
    "part",
    "people",
    "pin",
    "pins",
    "remember_left",
    "rename_all",
    "rename_cohort",
    "rename_work",
    "reopen",
    "retain",
    "returned",
    "review_batch",
    "reviewers",
    "say_as_jury",
    "say_done",
    "set_expected",
    "set_grid",
    "set_habits",
    "set_letterhead",
    "settle",
    "settling",
    "sheets_file",
    "short_words",
    "signature",
    "table",
    "table_file",
    "take_up",
    "teaching",
    "unpin",
    "with_answers",
    "work_versions",
]
