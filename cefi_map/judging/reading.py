"""A map read as a jury reads it: the pieces it is made of, each a node or a sentence of one, as a tree.

A note of several sentences under a short title, or a title of several, is read as if each sentence hung below the node:
it is judged, and cited, by itself. A short note is read with its title, whose reason it often is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from cefi_map.french.said import Said
from cefi_map.french.sentences import sentences
from cefi_map.french.text import fold, stems
from cefi_map.mindmap import MindMap, Node

from .report import Evidence, Where

_SHORT = 7
"""Words of a title that does not say by itself what its note says."""
_LONG = 220
"""Characters of a title that is a text."""
_QUOTED = 15
"""Words up to which a title is quoted with what is read beside it."""
_SHOWN = 140
"""Characters of a piece that evidence shows."""

T = TypeVar("T")
Text = tuple[str, tuple[str, ...]]
"""A title or a sentence, and the texts read with it: what a ``Said`` is made of."""
Parts = tuple[tuple[Text, Where], ...]
"""The pieces of a node: its own, then its sentences, each with the part of the node it stands in."""
Read = tuple[tuple[tuple[Said, Said], str, Where], ...]
"""The same as read: ``texts``, ``sentence`` and ``where`` of each ``Piece``."""


class Piece:
    """One piece of a map there where it stands. ``sentence`` is its text where it is one of several of its node, else
    "". ``bare`` is its title without what is read with it. ``chances``: requirement by requirement, that a jury member
    would point at it; ``alone``: wherever it stood; ``parts``: requirement -> code of a part -> the chance that it says
    this, if it proves it at all (sums.py)."""

    __slots__ = (
        "alone",
        "bare",
        "chances",
        "children",
        "depth",
        "index",
        "node",
        "parent",
        "parts",
        "said",
        "sentence",
        "where",
    )

    def __init__(
        self, node: Node, index: int, parent: int, depth: int, texts: tuple[Said, Said], sentence: str, where: Where
    ) -> None:
        self.node, self.index, self.parent, self.depth = node, index, parent, depth
        self.said, self.bare = texts
        self.sentence, self.where = sentence, where
        self.children: list[int] = []
        self.chances: Sequence[float] = ()
        self.alone: Sequence[float] = ()
        self.parts: dict[str, Mapping[str, float]] = {}

    @property
    def says(self) -> bool:
        """Whether a jury could count it."""
        return not (self.said.blank or self.said.theory)

    @property
    def quoted(self) -> str:
        """Its words, with what is read beside its title unless the title tells as much as one quotes."""
        if self.sentence:
            return self.sentence
        (title, beside), _ = parts_of(self.node)[0]
        whole = " : ".join(filter(None, (title.strip(), *beside)))
        return whole if len(title.split()) <= _SHORT or len(whole.split()) <= _QUOTED else title.strip()

    @property
    def kept(self) -> dict[str, Any]:
        """What was worked out once of what it says."""
        return self.said.kept

    def denies(self, id: str) -> bool:
        """Whether its author said that it does not answer a requirement."""
        return id in self.node.denied_tags

    def __repr__(self) -> str:
        return f"<{self.index} {self.said.title[:40]!r}{' blank' if self.said.blank else ''}>"


class Memory:
    """What the nodes of one map say, from one check of it to the next; what the last check did not meet is dropped.
    One check at a time."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[object, Read]] = {}
        self._made: dict[str, tuple[object, Any]] = {}

    def __len__(self) -> int:
        """How many nodes are remembered."""
        return len(self._met)

    def once(self, name: str, of: object, make: Callable[[], T]) -> T:
        """What ``make`` makes ``of`` something; what it made before, where that is as it was the last time."""
        if name not in self._made or self._made[name][0] != of:
            self._made[name] = of, make()
        made: T = self._made[name][1]
        return made

    def read(self, mindmap: MindMap) -> Iterator[tuple[Node, Read]]:
        before, self._met = self._met, {}
        for node in mindmap:
            texts, known = (node.text, node.note, node.details, node.attributes), before.get(node.key)
            if known is None or known[0] != texts:
                known = texts, tuple(_read(node))
            self._met[node.key] = known
            yield node, known[1]


