"""What takes longer than a page should wait: worked out on threads of its own, asked for until it is there.

The threads that answer saves never judge; a question that comes back while its answer is being made waits for that one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

WORKERS = 2
"""A large map under judgement does not hold up the others."""
PATIENCE = 0.3
"""Seconds that a question waits while no others are waiting."""

_under_way: dict[Hashable, Future[Any]] = {}
_lock = Lock()


def soon(name: Hashable, work: Callable[[], T]) -> T | None:
    """What ``work`` gives, or raises, one of a ``name`` at a time; None while it is not there: ask again."""
    with _lock:
        future = _under_way.get(name)
        if future is None:
            future = _under_way[name] = _threads().submit(work)
            future.add_done_callback(lambda _: _under_way.pop(name))
        crowded = len(_under_way) > WORKERS
    try:
        given: T = future.result(0 if crowded else PATIENCE)
    except TimeoutError:
        return None
    return given


def waiting() -> int:
    """How many answers are being made or wait for that."""
    return len(_under_way)


@cache
def _threads() -> ThreadPoolExecutor:
    """Made when first asked for: a server that forks its processes does it before."""
    return ThreadPoolExecutor(WORKERS, "later")
