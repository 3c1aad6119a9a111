"""Which revisions of a history may go: worked out from what is known of each, nothing is read or written here."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from .values import DRAFT, THIN_AFTER


@dataclass(frozen=True, slots=True)
class Aged:
    """A revision that nobody named, neither the first nor the current one; ``age`` in days of use."""

    number: int
    age: int
    created: datetime
    reason: str


def surplus(revisions: Iterable[Aged]) -> Iterator[int]:
    """Numbers that may go, of the revisions of one line, newest first: of those that share a slot the newest stays."""
    taken: set[Hashable] = set()
    for revision in revisions:
        slot = _slot(revision)
        if slot in taken:
            yield revision.number
        taken.add(slot)


def _slot(revision: Aged) -> Hashable:
    """One of its own up to ``THIN_AFTER``; from then one for each day. A day is one of use and of the calendar (UTC):
    neither a clock that stood still nor revisions brought in together make many days one. Drafts are apart: their words
    stand in no other revision. Sooner is not safe yet: a save whose base went is merged from the revision before it
    (steps.py), so that what changed both before and after that base contradicts itself."""
    if revision.age <= THIN_AFTER:
        return revision.number
    return revision.age, revision.created.date(), revision.reason == DRAFT
