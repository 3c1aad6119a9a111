"""What there is of a requirement: which parts each piece says, how surely, and how many there are of each.

Nothing is cut off before it is counted: a piece that is a need with a chance of .6 counts as .6 of one, and what is
asked for (« two needs, one of them anchored ») is there with the chance that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from math import prod
from operator import attrgetter
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from .model import LEAST, REQUIREMENTS
from .reading import Piece
from .requirement import Least, Requirement

SEVERAL = "+"
"""Code of « the text lists more than one of what is counted »."""
COUNTED = 5
"""Pieces that are counted, of each part the likeliest to show it: in a large map many that hardly look like it are no
proof together, and one that is added takes nothing from those that were counted."""
SAID = 0.5
"""Chance from which a piece is said to show a part."""
KINDS, KINDS_ASKED = "PRTMX", "K"
"""Kinds of difficulty (C6), each a code: partners or staff, resources, time, mobilisation of the public, others; and
the code of « so many kinds »."""


class Quoted(Protocol):
    """What a sentence names."""

    @property
    def quoted(self) -> str:
        """Its words."""

    @property
    def kept(self) -> dict[str, Any]:
        """What was worked out of them once."""


class Cited(Quoted, Protocol):
    """What a verdict cites: a piece of a map, a passage of a dossier."""

    def denies(self, id: str) -> bool:
        """Whether its author said that it does not answer a requirement."""

    @property
    def index(self) -> int:
        """Its place among all."""

    @property
    def parent(self) -> int:
        """The place of what it stands below, -1 for nothing."""


P = TypeVar("P", bound=Cited)


class Shown(NamedTuple, Generic[P]):
    """A piece that may prove a requirement: ``chance`` that it does, ``parts``: code -> chance that it says that."""

    piece: P
    chance: float
    parts: Mapping[str, float]


class Count(Generic[P]):
    """What is shown of one requirement, likeliest first."""

    def __init__(self, shown: Iterable[Shown[P]], requirement: Requirement) -> None:
        self.requirement = requirement
        self.shown = sorted(shown, key=attrgetter("chance"), reverse=True)
        self._of: dict[str, list[Shown[P]]] = {}
        self._least: dict[tuple[str, int], float] = {}
        self._likeliest: dict[str, list[tuple[float, float]]] = {}

    def at_least(self, code: str, least: int) -> float:
        """The chance that so many of a part are there."""
        if (code, least) not in self._least:
            self._least[code, least] = _at_least(self._each(code), least)
        return self._least[code, least]

    def _each(self, code: str) -> list[tuple[float, float]]:
        """The chance of each of the likeliest that it shows the part, and, where this is counted, several of it."""
        if code not in self._likeliest:
            self._likeliest[code] = [*self._kinds()] if code == KINDS_ASKED else self._showing(code)
        return self._likeliest[code]

    def _kinds(self) -> Iterator[tuple[float, float]]:
        return ((1 - prod(1 - chance for chance, _ in self._each(kind)), 0.0) for kind in KINDS)

    def _showing(self, code: str) -> list[tuple[float, float]]:
        several = SEVERAL if code == self.requirement.parts[0].code else ""
        showing = (each for each in self.shown if code in each.parts)
        return nlargest(COUNTED, ((each.chance * each.parts[code], each.parts.get(several, 0.0)) for each in showing))

    def there(self, least: Least) -> float:
        """The chance that all that is asked for is there."""
        whole = 1.0
        for code, many in least.items():
            whole *= self.at_least(code, many)
        return whole

    def pieces(self, least: int = 1) -> float:
        """The chance that so many pieces prove something."""
        return _at_least(((each.chance, 0.0) for each in self.shown[:COUNTED]), least)

    def of(self, code: str) -> list[Shown[P]]:
        """The pieces that may show a part, likeliest first."""
        if code not in self._of:
            found = [each for each in self.shown if each.parts.get(code, 0.0) >= SAID]
            self._of[code] = sorted(found, key=lambda each: -each.chance * each.parts[code])
        return self._of[code]

    def items(self, each: Shown[P]) -> int:
        """How many of what is counted a piece lists: 1, or 2 for several."""
        return 2 if each.parts.get(SEVERAL, 0.0) >= SAID else 1


def counted(pieces: Iterable[Piece], requirement: Requirement) -> Count[Piece]:
    """What the pieces of a map show of a requirement."""
    place = REQUIREMENTS.index(requirement.id)
    likely = (piece for piece in pieces if requirement.id in piece.parts)
    shown = (Shown(piece, _chance(piece, place), _parts(piece, requirement)) for piece in likely)
    return Count((each for each in shown if each.chance >= LEAST), requirement)


def _chance(piece: Piece, place: int) -> float:
    """The chance that a piece proves the requirement: at least an even one where its author tied it to it."""
    chance = piece.chances[place]
    if not piece.node.attributes or piece.sentence:
        return chance
    tied = any(id == REQUIREMENTS[place] for id, _ in piece.node.requirement_tags)
    return max(chance, SAID if tied else 0.0)


def _parts(piece: Piece, requirement: Requirement) -> Mapping[str, float]:
    """Code -> the chance that the piece says this part, if it proves the requirement at all: with what is read beside
    its title, or by its title alone."""
    found = piece.parts[requirement.id]
    parts: Mapping[str, float] | None = piece.said.kept.get(requirement.id)
    if parts is None:
        plain = [part.code for part in requirement.parts if any(map(piece.said.finds, part.plain))]
        parts = {**found, **{code: max(found[code], SAID) for code in plain}} if plain else found
        piece.said.kept[requirement.id] = parts
    return parts


def _at_least(counted: Iterable[tuple[float, float]], least: int) -> float:
    """How likely so many are there, of pieces that are one each with a chance, two with another."""
    spread = [1.0] + [0.0] * least
    for chance, several in counted:
        if not chance:
            continue  # most pieces say nothing of most parts
        after = [each * (1 - chance) for each in spread[:least]] + [spread[least]]
        for at, before in enumerate(spread[:least]):
            after[at + 1] += before * chance * (1 - several)
            after[min(least, at + 2)] += before * chance * several
        spread = after
    return spread[least]
