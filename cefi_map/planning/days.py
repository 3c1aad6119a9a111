"""From what is written to days: the first and the last one of a moment, once its year is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from .moments import SEASONS, Moment

LEAST_YEAR, MOST_YEAR = 2000, 2099
_PARTS = {"d": (1, 10), "m": (11, 20), "f": (21, 31), "": (1, 31)}
_YEARS = {"d": (1, 3), "m": (5, 8), "f": (10, 12), "": (1, 12)}


def of(moment: Moment, year: int) -> tuple[date, date]:
    """Of anything but an offset. A season or a half year may end in the year after."""
    year = min(max(year, LEAST_YEAR), MOST_YEAR - 1)
    if moment.form in ("day", "slash", "iso", "feast"):
        day = date(year, moment.month, min(moment.day, monthrange(year, moment.month)[1]))
        return day, day
    if moment.form == "year":
        first, last = _YEARS[moment.part]
        return date(year, first, 1), month_end(min(moment.number or year, MOST_YEAR), last)
    if moment.form == "quarter":
        return date(year, moment.number * 3 - 2, 1), month_end(year, moment.number * 3)
    if moment.form == "half":
        return date(year, moment.number * 6 - 5, 1), month_end(year, moment.number * 6)
    if moment.form == "season":
        _, last = next(ends for ends in SEASONS.values() if ends[0] == moment.month)
        return date(year, moment.month, 1), month_end(year + (last < moment.month), last)
    first, last = _PARTS[moment.part]
    return date(year, moment.month, first), date(year, moment.month, min(last, monthrange(year, moment.month)[1]))


def after(origin: date, moment: Moment) -> tuple[date, date]:
    """Of an offset from the day on which the project begins."""
    if moment.unit == "m":
        first = later(origin, moment.number)
        return first, later(first, 1) - timedelta(1)
    step = 7 if moment.unit == "w" else 1
    first = origin + timedelta(days=moment.number * step)
    return first, first + timedelta(days=step - 1)


def later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, LEAST_YEAR), MOST_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
