"""What a module of benchmarks gives: two things to run in turn, and how they should compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """``goal``: ours over theirs at most, theirs taken ``times``. What runs may give its own seconds, a float, where
    only a part of it is meant, or thousands of another ``unit``; else all of it is timed. ``cold``: neither runs once
    before, for what is only made once is made."""

    what: str
    rival: str
    ours: Callable[[], object]
    theirs: Callable[[], object]
    goal: float
    times: float = 1.0
    pairs: int = 7
    unit: str = "ms"
    cold: bool = False
