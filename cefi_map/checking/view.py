"""A map ready to be judged: read, placed, its off-topic branches left out. Rules see maps through this alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cefi_map.mindmap import MindMap

from .places import place
from .placing import settle
from .reading import ReadMap, ReadNode
from .report import StageFinding
from .said import Memory
from .subject import Subject, subject
from .topics import stage_of


class View:
    """``nodes`` are those that say something of the project: neither blank, nor a heading, nor off topic."""

    def __init__(self, mindmap: MindMap, memory: Memory | None = None) -> None:
        self.map = mindmap
        self.read = ReadMap(mindmap, memory)
        place(self.read)
        settle(self.read)
        self.subject: Subject = subject(self.read)
        self.stages: tuple[StageFinding, ...] | None = None
        out = self.subject.left_out
        self.nodes: list[ReadNode] = [
            node for node in self.read.nodes[1:] if not node.blank and not node.heading and node.index not in out
        ]

    @property
    def root(self) -> ReadNode:
        return self.read.root

    @cached_property
    def _by_topic(self) -> dict[str, list[ReadNode]]:
        found: dict[str, list[ReadNode]] = {}
        for node in self.nodes:
            for topic in node.topics:
                found.setdefault(topic, []).append(node)
        return found

    def under(self, *topics: str) -> list[ReadNode]:
        """Nodes that stand under a title that announces one of the topics, in the order of the map."""
        found = {node.index: node for topic in topics for node in self._by_topic.get(topic, ())}
        return [found[index] for index in sorted(found)]

    def stage(self, node: ReadNode) -> str:
        """The stage (E1…E6) of the place where the node stands, or ""."""
        return stage_of(node.topics)

    def children(self, node: ReadNode) -> list[ReadNode]:
        """Children that say something."""
        return [child for child in self.read.children(node) if not child.blank]

    def parent(self, node: ReadNode) -> ReadNode | None:
        return self.read.parent(node)


def in_order(nodes: Iterable[ReadNode]) -> tuple[ReadNode, ...]:
    """The nodes once each, in the order of the map."""
    return tuple({node.index: node for node in sorted(nodes, key=lambda each: each.index)}.values())
