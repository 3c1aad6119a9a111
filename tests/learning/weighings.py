"""The three weighings: by a text's own signs, with its titles, with what stands around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sparse

from cefi_map.judging import sums
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.judging.sums import KINDS

from .fitting import Array, Signed, fitted
from .rows import FOLDS, Rows, written

STRENGTH, STRENGTH_AROUND = 6.0, 1.0
"""Of the penalties on squared weights: of signs, of what stands around."""
LEAST_WEIGHT = 0.06
"""Weight under which a sign says nothing."""


def first(rows: Rows, of_text: bool, among: Array) -> tuple[Signed, Array, Array]:
    """The weighing *said* (``of_text``) or *placed*, from the pieces ``among``."""
    signs = rows.text if of_text else rows.all
    chosen = np.flatnonzero(among)
    leaves = list(written())
    signed = Signed([signs[at] for at in chosen], rows.map[chosen])
    x = sparse.vstack([signed.matrix([signs[at] for at in chosen]), signed.matrix([each for each, _ in leaves])])
    y = np.vstack([rows.y[chosen], np.array([each for _, each in leaves])])
    known = np.vstack([rows.known[chosen], np.ones((len(leaves), len(REQUIREMENTS)))])
    return signed, *fitted(x.tocsr(), y, known, STRENGTH)


def unseen(rows: Rows, of_text: bool) -> Array:
    """The sums of every piece by what was learnt without its hand."""
    signs = rows.text if of_text else rows.all
    found = np.zeros_like(rows.y)
    for fold in range(FOLDS):
        signed, weights, constants = first(rows, of_text, rows.fold != fold)
        of_fold = np.flatnonzero(rows.fold == fold)
        found[of_fold] = signed.matrix([signs[at] for at in of_fold]) @ weights + constants
    return found


def surroundings(rows: Rows, placed: Array, alone: Array) -> Array:
    """What the third weighing hears of each piece: kinds × requirements."""
    ends = np.searchsorted(rows.map, range(len(rows.readings) + 1))
    heard = np.zeros((len(rows.pieces), (len(KINDS) - 4) * len(REQUIREMENTS)))
    for reading, start, end in zip(rows.readings, ends, ends[1:], strict=False):
        if start < end:
            by = (sums.chances(each[start:end]) for each in (placed, alone))
            heard[start:end] = sums.neighbours(reading, rows.pieces[start:end], *by)
    return np.hstack([sums.own(placed, alone), heard])


def around(x: Array, rows: Rows, among: Array) -> tuple[Array, Array]:
    """The third weighing: what is heard around can only add."""
    width = len(REQUIREMENTS)
    least = np.full((x.shape[1], width), -np.inf)
    least[4 * width :] = 0.0
    return fitted(x[among], rows.y[among], rows.known[among], STRENGTH_AROUND, least)


def weighings(rows: Rows) -> dict[str, Any]:
    """All weights; and by what was learnt without its hand the chances of each piece (``unseen``) and its sums by its
    own signs (``alone``)."""
    everything = np.ones(len(rows.pieces), bool)
    placed, alone = unseen(rows, False), unseen(rows, True)
    x = surroundings(rows, placed, alone)
    chances = np.zeros_like(rows.y)
    for fold in range(FOLDS):
        weights, constants = around(x, rows, rows.fold != fold)
        of_fold = rows.fold == fold
        chances[of_fold] = 1 / (1 + np.exp(-(x[of_fold] @ weights + constants)))
    return {
        "said": named(*_flat(first(rows, True, everything))),
        "placed": named(*_flat(first(rows, False, everything))),
        "around": by_kind(*around(x, rows, everything)),
        "unseen": chances,
        "alone": alone,
    }


def _flat(found: tuple[Signed, Array, Array]) -> tuple[list[str], Array, Array]:
    return found[0].names, found[1], found[2]


def named(names: Sequence[str], weights: Array, constants: Array) -> dict[str, dict[str, float]]:
    """Sign ("" for the constants) -> requirement -> a weight, where it counts for something."""
    rows = {"": told(REQUIREMENTS, constants, 0.0)}
    rows |= {name: told(REQUIREMENTS, row) for name, row in zip(names, weights, strict=True)}
    return {name: row for name, row in rows.items() if row}


def by_kind(weights: Array, constants: Array) -> dict[str, dict[str, dict[str, float]]]:
    """Kind of neighbour ("" for the constants) -> requirement that it speaks of -> requirement -> a weight."""
    width = len(REQUIREMENTS)
    rows = {"": {"": told(REQUIREMENTS, constants, 0.0, 3)}}
    for at, kind in enumerate(KINDS):
        own = weights[at * width : (at + 1) * width]
        rows[kind] = {id: told(REQUIREMENTS, row, 0.0, 3) for id, row in zip(REQUIREMENTS, own, strict=True)}
    return rows


def told(outputs: Sequence[str], weights: Array, least: float = LEAST_WEIGHT, digits: int = 2) -> dict[str, float]:
    """Output -> its weight, from what a sign speaks for to what it speaks against; none that as it is written is below
    the least."""
    written = [round(float(each), digits) for each in weights]
    kept = [(name, each) for name, each in zip(outputs, written, strict=True) if abs(each) >= least]
    return dict(sorted(kept, key=lambda pair: -pair[1]))
