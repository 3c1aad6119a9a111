"""A person as the head of the centre sees what is kept of them, and erases it when they ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cefi_map.centre.store import Centre
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput
from cefi_map.project.memory import forget
from cefi_map.store import Person, Store, bare

from .ending import Ending, ending


@dataclass(frozen=True, slots=True)
class Held:
    """What is here of a person, counted as ``Centre.held`` does; ``copies``: automatic copies that hold it too, None
    where the database makes its own; ``handed`` the sessions to which they handed in, ``closed`` those of them that a
    jury closed: what was signed there stays as long as the session's data."""

    person: Person
    counts: Mapping[str, int]
    copies: int | None
    handed: tuple[Ending, ...]
    closed: tuple[Ending, ...]


def held(store: Store, id: str) -> Held:
    person = Centre(store).person(id)
    handed = tuple(ending(store, each.id) for each in Centre(store).trainings() if Centre(store).receipts(each.id, id))
    closed = tuple(each for each in handed if Desk(store.of(each.training.id)).closings())
    copies = len(store.copies()) if store.copies_folder else None
    return Held(person, Centre(store).held(id), copies, handed, closed)


def erase_person(store: Store, by: Person, id: str, typed: str, *, keep_works: bool, copies: bool) -> Held:
    """All that is a person's, for good, once their name was ``typed``; what there was. ``keep_works``: what they handed
    in to sessions stays, as a centre may have to keep an exam's. ``copies``: automatic ones go too, and what is left is
    copied anew. ``BadInput`` for another name, and for oneself: a centre keeps a head."""
    before = held(store, id)
    if bare(typed).split() != bare(before.person.name).split():
        raise BadInput("Ce nom n’est pas celui de la personne.", advice="Recopiez-le tel qu’il est écrit plus haut.")
    if id == by.id:
        raise BadInput("Votre propre compte ne s’efface pas d’ici.", advice="Demandez-le à un autre responsable.")
    Centre(store).erase_person(id, keep_works=keep_works)
    forget()
    if copies and store.erase_copies():
        store.copy()
    return before
