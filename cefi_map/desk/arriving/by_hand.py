"""What a trainer settles by hand where names did not: works of a group renamed, joined, parted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cefi_map.desk.store import Desk, Work
from cefi_map.errors import BadInput
from cefi_map.project.memory import forget
from cefi_map.project.naming import named
from cefi_map.store import Store

from .names import rank, stem, tidy

_JOINED = 300
"""Versions of which a group remembers what they were called."""


def rename_all(store: Store, cohort: str, names: Mapping[str, str]) -> int:
    """Give works of a group these names, by id; how many changed. An empty one stays as it was."""
    there = {work.id: work.name for work in Desk(store).works(cohort)}
    new = {id: named(name) for id, name in names.items() if id in there and named(name) not in ("", there[id])}
    for id, name in new.items():
        Desk(store).rename_work(id, name)
    return len(new)


def join(store: Store, ids: Sequence[str]) -> Work:
    """Works of one person become one: the versions in the order in which their files were made; where that is not known
    of all, in the order of the days they came, and of one day as their names say."""
    if len(ids) < 2:
        raise BadInput("Il faut deux cartes à réunir.", advice="Cochez celles d’une même personne.")
    first, *others = _in_order([Desk(store).work(id) for id in ids])
    called = {
        _moment(version): each.name for each in (first, *others) for version in Desk(store).work_versions(each.id)
    }
    Desk(store).change_people(
        first.cohort, lambda kept: {**kept, "joined": dict([*_called(kept).items(), *called.items()][-_JOINED:])}
    )
    for each in others:
        Desk(store).join_work(each.id, first.id)
    forget()  # a version's number may say another map than before
    return Desk(store).work(first.id)


def _in_order(works: Sequence[Work]) -> list[Work]:
    if all(work.made for work in works):
        return sorted(works, key=lambda work: work.made or work.received)
    return sorted(works, key=lambda work: (work.received.date(), rank(stem(work.source_name)), work.received))


def part(store: Store, id: str, number: int) -> Work:
    """A version becomes a work of its own, under the name it had before it was joined, else its file's; so do those
    that stay, where they had one name."""
    work, versions = Desk(store).work(id, number), Desk(store).work_versions(id)
    called = _called(Desk(store).cohort(work.cohort).people)
    own = Desk(store).part_work(id, number, called.get(_moment(work)) or tidy(stem(work.source_name)))
    stay = {called.get(_moment(each)) for each in versions if each.number != number}
    if len(stay) == 1 and (name := stay.pop()):
        Desk(store).rename_work(id, name)
    forget()
    return own


def _called(kept: Mapping[str, Any]) -> dict[str, str]:
    """What works were called before they were joined, by when their versions came; from a backup it may be anything."""
    found = kept.get("joined")
    return found if isinstance(found, dict) and all(isinstance(each, str) for each in found.values()) else {}


def _moment(version: Work) -> str:
    return version.received.isoformat()
