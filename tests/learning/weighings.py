"""The three weighings: by a text's own signs, with its titles, with what stands around."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Any

import lightgbm
import numpy as np
import scipy.sparse as sparse

from cefi_map.judging import sums
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.judging.sums import ASKED, DEPTH, OWN, Tree

from .fitting import Array, Signed, fitted
from .rows import FOLDS, Rows, written

STRENGTH = 6.0
"""Of the penalty on squared weights."""
TREES = 100
"""Of each requirement: sixty lose .0016 of average precision on hands left out."""
LONE = 0.1
"""What a piece weighs as if nothing stood around."""
GROWING = {
    "objective": "binary",
    "max_depth": DEPTH,
    "num_leaves": 2**DEPTH - 1,
    "learning_rate": 0.12,
    "feature_fraction": 0.4,
    "min_data_in_leaf": 60,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "monotone_constraints": [0] * OWN + [1] * (len(ASKED) - OWN),
    "seed": 1,
    "deterministic": True,
    "force_col_wise": True,
    "num_threads": 1,
    "verbosity": -1,
}
"""How trees are grown: what is heard around can only add."""
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
    """What the third weighing asks of each piece: pieces × ``ASKED``."""
    ends = np.searchsorted(rows.map, range(len(rows.readings) + 1))
    heard = np.zeros((len(rows.pieces), len(ASKED) - OWN))
    for reading, start, end in zip(rows.readings, ends, ends[1:], strict=False):
        if start < end:
            by = (sums.chances(each[start:end]) for each in (placed, alone))
            heard[start:end] = sums.neighbours(reading, rows.pieces[start:end], *by)
    return sums.hundredths(np.hstack([placed, alone, heard]))


def around(x: Array, rows: Rows, among: Array) -> dict[str, list[Tree]]:
    """The third weighing: requirement -> its trees. Each piece is learnt once more as if nothing stood around, for who
    has only begun."""
    begun = among & (rows.map < rows.drawn)
    lone = x[begun]
    lone[:, OWN:] = 0
    data = lightgbm.Dataset(np.vstack([x[among], lone]), params=GROWING)
    y, known = (np.vstack([each[among], each[begun]]) for each in (rows.y, rows.known))
    known[-len(lone) :] *= LONE
    found = {}
    for place, id in enumerate(REQUIREMENTS):
        data.set_label(y[:, place]).set_weight(known[:, place])
        trees = lightgbm.train(GROWING, data.construct(), TREES).dump_model()["tree_info"]
        found[id] = [tree(each["tree_structure"]) for each in trees]
    return found


def tree(node: dict[str, Any]) -> Tree:
    """A tree as it is written."""
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 3)
    asked = ASKED[node["split_feature"]], floor(node["threshold"]) / 100
    return [*asked, tree(node["left_child"]), tree(node["right_child"])]


def weighings(rows: Rows) -> dict[str, Any]:
    """All weights; and by what was learnt without its hand the chances of each piece (``unseen``) and its sums by its
    own signs (``alone``)."""
    everything = np.ones(len(rows.pieces), bool)
    placed, alone = unseen(rows, False), unseen(rows, True)
    x = surroundings(rows, placed, alone)
    chances = np.zeros_like(rows.y)
    for fold in range(FOLDS):
        of_fold = rows.fold == fold
        chances[of_fold] = sums.chances(sums.grown(around(x, rows, ~of_fold)).added(x[of_fold]))
    return {
        "said": named(*_flat(first(rows, True, everything))),
        "placed": named(*_flat(first(rows, False, everything))),
        "around": {id: numbered(trees) for id, trees in around(x, rows, everything).items()},
        "unseen": chances,
        "alone": alone,
    }


def _flat(found: tuple[Signed, Array, Array]) -> tuple[list[str], Array, Array]:
    return found[0].names, found[1], found[2]


def numbered(trees: Sequence[Tree]) -> dict[str, Tree]:
    """A line a tree."""
    return {str(number): tree for number, tree in enumerate(trees, 1)}


def named(names: Sequence[str], weights: Array, constants: Array) -> dict[str, dict[str, float]]:
    """Sign ("" for the constants) -> requirement -> a weight, where it counts for something."""
    rows = {"": told(REQUIREMENTS, constants, 0.0)}
    rows |= {name: told(REQUIREMENTS, row) for name, row in zip(names, weights, strict=True)}
    return {name: row for name, row in rows.items() if row}


def told(outputs: Sequence[str], weights: Array, least: float = LEAST_WEIGHT) -> dict[str, float]:
    """Output -> its weight, from what a sign speaks for to what it speaks against; none that as it is written is below
    the least."""
    written = [round(float(each), 2) for each in weights]
    kept = [(name, each) for name, each in zip(outputs, written, strict=True) if abs(each) >= least]
    return dict(sorted(kept, key=lambda pair: -pair[1]))
