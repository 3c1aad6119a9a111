"""The same maps marked by several, each apart: who is where, « J’ai fini », what they settle once all are done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cefi_map import review as grid
from cefi_map.centre.store import Centre
from cefi_map.desk import marking, reading
from cefi_map.desk.store import Cohort, Desk, Grid, Work, are_done, counting
from cefi_map.errors import BadInput, NotFound
from cefi_map.project.exam import set_guidance
from cefi_map.review import Review
from cefi_map.store import Person, Store

from .agreeing import Told, told
from .saying import on_map


@dataclass(frozen=True, slots=True)
class Marker:
    """Who marks: ``done`` of ``of`` maps; ``again``: they went on after all had been done."""

    id: str
    name: str
    done: int
    of: int
    begun: bool
    again: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """A map that the reader marks: criteria of the map still without a level, and whether they are done with it."""

    work: Work
    missing: tuple[str, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class Harmony:
    """Maps that several mark, as one reader sees them: ``mine`` those the reader marks. ``told`` is there once all are
    done, and nothing of what anybody said before."""

    cohort: Cohort
    works: tuple[Work, ...]
    markers: tuple[Marker, ...]
    mine: tuple[Mine, ...]
    told: Told | None

    @property
    def done(self) -> bool:
        return self.told is not None

    @property
    def may_finish(self) -> bool:
        return any(not each.done for each in self.mine) and not any(each.missing for each in self.mine)

    @property
    def may_reopen(self) -> bool:
        return not self.done and any(each.done for each in self.mine)


def harmony_of(desk: Store, work: str) -> str:
    """The group of a work that is marked to agree, "" for another."""
    cohort = Desk(desk).work(work).cohort
    return cohort if work in Centre(desk).harmonised(cohort) else ""


def harmony(desk: Store, cohort: str) -> Harmony:
    """As the reader sees it. ``NotFound`` for a group that is none."""
    found, held = Desk(desk).cohort(cohort), Centre(desk).harmonised(cohort)
    works = tuple(each for each in Desk(desk).works(cohort) if each.id in held)
    if not works:
        raise NotFound("Cette harmonisation n’existe pas, ou n’existe plus.", advice="Revenez à la session.")
    done = all(are_done(each.grids) for each in works)
    agreement = told(works, {each.id: _reviews(desk, each) for each in works}) if done else None
    return Harmony(found, works, tuple(_markers(works)), tuple(_mine(desk, works)), agreement)


def finish_marking(desk: Store, cohort: str) -> None:
    """« J’ai fini », for all maps at once. ``BadInput`` says which level lacks on which map."""
    found = harmony(desk, cohort)
    if lacking := [f"{each.work.name} ({', '.join(each.missing)})" for each in found.mine if each.missing]:
        raise BadInput(f"Il reste à coter : {' ; '.join(lacking)}.", advice="Cotez, puis dites « J’ai fini ».")
    for each in found.mine:
        if not each.done:
            marking.say_done(desk, each.work.id, each.work.number, without=_off_map())


def go_on_marking(desk: Store, cohort: str) -> None:
    """Not done after all, as long as others are not either."""
    found = harmony(desk, cohort)
    if not found.may_reopen:
        raise BadInput("Vos grilles ne se rouvrent plus : tous ont fini.", advice="Discutez des écarts ci-dessous.")
    for each in found.mine:
        if each.done:
            marking.go_on(desk, each.work.id, each.work.number)


def set_marker_aside(desk: Store, cohort: str, author: str) -> None:
    """The others do without this person, whose grids no longer count. ``BadInput`` where fewer than two are left."""
    found = harmony(desk, cohort)
    left = [each for each in found.markers if each.id != author]
    if found.done or len(left) == len(found.markers) or len(left) < 2:
        raise BadInput("Cette personne ne se retire pas.", advice="Il faut deux formateurs, et des grilles en cours.")
    for work in found.works:
        people = [Person(each.author, each.name, "trainer", each.given) for each in counting(work.grids)]
        marking.name_markers(desk, work.id, [each for each in people if each.id != author], begun=True)


def settle_criterion(desk: Store, cohort: str, criterion: str, words: str) -> None:
    """What they settle is the centre's from now on. ``BadInput`` before all are done, or for who marked nothing."""
    found = harmony(desk, cohort)
    if not found.done or not found.mine:
        raise BadInput("Seuls ceux qui ont coté décident, une fois tous finis.", advice="Attendez les autres grilles.")
    set_guidance(desk, criterion, words, found.cohort.name)


def _markers(works: Sequence[Work]) -> Iterator[Marker]:
    apart: dict[str, list[Grid]] = {}
    for work in works:
        for each in counting(work.grids):
            apart.setdefault(each.author, []).append(each)
    for author, grids in apart.items():
        done, begun = sum(bool(each.done) for each in grids), any(each.begun for each in grids)
        yield Marker(author, grids[0].name, done, len(grids), begun, any(each.reopened for each in grids))


def _mine(desk: Store, works: Sequence[Work]) -> Iterator[Mine]:
    for work in works:
        own = next((each for each in counting(work.grids) if each.author == desk.author), None)
        if own:
            said = reading.review_of(desk, own)
            missing = tuple(line.id for line in on_map() if not said.mark(line.id).level)
            yield Mine(work, missing, own.done is not None)


def _off_map() -> tuple[str, ...]:
    """What a map alone is not marked on."""
    return tuple(line.id for line in grid.criteria() if line.on_dossier)


def _reviews(desk: Store, work: Work) -> tuple[tuple[Grid, Review], ...]:
    return tuple((each, reading.review_of(desk, each)) for each in counting(work.grids))
