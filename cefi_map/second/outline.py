"""A map or a dossier as numbered lines: what a second reader is given to read, and what each line stands for.

A line is a piece as the built-in judge reads it, so that both cite the same things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cefi_map.dossier import Dossier
from cefi_map.dossier.model import block_text
from cefi_map.dossier.reading import Passage, ReadDossier, numbered
from cefi_map.judging import Evidence
from cefi_map.judging.reading import Piece, Reading, parts_of
from cefi_map.judging.titles import announced
from cefi_map.mindmap import MindMap

from .leaving import LINK, MANY, PICTURE, Taking
from .orders import speaking


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` as it leaves, ``depth`` from 0. ``evidence`` is what it shows when it is cited, as its author wrote it;
    ``own``: whether it has words of its own, neither a bare title nor « à compléter »."""

    text: str
    depth: int
    evidence: Evidence
    own: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """``kind``: "carte" or "dossier". ``speaking`` are the places of lines that speak to the corrector; ``taken`` how
    many of what was taken out, by kind."""

    kind: str
    lines: tuple[Line, ...]
    speaking: tuple[int, ...] = ()
    taken: Mapping[str, int] = field(default_factory=dict)

    @property
    def without(self) -> str:
        """« 2 courriels, 1 lien »: what was taken out; "" for nothing."""
        return ", ".join(f"{self.taken[kind]} {MANY[kind] if self.taken[kind] > 1 else kind}" for kind in self.taken)

    @property
    def spoken(self) -> tuple[Evidence, ...]:
        """The lines that speak to the corrector, each place once, for their author."""
        return tuple({self.lines[each].evidence.key: self.lines[each].evidence for each in self.speaking}.values())


Row = tuple[str, int, Evidence, bool]
"""Whole text, depth, evidence, whether it has words of its own."""


def of_map(mindmap: MindMap, people: Iterable[str] = (), others: Iterable[str] = ()) -> Outline:
    """The lines of a map: node by node, sentence by sentence where a node has several. ``people`` and ``others``: names
    that do not leave (leaving.py)."""
    taking = Taking(people, others)
    for node in mindmap:
        taking.count(PICTURE, node.picture is not None)
        taking.count(LINK, bool(node.link))
    return _outline("carte", list(_pieces(Reading(mindmap))), taking)


def of_dossier(dossier: Dossier, people: Iterable[str] = (), others: Iterable[str] = ()) -> Outline:
    """The lines of a dossier: its titles and passages."""
    return _outline("dossier", list(_passages(dossier)), Taking(people, others))


def _outline(kind: str, rows: Sequence[Row], taking: Taking) -> Outline:
    lines = tuple(_line(taking.leaves(text), depth, evidence, own) for text, depth, evidence, own in rows)
    taken = {each: taking.taken[each] for each in MANY if taking.taken[each]}
    return Outline(kind, lines, speaking([text for text, *_ in rows]), taken)


def _line(left: str, depth: int, evidence: Evidence, own: bool) -> Line:
    """Of what leaves: a line of which nothing is left to read has no words of its own."""
    return Line(left, depth, evidence, own and any(map(str.isalnum, _TAKEN.sub("", left))))


_TAKEN = re.compile(r"\[[^\[\]]*\]")


def _pieces(reading: Reading) -> Iterator[Row]:
    for piece in reading.pieces:
        node = piece.node
        text, beside = parts_of(node)[piece.index - reading.of[node.key]][0]
        whole = " · ".join(filter(None, (text, *beside)))
        yield whole, piece.depth, reading.evidence(piece), piece.says and not _heads(piece)


def _heads(piece: Piece) -> bool:
    """Whether it is no more than the title of what stands below."""
    return bool(piece.children) and bool(announced(piece.bare)) and piece.said is piece.bare


def _passages(dossier: Dossier) -> Iterator[Row]:
    read = ReadDossier(dossier)
    told = {(each.number, each.text): each for each in read.passages}
    below = 0
    for number, block in numbered(dossier.blocks):
        text = block_text(block)
        if not text.strip():
            continue
        passage = told.get((number, text))
        below = below if passage else 1
        yield text, below if passage else 0, _shown(number, text, passage), passage is not None


def _shown(number: int, text: str, passage: Passage | None) -> Evidence:
    return Evidence(str(number), str(number), str(number), passage.opening if passage else " ".join(text.split())[:80])
