"""What a trainer settles by hand where names did not: works of a group renamed, joined, parted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cefi_map.desk.store import Desk, Work
from cefi_map.errors import BadInput
from cefi_map.project.memory import forget
from cefi_map.project.naming import named
from cefi_map.store import Store

from .names import rank, stem


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
    for each in others:
        Desk(store).join_work(each.id, first.id)
    forget()  # a version's number may say another map than before
    return Desk(store).work(first.id)


def _in_order(works: Sequence[Work]) -> list[Work]:
    if all(work.made for work in works):
        return sorted(works, key=lambda work: work.made or work.received)
    return sorted(works, key=lambda work: (work.received.date(), rank(stem(work.source_name)), work.received))


def part(store: Store, id: str, number: int) -> Work:
    """A version becomes a work of its own, under its file's name."""
    own = Desk(store).part_work(id, number, stem(Desk(store).work(id, number).source_name))
    forget()
    return own
