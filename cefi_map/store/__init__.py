"""Projects and every revision of their maps, on disk. SQLite in a data directory, PostgreSQL by URL; same code.

    store = open_store(data_directory)                 # or a URL: "postgresql+psycopg://…", "sqlite:////path/file"
    project = store.create(mindmap, title="…", source_name="carte.mm", source_format="freemind", reason="imported")
    version = store.load(project.id)                   # Version(map, number)
    saved = store.save(project.id, edited, version.number)   # Saved(number, map, merged, new); SaveConflict

A ``Store`` speaks for one owner (``LOCAL`` in the personal mode); every query goes through it. A project of another
owner is ``NotFound``. All methods may be called from any thread. A method that returns has written to the disk.

    open_store(where: str | Path, owner: str = LOCAL, copies: Path | None = None) -> Store
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
    second_opinions(id) -> {part: SecondOpinion}; keep_second_opinion(id, opinion)              # second_opinions.py
    answer_second_opinion(id, opinion); erase_second_opinion(id, part)

    # the trash
    trash() -> tuple[Project, ...]                     # .days_left says until when
    discard(id) -> Project
    recover(id) -> Project
    erase(id) -> None                                  # for good; only what is in the trash
    erase_all() -> int                                 # what wings keep and the settings too
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

    # reviews that a candidate received
    returns(project); add_return(project, data, map); change_return(project, number, change)
    erase_return(project, number)

    # settings of the owner, and those that are the same for all
    setting(name, default=None) -> Any; set_setting(name, value) -> None
    common(name, default=None) -> Any; set_common(name, value) -> None

    # several people
    by(person, role) -> Store                          # who writes is that person, in the journal (journal.py)
    of(owner) -> Store                                 # the same database and sitting, seen by one that is in it
    with store.at_once() as gesture: …                 # all that is written through it is kept together, or nothing
"""

from .cells import Cells
from .copying import Copy, is_database
from .failures import StorageError
from .opening import FILE_NAME
from .opinions import Opinion
from .reattach import reattach
from .returned import Returned
from .rows import bare
from .second_opinions import SecondOpinion
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
    Person,
    Project,
    Restored,
    Revision,
    Role,
    SaveConflict,
    Saved,
    Version,
)

__all__ = [
    "DRAFT",
    "FILE_NAME",
    "FORGOTTEN",
    "LOCAL",
    "THIN_AFTER",
    "TRASH_TERM",
    "Cells",
    "Copy",
    "DossierConflict",
    "DossierSaved",
    "DossierVersion",
    "Opinion",
    "Person",
    "Project",
    "Restored",
    "Returned",
    "Revision",
    "Role",
    "SaveConflict",
    "Saved",
    "SecondOpinion",
    "StorageError",
    "Store",
    "Version",
    "bare",
    "is_database",
    "open_store",
    "reattach",
]
