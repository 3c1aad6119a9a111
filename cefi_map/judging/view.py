"""A map ready to be judged: read, weighed, its off-topic branches left out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cefi_map.mindmap import MindMap

from .reading import Memory, Piece, Reading
from .report import StageFinding
from .stages import stages
from .subject import Subject, subject
from .titles import Topics, stands_under

ASKED = 3
"""Nodes that are asked about where nothing was found."""


class View:
    """``pieces`` are those that say something of the project: neither blank nor off topic; the centre is the first.
    ``likely``: requirement -> those that may prove it; ``verdicts``: requirement -> what its amounts weigh."""

    def __init__(self, mindmap: MindMap, memory: Memory | None = None) -> None:
        from .sums import weigh, weights

        self.reading = Reading(mindmap, memory)
        likely = weigh(self.reading)
        self.verdicts = weights().verdicts
        self.subject: Subject = subject(self.reading)
        out = self.subject.left_out
        self.pieces: list[Piece] = [each for each in self.reading.pieces if each.says and each.index not in out]
        self.likely = {id: [each for each in some if each.index not in out] for id, some in likely.items()}

    @cached_property
    def shape(self) -> list[tuple[str, str | None, str]]:
        """The nodes, whatever they say: key, key of the one above, what reports call it."""
        return [(node.key, node.parent, node.id) for node in self.reading.map]

    @cached_property
    def topics(self) -> list[Topics]:
        """For each piece of the reading the topics of the nearest title above."""
        return stands_under(self.reading)

    @cached_property
    def stages(self) -> tuple[StageFinding, ...]:
        """What there is of each stage, E1 to E6."""
        return stages(self)

    def at(self, key: str) -> Piece:
        """The piece that is the node of a key."""
        return self.reading.pieces[self.reading.of[key]]

    def asked(self, likely: Iterable[Piece]) -> tuple[Piece, ...]:
        """The first of them, a node once, that are neither the centre nor the head of a branch."""
        tree = self.reading.map
        nodes: dict[str, Piece] = {}
        for piece in likely:
            depth = tree.depths[piece.node.key]
            if depth > 1 or (depth == 1 and not tree.children(piece.node.key)):
                nodes.setdefault(piece.node.key, piece)
        return tuple(nodes.values())[:ASKED]
