"""What learning is made of: signs as columns, and logistic regressions fitted until nothing moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

LEAST_SEEN, LEAST_MAPS = 6, 6
"""Pieces that must show a sign, maps that must hold a word (one of fewer would be learnt by heart)."""
OWN_WORDS = ("own ", "stem ")
"""How signs begin that are single words (judging/features.py)."""
ROUNDS = 60
"""Steps of the fitting: more move nothing that a verdict hears."""

Array = Any
Signs = Sequence[str]


class Signed:
    """Signs as columns: those that enough pieces show and, where they are words (they begin so), enough maps."""

    def __init__(
        self,
        rows: Sequence[Signs],
        maps: Sequence[int],
        seen_least: int = LEAST_SEEN,
        maps_least: int = LEAST_MAPS,
        words: str | tuple[str, ...] = OWN_WORDS,
    ) -> None:
        seen = Counter(sign for signs in rows for sign in signs)
        held: dict[str, set[int]] = {}
        for signs, number in zip(rows, maps, strict=True):
            for sign in signs:
                if sign.startswith(words):
                    held.setdefault(sign, set()).add(number)
        kept = (sign for sign, count in seen.items() if count >= seen_least)
        self.names = sorted(sign for sign in kept if sign not in held or len(held[sign]) >= maps_least)
        self._columns = {name: column for column, name in enumerate(self.names)}

    def matrix(self, rows: Sequence[Signs]) -> Array:
        columns = [sorted({self._columns[sign] for sign in signs if sign in self._columns}) for signs in rows]
        ends = np.cumsum([0, *map(len, columns)])
        flat = np.concatenate([np.array(each, int) for each in columns]) if columns else np.array([], int)
        return sparse.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(self.names)))


def fitted(x: Array, y: Array, known: Array, strength: float, least: Array | None = None) -> tuple[Array, Array]:
    """Weights (signs × outputs) and constants of one logistic regression for each output, penalised by their squares;
    ``least``: lowest value of each weight."""
    signs, outputs = x.shape[1], y.shape[1]
    turned = x.T.tocsr() if sparse.issparse(x) else x.T

    def loss(values: Array) -> tuple[float, Array]:
        weights, constants = values[: signs * outputs].reshape(signs, outputs), values[signs * outputs :]
        sums = x @ weights + constants
        apart = (1 / (1 + np.exp(-np.clip(sums, -30, 30))) - y) * known
        cost = ((np.logaddexp(0, sums) - sums * y) * known).sum() + strength / 2 * (weights**2).sum()
        return cost, np.concatenate([(turned @ apart + strength * weights).ravel(), apart.sum(0)])

    share = y.mean(0).clip(1e-4, 1 - 1e-4)
    start = np.concatenate([np.zeros(signs * outputs), np.log(share / (1 - share))])
    bounds = None
    if least is not None:
        lowest = np.concatenate([least.ravel(), np.full(outputs, -np.inf)])
        bounds = np.stack([lowest, np.full(len(lowest), np.inf)], 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": ROUNDS, "ftol": 1e-7})
    return found.x[: signs * outputs].reshape(signs, outputs), found.x[signs * outputs :]
