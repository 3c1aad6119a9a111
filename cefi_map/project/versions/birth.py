"""How a map was born: the versions that tell it, and its writing day by day; what thinning took away is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from cefi_map.judging import Readings
from cefi_map.mindmap import MindMap
from cefi_map.project.exam import readings
from cefi_map.project.later import soon
from cefi_map.project.memory import remembered
from cefi_map.project.paper import own_stages, stages_of
from cefi_map.project.writing import settled_project
from cefi_map.store import DRAFT, Revision, Store

from .moments import Sitting, chosen, spans

STEPS, STEPS_OF_MANY = 60, 30
"""Versions that are played back, one a second, of a map; of one with more nodes than ``MANY``."""
MANY = 1500

Stages = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Grown:
    """How many nodes a version has, in all and by stage: none, then 1 to 6."""

    nodes: int
    stages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A version that is shown, and how the map had grown to the one shown ``before`` it (None: the first)."""

    number: int
    moment: datetime
    name: str
    reason: str
    grown: Grown
    before: Grown | None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the journal: its days, from when to when each sitting went, minutes in all (``least``: one has but its
    last version left, it may have been longer), versions kept, the map at its end and ``before`` it."""

    first: date
    last: date
    hours: tuple[tuple[datetime, datetime], ...]
    minutes: int
    least: bool
    versions: int
    grown: Grown
    before: Grown | None


@dataclass(frozen=True, slots=True)
class Birth:
    """``unit``: what a row of the journal is, "jour", "semaine" or "mois". ``kept`` versions are there, ``gone`` those
    that thinning took."""

    steps: tuple[Moment, ...]
    rows: tuple[Row, ...]
    unit: str
    kept: int
    gone: int

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self.rows)

    @property
    def sittings(self) -> int:
        return sum(len(row.hours) for row in self.rows)


def birth(store: Store, project_id: str) -> Birth:
    """All of it: each version that is looked at is read once."""
    names = tuple((each.number, each.name) for each in store.history(project_id))
    return _told(store, project_id, names, readings(store))


def birth_soon(store: Store, project_id: str) -> Birth | None:
    """The same; None while the versions of a large map are read: ask again."""
    settled_project(store, project_id)  # what is said of it is asked for in its own lane, and waited for by nobody
    lasting = store.lasting()
    return soon((lasting, project_id, "birth"), partial(birth, lasting, project_id))


def as_it_was(store: Store, project_id: str, number: int) -> tuple[MindMap, Stages]:
    """A version, and the stages of its nodes: its author's, else those that these nodes have today."""
    mindmap = store.load(project_id, number).map
    return mindmap, _stages(mindmap, _today(store, project_id))


@remembered(4)
def _told(store: Store, project_id: str, names: tuple[tuple[int, str], ...], by: Readings) -> Birth:
    """Worked out once for the versions there are, as they are called; ``by`` changes the stages."""
    kept = store.history(project_id)
    line = [each for each in reversed(kept) if each.reason != DRAFT]
    grown = _Growth(store, project_id)
    unit, found = spans(line)
    return Birth(
        steps=_steps(chosen(line, STEPS if max(each.nodes for each in line) <= MANY else STEPS_OF_MANY), grown),
        rows=_rows(found, {each.number for each in kept}, grown),
        unit=unit,
        kept=len(line),
        gone=max(each.number for each in kept) - len(kept),
    )


class _Growth:
    """What each version has, read once."""

    def __init__(self, store: Store, project_id: str) -> None:
        self._store, self._id = store, project_id
        self._today = _today(store, project_id)
        self._known: dict[int, Grown] = {}

    def __call__(self, number: int) -> Grown:
        if number not in self._known:
            mindmap = self._store.load(self._id, number).map
            self._known[number] = _counted(mindmap, _stages(mindmap, self._today))
        return self._known[number]


def _today(store: Store, project_id: str) -> Stages:
    view = settled_project(store, project_id)
    return stages_of(view.map, view.report)


def _stages(mindmap: MindMap, today: Stages) -> Stages:
    return {**{key: stages for key, stages in today.items() if key in mindmap}, **own_stages(mindmap)}


def _counted(mindmap: MindMap, stages: Stages) -> Grown:
    """A node counts for the first stage of the nearest node that has some, from itself upwards."""
    counts, of = [0] * 7, dict[str | None, int]()
    for node in mindmap.nodes:
        own = stages.get(node.key)
        of[node.key] = stage = own[0] if own else of.get(node.parent, 0)
        counts[stage] += 1
    return Grown(len(mindmap), tuple(counts))


def _steps(shown: Sequence[Revision], grown: _Growth) -> tuple[Moment, ...]:
    found, before = list[Moment](), None
    for each in shown:
        size = grown(each.number)
        found.append(Moment(each.number, each.created, each.name, each.reason, size, before))
        before = size
    return tuple(found)


def _rows(found: Sequence[Sequence[Sitting]], kept: set[int], grown: _Growth) -> tuple[Row, ...]:
    rows, before = list[Row](), None
    for span in found:
        size = grown(span[-1][-1].number)
        rows.append(_row(span, kept, size, before))
        before = size
    return tuple(rows)


def _row(span: Sequence[Sitting], kept: set[int], grown: Grown, before: Grown | None) -> Row:
    hours = tuple((sitting[0].created, sitting[-1].created) for sitting in span)
    return Row(
        hours[0][0].astimezone().date(),
        hours[-1][1].astimezone().date(),
        hours,
        sum(max(1, round((last - first).total_seconds() / 60)) for first, last in hours),
        any(len(sitting) == 1 < sitting[0].number and sitting[0].number - 1 not in kept for sitting in span),
        sum(map(len, span)),
        grown,
        before,
    )
