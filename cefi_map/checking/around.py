"""A second weighing: what stands beside, above and below a node helps to tell what the node is.

« 3 200 € » is an expense among expenses and a grant among grants. The chances of the first weighing (``signals.py``)
are averaged over the nodes under one title, over the main branch and over those just below, and weighed anew with the
node's own and its parent's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp
from operator import add

from .reading import ReadMap, ReadNode

Numbers = Sequence[float]
"""One number a requirement, in the order of ``signals.REQUIREMENTS``."""
Weights = Mapping[str, Sequence[Sequence[tuple[int, float]]]]
"""Kind of neighbour -> for each requirement, the requirements it speaks for (their places), and how much."""

KINDS = ("beside", "above", "branch", "own", "odds", "alone", "alone odds", "below")
LEAST = 0.01
"""Mean chance under which a neighbour says nothing."""
_FARTHEST = 6.0


def chances(sums: Iterable[float]) -> list[float]:
    """Sums of weights as chances, from 0 to 1."""
    return [1 / (1 + exp(-total)) for total in sums]


class Around:
    """The parts of a node's second weighing; ``first`` are the chances of the first, for every node that says
    something."""

    def __init__(self, read: ReadMap, first: Mapping[int, Numbers]) -> None:
        self._read, self._first = read, first
        self._below = {node.index: self._mean(node.children) for node in read.nodes if node.children}
        self._tops = [0] * len(read)
        for node in read.nodes[1:]:
            self._tops[node.index] = self._tops[node.parent] or node.index
        self._branches = {index: self._mean(range(index, read.ends[index])) for index in read.root.children}

    def _mean(self, places: Sequence[int]) -> Numbers:
        rows = [self._first[place] for place in places if place in self._first]
        count = len(places) - len(self._read.hollow.intersection(places)) if self._read.hollow else len(places)
        return [sum(column) / count for column in zip(*rows, strict=True)]

    def shared(self, node: ReadNode) -> Iterator[tuple[str, Numbers]]:
        """What all nodes under one title share."""
        yield "beside", self._below[node.parent]
        if node.parent:
            yield "above", self._first.get(node.parent, ())
        yield "branch", self._branches[self._tops[node.index]]

    def below(self, node: ReadNode) -> Iterator[tuple[str, Numbers]]:
        """What stands just below a node."""
        if node.children:
            yield "below", self._below[node.index]

    def weighed(
        self, constant: Numbers, weights: Weights, own: Mapping[int, Numbers]
    ) -> Iterator[tuple[ReadNode, Numbers]]:
        """Each node that says something with its weights added up; ``own`` are those of what is its own (``total``)."""
        known: dict[tuple[int, int], Numbers] = {}
        for index, sums in own.items():
            node = self._read.nodes[index]
            place = (node.parent, self._tops[index])
            shared = known.get(place)
            if shared is None:
                shared = known[place] = total(constant, self.shared(node), weights)
            sums = list(map(add, shared, sums))
            yield node, total(sums, self.below(node), weights) if node.children else sums


def own(sums: Numbers, alone: Numbers) -> Iterator[tuple[str, Numbers]]:
    """What is a node's alone: its sums by the first weighing, and those by what it says wherever it stands, since a
    title may mislead."""
    yield "own", chances(sums)
    yield "odds", sums
    yield "alone", chances(alone)
    yield "alone odds", alone


def parts(kind: str, numbers: Numbers) -> Iterator[tuple[int, float]]:
    """What is weighed of a neighbour: chances that say something, odds within bounds."""
    if kind.endswith("odds"):
        return ((place, max(-_FARTHEST, min(_FARTHEST, number))) for place, number in enumerate(numbers))
    return ((place, number) for place, number in enumerate(numbers) if number >= LEAST)


def total(start: Numbers, neighbours: Iterable[tuple[str, Numbers]], weights: Weights) -> list[float]:
    """The weights of some neighbours added up, from ``start``."""
    sums = list(start)
    for kind, numbers in neighbours:
        rows = weights[kind]
        for place, number in parts(kind, numbers):
            for target, weight in rows[place]:
                sums[target] += weight * number
    return sums
