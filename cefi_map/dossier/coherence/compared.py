"""A dossier and a map laid side by side: sentences of the one, nodes of the other, and what is named in both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cefi_map.dossier.model import Dossier, Heading, block_text
from cefi_map.french.text import fold, stems
from cefi_map.judging import Report
from cefi_map.mindmap import MindMap, Node

_END = re.compile(r"(?<=[.!?…;])\s+|\n")
CAPITAL = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ"
NAME = re.compile(rf"[{CAPITAL}][\w’'-]{{3,}}\w")
"""A word with a capital, long enough to be told from another one slightly different."""
_LEAST_STEM = 4
"""Letters of a word that says what a sentence is about."""
_LEAST_WORDS = 300
"""Words under which nothing is said of what the dossier leaves out."""


@dataclass(frozen=True, slots=True)
class Remark:
    """``block`` is the index of the block that it is about, ``node`` the key of the node, None where there is none."""

    message: str
    block: int
    node: str | None = None


@dataclass(frozen=True)
class Said:
    """A sentence of the dossier, or the words of a node; ``place`` is the block's index or the node's key."""

    text: str
    place: int | str

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(stems(self.folded))

    @cached_property
    def subject(self) -> frozenset[str]:
        """What it is about: its longer words, without figures."""
        return frozenset(stem for stem in self.stems if len(stem) >= _LEAST_STEM and stem.isalpha())


@dataclass(frozen=True)
class MapSide:
    """A map and its report, read once for every version of the dossier that is laid beside it; ``nodes`` stand in the
    order of the map, each with its note."""

    map: MindMap
    report: Report

    @cached_property
    def nodes(self) -> tuple[Said, ...]:
        return tuple(Said(_words(node), node.key) for node in self.map)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for said in self.nodes for word in said.stems)

    @cached_property
    def names(self) -> dict[str, dict[str, tuple[str, str]]]:
        """By initial, then by folded name: as it is written, and the key of the last node that writes it."""
        found: dict[str, dict[str, tuple[str, str]]] = {}
        for said in self.nodes:
            for name in NAME.findall(said.text):
                folded = fold(name)
                found.setdefault(folded[0], {})[folded] = name, str(said.place)
        return found


class Both:
    """``sentences`` in reading order, titles left out."""

    def __init__(self, dossier: Dossier, side: MapSide) -> None:
        self.dossier, self.side = dossier, side
        self.map, self.report, self.nodes = side.map, side.report, side.nodes
        self.sentences = tuple(_sentences(dossier))

    @cached_property
    def dossier_words(self) -> frozenset[str]:
        return frozenset(word for said in self.sentences for word in said.stems)

    @property
    def map_words(self) -> frozenset[str]:
        return self.side.words

    @property
    def is_whole(self) -> bool:
        """Whether the dossier is long enough to say what it leaves out."""
        return sum(len(said.text.split()) for said in self.sentences) >= _LEAST_WORDS

    def where(self, key: str) -> str:
        """« au nœud 3.2.1 », « au centre de la carte »."""
        number = self.map.numbers[key]
        return f"au nœud {number}" if number else "au centre de la carte"


def _sentences(dossier: Dossier) -> Iterator[Said]:
    for place, block in enumerate(dossier.blocks):
        if not isinstance(block, Heading):
            yield from (Said(text, place) for text in _END.split(block_text(block)) if text.strip())


def _words(node: Node) -> str:
    return f"{node.text}\n{node.note_text}" if node.note else node.text
