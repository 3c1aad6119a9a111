"""« Clore la session »: at once nothing changes any more; all of it is then put in one file, which nobody waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from cefi_map.centre.store import Centre
from cefi_map.desk.store import Closing, Desk
from cefi_map.errors import BadInput, CefiError
from cefi_map.project import later
from cefi_map.project.files import Download, safe_name
from cefi_map.store import Person, Store

from .arranging import Line, Room, absent, room
from .packing import packed

LEFT_ALONE = timedelta(minutes=1)
"""As long as that, whoever closed a session has its file made; then the next one who looks does, if it still lacks."""


@dataclass(frozen=True, slots=True)
class ToClose:
    """What stands between a session and its end: works still marked apart, or with gaps (``open``); works without a
    level (``unread``) or not given back (``kept``), and candidates who handed in nothing (``absent``), which may stay
    so. ``closings`` are the times before, the newest first."""

    open: tuple[Line, ...]
    unread: tuple[Line, ...]
    kept: tuple[Line, ...]
    absent: tuple[str, ...]
    closings: tuple[Closing, ...]

    @property
    def closed(self) -> Closing | None:
        return next((each for each in self.closings if each.reopened is None), None)

    @property
    def waiting(self) -> bool:
        """Whether its file is being made."""
        return self.closed is not None and not (self.closed.digest or self.closed.trouble)


def to_close(store: Store, found: Room) -> ToClose:
    return ToClose(
        tuple(each for each in found.lines if each.state in ("marking", "gaps")),
        tuple(each for each in found.lines if each.state == "alone" and not each.row.review.levelled),
        tuple(each for each in found.lines if each.state != "returned"),
        absent(store, found),
        Desk(store).closings(),
    )


def close(store: Store, cohort: str, by: Person, place: str, *, sure: bool = False) -> int:
    """From now on nothing changes; the number of this time. Its file is still to be made. ``BadInput`` while something
    is open or nothing is there, or who closes it does not say that they are ``sure``, ``Conflict`` where something
    changed meanwhile."""
    state, found = Desk(store).state_of_works(), room(store, cohort)
    end = to_close(store, found)
    if end.open:
        names = ", ".join(each.row.name for each in end.open[:5])
        raise BadInput(f"Des cartes ne sont pas réglées : {names}.", advice="Réglez-les, ou ne les confiez plus.")
    if not found.lines:
        raise BadInput("Personne n’a rendu dans cette session.", advice="Clorez-la quand des cartes y sont.")
    if not (sure or end.closed):
        raise BadInput(
            "La session n’est pas close.", advice="Lisez ce que la clôture arrête, cochez « Oui », puis clorez."
        )
    return Desk(store).close_session(by.name, datetime.now(UTC), " ".join(place.split()), state)


def pack(store: Store, cohort: str) -> None:
    """Make the file of a closed session, where that is still to do. What prevents it is kept beside the closing."""
    closing = Desk(store).closing()
    if closing is None or closing.digest or closing.trouble:
        return
    try:
        with store.sitting() as one:
            digest, content = packed(one, room(one, cohort), closing)
    except CefiError as error:
        Desk(store).set_trouble(closing, str(error))
    except Exception:
        Desk(store).set_trouble(closing, "Une erreur l’arrête ; le journal du serveur la décrit.")
        raise
    else:
        Desk(store).keep_closed_file(closing, digest, content)


def pack_soon(store: Store, cohort: str) -> None:
    later.aside(("closing", store.database, store.owner), partial(pack, store, cohort))


def pack_at_last(store: Store, cohort: str, end: ToClose) -> None:
    """What a server that stopped left undone is done by the next one who looks."""
    if end.waiting and end.closed and datetime.now(UTC) - end.closed.closed > LEFT_ALONE:
        pack_soon(store, cohort)


def pack_again(store: Store, cohort: str) -> None:
    """After what prevented it."""
    if closing := Desk(store).closing():
        Desk(store).set_trouble(closing, "")
    pack_soon(store, cohort)


def reopen(store: Store, by: Person) -> None:
    """It can be marked again; what was signed stays, and is told."""
    Desk(store).reopen_session(by.name)


def closed_file(store: Store, number: int) -> Download:
    name = f"{safe_name(Centre(store).training(store.owner).name)}-close-{number}.zip"
    return Download(name, "application/zip", Desk(store).closed_file(number))
