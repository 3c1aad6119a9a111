"""Grids of one version that several people mark apart: whose each is, and the law of who sees which.

A version that nobody marks apart has one grid, that of all who read it. Where people are named, each has a grid of
their own and nobody sees another's until all have said that they are done; from then on there is the one they share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from cefi_map.store.values import Data

from .tables import grids

TOGETHER = 2
"""People whose grids make one: a grid that stands alone is compared with nothing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One person's: ``given`` when they were named, ``done`` when they said so, ``reopened`` when they went on after
    all had, ``aside`` since when it no longer counts. ``review`` is plain data, {} before a word of it is kept."""

    author: str
    name: str
    given: datetime
    done: datetime | None
    reopened: datetime | None
    aside: datetime | None
    begun: bool
    review: Data


def counting(all_of_them: Iterable[Grid]) -> tuple[Grid, ...]:
    return tuple(each for each in all_of_them if each.aside is None)


def are_done(all_of_them: Iterable[Grid]) -> bool:
    """Whether all who mark the version have said so: from then on they see each other's."""
    here = counting(all_of_them)
    return len(here) >= TOGETHER and all(each.done for each in here)


def shown_to(author: str, all_of_them: tuple[Grid, ...], shared: Data) -> Data:
    """The review of a version as this person reads it."""
    here = counting(all_of_them)
    if not here or are_done(here):
        return shared
    return next((each.review for each in here if each.author == author), {})


def hidden_from(author: str, all_of_them: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """The same grids, without what this person may not read in them yet."""
    if are_done(all_of_them):
        return all_of_them
    return tuple(each if each.author == author else replace(each, review={}) for each in all_of_them)


def of_works(connection: Connection, *where: Any) -> dict[tuple[str, int], tuple[Grid, ...]]:
    """By work and version, in the order in which their people were named."""
    found: dict[tuple[str, int], tuple[Grid, ...]] = {}
    query = select(grids).where(*where).order_by(grids.c.given, grids.c.author)
    for row in connection.execute(query):
        key = (row.work_id, row.number)
        found[key] = (*found.get(key, ()), _grid(row))
    return found


def _grid(row: Row[Any]) -> Grid:
    moments = (row.given, row.done, row.reopened, row.aside)
    return Grid(row.author, row.name, *moments, bool(row.review), row.review)
