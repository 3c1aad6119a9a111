"""What takes longer than a page should wait: worked out in lanes of its own, asked for until it is there.

The threads that answer requests never judge; a question that comes back while its answer is being made waits for that
one.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from threading import RLock, Thread
from typing import Any, TypeVar

from cefi_map.project.lanes import Lane, within
from cefi_map.project.memory import forgetting

T = TypeVar("T")

MADE, SHORT, LONG, ELSEWHERE = "made", "short", "long", "elsewhere"
"""What is drawn, set or told; the judgements of ordinary maps; those of large ones; what another server is asked, and
what waits for a judgement itself."""
THREADS = {MADE: 2, SHORT: 1, LONG: 2, ELSEWHERE: 3}
"""Of each lane: a judge that hangs holds up no drawing, and a large map no small one."""
CROWD = 2
"""Others for whom something is being made, from which on nobody is kept waiting."""
PATIENCE = 0.3
"""Seconds that a request waits in all, while there is no crowd."""

LEFT = 500
"""Answers that nobody has fetched yet, the newest."""
FETCHED = 10
"""Seconds within which whoever asked comes back for theirs; then it is made anew."""

_lanes = {name: Lane(name, threads) for name, threads in THREADS.items()}
_under_way: dict[Hashable, tuple[Hashable, Future[Any]]] = {}
_left: OrderedDict[Hashable, tuple[Future[Any], float]] = OrderedDict()
_beside: set[Hashable] = set()
_again: dict[Hashable, Callable[[], object]] = {}
_lock = RLock()  # what is there at once is noted while it is asked for, and fetched while another is noted


@contextmanager
def hurried(seconds: float | None) -> Iterator[None]:
    """Whoever asks for something in here waits so long in all: a request ``PATIENCE``; None, until it is there: who
    makes the files of many works by one gesture."""
    before = within.set(None if seconds is None else time.monotonic() + seconds)
    try:
        yield
    finally:
        within.reset(before)


def is_hurried() -> bool:
    """Whether who asks here is not to wait until it is there: a request does not, a command does."""
    return within.get() is not None


def soon(
    name: Hashable,
    work: Callable[[], T],
    still: Callable[[T], bool] = lambda _: True,
    *,
    lane: str = MADE,
    owner: Hashable = None,
    size: int = 0,
) -> T | None:
    """What ``work`` gives, or raises, one of a ``name`` at a time; None while it is not there: ask again. What was made
    meanwhile, or went wrong, waits to be fetched, and is given where it is ``still`` so: in a crowd nobody else would
    ever get theirs.

    ``owner``: whose it is (that of no other unless given), ``size``: how much there is of it, for its turn in the lane.
    """
    with _lock:
        left, made = _left.pop(name, (None, 0.0))
    if left and time.monotonic() - made < FETCHED and (left.exception() or still(left.result())):
        fetched: T = left.result()
        return fetched
    whose = name if owner is None else owner
    with _lock:
        found = _under_way.get(name)
        if found is None:
            found = _under_way[name] = whose, _lanes[lane].submit(whose, size, work)
            found[1].add_done_callback(partial(_done, name))
        others = {other for other, _ in _under_way.values()} - {whose}
    try:
        given: T = found[1].result(0 if len(others) >= CROWD else _patience())
    except TimeoutError:
        return None
    with _lock:
        _left.pop(name, None)
    return given


def _patience() -> float:
    until = within.get()
    return PATIENCE if until is None else max(0.0, until - time.monotonic())


def aside(name: Hashable, work: Callable[[], object]) -> None:
    """Have ``work`` done on a thread of its own, for which no answer and no verdict waits: it may wait for others. One
    of a ``name`` at a time; of what is asked for meanwhile the last is done then. What goes wrong is in the log."""
    with _lock:
        _again[name] = work
        if name in _beside:
            return
        _beside.add(name)
    Thread(target=_beside_all, args=(name,), name="aside", daemon=True).start()


def _beside_all(name: Hashable) -> None:
    while True:
        with _lock:
            work = _again.pop(name, None)
            if work is None:
                _beside.discard(name)
                return
        try:
            work()
        except Exception:
            logging.getLogger(__name__).exception("aside")


def _done(name: Hashable, future: Future[Any]) -> None:
    with _lock:
        now = time.monotonic()
        _left[name] = future, now
        _left.move_to_end(name)
        _under_way.pop(name, None)
        while len(_left) > LEFT or now - next(iter(_left.values()))[1] > FETCHED:
            _left.popitem(last=False)


def waiting() -> int:
    """How many answers are being made or wait for that."""
    return len(_under_way)


def _forget() -> None:
    with _lock:
        _left.clear()


forgetting(_forget)
