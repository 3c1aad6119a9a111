"""What takes longer than a page should wait: worked out on threads of its own, asked for until it is there.

The threads that answer saves never judge; a question that comes back while its answer is being made waits for that one.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache, partial
from threading import Lock, Thread
from typing import Any, TypeVar

from .memory import forgetting

T = TypeVar("T")

WORKERS = 2
"""A large map under judgement does not hold up the others."""
PATIENCE = 0.3
"""Seconds that a question waits while no others are waiting."""

LEFT = 500
"""Answers that nobody has fetched yet, the newest."""
FETCHED = 10
"""Seconds within which whoever asked comes back for theirs; then it is made anew."""

_under_way: dict[Hashable, Future[Any]] = {}
_left: OrderedDict[Hashable, tuple[Future[Any], float]] = OrderedDict()
_beside: set[Hashable] = set()
_again: set[Hashable] = set()
_lock = Lock()


def soon(name: Hashable, work: Callable[[], T], still: Callable[[T], bool] = lambda _: True) -> T | None:
    """What ``work`` gives, or raises, one of a ``name`` at a time; None while it is not there: ask again. What was made
    meanwhile waits to be fetched, and is given where it is ``still`` so: in a crowd nobody else would ever get theirs.
    """
    left, made = _left.pop(name, (None, 0.0))
    if left and time.monotonic() - made < FETCHED and not left.exception() and still(left.result()):
        fetched: T = left.result()
        return fetched
    with _lock:
        future = _under_way.get(name)
        if future is None:
            future = _under_way[name] = _threads().submit(work)
            future.add_done_callback(partial(_done, name))
        crowded = len(_under_way) > WORKERS
    try:
        given: T = future.result(0 if crowded else PATIENCE)
    except TimeoutError:
        return None
    _left.pop(name, None)
    return given


def aside(name: Hashable, work: Callable[[], object]) -> None:
    """Have ``work`` done on a thread of its own, for which no answer and no verdict waits: it may wait for others. One
    of a ``name`` at a time; asked for meanwhile, it is done once more. What goes wrong stands in the log."""
    with _lock:
        _again.add(name)
        if name in _beside:
            return
        _beside.add(name)
    Thread(target=_beside_all, args=(name, work), name="aside", daemon=True).start()


def _beside_all(name: Hashable, work: Callable[[], object]) -> None:
    while True:
        with _lock:
            if name not in _again:
                _beside.discard(name)
                return
            _again.discard(name)
        try:
            work()
        except Exception:
            logging.getLogger(__name__).exception("aside")


def _done(name: Hashable, future: Future[Any]) -> None:
    _left[name] = future, time.monotonic()
    _under_way.pop(name)
    while len(_left) > LEFT:
        with suppress(KeyError):
            _left.popitem(last=False)


def waiting() -> int:
    """How many answers are being made or wait for that."""
    return len(_under_way)


@cache
def _threads() -> ThreadPoolExecutor:
    """Made when first asked for: a server that forks its processes does it before."""
    return ThreadPoolExecutor(WORKERS, "later")


forgetting(_left.clear)
