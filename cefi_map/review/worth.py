"""What a trainer's levels are worth where others count in points: as a centre says it, and never by anybody else."""

from __future__ import annotations

from .agreed import unlevelled
from .grid import criteria
from .model import LEVELS, Review

WORTH = (2, 1, 0)
"""Points of a criterion at each of the three levels, where a centre says nothing."""


def points(review: Review, worth: tuple[int, int, int]) -> tuple[int, int] | None:
    """What its levels come to, and the most that they could; None for a sheet that is not given back, or on which a
    criterion has no level."""
    if not review.returned or unlevelled(review):
        return None
    of = dict(zip(LEVELS, worth, strict=True))
    return sum(of[review.mark(line.id).level] for line in criteria()), max(worth) * len(criteria())
