"""Who marks what: the works of a session, those who may mark them, works shared out evenly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from cefi_map.centre.store import Centre, Member, Training
from cefi_map.desk import groups, marking
from cefi_map.desk.store import Cohort, reading_order
from cefi_map.errors import BadInput
from cefi_map.store import Person, Store

PAIR = 2
State = Literal["alone", "marking", "gaps", "settled", "returned"]


@dataclass(frozen=True, slots=True)
class Line:
    """A work of a session: its row in the group's table, how far those who mark it are, gaps ``left`` to settle."""

    row: groups.Row
    state: State
    left: int = 0

    @property
    def is_free(self) -> bool:
        """Whether nobody marks it yet."""
        return self.state == "alone" and self.row.state == "todo"

    @property
    def begun_by(self) -> str:
        """Who alone wrote in the one grid for all, and can go on with it apart; "" for nobody, for several."""
        wrote = self.row.review.writers if self.state == "alone" and self.row.state == "doing" else ()
        return wrote[0] if len(wrote) == 1 else ""

    @property
    def may_be_named(self) -> bool:
        """Whether somebody else can still be named."""
        return self.state == "marking" or self.is_free or bool(self.begun_by)


@dataclass(frozen=True, slots=True)
class Room:
    """The jury of a session: ``markers`` its trainers and jury, ``lines`` its works by name."""

    training: Training
    cohort: Cohort
    markers: tuple[Member, ...]
    lines: tuple[Line, ...]

    def of(self, person: str) -> tuple[Line, ...]:
        """Works that this person marks."""
        return tuple(each for each in self.lines if any(grid.author == person for grid in each.row.grids))

    @property
    def told(self) -> tuple[Line, ...]:
        """Works of which minutes can be made: marked by several who are done, or that somebody levelled."""
        return tuple(
            each for each in self.lines if each.state != "marking" and (each.row.grids or each.row.review.levelled)
        )

    @property
    def common(self) -> int:
        """Works that somebody marks in the one grid for all: these are not shared out."""
        return sum(each.state == "alone" and not each.is_free for each in self.lines)

    def count(self, state: State) -> int:
        return sum(each.state == state for each in self.lines)


def room(store: Store, cohort: str) -> Room:
    """Of the session that the store speaks for. ``NotFound`` where a group belongs to a person."""
    training, found = Centre(store).training(store.owner), groups.table(store, cohort)
    members = [each for each in Centre(store).members(training.id) if each.role in ("trainer", "jury")]
    return Room(training, found.cohort, tuple(members), tuple(map(_line, found.rows)))


def absent(store: Store, found: Room) -> tuple[str, ...]:
    """Candidates of the session who handed in nothing, and of whom no file came either, by name."""
    gave = {each.person for each in Centre(store).last_receipts(found.training.id)}
    came = {each.row.name.casefold() for each in found.lines}
    here = [each.person for each in Centre(store).members(found.training.id) if each.role == "candidate"]
    left = (each.name for each in here if each.id not in gave and each.name.casefold() not in came)
    return tuple(sorted(left, key=reading_order))


def _line(row: groups.Row) -> Line:
    if not row.grids:
        return Line(row, "returned" if row.state == "done" else "alone")
    if row.hidden:
        return Line(row, "marking")
    left = len(row.missing) + len(row.torn)
    return Line(row, "returned" if row.state == "done" else "gaps" if left else "settled", left)


def name(store: Store, cohort: str, work: str, people: Sequence[str], *, begun: bool = False) -> None:
    """These people mark that work, each apart; none: it has one grid for all. ``BadInput``."""
    found = room(store, cohort)
    known = {each.person.id: each.person for each in found.markers}
    line = next((each for each in found.lines if each.row.id == work), None)
    if line is None or not set(people) <= known.keys() | {each.author for each in line.row.grids}:
        raise BadInput("Cette personne n’est pas de la session.", advice="Rechargez la page, puis choisissez.")
    here = {each.author: Person(each.author, each.name, "jury", each.given) for each in line.row.grids}
    marking.name_markers(store, work, [known.get(each) or here[each] for each in dict.fromkeys(people)], begun=begun)


def share_out(store: Store, cohort: str, people: Collection[str]) -> int:
    """Two of these people for each work that nobody marks yet, as many for each as can be; how many works."""
    found = room(store, cohort)
    chosen = [each.person for each in found.markers if each.person.id in people]
    if len(chosen) < PAIR:
        raise BadInput("Il faut au moins deux personnes.", advice="Cochez celles qui cotent, puis répartissez.")
    load = Counter(grid.author for line in found.lines for grid in line.row.grids)
    met: Counter[frozenset[str]] = Counter()
    free = [line for line in found.lines if line.is_free]
    for line in free:
        pair = _next_pair(chosen, load, met)
        marking.name_markers(store, line.row.id, pair)
        load.update(each.id for each in pair)
        met[frozenset(each.id for each in pair)] += 1
    return len(free)


def take_back(store: Store, cohort: str) -> int:
    """Of works in which nobody has begun, nobody is named any more; how many."""
    lines = [each for each in room(store, cohort).lines if each.state == "marking"]
    unread = [each for each in lines if not any(grid.begun for grid in each.row.grids)]
    for line in unread:
        marking.name_markers(store, line.row.id, [])
    return len(unread)


def _next_pair(people: Sequence[Person], load: Counter[str], met: Counter[frozenset[str]]) -> tuple[Person, Person]:
    """Who has least, with whom of those who have least they have met least."""
    pairs = [(one, other) for place, one in enumerate(people) for other in people[place + 1 :]]
    return min(
        pairs,
        key=lambda pair: (load[pair[0].id] + load[pair[1].id], met[frozenset(each.id for each in pair)]),
    )
