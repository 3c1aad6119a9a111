"""The people of a centre, as its head sees them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from cefi_map.centre.naming import mail_line, person_name
from cefi_map.centre.store import Centre
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.store import Person, Role, Store, bare


def people(store: Store) -> tuple[Person, ...]:
    """Everybody of the centre, in the order in which they came; guests of a project are their author's matter."""
    return tuple(each for each in Centre(store).people() if each.role != "guest")


def rename(store: Store, id: str, name: str) -> None:
    """So are works that they handed in under the name that they had, but for what a jury closed."""
    with store.at_once() as here:
        _rename(here, id, person_name(name))


def correct(store: Store, id: str, name: str, mail: str) -> bool:
    """What a person is called and where they are written to, "" for nowhere, set right by another; whether the address
    is a new one: what went to the old one lets nobody in any more. ``BadInput``, ``Conflict``."""
    name, mail = person_name(name), mail_line(mail) if mail.strip() else ""
    with store.at_once() as here:
        centre = Centre(here)
        moves = mail != centre.address(id)
        if name != centre.person(id).name:
            _refuse_taken(centre, id, name)
            _rename(here, id, name)
        if moves:
            centre.set_address(id, mail)
            centre.end_invitations(id)
    return moves


def _rename(store: Store, id: str, name: str) -> None:
    before = Centre(store).person(id).name
    Centre(store).rename_person(id, name)
    for each in Centre(store).places(id):
        desk = Desk(store.of(each.training.id))
        if each.last is None or desk.is_closed():
            continue
        with suppress(NotFound):  # a trainer may have erased it
            if desk.work(each.last.work).name == before:
                desk.rename_work(each.last.work, name)


def _refuse_taken(centre: Centre, id: str, name: str) -> None:
    others = (each.person for at in centre.places(id) for each in centre.members(at.training.id))
    if any(each.id != id and bare(each.name) == bare(name) for each in others):
        advice = "Distinguez les deux noms, par exemple par une initiale."
        raise Conflict("Ce nom est déjà pris dans une de ses sessions.", advice=advice)


def change_role(store: Store, id: str, role: Role) -> None:
    """Between trainer and head. ``BadInput`` when no head would be left, or for a candidate or a member of a jury, who
    came for one session."""
    person = Centre(store).person(id)
    if {person.role, role} != {"trainer", "head"}:
        raise BadInput("Ce rôle ne se change pas.", advice="Invitez cette personne dans son autre rôle.")
    if person.role == "head":
        _keep_a_head(store, id)
    Centre(store).set_role(id, role)


def block(store: Store, id: str, *, blocked: bool) -> None:
    """Out at once, from every browser, or in again; what is theirs stays. ``BadInput`` for the last head."""
    if blocked and Centre(store).person(id).role == "head":
        _keep_a_head(store, id)
    Centre(store).block(id, blocked=blocked)


def last_head(people: Iterable[Person]) -> str:
    """The id of the only head among them who comes in; "" where there are others."""
    heads = [each.id for each in people if each.role == "head" and not each.blocked]
    return heads[0] if len(heads) == 1 else ""


def _keep_a_head(store: Store, id: str) -> None:
    if last_head(Centre(store).people()) == id:
        raise BadInput("Un centre garde au moins un responsable.", advice="Nommez-en d’abord un autre.")
