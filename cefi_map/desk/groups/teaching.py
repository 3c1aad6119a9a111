"""What to teach a group again: how each criterion was levelled, where the automatic opinion says otherwise, which
stages the maps lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cefi_map import review as grid
from cefi_map.desk.store import Cohort
from cefi_map.judging import STAGE_WORDS
from cefi_map.referentiel import load
from cefi_map.review import LEVELS, Line, gap

from .groups import Row, Table

AGAIN = 3
"""Criteria that are named as to be taught again first, at most."""


@dataclass(frozen=True, slots=True)
class OnCriterion:
    """A criterion over a group: how many works have each level, best first; how many of them the trainer levelled
    ``lower`` or ``higher`` than the automatic opinion."""

    line: Line
    counts: tuple[int, int, int]
    lower: int
    higher: int

    @property
    def levelled(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """From 2 (every work has it) to 0 (none has); None as long as no work has a level."""
        best, middle, _ = self.counts
        return (2 * best + middle) / self.levelled if self.levelled else None


@dataclass(frozen=True, slots=True)
class OnStage:
    """How many maps have a stage, have begun it, have it empty."""

    name: str
    counts: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Teaching:
    """``criteria`` in official order; ``words`` are those of the levels; ``works`` how many have a level at all."""

    cohort: Cohort
    words: tuple[str, str, str]
    criteria: tuple[OnCriterion, ...]
    stages: tuple[OnStage, ...]
    works: int

    @property
    def weakest_first(self) -> tuple[OnCriterion, ...]:
        """Those that have a mean, the lowest first, then the others."""
        return tuple(sorted(self.criteria, key=lambda each: 3 if each.mean is None else each.mean))

    @property
    def again(self) -> tuple[OnCriterion, ...]:
        """The weakest, where fewer than half of the works have all of it."""
        return tuple(each for each in self.weakest_first if each.counts[0] * 2 < each.levelled)[:AGAIN]


def teaching(found: Table) -> Teaching:
    return Teaching(
        found.cohort,
        found.words,
        tuple(_on_criterion(line, found.rows) for line in grid.criteria()),
        tuple(_on_stage(stage.id, f"{stage.number}. {stage.name}", found.rows) for stage in load().stages),
        sum(any(cell.letter for cell in row.cells) for row in found.rows),
    )


def _on_criterion(line: Line, rows: Iterable[Row]) -> OnCriterion:
    given = [(row.review.mark(line.id).level, row.opinion(line.id)) for row in rows]
    levels = Counter(level for level, _ in given)
    gaps = [gap(level, opinion) for level, opinion in given]
    best, middle, least = (levels[each] for each in LEVELS)
    return OnCriterion(line, (best, middle, least), sum(each < 0 for each in gaps), sum(each > 0 for each in gaps))


def _on_stage(id: str, name: str, rows: Iterable[Row]) -> OnStage:
    states = Counter(row.places.get(id, "") for row in rows)
    empty, begun, there = (states[each] for each in STAGE_WORDS)
    return OnStage(name, (there, begun, empty))
