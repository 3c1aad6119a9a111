"""``make learn``: learns every weight of ``judging/data`` anew from the labelled maps of this repository.

It reads ``tests/labelled/maps/learnt``, the leaves beside this file and the outlines of ``tests/judging``, and needs
numpy and SciPy (``locks/learn.txt``), which neither the product nor its tests do. Hands are left out in turn wherever a
weighing learns from another's chances, so that these are as those of a map never seen. One set of maps gives the same
files, to the last weight.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from cefi_map.judging import model
from tests.labelled import ours

from . import stages, subject
from .parts import part_weights, verdict_weights, with_counts
from .rows import Rows
from .weighings import weighings

DATA = Path(model.__file__).parent / "data"


def main() -> int:
    maps = ours("learnt")
    rows = Rows([each for each in maps if each.on_topic])
    found = weighings(rows)
    chances, alone = found.pop("unseen"), found.pop("alone")
    counted = with_counts(rows, chances)
    write("model", {**found, "parts": part_weights(rows), "verdicts": verdict_weights(rows, counted)})
    write("stages", stages.learnt(rows, chances, alone))
    write("about", subject.learnt(subject.rows_of(maps)))
    pieces = int(np.count_nonzero(rows.map < rows.drawn))
    print(f"{len(maps)} maps, {pieces} pieces, {int(rows.y[rows.map < rows.drawn].sum())} proofs -> {DATA}")
    return 0


def write(name: str, weights: Mapping[str, Any]) -> None:
    """A line a sign."""
    parts = ",\n".join(f"{json.dumps(key)}: {_lines(value)}" for key, value in weights.items())
    (DATA / f"{name}.json").write_text("{\n" + parts + "\n}\n", "utf-8")


def _lines(value: Any) -> str:
    if not isinstance(value, dict):
        return _compact(value)
    rows = (f"{json.dumps(key, ensure_ascii=False)}: {_compact(each)}" for key, each in value.items())
    return "{\n" + ",\n".join(rows) + "\n}"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
