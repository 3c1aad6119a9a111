"""The minutes as they are printed: while a session goes on, as things stand; once it is closed, those in its file."""

from __future__ import annotations

from cefi_map.desk import reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound
from cefi_map.formats.archive import Archive
from cefi_map.project.files import Download, safe_name
from cefi_map.reporting import minutes as paper
from cefi_map.store import Store

from .arranging import Room, absent, room
from .minutes import all_minutes, minutes_of, sitting
from .packing import MINUTES, folder_of

PDF = "application/pdf"


def minutes_file(store: Store, id: str, number: int) -> Download:
    """Of one work. ``BadInput`` while its grids are hidden from each other, ``NotFound`` where nobody marked it."""
    view = reading.open_work(store, id, number)
    found = room(store, view.cohort.id)
    rank = next(
        (rank for rank, each in enumerate(found.lines, 1) if (each.row.id, each.row.version) == (id, number)), 0
    )
    data = _closed(store, f"candidats/{folder_of(rank, view.work.name)}/{MINUTES}") if rank else b""
    told = minutes_of(store, found, id, number)
    if not told.members:
        raise NotFound("Personne n’a coté cette carte : elle n’a pas de procès-verbal.", advice="Cotez-la d’abord.")
    data = data or paper.minutes_pdf(sitting(store, found), [told])
    return Download(f"{safe_name(view.work.name)}-proces-verbal.pdf", PDF, data)


def session_minutes_file(store: Store, cohort: str) -> Download:
    """Of every work whose grids may be read, as one document. ``NotFound`` where there is none."""
    found = room(store, cohort)
    data = _closed(store, MINUTES) or _as_it_stands(store, found)
    return Download(f"{safe_name(found.training.name)}-proces-verbaux.pdf", PDF, data)


def _as_it_stands(store: Store, found: Room) -> bytes:
    told = all_minutes(store, found)
    if not told:
        raise NotFound("Aucune carte n’a encore de procès-verbal.", advice="Cotez-les d’abord.")
    return paper.minutes_pdf(sitting(store, found), told, absent(store, found))


def _closed(store: Store, path: str) -> bytes:
    """A file of the session as it is closed now; b"" while it is not. ``BadInput`` while that file is being made."""
    closing = Desk(store).closing()
    if closing is None:
        return b""
    if not closing.digest:
        raise BadInput("Les procès-verbaux attendent le dossier clos.", advice="Revenez à la page du jury.")
    with Archive(Desk(store).closed_file(closing.number), together=False) as archive:
        return archive.read(path) if path in archive else b""
