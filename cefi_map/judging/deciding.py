"""From counts to a verdict: how likely each of the three is, weighed against maps that a jury labelled.

How likely the table is fulfilled, and each line of it, are weighed for « satisfait », and again for « not absent »
(``data/model.json``). No weight is below 0: more that is found never speaks against a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from .counting import Count, P
from .report import VerdictName
from .requirement import BOUND, Readings

_DOUBT = 0.02
"""What is left of doubt in what is all but sure."""
_OPPOSED = 0.12
"""Chance of the opposite that a cautious verdict does not risk: on hands left out in turn a quarter of the opposites
less, kappa .782 to .783."""
MOST = 3
"""Pieces up to which it counts how many there are."""
ORDER: tuple[VerdictName, ...] = ("absent", "partiel", "satisfait")


class Decision(NamedTuple):
    """The verdict that is likeliest in the middle of all, and how likely it is right."""

    verdict: VerdictName
    confidence: float
    chances: tuple[float, float, float]

    @property
    def risk(self) -> float:
        """How far from right the verdict is to be feared: the mean of its distance, squared (0 to 4)."""
        said = ORDER.index(self.verdict)
        return sum(chance * (place - said) ** 2 for place, chance in enumerate(self.chances))

    @property
    def sure(self) -> bool:
        """Whether it is asserted."""
        return self.risk < BOUND

    def cautious(self) -> Decision:
        """The middle verdict where the opposite of this one may well be right."""
        opposite = self.chances[2 - ORDER.index(self.verdict)]
        if self.verdict == "partiel" or opposite < _OPPOSED:
            return self
        return Decision("partiel", self.chances[1], self.chances)

    @property
    def between(self) -> tuple[VerdictName, VerdictName]:
        """The verdict and its likelier neighbour, the lower first."""
        lower = ORDER.index(self.verdict) - (self.verdict == "satisfait" or self.chances[0] > self.chances[2])
        lower = max(0, lower)
        return ORDER[lower], ORDER[lower + 1]


def decide(numbers: Sequence[float], weights: Sequence[Sequence[float]]) -> Decision:
    """The verdict on a requirement by the amounts that were counted. ``weights``: what makes it *satisfait*, and what
    makes it not *absent*: a constant, then a weight for each amount."""
    satisfied, begun = (
        1 / (1 + exp(-row[0] - sum(weight * each for weight, each in zip(row[1:], numbers, strict=True))))
        for row in weights
    )
    satisfied = min(satisfied, begun)
    chances = (1 - begun, begun - satisfied, satisfied)
    verdict: VerdictName = "satisfait" if satisfied >= 0.5 else "absent" if begun < 0.5 else "partiel"
    return Decision(verdict, chances[ORDER.index(verdict)], chances)


def amounts(count: Count[P], readings: Readings) -> list[float]:
    """What is weighed: odds that the table is fulfilled, that each of its lines is, that so many pieces prove
    something, that there is any of each part; each the greater, the more is found."""
    ways = count.requirement.satisfied(readings)
    chances = [max(count.there(way) for way in ways)]
    chances += [count.at_least(code, least) for way in ways for code, least in way.items()]
    chances += [count.pieces(least) for least in range(1, MOST + 1)]
    chances += [count.at_least(part.code, 1) for part in count.requirement.parts]
    if count.requirement.share:
        chances.append(count.requirement.share(count, readings))
    return [*map(odds, chances)]


def odds(chance: float) -> float:
    return log((chance + _DOUBT) / (1 - chance + _DOUBT))
