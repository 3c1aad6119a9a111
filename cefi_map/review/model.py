"""The review as a frozen value. Nothing in it comes from the automatic opinion."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import Literal

from cefi_map.french.wording import MONTHS

LEVELS = ("acquis", "partiel", "non_acquis")
"""The three levels, best first; their words are the centre's."""

WORDS = ("Acquis", "Partiellement", "Non acquis")
"""The words of the levels unless a centre chooses others."""

KINDS = {"preciser": "À préciser", "bien": "Bien", "question": "Question"}
"""Kinds of a comment on a node, and how each reads."""

APPRECIATION = "appreciation"
"""The place of the grid that is no criterion; what is written there has no level."""

State = Literal["todo", "doing", "done"]
STATES: Mapping[State, str] = {"todo": "À relire", "doing": "En relecture", "done": "Rendue"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one criterion: ``level`` is one of ``LEVELS`` or "" as long as nobody has given it."""

    level: str = ""
    comment: str = ""

    def __bool__(self) -> bool:
        return bool(self.level or self.comment)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who wrote, a name chosen at the room's door or "", and when: ISO, UTC, to the second, or "". ``also`` who has
    said since that it is theirs too."""

    by: str = ""
    at: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rival:
    """What another person wrote at the same place, that contradicts what stands there: kept until one is chosen."""

    mark: Mark
    signature: Signature


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment pinned to the node ``key``, or, where ``paragraph`` is not 0, to that paragraph of the dossier.

    ``number`` and ``title`` tell what stood there when it was written: they find the node for a reader, and for us when
    the key is gone. ``criterion`` is "" or an id. ``answer`` and ``resolved`` are the candidate's; ``signature`` tells
    who wrote it, and when.
    """

    id: str
    key: str
    text: str
    kind: str = "preciser"
    criterion: str = ""
    number: str = ""
    title: str = ""
    paragraph: int = 0
    answer: str = ""
    resolved: bool = False
    signature: Signature = Signature()


@dataclass(frozen=True, slots=True)
class Review:
    """A trainer's whole reading of one version of a map and its dossier.

    ``marks`` by criterion; ``ticks``: requirements and modalities a person has seen; ``returned``: the day it was given
    back (ISO), "" before. ``source`` names the référentiel and the rules at hand, ``readings`` the centre's own
    thresholds, in plain French. ``of`` is the fingerprint of the map that was read, "" where it is not said.
    ``signed`` tells who wrote at a place of the grid (a criterion, ``APPRECIATION``), ``rivals`` what contradicts it.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()
    appreciation: str = ""
    reviewer: str = ""
    returned: str = ""
    words: tuple[str, str, str] = WORDS
    source: str = ""
    readings: tuple[str, ...] = ()
    of: str = ""
    signed: Mapping[str, Signature] = field(default_factory=dict)
    rivals: Mapping[str, tuple[Rival, ...]] = field(default_factory=dict)

    def mark(self, criterion: str) -> Mark:
        return self.marks.get(criterion, Mark())

    def at(self, place: str) -> Mark:
        """What stands at a place of the grid."""
        return Mark(comment=self.appreciation) if place == APPRECIATION else self.mark(place)

    def word(self, criterion: str) -> str:
        """The level of a criterion in the centre's words, "" when none is given."""
        return self.word_of(self.mark(criterion).level)

    def word_of(self, level: str) -> str:
        """A level in the centre's words, "" for none."""
        return self.words[LEVELS.index(level)] if level else ""

    @property
    def levelled(self) -> int:
        """How many criteria have a level."""
        return sum(bool(mark.level) for mark in self.marks.values())

    @property
    def state(self) -> State:
        if self.returned:
            return "done"
        begun = self.levelled or self.remarks or self.appreciation or any(self.marks.values())
        return "doing" if begun else "todo"

    @property
    def writers(self) -> tuple[str, ...]:
        """Who signed something in it: in the grid, then comments, then what contradicts; "" for who gave no name."""
        beside = (each.signature for there in self.rivals.values() for each in there)
        signed = (*self.signed.values(), *(each.signature for each in self.remarks), *beside)
        return tuple(dict.fromkeys(each.by for each in signed))

    @property
    def torn(self) -> tuple[str, ...]:
        """Places where two people contradict each other: C2 before C10, the appreciation last."""
        return tuple(sorted(self.rivals, key=lambda place: (len(place), place)))

    @property
    def day(self) -> str:
        """« 24 novembre 2026 »: when it was given back, "" before."""
        if not self.returned:
            return ""
        year, month, day = (int(part) for part in self.returned.split("-"))
        return f"{'1er' if day == 1 else day}\u00a0{MONTHS[(month - 1) % 12]}\u00a0{year}"

    def remark(self, id: str) -> Remark | None:
        return next((each for each in self.remarks if each.id == id), None)

    def with_remark(self, remark: Remark) -> Review:
        """The review with this remark, in the place of the one of the same id where there is one."""
        if self.remark(remark.id) is None:
            return replace(self, remarks=(*self.remarks, remark))
        return replace(self, remarks=tuple(remark if each.id == remark.id else each for each in self.remarks))

    def without_remark(self, id: str) -> Review:
        return replace(self, remarks=tuple(each for each in self.remarks if each.id != id))


def letters() -> Iterator[str]:
    """A, B, … Z, AA, AB, …: without end."""
    length = 1
    while True:
        for number in range(26**length):
            digits = (number // 26**place % 26 for place in range(length - 1, -1, -1))
            yield "".join(ascii_uppercase[digit] for digit in digits)
        length += 1


def lettered(remarks: Iterable[Remark]) -> tuple[tuple[str, Remark], ...]:
    """Each remark with the letter it is drawn under, in the order in which they were written."""
    return tuple(zip(letters(), remarks, strict=False))


def short_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """One character a level: the first letters (A, P, N) where they differ, else 1, 2, 3."""
    initials = tuple(word[:1].upper() for word in words)
    return initials if len(set(initials)) == len(words) else tuple(str(rank) for rank in range(1, len(words) + 1))


def new_id() -> str:
    return secrets.token_hex(4)
