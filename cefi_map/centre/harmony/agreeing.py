"""How far people who marked the same maps agree, by criterion, two by two, and with the machine; where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cefi_map import agreement
from cefi_map import review as grid
from cefi_map.agreement import Agreement
from cefi_map.desk.store import Grid, Work
from cefi_map.judging import VERDICT_WORDS
from cefi_map.review import Review, verdict_rank

from .saying import on_map

DOUBTFUL = "a_verifier"


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion: how far people agree, and with the machine where that decides (``doubtful`` maps it leaves open)."""

    criterion: str
    title: str
    people: Agreement
    machine: Agreement
    doubtful: int


@dataclass(frozen=True, slots=True)
class Voice:
    name: str
    level: str
    word: str
    comment: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A criterion of a map on which not all say the same, by ``steps``; ``opinion`` is the machine's, in words."""

    criterion: str
    title: str
    work: Work
    steps: int
    voices: tuple[Voice, ...]
    opinion: str


@dataclass(frozen=True, slots=True)
class Told:
    """By criterion, over all of them, with the machine; ``pairs`` two names and how far they agree; ``gaps`` the
    largest first."""

    lines: tuple[Line, ...]
    people: Agreement
    machine: Agreement
    pairs: tuple[tuple[str, str, Agreement], ...]
    gaps: tuple[Apart, ...]


Said = Mapping[str, Sequence[tuple[Grid, Review]]]
"""Whose grid, and what it says, by work."""


def told(works: Sequence[Work], said: Said) -> Told:
    every = [(work, line.id) for work in works for line in on_map()]
    machine = [pair for work, id in every for pair in _beside(work, id, said[work.id])]
    return Told(
        tuple(_line(line, works, said) for line in on_map()),
        agreement.among([_levels(said[work.id], id) for work, id in every]),
        agreement.beside(machine),
        tuple(_pairs(every, said)),
        tuple(sorted(_gaps(works, said), key=lambda each: -each.steps)),
    )


def _line(line: grid.Line, works: Sequence[Work], said: Said) -> Line:
    people = agreement.among([_levels(said[work.id], line.id) for work in works])
    machine = [pair for work in works for pair in _beside(work, line.id, said[work.id])]
    doubtful = sum(_opinion(work, line.id) == DOUBTFUL for work in works)
    return Line(line.id, line.title, people, agreement.beside(machine), doubtful)


def _levels(said: Sequence[tuple[Grid, Review]], criterion: str) -> list[str]:
    return [each.mark(criterion).level for _, each in said]


def _beside(work: Work, criterion: str, said: Sequence[tuple[Grid, Review]]) -> Iterator[agreement.Pair]:
    opinion = _opinion(work, criterion)
    if opinion and opinion != DOUBTFUL:
        yield from ((agreement.rank(level), verdict_rank(opinion)) for level in _levels(said, criterion) if level)


def _opinion(work: Work, criterion: str) -> str:
    return str(work.opinion.get("criteria", {}).get(criterion, ""))


def _pairs(every: Sequence[tuple[Work, str]], said: Said) -> Iterator[tuple[str, str, Agreement]]:
    by: dict[str, dict[tuple[str, str], str]] = {}
    names: dict[str, str] = {}
    for work, criterion in every:
        for one, told in said[work.id]:
            names[one.author] = one.name
            by.setdefault(one.author, {})[work.id, criterion] = told.mark(criterion).level
    for first, second in combinations(by, 2):
        both = [(by[first][at], by[second][at]) for at in by[first] if at in by[second]]
        yield names[first], names[second], agreement.among(both)


def _gaps(works: Sequence[Work], said: Said) -> Iterator[Apart]:
    for line in on_map():
        for work in works:
            steps = agreement.spread(_levels(said[work.id], line.id))
            if steps:
                voices = tuple(_voice(one, told, line.id) for one, told in said[work.id])
                opinion = VERDICT_WORDS.get(_opinion(work, line.id), "")
                yield Apart(line.id, line.title, work, steps, voices, opinion)


def _voice(one: Grid, told: Review, criterion: str) -> Voice:
    mark = told.mark(criterion)
    return Voice(one.name, mark.level, told.word(criterion), mark.comment)
