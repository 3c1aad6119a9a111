"""Days on which the database was in use: what the trash and the histories count, since a clock may be wrong.

One row for each day, numbered from 1. A calendar date counts once for ever, and on a clock that nobody can set two days
are ``SPACING`` apart: one that jumps forward and back a hundred times in an hour adds one day. Between two starts of a
computer no such clock is known; there a jump adds one day for each start at a date never seen. What is uncertain is no
day: words are kept too long rather than erased too soon, and a computer shut all summer ages nothing.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from . import rows
from .rows import Scoped
from .tables import days

SPACING = 12 * 60 * 60
"""Seconds of running between two days: less than an evening and the next morning's work are apart."""
DAY = 24 * 60 * 60
JUMP = 2 * DAY
"""Seconds by which a clock is believed to go forward while nothing ran."""

_LOCK = 23_341_306  # opening.py has the number before
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_OURS = secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Running:
    """What a clock that nobody sets shows. ``clock`` names it: ``seconds`` can be compared on the same one alone."""

    clock: str
    seconds: int


def running() -> Running:
    """Linux counts from its start, sleep included, and names it; elsewhere the clock is this process's own."""
    try:
        return Running(_BOOT.read_text().strip()[:64], int(time.clock_gettime(time.CLOCK_BOOTTIME)))
    except (OSError, AttributeError):
        return Running(_OURS, int(time.monotonic()))


class Days(Scoped):
    def tick(self, now: datetime | None = None, shown: Running | None = None) -> bool:
        """Count today unless it is counted; True for one caller a day, however many processes ask at once."""
        today, shown = (now or rows.now()).date().isoformat(), shown or running()
        with self.database.read() as connection:
            if not _is_new(connection, today, shown):
                return False
        with self.database.write() as connection:
            if not self.database.is_sqlite:  # where writers do not wait for one another
                connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            if not _is_new(connection, today, shown):
                return False
            row = {"day": today, "clock": shown.clock, "seconds": shown.seconds}
            connection.execute(insert(days).values(number=rows.today() + 1, **row))
        return True

    def today(self) -> int:
        """The number of this day of use; 0 before the first."""
        with self.database.read() as connection:
            return int(connection.scalar(select(rows.today())) or 0)

    def jumped(self, within: int) -> bool:
        """Whether, in the last so many days of use, the clock went forward by more than ``JUMP`` for all that is known:
        it was set, or the computer was off for that long. What asks for a date then asks a person."""
        last = select(days).order_by(days.c.number.desc()).limit(within + 1)
        with self.database.read() as connection:
            known = connection.execute(last).all()
        return any(_gap(older, newer) > JUMP for newer, older in pairwise(known))


def _gap(older: Row[Any], newer: Row[Any]) -> int:
    """Seconds that the calendar may have gone on between two days of use, beyond what was run; at most a day too many,
    for a day of use knows its date alone."""
    ran = newer.seconds - older.seconds if newer.clock == older.clock else 0
    return ((date.fromisoformat(newer.day) - date.fromisoformat(older.day)).days + 1) * DAY - ran


def _is_new(connection: Connection, day: str, shown: Running) -> bool:
    """Whether that date never counted, and enough was run since the last day that did."""
    if connection.scalar(select(days.c.number).where(days.c.day == day)) is not None:
        return False
    last = connection.execute(select(days).order_by(days.c.number.desc()).limit(1)).one_or_none()
    return last is None or last.clock != shown.clock or abs(shown.seconds - last.seconds) >= SPACING
