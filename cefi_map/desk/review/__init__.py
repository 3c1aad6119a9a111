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
from .bringing import bring, bring_dossier, bring_handed, bring_map, bring_version
from .by_hand import join, part, rename_all
from .carrying import confirm, earlier, take_up
from .content import EMPTY, contents
from .desk import bank_text, begun_review, enter, habits, review_of, reviewers, set_habits
from .documents import DossierView
from .giving import give_all_back, given_zip, giving, sheets_file
from .groups import Row, cohorts, erase_cohort, rename_cohort, table
from .held import File, Held, opened
from .incoming import read_arrival
from .letterhead import letterhead, set_letterhead
from .likeness import alikes
from .listed import names_in
from .marking import (
    Seen,
    check_state,
    give_back,
    names_of,
    pin,
    reopen,
    set_grid,
    settle,
    signature,
    state_of,
    unpin,
)
from .people import forget_left, people, set_expected
from .reading import HandedIn
from .settling import (
    Settling,
    go_on,
    keep_one,
    name_markers,
    retain,
    say_as_jury,
    say_done,
    settling,
)
from .sheets import annotated_svg, give_back_file, pins
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
    work_picture,
    work_versions,
)

__all__ = [
    "APPRECIATION",
    "EMPTY",
    "KINDS",
    "LEVELS",
    "STATES",
    "DossierView",
    "File",
    "Gap",
    "HandedIn",
    "Held",
    "Mark",
    "Review",
    "Row",
    "Seen",
    "Settling",
    "Signature",
    "Waiting",
    "WorkView",
    "agrees",
    "alikes",
    "annotated_svg",
    "apart",
    "bank_text",
    "begun_review",
    "bring",
    "bring_dossier",
    "bring_handed",
    "bring_map",
    "bring_version",
    "check_state",
    "cohorts",
    "compare_versions",
    "confirm",
    "contents",
    "criteria",
    "document_of",
    "dossier_page",
    "earlier",
    "enter",
    "erase_cohort",
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
    "opened",
    "others",
    "over",
    "own",
    "part",
    "people",
    "pin",
    "pins",
    "read_arrival",
    "rename_all",
    "rename_cohort",
    "rename_work",
    "reopen",
    "retain",
    "review_batch",
    "review_of",
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
    "state_of",
    "table",
    "table_file",
    "take_up",
    "teaching",
    "unpin",
    "work_picture",
    "work_versions",
]