class Reading:
    """All pieces of a map in document order; places are indexes. The root is the first."""

    def __init__(self, mindmap: MindMap, memory: Memory | None = None) -> None:
        self.map = mindmap
        self.pieces: list[Piece] = []
        self.of: dict[str, int] = {}
        """Key of a node -> the place of its own piece."""
        depths = mindmap.depths
        for node, read in (Memory() if memory is None else memory).read(mindmap):
            own = len(self.pieces)
            above = -1 if node.parent is None else self.of[node.parent]
            self.of[node.key] = own
            for number, (texts, sentence, where) in enumerate(read):
                parent, depth = (own, depths[node.key] + 1) if number else (above, depths[node.key])
                self.pieces.append(Piece(node, own + number, parent, depth, texts, sentence, where))
        for each in self.pieces[1:]:
            self.pieces[each.parent].children.append(each.index)

    @property
    def root(self) -> Piece:
        return self.pieces[0]

    def __len__(self) -> int:
        return len(self.pieces)

    def below(self, piece: Piece) -> Iterator[Piece]:
        """The pieces just below."""
        return (self.pieces[index] for index in piece.children)

    def above(self, piece: Piece) -> Iterator[Piece]:
        """From the parent up to the root."""
        while piece.parent >= 0:
            piece = self.pieces[piece.parent]
            yield piece

    def branch(self, piece: Piece) -> Sequence[Piece]:
        """The piece and all below it: a slice."""
        return self.pieces[piece.index : self.ends[piece.index]]

    @cached_property
    def ends(self) -> list[int]:
        """For each piece, the index after its branch."""
        ends = [index + 1 for index in range(len(self.pieces))]
        for each in reversed(self.pieces[1:]):
            ends[each.parent] = max(ends[each.parent], ends[each.index])
        return ends

    def evidence(self, piece: Piece) -> Evidence:
        """The piece as evidence, cut where it is long."""
        text = " ".join((piece.sentence or _shown(piece.node)).split())
        short = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
        key = piece.node.key
        return Evidence(key, piece.node.id, self.map.numbers[key], short, piece.where, piece.sentence)


def _read(node: Node) -> Iterator[tuple[tuple[Said, Said], str, Where]]:
    for number, (text, where) in enumerate(parts_of(node)):
        said = Said(*text)
        said.theory = said.theory or _repeats(said)
        sentence = text[0] if where != "title" or number or text[0] != node.text else ""
        yield (said, Said(text[0]) if text[1] else said), sentence, where


_LEAST_REPEATED = 3
"""Words of what is asked that a text repeats, and no other."""


ASKED: set[str] = set()
"""Every sentence by which something is asked for: the requirements put theirs here."""


def _repeats(said: Said) -> bool:
    """Whether a text is the question that is asked of it: « Le rythme, ce qu’on y regarde, avec qui »."""
    small = {hit.start for hit in said.hits if hit.group == "connector"}
    words = {word for place, word in enumerate(said.words) if place not in small and len(word) > 2}
    every, *each = _asked()
    return len(words) >= _LEAST_REPEATED and words <= every and any(words <= one for one in each)


@cache
def _asked() -> tuple[frozenset[str], ...]:
    """The words of all that is asked for, then of each sentence."""
    words = [frozenset(stems(fold(text))) for text in sorted(ASKED)]
    return frozenset().union(*words), *words


def parts_of(node: Node) -> Parts:
    """The pieces a node is read as: one, or its title and each sentence below it."""
    note = " ".join(node.note_text.split(" ")) if node.note else ""
    told = sentences(node.text) if "\n" in node.text or len(node.text) > _LONG else (node.text,)
    noted = sentences(note) if note else ()
    beside: list[str] = [node.details_text] if node.details else []
    beside += [f"{name} : {value}" for name, value in node.content_attributes] if node.attributes else []
    apart = len(noted) > 1 and len(node.text.split()) <= _SHORT
    if noted and not apart:
        beside.insert(0, note)
    where: Where = "title" if node.text.strip() else "note" if node.note else "details" if node.details else "attribute"
    own: Text = (told[0] if len(told) > 1 else node.text, tuple(filter(None, beside)))
    titled: list[tuple[Text, Where]] = [((each, ()), "title") for each in told[1:]]
    written: list[tuple[Text, Where]] = [((each, ()), "note") for each in (noted if apart else ())]
    return (own, where), *titled, *written


def in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces once each, in the order of the map."""
    found = {each.index: each for each in pieces}
    return tuple(found[index] for index in sorted(found))


def _shown(node: Node) -> str:
    """The words of a node: its title, with its note where the title is short."""
    title = " ".join(node.text.split())
    if node.note and len(title) < _SHOWN // 3:
        return f"{title} : {node.note_text}" if title else node.note_text
    if title:
        return title
    values = (f"{name} : {value}" for name, value in node.content_attributes)
    return node.details_text or " · ".join(values)
