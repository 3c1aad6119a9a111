"""A course that lets a person in need not do so for ever: somebody answered for another, on another's browser."""

from __future__ import annotations

from cefi_map.centre.store import Centre, Issuer
from cefi_map.errors import NotFound
from cefi_map.store import Person, Store

from .beginning import KIND


def leading_here(store: Store, person: Person) -> tuple[Issuer, ...]:
    """The platforms whose launches let this person in; none for who comes in by no other way, and would be left
    without one."""
    ways = Centre(store).ways_of(person.id)
    urls = {way.issuer for way in ways if way.kind == KIND}
    if all(way.kind == KIND for way in ways):
        return ()
    return tuple(each for each in Centre(store).issuers(KIND) if each.url in urls)


def part_from(store: Store, person: Person, issuer_id: str) -> None:
    """No launch of that platform lets this person in any more, none of its courses is told of them, and they are out of
    every browser: somebody else may be in one. ``NotFound`` where it does not lead here, or nothing else does."""
    if issuer_id not in [each.id for each in leading_here(store, person)]:
        raise NotFound("Ce cours ne vous fait pas entrer ici.", advice="Rechargez la page.")
    Centre(store).part_from(person.id, Centre(store).issuer(issuer_id))
