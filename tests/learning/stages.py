"""How much must be said of a stage for it to be there (``stages.json``)."""

from __future__ import annotations

import numpy as np

from cefi_map.judging import model, stages
from cefi_map.judging.subject import Subject
from cefi_map.judging.view import View

from .fitting import Array, fitted
from .rows import Rows

STRENGTH = 1.0
"""Of the penalty on squared weights."""


def learnt(rows: Rows, chances: Array, alone: Array) -> dict[str, float]:
    """Amount or stage -> weight, none of an amount below 0; the weight of a stage is its constant. ``chances`` and
    ``alone`` (sums by a text's own signs) are those of maps never seen."""
    for at, piece in enumerate(rows.pieces):
        piece.chances = tuple(chances[at])
        piece.alone = model.chances(alone[at])
    found = []
    for each, reading in zip(rows.maps[: rows.drawn], rows.readings, strict=False):
        view = View.__new__(View)
        view.reading, view.subject = reading, Subject("project", frozenset())
        view.pieces = [piece for piece in reading.pieces if piece.says]
        placed, heard = stages.placed_in(view, {}), stages.heard_in(view)
        for stage in stages.STAGES:
            amounts = stages.amounts(view, stage, placed[stage], heard[stage])
            found.append(({**amounts, stage: 1.0}, each.stages[f"S{stage[1]}"]))
    names = sorted({name for amounts, _ in found for name in amounts})
    x = np.array([[amounts.get(name, 0.0) for name in names] for amounts, _ in found])
    y = np.array([[float(present)] for _, present in found])
    least = np.array([[-np.inf if name in stages.STAGES else 0.0] for name in names])
    weights, constants = fitted(x, y, np.ones_like(y), STRENGTH, least)
    constant = float(constants[0])
    named = zip(names, weights[:, 0], strict=True)
    return {name: round(float(each) + (constant if name in stages.STAGES else 0.0), 2) for name, each in named}
