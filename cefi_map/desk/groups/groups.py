"""A trainer's groups as tables: the works they hold, and the level and the automatic opinion on each criterion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cefi_map import review as grid
from cefi_map.desk.arriving import People, is_late, people_of
from cefi_map.desk.reading import habits, review_of
from cefi_map.desk.store import Cohort, Desk, Grid, Work, counting
from cefi_map.judging import stages_told
from cefi_map.project.memory import forget
from cefi_map.project.naming import named
from cefi_map.review import LEVELS, Review, State
from cefi_map.store import Store

_BY_MOODLE = re.compile(r"_(\d+)_(assignsubmission_[a-z]+)")
"""In « Nom_123_assignsubmission_file_ », as Moodle names what it gives to whoever marks."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A criterion of a work: the level's ``letter`` and ``word``, "" when not given; ``opinion`` is the automatic
    verdict, "" until a level is given; ``differs`` tells that the two do not say the same."""

    criterion: str
    letter: str
    word: str
    opinion: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. ``stages`` tells those that are not there, ``places`` how each stands; ``pinned`` counts
    comments at nodes and paragraphs; ``dossier`` names its file, ``source`` is the name under which the map came;
    ``same`` names the works of the same map; ``twin``: another work here is called alike; ``grids`` of those who mark
    it apart, ``hidden`` from each other; ``late`` when it came after its moment; ``repaired``: its file was
    damaged."""

    id: str
    name: str
    title: str
    version: int
    state: State
    cells: tuple[Cell, ...]
    stages: str
    pinned: int
    dossier: str
    review: Review
    places: Mapping[str, str]
    source: str
    same: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    hidden: bool = False
    late: bool = False
    twin: bool = False
    repaired: bool = False

    def opinion(self, criterion: str) -> str:
        """The automatic opinion that stands beside a level, "" without one."""
        return next((cell.opinion for cell in self.cells if cell.criterion == criterion), "")

    @property
    def missing(self) -> tuple[str, ...]:
        """Criteria without a level."""
        return tuple(cell.criterion for cell in self.cells if not cell.letter)

    @property
    def readers(self) -> tuple[str, ...]:
        """Who signed the sheet; before it is given back, who wrote in it."""
        return (self.review.reviewer,) if self.review.reviewer else tuple(filter(None, self.review.writers))

    @property
    def torn(self) -> tuple[str, ...]:
        return self.review.torn

    @property
    def moodle(self) -> tuple[str, str] | None:
        """The number of a participant in Moodle and what they handed in with, where the file came through it."""
        came = _BY_MOODLE.search(self.source)
        return (came[1], came[2]) if came else None

    @property
    def differences(self) -> int:
        return sum(cell.differs for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A cohort as a table; ``rows`` by name, a line for each of its ``works``."""

    cohort: Cohort
    rows: tuple[Row, ...]
    words: tuple[str, str, str]
    works: tuple[Work, ...]

    def count(self, state: State) -> int:
        return sum(row.state == state for row in self.rows)

    @property
    def people(self) -> People:
        return people_of(self.cohort, self.works)

    @property
    def awaited(self) -> tuple[str, ...]:
        """Who is expected and has handed in nothing that is kept."""
        return tuple(each.name for each in self.people.expected if not each.works)

    @property
    def left(self) -> tuple[Row, ...]:
        """Works whose sheet is still to give back."""
        return tuple(row for row in self.rows if row.state != "done")


def cohorts(store: Store) -> tuple[Table, ...]:
    return tuple(_table(store, cohort) for cohort in Desk(store).cohorts())


def table(store: Store, cohort: str, sort: str = "nom") -> Table:
    """The cohort's table by "nom", "projet", "relecture" or a criterion's id: what has no level yet comes first."""
    found = _table(store, Desk(store).cohort(cohort))
    order = ("todo", "doing", "done")
    keys: dict[str, Any] = {
        "projet": lambda row: row.title.casefold(),
        "relecture": lambda row: order.index(row.state),
    }
    for place, line in enumerate(grid.criteria()):
        keys[line.id] = lambda row, place=place: _rank(row.cells[place], found.words)
    return replace(found, rows=tuple(sorted(found.rows, key=keys[sort]))) if sort in keys else found


def _rank(cell: Cell, level_words: tuple[str, ...]) -> int:
    return -1 if cell.word not in level_words else len(LEVELS) - level_words.index(cell.word)


def rename_cohort(store: Store, cohort: str, name: str, session: str | None = None) -> None:
    """A name without a letter changes nothing; nor does the session that is not said."""
    Desk(store).rename_cohort(cohort, named(name) or Desk(store).cohort(cohort).name)
    if session is not None:
        Desk(store).set_session(cohort, named(session))


def erase_cohort(store: Store, cohort: str) -> None:
    """For good, in memory too."""
    Desk(store).erase_cohort(cohort)
    forget()


def _table(store: Store, cohort: Cohort) -> Table:
    chosen, works = habits(store).words, Desk(store).works(cohort.id)
    alike: dict[str, list[Work]] = {}
    for work in works:
        alike.setdefault(work.digest, []).append(work)
    rows = tuple(_row(store, cohort, work, alike[work.digest]) for work in works)
    called = Counter(row.name for row in rows)
    return Table(cohort, tuple(replace(row, twin=called[row.name] > 1) for row in rows), chosen, works)


def _row(store: Store, cohort: Cohort, work: Work, alike: Iterable[Work]) -> Row:
    review = review_of(store, work)
    told: Mapping[str, Any] = {} if work.hidden else work.opinion
    return Row(
        id=work.id,
        name=work.name,
        title=work.title,
        version=work.number,
        state=review.state,
        cells=tuple(_cells(review, told.get("criteria", {}))),
        stages=stages_told(told["stages"]) if "stages" in told else "",
        pinned=len(review.remarks),
        dossier=work.dossier_name,
        review=review,
        places=told.get("stages", {}),
        source=work.source_name,
        same=tuple(each.name for each in alike if each.id != work.id),
        grids=counting(work.grids),
        hidden=work.hidden,
        late=is_late(cohort, work),
        repaired=bool(work.opinion.get("repairs")),
    )


def _cells(review: Review, verdicts: Mapping[str, str]) -> Iterator[Cell]:
    """A cell a criterion; its automatic verdict is kept back until a level is given."""
    letters = dict(zip(LEVELS, grid.short_words(review.words), strict=True))
    for line in grid.criteria():
        level = review.mark(line.id).level
        opinion = verdicts.get(line.id, "") if level else ""
        letter, differs = letters.get(level, ""), not grid.agrees(level, opinion)
        yield Cell(line.id, letter, review.word(line.id), opinion, differs)
