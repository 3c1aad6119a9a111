"""How likely a jury member would point at a piece for each requirement, and what it then says of it: a map at once.

Three weighings, each a sum made a chance. *said*: of weights, by the signs of the text alone. *placed*: with what its
titles announce. *around*: of what boosted trees answer, which ask of both sums for all requirements and of the chances
of the pieces beside, above and below it and in its branch, since « 3 200 € » is an expense among expenses. What is
heard around can only add to a chance: a piece that is added takes nothing from those that were there. The weights
(``data/model.json``) are learnt from the labelled maps of this repository by ``make learn`` (tests/learning).

Imported only where something is judged: numpy takes a tenth of a second and some 20 MB.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no matrix here is worth its threads, which take memory each

import numpy as np
from numpy.typing import NDArray

from cefi_map.french.said import Said

from .features import features, is_result, place
from .model import FARTHEST, LEAST, REQUIREMENTS
from .reading import Piece, Reading

NEIGHBOURS = ("beside", "branch", "above", "below")
KINDS = ("placed", "said", *NEIGHBOURS, *(f"{kind} alone" for kind in NEIGHBOURS))
"""What is asked of around: the piece's own sums by *placed* and by *said*; then the chances of its neighbours by
*placed*, and by *said*."""
_WIDTH = len(REQUIREMENTS)
_COLUMNS = {id: column for column, id in enumerate(REQUIREMENTS)}
OWN = 2 * _WIDTH
"""How many of the numbers asked of are the piece's own."""
ASKED = tuple(f"{kind} {id}" for kind in KINDS for id in REQUIREMENTS)
"""What a tree asks of, by name."""
DEPTH = 4
"""Questions from the root of a tree to what it answers."""
_FAR = 300.0
"""Bound of a sum that is asked of."""
_SUREST = 0.99
_NOTHING = np.log1p(-LEAST)
"""Logarithm of a silence above which what is heard is less than ``LEAST``."""
_TOGETHER = 200
"""Texts that are added up at once: their rows lie in memory together."""

Array = NDArray[np.float64]
Hundredths = NDArray[np.int16]


class Table(NamedTuple):
    """Sign -> its row of weights; the first row is that of the constants."""

    places: Mapping[str, int]
    rows: Array

    def added(self, signs: Sequence[Iterable[str]]) -> Iterator[Array]:
        """For each text the weights of its signs added up."""
        for start in range(0, len(signs), _TOGETHER):
            some = signs[start : start + _TOGETHER]
            found = [[0, *filter(None, map(self.places.get, each))] for each in some]
            starts = np.cumsum([0, *map(len, found)])[:-1]
            yield from np.add.reduceat(self.rows[[row for each in found for row in each]], starts)


Tree = float | Sequence[Any]
"""What it answers; or what it asks of (one of ``ASKED``), a number, the tree up to it, the tree above it."""


class Trees(NamedTuple):
    """Trees of one requirement after another, as many each, all with ``DEPTH`` questions. ``questions``: of each level
    the columns asked of and their numbers (the tree above a number stands half a level after the tree up to it);
    ``answers``: of the lowest, tree by tree, in thousandths, which add up to the same in any order."""

    questions: Sequence[tuple[NDArray[np.intp], Hundredths]]
    answers: NDArray[np.int64]

    def added(self, numbers: Hundredths) -> Array:
        """For each row of numbers what the trees of each requirement answer together."""
        some = range(0, len(numbers), _TOGETHER)
        return np.concatenate([self._added(numbers[start : start + _TOGETHER]) for start in some])

    def _added(self, numbers: Hundredths) -> Array:
        """A tree's answer is chosen from below, by its place in the lowest level: bytes are many at a time."""
        turned = np.ascontiguousarray(numbers.T)
        found = np.arange(2**DEPTH, dtype=np.uint8)[:, None, None]
        for columns, bounds in reversed(self.questions):
            low, high = np.split(found, 2)
            above = -(turned.take(columns, 0) > bounds[..., None]).view(np.uint8)
            found = low ^ ((low ^ high) & above)
        starts = np.arange(0, len(self.answers), 2**DEPTH)[:, None]
        total: Array = self.answers.take(starts + found[0]).reshape(_WIDTH, -1, len(numbers)).sum(1).T / 1000
        return total


