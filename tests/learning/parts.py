"""The parts that a piece says, and how what was counted of them makes a verdict."""

from __future__ import annotations

import re

import numpy as np

from cefi_map.judging.counting import SEVERAL, counted
from cefi_map.judging.deciding import amounts
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.judging.reading import Piece
from cefi_map.judging.requirement import DEFAULT
from cefi_map.judging.requirements import REQUIREMENTS as DECLARED
from tests.labelled import VALUES, Label

from .fitting import Array, Signed, fitted
from .rows import FOLDS, Rows
from .weighings import told as weighed

STRENGTH_PARTS, STRENGTH_VERDICTS = 1.0, 2.0
"""Of the penalties on squared weights."""
BY_ID = {each.id: each for each in DECLARED}


def told(rows: Rows, place: int) -> tuple[Array, list[str], Array]:
    """Of a requirement: the pieces whose parts are marked, the codes of its parts, which of them each piece says."""
    id = REQUIREMENTS[place]
    found: list[int] = []
    marks: list[str] = []
    for at, piece in enumerate(rows.pieces):
        if rows.y[at, place] and rows.known[at, place]:
            mark = marked(rows.maps[rows.map[at]].labels[id], piece)
            if mark is not None:
                found.append(at)
                marks.append(mark)
    codes = sorted(set("".join(marks)) - set("0123456789-"))
    counted = BY_ID[id].parts[0].code
    y = [[*(code in mark for code in codes), re.search(rf"{counted}[2-9]", mark) is not None] for mark in marks]
    return np.array(found, int), [*codes, SEVERAL], np.array(y, float).reshape(len(found), len(codes) + 1)


def marked(label: Label, piece: Piece) -> str | None:
    """The codes of what a piece says, of the node or of the sentence."""
    own = piece.sentence or piece.node.text
    for (key, sentence), mark in label.parts.items():
        if key == piece.node.key and (not sentence or sentence in own or own in sentence):
            return mark
    return None


def parts(rows: Rows, place: int, among: Array) -> tuple[Signed, list[str], Array, Array]:
    """What a piece says of a requirement, if it was pointed at for it: one logistic regression a part."""
    at, codes, y = told(rows, place)
    chosen = among[at]
    at, y = at[chosen], y[chosen]
    signed = Signed([rows.text[each] for each in at], rows.map[at])
    x = signed.matrix([rows.text[each] for each in at])
    return signed, codes, *fitted(x, y, np.ones_like(y), STRENGTH_PARTS)


def unseen_parts(rows: Rows, place: int) -> tuple[list[str], Array]:
    """For every piece the chance of each part, by what was learnt without its hand."""
    codes = told(rows, place)[1]
    chances = np.zeros((len(rows.pieces), len(codes)))
    for fold in range(FOLDS):
        signed, _, weights, constants = parts(rows, place, rows.fold != fold)
        of_fold = np.flatnonzero(rows.fold == fold)
        sums = signed.matrix([rows.text[at] for at in of_fold]) @ weights + constants
        chances[of_fold] = 1 / (1 + np.exp(-sums))
    return codes, chances


def with_counts(rows: Rows, chances: Array) -> Array:
    """What is weighed for each verdict, by what was learnt without the hand: map as drawn -> requirement -> amounts."""
    for at, piece in enumerate(rows.pieces):
        piece.chances = tuple(chances[at])
        piece.parts = {}
    for number, id in enumerate(REQUIREMENTS):
        codes, found = unseen_parts(rows, number)
        for piece, row in zip(rows.pieces, found, strict=True):
            piece.parts[id] = dict(zip(codes, row, strict=True))
    said = ([piece for piece in reading.pieces if piece.says] for reading in rows.readings[: rows.drawn])
    return [[amounts(counted(pieces, BY_ID[id]), DEFAULT) for id in REQUIREMENTS] for pieces in said]


def verdicts(rows: Rows, amounts: Array, place: int, among: Array) -> Array:
    """What makes a requirement *satisfait*, what makes it not *absent*: a constant, then a weight an amount."""
    id = REQUIREMENTS[place]
    values = np.array([VALUES[each.labels[id].verdict] for each in rows.maps[: rows.drawn]])[among]
    x = np.array([row[place] for row in amounts])[among]
    y = np.stack([values == 2, values >= 1], 1).astype(float)
    weights, constants = fitted(x, y, np.ones_like(y), STRENGTH_VERDICTS, np.zeros((x.shape[1], 2)))
    return np.vstack([constants, weights]).T


def verdict_weights(rows: Rows, amounts: Array) -> dict[str, list[list[float]]]:
    every = np.ones(rows.drawn, bool)
    found = {id: verdicts(rows, amounts, place, every) for place, id in enumerate(REQUIREMENTS)}
    return {id: [[round(float(each), 3) for each in row] for row in rows_] for id, rows_ in found.items()}


def part_weights(rows: Rows) -> dict[str, dict[str, dict[str, float]]]:
    """Requirement -> sign ("" for the constants) -> code -> weight."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for place, id in enumerate(REQUIREMENTS):
        signed, codes, weights, constants = parts(rows, place, np.ones(len(rows.pieces), bool))
        kept = {name: weighed(codes, row) for name, row in zip(signed.names, weights, strict=True)}
        constant = {code: round(float(each), 3) for code, each in zip(codes, constants, strict=True)}
        found[id] = {"": constant, **{name: row for name, row in kept.items() if row}}
    return found
