"""``make bench``: every promise about speed as a ratio against a rival or a floor. Never part of the tests.

Ours and the rival run in turn, a pair at a time, so that a busy machine slows both; told are the median of the pairs'
ratios, the least and the most. Each module of ``tests/benchmarks`` gives ``rows()``, an iterator of ``Row``. The table
goes to docs/speed.md as it is printed: what falls short first, in bold.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import platform
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests import benchmarks
from tests.benchmarks.row import Row


@dataclass(frozen=True)
class Told:
    row: Row
    ratios: list[float]
    ours: float
    rival: float

    @property
    def short(self) -> bool:
        return statistics.median(self.ratios) > self.row.goal

    @property
    def line(self) -> str:
        ratio = f"{statistics.median(self.ratios):.2f} ({min(self.ratios):.2f} to {max(self.ratios):.2f})"
        name = f"**{self.row.what}**" if self.short else self.row.what
        figures = [f"{each * 1000:,.1f} {self.row.unit}".replace(",", " ") for each in (self.ours, self.rival)]
        cells = (name, self.row.rival, *figures, ratio, f"{self.row.goal:.3g}")
        return f"| {' | '.join(cells)} |"


def main() -> int:
    wanted, found = sys.argv[1:], list[Told]()
    for module in sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__)):
        rows = getattr(importlib.import_module(f"tests.benchmarks.{module}"), "rows", None)
        if rows is None or (wanted and module not in wanted):
            continue
        for row in rows():
            found.append(measured(row))
            print(found[-1].line, file=sys.stderr, flush=True)
    print(
        f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {date.today()}, `make bench`:\n"
    )
    print("| what | against | ours | theirs | ratio (least to most) | goal |\n|---|---|---|---|---|---|")
    for told in sorted(found, key=lambda each: not each.short):
        print(told.line)
    return 0


def measured(row: Row) -> Told:
    """The row's pairs, each pair in the other order than the one before."""
    if not row.cold:
        row.ours(), row.theirs()  # what is only made once is not measured
    gc.collect()
    gc.freeze()  # nor what rows before left, which the collector else looks through in this one
    pairs = []
    for turn in range(row.pairs):
        order = (row.ours, row.theirs) if turn % 2 else (row.theirs, row.ours)
        took = {run: _seconds(run) for run in order}
        pairs.append((took[row.ours], took[row.theirs] * row.times))
    ours, rival = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Told(row, [mine / theirs for mine, theirs in pairs], ours, rival)


def _seconds(run: object) -> float:
    began = time.perf_counter()
    took = run()  # type: ignore[operator]
    return took if isinstance(took, float) else time.perf_counter() - began


def _processor() -> str:
    """What the system calls its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


if __name__ == "__main__":
    sys.exit(main())
