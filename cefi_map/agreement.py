"""How far people agree on levels, and with the machine: in plain numbers, and by kappa where that says something.

Quadratic weighted kappa (Cohen, 1968): one less what is seen of the squared distances, over what chance would give to
two who mark as often as they do. Under ``LEAST_PAIRS`` it is told to nobody: for k levels fewer than 2k² pairs leave
it to luck (Cicchetti, 1981).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from cefi_map.review import LEVELS

LEAST_PAIRS = 2 * len(LEVELS) ** 2
"""Pairs of marks from which kappa is told."""

Pair = tuple[int, int]
"""What one says and what the other says, each by its ``rank``."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """``same`` of ``of`` things are marked alike by all; kappa over ``pairs`` of marks, None where it would say
    nothing: too few of them, or nobody ever said anything else."""

    same: int
    of: int
    pairs: int
    kappa: float | None

    @property
    def few(self) -> bool:
        return self.pairs < LEAST_PAIRS


def rank(level: str) -> int:
    """0 for the lowest level, 2 for the highest."""
    return len(LEVELS) - 1 - LEVELS.index(level)


def kappa(pairs: Sequence[Pair]) -> float:
    """1 for full agreement, 0 for what chance would give, below it for less; 1 where all say one and the same."""
    values = range(len(LEVELS))
    first = [sum(a == value for a, _ in pairs) for value in values]
    second = [sum(b == value for _, b in pairs) for value in values]
    seen = sum((a - b) ** 2 for a, b in pairs)
    expected = sum(first[a] * second[b] * (a - b) ** 2 for a in values for b in values) / max(1, len(pairs))
    return 1 - seen / expected if expected else 1.0


def among(things: Iterable[Sequence[str]]) -> Agreement:
    """Among people of whom none is the measure: for each thing the levels that they gave, "" for none. Each two are a
    pair, counted in both orders."""
    marked = [[rank(level) for level in levels if level] for levels in things]
    marked = [ranks for ranks in marked if len(ranks) > 1]
    pairs = [pair for ranks in marked for pair in combinations(ranks, 2)]
    both = [*pairs, *((b, a) for a, b in pairs)]
    return Agreement(sum(len(set(ranks)) == 1 for ranks in marked), len(marked), len(pairs), _told(pairs, both))


def beside(pairs: Sequence[Pair]) -> Agreement:
    """Between what people say and what one other says."""
    return Agreement(sum(a == b for a, b in pairs), len(pairs), len(pairs), _told(pairs, pairs))


def spread(levels: Iterable[str]) -> int:
    """Steps between the highest and the lowest level that was given."""
    ranks = [rank(level) for level in levels if level]
    return max(ranks) - min(ranks) if ranks else 0


def _told(pairs: Sequence[Pair], counted: Sequence[Pair]) -> float | None:
    if len(pairs) < LEAST_PAIRS or len({value for pair in pairs for value in pair}) == 1:
        return None
    return kappa(counted)
