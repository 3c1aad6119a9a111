"""The people of a centre, as its head sees them."""

from __future__ import annotations

from cefi_map.centre.naming import person_name
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput
from cefi_map.store import Person, Role, Store


def people(store: Store) -> tuple[Person, ...]:
    """Everybody of the centre, in the order in which they came; guests of a project are their author's matter."""
    return tuple(each for each in Centre(store).people() if each.role != "guest")


def rename(store: Store, id: str, name: str) -> None:
    Centre(store).rename_person(id, person_name(name))


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


def _keep_a_head(store: Store, id: str) -> None:
    if not any(each.role == "head" and not each.blocked and each.id != id for each in Centre(store).people()):
        raise BadInput("Un centre garde au moins un responsable.", advice="Nommez-en d’abord un autre.")
