"""Which versions tell how a map was written: those that are shown, and those that a line of the journal holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby

from cefi_map.store import Revision

from .sittings import sittings

ROWS = 24
"""Lines of the journal, which stands on one page: days, else weeks, else months."""
TURNS = ("imported", "duplicated", "merged")
"""Reasons of versions that tell more than others."""

Sitting = Sequence[Revision]


def chosen(line: Sequence[Revision], most: int) -> list[Revision]:
    """At most so many of a line, oldest first: the first and the last; those with a name; those that brought another
    file or version in; where each sitting ended; then others, evenly."""
    ends = {sitting[-1].number for sitting in sittings(line)}
    ranks = (
        [line[0], line[-1]],
        [each for each in line if each.name],
        [each for each in line if each.reason in TURNS],
        [each for each in line if each.number in ends],
        line,
    )
    found: dict[int, Revision] = {}
    for rank in ranks:
        wanted = [each for each in rank if each.number not in found]
        found |= {each.number: each for each in _evenly(wanted, most - len(found))}
    return sorted(found.values(), key=lambda each: each.number)


def _evenly(items: Sequence[Revision], most: int) -> Sequence[Revision]:
    if len(items) <= most:
        return items
    return [items[(2 * place + 1) * len(items) // (2 * most)] for place in range(most)]


def spans(line: Sequence[Revision]) -> tuple[str, list[list[Sitting]]]:
    """The sittings by the "jour" on which they began, else by "semaine", else by "mois": ``ROWS`` at most, but for
    months."""
    cut = sittings(line)
    found = {unit: [list[Sitting](group) for _, group in groupby(cut, key=of)] for unit, of in _UNITS.items()}
    unit = next((unit for unit, each in found.items() if len(each) <= ROWS), "mois")
    return unit, found[unit]


def _day(sitting: Sitting) -> date:
    return sitting[0].created.astimezone().date()


def _week(sitting: Sitting) -> date:
    day = _day(sitting)
    return day - timedelta(days=day.weekday())


def _month(sitting: Sitting) -> date:
    return _day(sitting).replace(day=1)


_UNITS: dict[str, Callable[[Sitting], date]] = {"jour": _day, "semaine": _week, "mois": _month}
