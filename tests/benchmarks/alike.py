"""Texts that twenty maps of a group share, all at once, against one second; and against judging one of these maps."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from cefi_map import rules
from cefi_map.examples import example
from cefi_map.review import alike
from tests.labelled import ours

ROUNDS = 5
CLASS = 20


def rows() -> list[tuple[str, float, float, float]]:
    maps = sorted((each.map for each in ours("learnt")), key=len)[-CLASS:]
    largest, shared = [example()] * CLASS, _median(lambda: alike(maps))
    judged = _median(lambda: rules.check(example()))
    return [
        ("texts in common of 20 labelled maps / one second", shared, 1.0, 1.0),
        ("texts in common of 20 equal maps of 108 nodes / judging one", _median(lambda: alike(largest)), judged, 1.0),
    ]


def _median(run: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)
