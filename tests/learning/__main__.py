"""``make learn``: learns every weight anew from the labelled maps and dossiers of this repository.

It reads ``tests/labelled/maps/learnt`` (and, for what a map is about, ``maps/near``), the leaves beside this file, the
outlines of ``tests/judging`` and ``tests/labelled/dossiers/learnt``, and needs SciPy and LightGBM
(``locks/learn.txt``), which neither the product nor its tests do. Hands are left out in turn wherever a weighing learns
from another's chances, so that these are as those of a map never seen. One set of maps gives the same files, to the
last weight.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cefi_map.dossier import weighing
from cefi_map.judging import model
from tests.labelled import dossiers as labelled_dossiers
from tests.labelled import ours

from . import dossiers, stages, subject
from .parts import part_weights, verdict_weights, with_counts
from .rows import Rows
from .weighings import weighings

DATA, DOSSIERS = (Path(module.__file__).parent / "data" for module in (model, weighing))


def main(arguments: Sequence[str] = ()) -> int:
    """All weights; with « dossiers », those of the dossier alone."""
    if "dossiers" not in arguments:
        of_maps()
    of_dossiers()
    return 0


def of_dossiers() -> None:
    rows = dossiers.Rows(labelled_dossiers.ours("learnt"))
    write("model", dossiers.learnt(rows), DOSSIERS)
    print(f"{rows.drawn} dossiers, {np.count_nonzero(rows.number < rows.drawn)} passages -> {DOSSIERS}")


def of_maps() -> None:
    maps = ours("learnt")
    rows = Rows([each for each in maps if each.on_topic])
    found = weighings(rows)
    chances, alone = found.pop("unseen"), found.pop("alone")
    counted = with_counts(rows, chances)
    write("model", {**found, "parts": part_weights(rows), "verdicts": verdict_weights(rows, counted)})
    write("stages", stages.learnt(rows, chances, alone))
    write("about", subject.learnt(subject.rows_of([*maps, *ours("near")])))
    pieces = int(np.count_nonzero(rows.map < rows.drawn))
    print(f"{len(maps)} maps, {pieces} pieces, {int(rows.y[rows.map < rows.drawn].sum())} proofs -> {DATA}")


def write(name: str, weights: Mapping[str, Any], folder: Path = DATA) -> None:
    """A line a sign: what it speaks for, what against."""
    (folder / f"{name}.json").write_text(_lines(weights) + "\n", "utf-8")


def _lines(value: Mapping[str, Any]) -> str:
    """A line for each of what is held; of a sign, one."""
    rows = (f"{json.dumps(key, ensure_ascii=False)}: {_held(each)}" for key, each in value.items())
    return "{\n" + ",\n".join(rows) + "\n}"


def _held(value: Any) -> str:
    holds = isinstance(value, dict) and any(isinstance(each, dict | list) for each in value.values())
    return _lines(value) if holds else _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
