"""A harmonisation begins: three to five maps without a name, in a group of the session, each marked apart by all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from cefi_map import examples
from cefi_map import review as grid
from cefi_map.centre.store import Centre, Member, Training
from cefi_map.desk import arriving, marking
from cefi_map.desk.store import Desk, Work
from cefi_map.errors import BadInput, NotFound
from cefi_map.formats.neutral import neutral, suspects
from cefi_map.mindmap import MindMap
from cefi_map.project.files import read_maps
from cefi_map.project.naming import named
from cefi_map.reporting.labelled import drawn
from cefi_map.store import Person, Store

LEAST, MOST = 3, 5
"""Maps of a harmonisation: fewer say nothing, more are not marked in half a day."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen in a session: works that were handed in, its trainers."""

    training: Training
    works: tuple[Work, ...]
    trainers: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """``works`` by id, ``files`` as (name, bytes), whether the example is one; who marks, by id."""

    name: str = ""
    works: Sequence[str] = ()
    files: Sequence[tuple[str, bytes]] = ()
    example: bool = False
    people: Collection[str] = ()


def may_harmonise(store: Store, person: Person, training: str) -> Choice:
    """``NotFound`` for who does not train there: a head reads nothing of a session by being head."""
    people = Centre(store).members(training)
    trainers = tuple(each for each in people if each.role == "trainer")
    if person.id not in {each.person.id for each in trainers}:
        raise NotFound("Cette session n’existe pas, ou n’existe plus.", advice="Revenez à la liste.")
    desk = store.of(training)
    there = [work for cohort in Desk(desk).cohorts() if cohort.id == training for work in Desk(desk).works(cohort.id)]
    return Choice(Centre(store).training(training), tuple(there), trainers)


def begin_harmony(store: Store, person: Person, training: str, chosen: Chosen) -> str:
    """The group in which it is. Names of the session, and what else reaches a person, are replaced. ``BadInput`` for
    too few maps or people, or too many."""
    choice, desk = may_harmonise(store, person, training), store.of(training)
    markers = [each.person for each in choice.trainers if each.person.id in chosen.people]
    if not 2 <= len(markers) <= grid.TOGETHER:
        raise BadInput(f"Il faut de deux à {grid.TOGETHER} formateurs.", advice="Cochez ceux qui cotent.")
    maps = list(_maps(desk, choice, chosen))
    if not LEAST <= len(maps) <= MOST:
        raise BadInput(f"Il faut de trois à cinq cartes, pas {len(maps)}.", advice="Choisissez-en d’autres.")
    cohort = Desk(desk).create_cohort(named(chosen.name) or f"Harmonisation du {date.today():%d/%m/%Y}").id
    ordered = sorted(maps, key=lambda each: sha256(drawn(each[1]).encode()).digest())  # no order of names
    for letter, (whose, mindmap) in zip(grid.letters(), ordered, strict=False):
        work = arriving.bring_map(desk, cohort, f"Carte {letter}", mindmap)
        Centre(store).harmonise(work.id, whose)
        marking.name_markers(desk, work.id, markers)
    return cohort


def names_of(desk: Store, cohort: str = "") -> Iterator[str]:
    """Of everybody who may be named in a session's maps: who is in it, who is expected, how works of a group are
    called."""
    yield from (each.person.name for each in Centre(desk).members(desk.owner))
    yield from Centre(desk).training(desk.owner).roster.splitlines()
    yield from (work.name for work in Desk(desk).works(cohort)) if cohort else ()


def _maps(desk: Store, choice: Choice, chosen: Chosen) -> Iterator[tuple[str, MindMap]]:
    """(who made it or "", the map without a name)."""
    made_by = {each.work: each.person for each in Centre(desk).receipts(desk.owner)}
    names = [*names_of(desk), *(work.name for work in choice.works)]
    for work in choice.works:
        if work.id in chosen.works:
            yield made_by.get(work.id, ""), _clean(Desk(desk).work_map(work.id, work.number), names)
    for name, data in chosen.files:
        for reading in read_maps(data, name):
            yield "", _clean(reading.map, names)
    if chosen.example:
        yield "", examples.example()


def _clean(mindmap: MindMap, names: Sequence[str]) -> MindMap:
    return neutral(mindmap, {each.text: each.by for each in suspects(mindmap, names)})