def grown(trees: Mapping[str, Sequence[Tree]]) -> Trees:
    """Trees as they are written, of each requirement, made ready to be asked."""
    most = max(map(len, trees.values()))
    level: list[Tree] = [tree for id in REQUIREMENTS for tree in (*trees[id], *[0.0] * (most - len(trees[id])))]
    columns = {name: column for column, name in enumerate(ASKED)}
    questions = []
    for depth in range(DEPTH):
        asked = [(ASKED[0], 0.0, each, each) if isinstance(each, float) else each for each in level]
        shape = 2**depth, -1
        places = np.array([columns[name] for name, *_ in asked]).reshape(shape)
        questions.append((places, hundredths(np.array([bound for _, bound, *_ in asked])).reshape(shape)))
        level = [each[2] for each in asked] + [each[3] for each in asked]
    answers = np.rint(1000 * np.array(level, float)).astype(np.int64)
    return Trees(questions, answers.reshape(2**DEPTH, -1).T.ravel())


def hundredths(numbers: Array) -> Hundredths:
    """Numbers as they are asked of."""
    made: Hundredths = np.rint(100 * numbers.clip(-_FAR, _FAR)).astype(np.int16)
    return made


class Weights(NamedTuple):
    """``texts``: signs of a text -> a number for each requirement by *said* and by *placed*, then for each part;
    ``titles``: signs of what stands above -> a number for each requirement by *placed*. ``around``: the trees of each
    requirement. ``parts``: requirement -> the codes of its parts, and their first column. ``verdicts``: requirement ->
    what makes it *satisfait*, and what makes it not *absent*: a constant, then a weight for each of
    ``deciding.amounts``."""

    texts: Table
    titles: Table
    around: Trees
    parts: Mapping[str, tuple[Sequence[str], int]]
    verdicts: Mapping[str, Sequence[Sequence[float]]]


@cache
def weights() -> Weights:
    return packed(json.loads(files(__package__).joinpath("data", "model.json").read_text("utf-8")))


def packed(data: Mapping[str, Any]) -> Weights:
    """Weights as they are written (sign -> output -> a number), made ready to be added up."""
    parts = data["parts"]
    codes = {id: tuple(signs[""]) for id, signs in parts.items()}
    columns = {(id, code): at for at, (id, code) in enumerate((id, code) for id in codes for code in codes[id])}
    weighings = [(data["said"], _COLUMNS), (data["placed"], {id: at + _WIDTH for id, at in _COLUMNS.items()})]
    weighings += [(parts[id], {code: columns[id, code] + 2 * _WIDTH for code in codes[id]}) for id in parts]
    places = {sign: row for row, sign in enumerate(dict.fromkeys(sign for signs, _ in weighings for sign in signs))}
    rows = np.zeros((len(places), 2 * _WIDTH + len(columns)))
    for signs, places_of in weighings:
        for sign, weights in signs.items():
            rows[places[sign], [places_of[output] for output in weights]] = [*weights.values()]
    of_titles = rows[:, _WIDTH : 2 * _WIDTH].copy()
    of_titles[0] = 0.0  # a text has its constants
    return Weights(
        Table(places, rows),
        Table(places, of_titles),
        grown({id: [*trees.values()] for id, trees in data["around"].items()}),
        {id: (codes[id], 2 * _WIDTH + columns[id, codes[id][0]]) for id in codes},
        data["verdicts"],
    )


def weigh(reading: Reading) -> dict[str, list[Piece]]:
    """Sets ``chances`` and ``alone`` of every piece that says something, there where it stands. Requirement -> those
    that may prove it or are tied to it, in their order, whose ``parts`` of it are set."""
    pieces = [piece for piece in reading.pieces if piece.says]
    if not pieces:
        return {}
    titles = _titles(reading, pieces)
    first = _texts([piece.said for piece in pieces])
    beside = [number for number, piece in enumerate(pieces) if piece.bare is not piece.said and not piece.bare.blank]
    last = first.copy()
    if beside:
        last[beside] = _texts([pieces[number].bare for number in beside])
    both = np.maximum(first, last)
    around = neighbours(reading, pieces, *map(chances, _sums(both, titles)))
    found = _answered([piece.said for piece in pieces], [*_sums(first, titles), around])
    if beside:
        bare = [*_sums(last[beside], titles[beside]), around[beside]]
        found[beside] = np.maximum(found[beside], _answered([pieces[number].bare for number in beside], bare))
    results = [number for number, piece in enumerate(pieces) if is_result(reading, piece)]
    found[results, _COLUMNS["C3a"]] = -FARTHEST  # what the project gave is no objective
    found = chances(found)
    for piece, row, own_row in zip(pieces, found.tolist(), chances(first[:, :_WIDTH]).tolist(), strict=True):
        piece.chances, piece.alone, piece.parts = row, own_row, piece.said.kept.setdefault("parts", {})
    return _told(pieces, found, both)


