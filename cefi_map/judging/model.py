"""How likely it is that a jury member would point at a piece for each requirement, and what the piece then says of it.

Three weighings, each a sum of weights made a chance. *said*: by the signs of the text alone. *placed*: with what its
titles announce. *around*: with the chances of the pieces beside, above and below it and in its branch, since
« 3 200 € » is an expense among expenses. What is heard around can only add to a chance (no such weight is below 0): a
piece that is added takes nothing from those that were there. The weights (``data/model.json``) are learnt from the
labelled maps of this repository by ``make learn`` (tests/learning).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log1p
from operator import add, mul, sub
from typing import Any, NamedTuple

from cefi_map.french.said import Said

from .features import features, place
from .reading import Piece, Reading

# fmt: off
REQUIREMENTS = ("C1a", "C1b", "C2", "C3a", "C3b", "C4", "C5", "C6", "C7a", "C7b", "C8a", "C8b", "C9", "C10", "C11")
# fmt: on
NEIGHBOURS = ("beside", "above", "below", "branch")
KINDS = ("own", "odds", "alone", "alone odds", *NEIGHBOURS)
"""What is weighed around: the piece's own chances and sums by *placed*, then by *said*; then those of its neighbours,
each by *placed* and by *said* (« beside », « beside alone »)."""
FARTHEST = 6.0
"""Bound of a sum: beyond it a piece is no surer."""
LEAST = 0.01
"""Chance under which a piece or a neighbour says nothing of a requirement."""
_SUREST = 0.99
_NOTHING = log1p(-LEAST)
"""Logarithm of a silence above which what is heard is less than ``LEAST``."""

Numbers = Sequence[float]
"""One number a requirement, in the order of ``REQUIREMENTS``."""
Rows = Mapping[str, Numbers]


class Weighed(NamedTuple):
    """Sums of weights, the chances they make, and of each the logarithm of its silence: of not being so."""

    sums: Numbers
    chances: Numbers
    silences: Numbers


class Weights(NamedTuple):
    """``said``, ``placed``: sign of a text, or of a text and its place ("" for the constants) -> a number for each
    requirement. ``around``: kind of neighbour -> for each requirement that it speaks of, the same. ``parts``:
    requirement -> code of a part -> sign of the text -> weight. ``verdicts``: requirement -> what makes it *satisfait*,
    and what makes it not *absent*: a constant, then a weight for each of ``deciding.amounts``."""

    said: Rows
    placed: Rows
    around: Mapping[str, Sequence[Numbers]]
    parts: Mapping[str, Mapping[str, Mapping[str, float]]]
    verdicts: Mapping[str, Sequence[Sequence[float]]]


@cache
def weights() -> Weights:
    data = json.loads(files(__package__).joinpath("data", "model.json").read_text("utf-8"))
    return packed(data)


def packed(data: Mapping[str, Any]) -> Weights:
    """Weights as they are written (sign -> a number for each requirement), made ready to be added up."""
    around = {kind: tuple(map(tuple, rows)) for kind, rows in data["around"].items()}
    return Weights(data["said"], data["placed"], around, data["parts"], data["verdicts"])


def weigh(reading: Reading) -> None:
    """Sets ``chances`` of every piece that says something, there where it stands."""
    places: dict[int, tuple[str, ...]] = {}
    alone: dict[int, Weighed] = {}
    placed: dict[int, Weighed] = {}
    totals: dict[int, Numbers] = {}
    for piece in reading.pieces:
        if piece.says:
            found = places.get(piece.parent)
            if found is None:
                found = places[piece.parent] = place(reading, piece)
            alone[piece.index], placed[piece.index] = sums(piece, found)
            totals[piece.index] = own(piece)  # at once: another piece may say the same elsewhere
    around, around_alone = Around(reading, placed), Around(reading, alone)
    for index, total in totals.items():
        piece = reading.pieces[index]
        piece.chances = _heard(piece.said, total, around.near(piece), around_alone.near(piece))


def _heard(said: Said, total: Numbers, placed: Near, alone: Near) -> Numbers:
    """The chances with what stands around, kept with a text until something there changes: most of a map does not."""
    kept, asked = said.kept.get("heard"), (total, placed, alone)
    if kept is None or kept[0] != asked:
        rows = weights().around
        heard = [*placed.heard(), *((f"{kind} alone", numbers) for kind, numbers in alone.heard())]
        found = chances(_with(total, ((rows[kind], numbers) for kind, numbers in heard)))
        kept = said.kept["heard"] = asked, found
    numbers: Numbers = kept[1]
    return numbers


def sums(piece: Piece, place: tuple[str, ...]) -> tuple[Weighed, Weighed]:
    """The sums and the chances of a piece by *said* and, there where it stands, by *placed*: of what it says, or of its
    title alone, whichever is the greater."""
    first, *more = (_sums(said, place) for said in piece.texts)
    for alone, placed in more:
        first = _greater(first[0], alone), _greater(first[1], placed)
    return first


def _sums(said: Said, place: tuple[str, ...]) -> tuple[Weighed, Weighed]:
    """The same of one text, kept with it."""
    kept = said.kept.get("sums")
    if kept is None or kept[0] != place:
        known, signs = weights(), features(said)
        first = added(known.said, signs) if kept is None else kept[1][0]
        then = added(known.placed, (*signs, *place))
        kept = said.kept["sums"] = place, weighed(first), weighed(then)
        said.kept.pop("own", None)
    return kept[1], kept[2]


def weighed(sums: Numbers) -> Weighed:
    made = chances(sums)
    return Weighed(sums, made, [log1p(-min(chance, _SUREST)) for chance in made])


def _greater(one: Weighed, other: Weighed) -> Weighed:
    """Of two texts; what is surer is silent less."""
    sums, chances = list(map(max, one.sums, other.sums)), list(map(max, one.chances, other.chances))
    return Weighed(sums, chances, list(map(min, one.silences, other.silences)))


def own(piece: Piece) -> Numbers:
    """What a piece and its place are worth in the third weighing, before what stands around: of what it says, or of its
    title alone."""
    first, *more = (_own(said) for said in piece.texts)
    for each in more:
        first = list(map(max, first, each))
    return first


def _own(said: Said) -> list[float]:
    """The same of one text that was weighed, kept with it."""
    total: list[float] | None = said.kept.get("own")
    if total is None:
        rows = weights().around
        _, alone, placed = said.kept["sums"]
        total = _with(rows[""][0], ((rows["own"], placed.chances), (rows["alone"], alone.chances)))
        odds = [
            *zip(rows["odds"], bounded(placed.sums), strict=True),
            *zip(rows["alone odds"], bounded(alone.sums), strict=True),
        ]
        total = said.kept["own"] = _summed(total, odds)
    return total


def alone(said: Said) -> list[float]:
    """The chances of a text that was weighed, wherever it stands."""
    found: Weighed = said.kept["sums"][1]
    return list(found.chances)


def added(rows: Rows, signs: Iterable[str]) -> list[float]:
    """The weights of some signs added up, for each requirement."""
    total = list(rows[""])
    for sign in signs:
        row = rows.get(sign)
        if row is not None:
            total = list(map(add, total, row))
    return total


def chances(sums: Iterable[float]) -> list[float]:
    """Sums of weights as chances, from 0 to 1."""
    return [1 / (1 + exp(-total)) for total in bounded(sums, 30.0)]


def bounded(sums: Iterable[float], farthest: float = FARTHEST) -> list[float]:
    return [max(-farthest, min(farthest, number)) for number in sums]


class Around:
    """What stands around the pieces of a map; ``first``: every piece that says something, weighed."""

    def __init__(self, reading: Reading, first: Mapping[int, Weighed]) -> None:
        self._first = first
        self._below: dict[int, Numbers] = {}
        self._branches: dict[int, Numbers] = {}
        self._tops = [0] * len(reading)
        for piece in reading.pieces[1:]:
            self._tops[piece.index] = self._tops[piece.parent] or piece.index
        for index, weighed in first.items():
            for sums, key in ((self._below, reading.pieces[index].parent), (self._branches, self._tops[index])):
                known = sums.get(key)
                sums[key] = weighed.silences if known is None else list(map(add, known, weighed.silences))

    def near(self, piece: Piece) -> Near:
        above = self._first.get(piece.parent)
        return Near(
            self._first[piece.index].silences,
            self._below[piece.parent] if piece.parent >= 0 else None,
            self._branches[self._tops[piece.index]] if piece.parent >= 0 else None,
            above.chances if above else None,
            self._below.get(piece.index),
        )


class Near(NamedTuple):
    """What stands around one piece, None where nothing does: the silences of the piece, of those beside it and of its
    branch (its own among them) and of those below it together; the chances of the one above. Equal to what was near
    before as long as nothing there was changed; what is heard is worked out from it."""

    own: Numbers
    beside: Numbers | None
    branch: Numbers | None
    above: Numbers | None
    below: Numbers | None

    def heard(self) -> Iterator[tuple[str, Numbers]]:
        """For each kind of neighbours the chance that one of them at least speaks of the requirement."""
        for kind, silences in (("beside", self.beside), ("branch", self.branch)):
            if silences is not None:
                yield kind, _spoken(map(sub, silences, self.own))
        if self.above is not None:
            yield "above", self.above
        if self.below is not None:
            yield "below", _spoken(self.below)


def _spoken(silences: Iterable[float]) -> list[float]:
    """The chance that one at least of several speaks of each requirement, by what their silences come to together."""
    return [1 - exp(number) if number < _NOTHING else 0.0 for number in silences]


def _with(total: Numbers, heard: Iterable[tuple[Sequence[Numbers], Numbers]]) -> list[float]:
    """Sums with what is heard around added: kind by kind its rows, and how much of each; what is near to nothing is
    left out."""
    pairs = ((row, number) for rows, numbers in heard for row, number in zip(rows, numbers, strict=True))
    return _summed(total, [(row, number) for row, number in pairs if number >= LEAST])


def _summed(total: Numbers, pairs: Sequence[tuple[Numbers, float]]) -> list[float]:
    """Rows, each times its number, added up column by column: most of a judgement's time, so in C."""
    if not pairs:
        return list(total)
    rows, numbers = zip(*pairs, strict=True)
    return [sum(map(mul, column, numbers), start) for column, start in zip(zip(*rows, strict=True), total, strict=True)]
