"""What somebody whom a platform sent says of themselves: an account that they have, or that they are new."""

from __future__ import annotations

from cefi_map.centre.store import Centre, Training
from cefi_map.centre.ways import come_in
from cefi_map.errors import BadInput, Conflict
from cefi_map.store import Person, Store

from .arriving import Arrived, expected, take_part
from .beginning import KIND
from .newcomers import Newcomer


def join_account(store: Store, person: Person, newcomer: Newcomer) -> None:
    """From now on the launches of somebody who teaches let this person in. ``Conflict`` when they let in another."""
    if person.role not in ("trainer", "head") or newcomer.link:
        raise BadInput("Ce compte n’est pas celui d’un formateur.", advice="Entrez avec votre compte de formateur.")
    _lead_to(store, person, newcomer)


def session_of(store: Store, newcomer: Newcomer) -> Training:
    """Where a candidate is expected. ``CefiError`` for who teaches, and where the link leads nowhere any more."""
    if not newcomer.link:
        raise BadInput("Votre cours vous dit enseignant.", advice="Reliez votre compte de formateur.")
    return expected(store, Centre(store).course_link(newcomer.link))


def may_be(store: Store, person: Person | None, newcomer: Newcomer) -> bool:
    """Whether this person can be the newcomer: a candidate of that very session, whom no other launch lets in."""
    if person is None or person.role != "candidate":
        return False
    launches = {way.subject for way in Centre(store).ways_of(person.id) if way.kind == KIND}
    member = Centre(store).membership(session_of(store, newcomer).id, person.id)
    return member is not None and launches <= {newcomer.subject}


def stay(store: Store, person: Person, newcomer: Newcomer) -> Arrived:
    """From now on their launches let this candidate in, who keeps what they have. ``BadInput`` for who cannot be the
    newcomer, ``Conflict`` when their launches let in another."""
    if not may_be(store, person, newcomer):
        raise BadInput(
            "Ce compte n’est pas celui que votre cours ouvre.",
            advice="Ouvrez votre lien personnel dans ce navigateur, puis revenez par votre cours.",
        )
    _lead_to(store, person, newcomer)
    return take_part(store, person, Centre(store).course_link(newcomer.link), newcomer.learner)


def begin_anew(store: Store, newcomer: Newcomer) -> Arrived:
    """A new candidate of the session, once. ``Conflict`` when their launches let in somebody who comes in otherwise
    too: that they came from the course is not enough to be let in as that person."""
    session_of(store, newcomer)
    person = come_in(store, KIND, newcomer.subject, newcomer.name)
    if [way.subject for way in Centre(store).ways_of(person.id)] != [newcomer.subject]:
        raise _anothers()
    return take_part(store, person, Centre(store).course_link(newcomer.link), newcomer.learner)


def _lead_to(store: Store, person: Person, newcomer: Newcomer) -> None:
    try:
        Centre(store).add_way(person.id, KIND, newcomer.subject)
    except Conflict:
        known = Centre(store).known_by(KIND, newcomer.subject)
        if not known or known[0].id != person.id:  # else the same gesture, made twice
            raise _anothers() from None


def _anothers() -> Conflict:
    return Conflict("Votre cours vous fait déjà entrer sous un autre compte.", advice="Reprenez depuis votre cours.")