def _answered(texts: Sequence[Said], numbers: Sequence[Array]) -> Array:
    """What trees answer of texts where they stand, kept with each for as long as the same is asked of. What is kept of
    two hundred maps is bytes: an array of its own would weigh as much again as what it holds."""
    asked = hundredths(np.hstack(numbers))
    rows = [hash(row.tobytes()) for row in asked]
    known = [said.kept.get("asked", (None, b"")) for said in texts]
    fresh = [at for at, row in enumerate(rows) if known[at][0] != row]
    for at, answer in zip(fresh, weights().around.added(asked[fresh]) if fresh else (), strict=True):
        known[at] = texts[at].kept["asked"] = rows[at], answer.tobytes()
    return _rows([answer for _, answer in known])


def _told(pieces: Sequence[Piece], found: Array, sums: Array) -> dict[str, list[Piece]]:
    """Sets ``parts``, which are kept with a text."""
    likely = found >= LEAST
    likely[[number for number, piece in enumerate(pieces) if piece.node.attributes]] = True
    told: dict[str, list[Piece]] = {}
    for column, id in enumerate(REQUIREMENTS):
        codes, start = weights().parts[id]
        numbers = np.flatnonzero(likely[:, column]).tolist()
        told[id] = [pieces[number] for number in numbers]
        fresh = [number for number in numbers if id not in pieces[number].parts]
        if not fresh:
            continue
        for number, row in zip(fresh, chances(sums[fresh, start : start + len(codes)]).tolist(), strict=True):
            pieces[number].parts[id] = dict(zip(codes, row, strict=True))
    return told


def of_text(said: Said, id: str) -> Mapping[str, float]:
    """Code -> the chance that one text says this part of a requirement, if it proves it at all."""
    codes, start = weights().parts[id]
    (row,) = chances(_texts([said]))
    return dict(zip(codes, row[start : start + len(codes)].tolist(), strict=True))


def _texts(texts: Sequence[Said]) -> Array:
    """The sums of texts, kept with each."""
    fresh = [said for said in dict.fromkeys(texts) if "sums" not in said.kept]
    for said, row in zip(fresh, weights().texts.added([*map(features, fresh)]), strict=True):
        said.kept["sums"] = row.tobytes()
    return _rows([said.kept["sums"] for said in texts])


def _rows(kept: Sequence[bytes]) -> Array:
    return np.frombuffer(bytearray().join(kept)).reshape(len(kept), -1)


def _titles(reading: Reading, pieces: Sequence[Piece]) -> Array:
    """The sums of what stands above each piece, kept with what they are the sums of."""
    below = {piece.parent: place(reading, piece) for piece in {piece.parent: piece for piece in pieces}.values()}
    fresh = [each for each in below.values() if each.sums is None]
    for each, row in zip(fresh, weights().titles.added([each.signs for each in fresh]), strict=True):
        each.sums = row.copy()
    return np.array([below[piece.parent].sums for piece in pieces])


def _sums(texts: Array, titles: Array) -> tuple[Array, Array]:
    """By *placed*, and by *said*."""
    return texts[:, _WIDTH : 2 * _WIDTH] + titles, texts[:, :_WIDTH]


def neighbours(reading: Reading, pieces: Sequence[Piece], placed: Array, alone: Array) -> Array:
    """What is heard around each piece, by the chances of all: for each kind of neighbours the chance that one of them
    at least speaks of the requirement."""
    tops = [0] * len(reading)
    for piece in reading.pieces[1:]:
        tops[piece.index] = tops[piece.parent] or piece.index
    parents, places = np.array([(piece.parent, piece.index) for piece in pieces]).T
    branch, below = np.array(tops)[places], parents >= 0
    made = _heard(np.hstack([placed, alone]))  # what is near to nothing changes nothing around it
    silent = np.log1p(-made.clip(0, _SUREST))
    under, along, above = (np.zeros((len(reading), 2 * _WIDTH)) for _ in range(3))
    np.add.at(under, parents[below], silent[below])
    np.add.at(along, branch, silent)
    above[places] = made
    heard = _spoken(under[parents] - silent), _spoken(along[branch] - silent), above[parents]
    kinds = [*(np.where(below[:, None], each, 0.0) for each in heard), _spoken(under[places])]
    return _heard(np.hstack([each[:, side] for side in (slice(_WIDTH), slice(_WIDTH, None)) for each in kinds]))


def chances(sums: Array) -> Array:
    """Sums of weights as chances, from 0 to 1."""
    made: Array = 1 / (1 + np.exp(-sums.clip(-FARTHEST, FARTHEST)))
    return made


def _spoken(silences: Array) -> Array:
    """The chance that one at least of several speaks of each requirement, by what their silences come to together."""
    return np.where(silences < _NOTHING, 1 - np.exp(silences), 0.0)


def _heard(chances: Array) -> Array:
    """What is near to nothing is left out."""
    return np.where(chances >= LEAST, chances, 0.0)
