"""A second weighing: what stands beside, above and below a node helps to tell what the node is.

« 3 200 € » is an expense among expenses and a grant among grants. The chances of the first weighing (``signals.py``)
are averaged over the nodes under one title, over the main branch and over those just below, and weighed anew with the
node's own and its parent's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

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
    """The parts of a node's second weighing; ``sums`` are those of the first, for every node that says something, and
    ``alone`` those by what it says alone: a title may mislead."""

    def __init__(self, read: ReadMap, sums: Mapping[int, Numbers], alone: Mapping[int, Numbers]) -> None:
        self._read, self._sums, self._alone = read, sums, alone
        self._first = {index: chances(each) for index, each in sums.items()}
        self._below = {node.index: self._mean(node.children) for node in read.nodes if node.children}
        self._tops = [0] * len(read)
        for node in read.nodes[1:]:
            self._tops[node.index] = self._tops[node.parent] or node.index
        self._branches = {index: self._mean(range(index, read.ends[index])) for index in read.root.children}

    def _mean(self, places: Sequence[int]) -> Numbers:
        rows = [self._first[place] for place in places if place in self._first]
        count = len(places)
        return [sum(column) / count for column in zip(*rows, strict=True)]

    def shared(self, node: ReadNode) -> Iterator[tuple[str, Numbers]]:
        """What all nodes under one title share."""
        yield "beside", self._below[node.parent]
        if node.parent:
            yield "above", self._first.get(node.parent, ())
        yield "branch", self._branches[self._tops[node.index]]

    def own(self, node: ReadNode) -> Iterator[tuple[str, Numbers]]:
        """What is the node's alone."""
        yield "own", self._first[node.index]
        yield "odds", self._sums[node.index]
        if node.children:
            yield "below", self._below[node.index]

    def told(self, node: ReadNode) -> Iterator[tuple[str, Numbers]]:
        """What follows from the node's text alone."""
        yield "alone", chances(self._alone[node.index])
        yield "alone odds", self._alone[node.index]

    def weighed(self, constant: Numbers, weights: Weights) -> Iterator[tuple[ReadNode, list[float]]]:
        """Each node that says something with its weights added up."""
        known: dict[tuple[int, int], list[float]] = {}
        for index in self._first:
            node = self._read.nodes[index]
            place = (node.parent, self._tops[index])
            if place not in known:
                known[place] = _added(constant, self.shared(node), weights)
            told: list[float] | None = node.kept.get("told")
            if told is None:
                told = node.kept["told"] = _added((0.0,) * len(constant), self.told(node), weights)
            start = [one + other for one, other in zip(known[place], told, strict=True)]
            yield node, _added(start, self.own(node), weights)


def parts(kind: str, numbers: Numbers) -> Iterator[tuple[int, float]]:
    """What is weighed of a neighbour: chances that say something, odds within bounds."""
    for place, number in enumerate(numbers):
        if kind.endswith("odds"):
            yield place, max(-_FARTHEST, min(_FARTHEST, number))
        elif number >= LEAST:
            yield place, number


def _added(start: Numbers, neighbours: Iterator[tuple[str, Numbers]], weights: Weights) -> list[float]:
    sums = list(start)
    for kind, numbers in neighbours:
        odds = kind.endswith("odds")
        for row, number in zip(weights[kind], numbers, strict=False):
            if row and (odds or number >= LEAST):
                bound = max(-_FARTHEST, min(_FARTHEST, number)) if odds else number
                for target, weight in row:
                    sums[target] += weight * bound
    return sums
