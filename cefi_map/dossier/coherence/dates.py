"""Dates: the same day and month in another year, or what both tell on another day of the same month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cefi_map.french.text import fold
from cefi_map.french.wording import MONTHS

from .compared import Both, Remark, Said

_PLAIN = tuple(map(fold, MONTHS))
_DATE = re.compile(rf"(?<!\d)(?:(\d{{1,2}})(?:er)? )?({'|'.join(_PLAIN)})(?: ((?:19|20)\d\d))?\b")
_SAME_STORY = 2
"""Words that a sentence and a node share when they tell the same thing."""


class _Date(NamedTuple):
    """0 where the text does not say."""

    day: int
    month: int
    year: int

    def __str__(self) -> str:
        day = "1er" if self.day == 1 else str(self.day or "")
        return " ".join(filter(None, (day, MONTHS[self.month], str(self.year or ""))))


def remarks(both: Both) -> Iterator[Remark]:
    known = [(date, said) for said in both.nodes for date in _dates(said)]
    seen: set[_Date] = set()
    for said in both.sentences:
        for date in _dates(said):
            other = None if date in seen else _other_year(date, said, known) or _other_day(date, said, known)
            seen.add(date)
            if other:
                key = str(other[1].place)
                message = f"Le dossier dit « {date} », la carte « {other[0]} » {both.where(key)}. Accordez les deux."
                yield Remark(message, int(said.place), key)


Known = list[tuple[_Date, Said]]


def _other_year(date: _Date, said: Said, known: Known) -> tuple[_Date, Said] | None:
    """That day in another year; where no day is said, what tells the same in that month of another year."""
    if not date.year:
        return None
    same = [each for each in known if each[0].year and each[0][:2] == date[:2]]
    if any(other.year == date.year for other, _ in same):
        return None
    return next((each for each in same if date.day or _same_story(date, said, each[1])), None)


def _other_day(date: _Date, said: Said, known: Known) -> tuple[_Date, Said] | None:
    """The date of a node that tells the same and has another day of that month, when no node has this day."""
    same = [each for each in known if each[0].month == date.month and each[0].day]
    if not date.day or any(other.day == date.day for other, _ in same):
        return None
    return next((each for each in same if _same_story(date, said, each[1])), None)


def _same_story(date: _Date, said: Said, node: Said) -> bool:
    return len((said.subject & node.subject) - {_PLAIN[date.month]}) >= _SAME_STORY


def _dates(said: Said) -> Iterator[_Date]:
    for found in _DATE.finditer(said.folded):
        yield _Date(int(found[1] or 0), _PLAIN.index(found[2]), int(found[3] or 0))
