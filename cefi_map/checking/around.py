"""A second weighing: what stands beside, above and below a node helps to tell what the node is.

« 3 200 € » is an expense among expenses and a grant among grants. The chances of the first weighing (``signals.py``)
are averaged over the nodes under one title, over the main branch and over those just below, and weighed anew with the
node's own and its parent's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log

from .reading import ReadMap, ReadNode

Chances = Sequence[float]
"""One number a requirement, in the order of ``signals.REQUIREMENTS``."""
Weights = Mapping[tuple[str, int], tuple[tuple[int, float], ...]]
"""What is weighed (its kind, the place of a requirement) -> the places of requirements it speaks for, and how much."""

LEAST = 0.01
"""Mean chance under which a neighbour says nothing."""
_FARTHEST = 6.0


class Around:
    """The parts of a node's second weighing, over the ``first`` chances of every node that says something."""

    def __init__(self, read: ReadMap, first: Mapping[int, Chances], size: int) -> None:
        self._read, self._first = read, first
        self._none: Chances = (0.0,) * size
        self._below = {node.index: self._mean(node.children) for node in read.nodes if node.children}
        self._tops = [0] * len(read)
        for node in read.nodes[1:]:
            self._tops[node.index] = self._tops[node.parent] or node.index
        self._branches = {index: self._mean(range(index, read.ends[index])) for index in read.root.children}

    def _mean(self, places: Sequence[int]) -> Chances:
        rows = [self._first[place] for place in places if place in self._first]
        return [sum(column) / len(places) for column in zip(*rows, strict=True)] if rows else self._none

    def shared(self, node: ReadNode) -> Iterator[tuple[str, Chances]]:
        """What all nodes under one title share."""
        yield "beside", self._below[node.parent]
        if node.parent:
            yield "above", self._first.get(node.parent, self._none)
        yield "branch", self._branches[self._tops[node.index]]

    def own(self, node: ReadNode) -> Iterator[tuple[str, Chances]]:
        """What is the node's alone."""
        chances = self._first[node.index]
        yield "own", chances
        yield "odds", [min(_FARTHEST, max(-_FARTHEST, log((each + 1e-4) / (1.0001 - each)))) for each in chances]
        if node.children:
            yield "below", self._below[node.index]

    def sums(self, constant: Chances, weights: Weights) -> Iterator[tuple[ReadNode, list[float]]]:
        """Each node that says something with its weights added up."""
        known: dict[tuple[int, int], list[float]] = {}
        for index in self._first:
            node = self._read.nodes[index]
            place = (node.parent, self._tops[index])
            if place not in known:
                known[place] = _added(list(constant), self.shared(node), weights)
            yield node, _added(list(known[place]), self.own(node), weights)


def _added(sums: list[float], parts: Iterator[tuple[str, Chances]], weights: Weights) -> list[float]:
    for kind, chances in parts:
        for place, chance in enumerate(chances):
            if chance >= LEAST or chance < 0:
                for target, weight in weights.get((kind, place), ()):
                    sums[target] += weight * chance
    return sums
