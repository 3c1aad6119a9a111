"""What a desk keeps: groups, the versions of works that arrive, their reviews; grids of those who mark apart, sessions
that are closed. ``Desk(store)`` is that of the owner for whom a store speaks, in the same database and sitting."""

from __future__ import annotations

from .closings import Closing
from .cohorts import Cohort
from .desk import KEPT, Desk
from .grids import Grid, are_done, counting
from .joining import with_dossier
from .reviews import reading_order
from .tables import closings, cohorts, grids, readings, second_readings, works
from .works import Received, Work

__all__ = [
    "KEPT",
    "Closing",
    "Cohort",
    "Desk",
    "Grid",
    "Received",
    "Work",
    "are_done",
    "closings",
    "cohorts",
    "counting",
    "grids",
    "reading_order",
    "readings",
    "second_readings",
    "with_dossier",
    "works",
]
