"""What weighings share: the requirements in their order, and how sums of weights are made chances."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

# fmt: off
REQUIREMENTS = ("C1a", "C1b", "C2", "C3a", "C3b", "C4", "C5", "C6", "C7a", "C7b", "C8a", "C8b", "C9", "C10", "C11")
# fmt: on
LEAST = 0.01
"""Chance under which a piece or a neighbour says nothing of a requirement."""
FARTHEST = 30.0
"""Bound of a sum that is made a chance."""


def chances(sums: Iterable[float]) -> list[float]:
    """Sums of weights as chances, from 0 to 1."""
    return [1 / (1 + exp(-max(-FARTHEST, min(FARTHEST, total)))) for total in sums]
