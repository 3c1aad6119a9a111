"""Which revisions of a history may go: worked out from what is known of each, nothing is read or written here.

A history is fine where it is fresh and coarse where it is old. Its age is counted in use: in work, which is the time
between saves that follow one another closely, and from then on in days of use. A clock that jumps makes nobody's hour
old.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from .values import DRAFT, THIN_AFTER

EACH = 10 * 60
"""Seconds of work in which every save is kept."""
MINUTES = 2 * 60 * 60
"""Seconds of work in which the last of each minute is kept; before them, of each ten minutes."""
PAUSE = 5 * 60
"""Seconds between two saves from which they count as no work at all: a person was away, or the clock was set, and
nothing tells which. It costs one revision kept for each such pause."""


@dataclass(frozen=True, slots=True)
class Aged:
    """A revision of a line; ``age`` in days of use. What somebody named is ``kept``, as the first and the current."""

    number: int
    age: int
    created: datetime
    reason: str
    kept: bool = False


def surplus(revisions: Iterable[Aged]) -> Iterator[int]:
    """Numbers that may go, of the revisions of one line, newest first: of those that share a slot the newest stays."""
    taken: set[Hashable] = set()
    work, later = 0.0, None
    for revision in revisions:
        if later is not None:
            work += _worked((later - revision.created).total_seconds())
        later = revision.created
        slot = revision.number if revision.kept else _slot(revision, work)
        if slot in taken:
            yield revision.number
        taken.add(slot)


def _worked(seconds: float) -> float:
    return seconds if 0 < seconds < PAUSE else 0


def _slot(revision: Aged, work: float) -> Hashable:
    """One of its own, or shared with its neighbours. A day is one of use and of the calendar (UTC): neither a clock
    that stood still nor revisions brought in together make many days one. Drafts are apart, and wait for their term:
    their words stand in no other revision."""
    moment, is_draft = revision.created, revision.reason == DRAFT
    if revision.age > THIN_AFTER:
        return revision.age, moment.date(), is_draft
    if work <= EACH or is_draft:
        return revision.number
    minutes = 1 if work <= MINUTES else 10
    return revision.age, minutes, int(moment.timestamp()) // (60 * minutes)
