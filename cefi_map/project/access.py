"""Who acts, and how far: the values in which a request is let through. Who gives them is a wing's matter; on a computer
of one's own nobody asks."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import IntEnum
from typing import Literal

from cefi_map.store import LOCAL, Person

__all__ = ["LAPTOP", "Kind", "Level", "Person"]

Kind = Literal["project", "cohort", "work", "training"]
"""Of the thing that an address names."""


class Level(IntEnum):
    """What may be done with a thing; each holds what is before it. A member of a jury marks (``WRITE``) the works of a
    session; its trainers also let works in, give them back and erase them (``OWN``)."""

    READ = 1
    COMMENT = 2
    WRITE = 3
    OWN = 4


LAPTOP = Person(LOCAL, "", "head", datetime(1970, 1, 1, tzinfo=UTC))
"""Whoever sits at a computer of their own: nobody asks, and all is theirs."""
