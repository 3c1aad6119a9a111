"""Everything in one file, to be restored on another computer; the copies that are made by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cefi_map.errors import BadInput, NotFound, reason
from cefi_map.project.files import Download
from cefi_map.project.memory import forget
from cefi_map.store import Copy, Project, Restored, Store, is_database
from cefi_map.wings import offered

BESIDE = (
    "Une partie de ces données vient d’un module qui n’est pas installé ici\u00a0: "
    "la sauvegarde ne la prend pas, rien ne l’efface."
)
UNREAD = "Une partie de cette sauvegarde vient d’un module qui n’est pas installé ici\u00a0: gardez le fichier."

_LISTED = 10
"""Projects named to somebody who looks for one."""


def save_everything(store: Store) -> Download:
    """All projects with all their revisions."""
    store.note_exported("person", store.owner, about=store.owner)
    return Download(f"cefi-map-{date.today().isoformat()}.zip", "application/zip", store.export_all())


def save_centre(store: Store, target: Path, cell: str = "") -> Path | None:
    """A whole centre, everybody in it, in a file, or a file of its day in a folder; None, and nothing is written, where
    the store is no centre's. ``StorageError``; ``BadInput`` where nobody here knows what a centre keeps."""
    if not store.holds_people:
        return None
    writers = tuple(offered("write_whole"))
    if not writers:
        raise BadInput(
            "Ces données sont celles d’un centre, dont le module n’est pas installé ici.",
            advice="Installez l’application entière, puis recommencez.",
        )
    if target.is_dir():
        target = target / f"cefi-map-{cell or 'centre'}-{date.today().isoformat()}.sqlite3"
    for write in writers:
        write(store, target)
    return target


def beside(store: Store) -> str:
    """What is to be said where something is kept here that this installation knows nothing of; else ""."""
    return BESIDE if store.holds_more() else ""


def unread(done: Restored) -> str:
    """The same of a backup that was brought in."""
    return UNREAD if done.left else ""


def restore_centre(store: Store, path: Path) -> tuple[int, int] | None:
    """Such a file, brought in where nothing is yet; how many people and projects, None when it is something else.
    ``Conflict`` where something is."""
    try:
        with path.open("rb") as stream:
            known = is_database(stream.read(16))
    except OSError as error:
        raise BadInput(f"{path} ne peut pas être lu ({reason(error)}).") from None
    return next((read(store, path) for read in offered("read_whole")), None) if known else None


def restore_file(store: Store, path: Path) -> Restored:
    """Projects of a backup on the disk, or of an automatic copy, beside those that are here: nothing is overwritten."""
    try:
        with path.open("rb") as stream:
            if is_database(stream.read(16)):
                return store.restore_database(path)
            return store.restore_all(stream)
    except OSError as error:
        raise BadInput(f"{path} ne peut pas être lu ({reason(error)}).") from None


@dataclass(frozen=True, slots=True)
class AutomaticCopies:
    """Those in ``folder``, newest first; not ``has_room``: its disk takes no more."""

    folder: Path
    copies: tuple[Copy, ...]
    has_room: bool


def automatic_copies(store: Store) -> AutomaticCopies | None:
    """None where the database makes its own (PostgreSQL)."""
    folder = store.copies_folder
    return AutomaticCopies(folder, store.copies(), store.copy_has_room()) if folder else None


def find_project(store: Store, named: str) -> Project:
    """The project of that id or, where it is one alone, of that title, in the trash or not; ``NotFound`` says which
    there are."""
    there = (*store.projects(), *store.trash())
    found = [project for project in there if project.id == named] or [each for each in there if each.title == named]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{project.id} « {project.title} »" for project in (found or there)[:_LISTED])
    which = "Plusieurs projets portent ce nom." if found else f"« {named} » n’est pas un projet."
    raise NotFound(which, advice=f"Choisissez par son numéro\u00a0: {listed}." if listed else "Il n’y en a aucun.")


def erase(store: Store, id: str | None, *, copies: bool = False) -> int:
    """One project, in the trash or not, or (None) all with groups and settings, for good; how many automatic copies
    still hold it. With ``copies`` they go too: what is left is copied anew."""
    if id is None:
        store.erase_all()
    else:
        store.discard(id)
        store.erase(id)
    forget()
    if copies and store.erase_copies() and id is not None:
        store.copy()
    return 0 if copies else len(store.copies())
