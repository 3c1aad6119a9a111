"""Projects and every revision of their maps, on disk. SQLite in a data directory, PostgreSQL by URL; same code.

    store = open_store(data_directory)                 # or a URL: "postgresql+psycopg://…", "sqlite:////path/file"
    project = store.create(mindmap, title="…", source_name="carte.mm", source_format="freemind", reason="imported")
    version = store.load(project.id)                   # Version(map, number)
    saved = store.save(project.id, edited, version.number)   # Saved(number, map, merged, new); SaveConflict

A ``Store`` speaks for one owner (``LOCAL`` in the personal mode); every query goes through it. A project of another
owner is ``NotFound``. All methods may be called from any thread. A method that returns has written to the disk.

    open_store(where: str | Path, owner: str = LOCAL, copies: Path | None = None) -> Store
    store.as_owner(owner: str) -> Store                # the same database, seen by another owner
    store.close() -> None

    cells = Cells(url)                                 # many centres in one PostgreSQL (cells.py)
    cells.names(); cells.store(name) -> Store; cells.make(name) -> Store; cells.erase(name); cells.close()

    # projects
    projects() -> tuple[Project, ...]                  # not the trash; last changed first
    project(id) -> Project                             # also one in the trash
    create(map, *, title="", source_name="", source_format="", reason="created", settings={}) -> Project
    rename(id, title) -> Project
    configure(id, settings) -> Project                 # replaces the settings
    duplicate(id) -> Project                           # « … (copie) », with the current revision only
    opinion(id, number, judge) -> Opinion | None; begin_opinion(…) -> bool; keep_opinion(…) -> None     # opinions.py

    # the trash
    trash() -> tuple[Project, ...]                     # .days_left says until when
    discard(id) -> Project
    recover(id) -> Project
    erase(id) -> None                                  # for good; only what is in the trash
    erase_all() -> int                                 # the works to review and the settings too
    erase_expired() -> int

    # revisions
    load(id, number=None) -> Version
    save(id, map, base, *, reason="saved") -> Saved
    history(id) -> tuple[Revision, ...]                # newest first
    name_revision(id, number, name) -> Revision        # "" takes the name away
    thin(since=None) -> int
    tidy_since(moment) -> None                         # thin what changed since
    tidy() -> bool                                     # tick, erase_expired, thin; True once on a day of use

    # the dossier: a second line of revisions, the same in all; revision 0 stands for the outline it starts from
    load_dossier(id, number=None) -> DossierVersion
    save_dossier(id, manuscript, base, *, reason="saved") -> DossierSaved     # DossierConflict
    dossier_history(id); name_dossier_revision(id, number, name); restore_dossier_revision(id, number)

    keep_counted(id, digest, manuscript) -> None; counted(id, digest) -> Manuscript | None     # counted.py

    # one file for everything
    export_all() -> bytes; export_to(stream) -> None
    restore_all(source: bytes | BinaryIO) -> Restored

    # copies of the whole database (copies.py); SQLite alone
    copies_folder; copies() -> tuple[Copy, ...]; copy_is_due() -> bool; copy_has_room() -> bool
    copy() -> None; restore_copy(name) -> Restored; restore_database(path) -> Restored; erase_copies() -> int

    # reviews (reviews.py): what a trainer reads, what a candidate received; reviews are plain data
    cohorts() -> tuple[Cohort, ...]; create_cohort(name); own_cohort(name); rename_cohort(id, name); erase_cohort(id)
    change_people(id, change)
    works(cohort) -> tuple[Work, ...]                  # the newest version of each
    receive(cohort, arrived) -> Work; receive_version(id, arrived) -> (Work, bool)
    name_marker(id, author, name, may); unname_marker(id, author, *, begun, join)                  # markers.py
    finish_grid(id, number, whole, join); reopen_grid(id, number, may); set_jury(id, number, seen, words)
    closings() -> tuple[Closing, ...]; closing() -> Closing | None  # the one that holds             # closings.py
    closed_file(number) -> bytes; state_of_works() -> str
    closing_of(digest) -> (owner, Closing) | None      # of whichever session
    close_session(by, moment, place, state) -> int; reopen_session(by)
    keep_closed_file(closing, digest, content); set_trouble(closing, said)
    join_work(id, into) -> (Work, bool); part_work(id, number, name) -> Work       # joining.py
    work(id, number=None); work_versions(id); work_map(id, number); work_dossier(id, number); work_picture(id, number)
    rename_work(id, name); change_review(id, number, change); erase_work(id)
    returns(project); add_return(project, data, map); change_return(project, number, change)
    erase_return(project, number)

    # settings of the owner, and those that are the same for all
    setting(name, default=None) -> Any; set_setting(name, value) -> None
    common(name, default=None) -> Any; set_common(name, value) -> None

    # several people (centre/)
    centre -> Centre                                   # who is who; not scoped by an owner
    by(person, role) -> Store                          # who writes is that person, in the journal (journal.py)
    of(owner) -> Store                                 # the same database and sitting, seen by one that is in it
"""

from .cells import Cells
from .centre import (
    Act,
    Centre,
    CourseLink,
    CourseMember,
    Granted,
    Guest,
    Invitation,
    Issuer,
    Labels,
    Member,
    Person,
    Receipt,
    Retention,
    Role,
    Share,
    Thread,
    Training,
    Way,
)
from .closings import Closing
from .cohorts import Cohort
from .copying import Copy, is_database
from .failures import StorageError
from .grids import Grid, are_done, counting
from .opening import FILE_NAME
from .opinions import Opinion
from .reattach import reattach
from .returned import Returned
from .reviews import reading_order
from .rows import bare
from .settings import FORGOTTEN
from .store import Store, open_store
from .values import (
    DRAFT,
    LOCAL,
    THIN_AFTER,
    TRASH_TERM,
    DossierConflict,
    DossierSaved,
    DossierVersion,
    Project,
    Restored,
    Revision,
    SaveConflict,
    Saved,
    Version,
)
from .works import Received, Work

__all__ = [
    "DRAFT",
    "FILE_NAME",
    "FORGOTTEN",
    "LOCAL",
    "THIN_AFTER",
    "TRASH_TERM",
    "Act",
    "Cells",
    "Centre",
    "Closing",
    "Cohort",
    "Copy",
    "CourseLink",
    "CourseMember",
    "DossierConflict",
    "DossierSaved",
    "DossierVersion",
    "Granted",
    "Grid",
    "Guest",
    "Invitation",
    "Issuer",
    "Labels",
    "Member",
    "Opinion",
    "Person",
    "Project",
    "Receipt",
    "Received",
    "Restored",
    "Retention",
    "Returned",
    "Revision",
    "Role",
    "SaveConflict",
    "Saved",
    "Share",
    "StorageError",
    "Store",
    "Thread",
    "Training",
    "Version",
    "Way",
    "Work",
    "are_done",
    "bare",
    "counting",
    "is_database",
    "open_store",
    "reading_order",
    "reattach",
]
