"""Threads for work that takes long, and whose turn it is there: one job of everybody in a round, in each round the
short before the long. Nobody has two under way in a lane, so that what one person asks for never fills it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Any, TypeVar

T = TypeVar("T")

within: ContextVar[float | None] = ContextVar("within", default=None)
"""Until when (``time.monotonic``) whoever asks here may be kept waiting: a request for a moment, work in a lane not at
all (0), a command or a thread of its own as long as it takes (None)."""


@dataclass(order=True, slots=True)
class _Job:
    round: int
    size: int
    rank: int
    owner: Hashable = field(compare=False)
    work: Callable[[], Any] = field(compare=False)
    future: Future[Any] = field(compare=False)


class Lane:
    """At most so many jobs at once, on threads that are started when they are first needed and end with the program:
    a job that hangs keeps no server from ending."""

    def __init__(self, name: str, threads: int) -> None:
        self._name, self._most, self._threads = name, threads, 0
        self._waiting: list[_Job] = []
        self._busy: set[Hashable] = set()
        self._round = self._rank = 0
        self._last: dict[Hashable, int] = {}
        self._change = Condition()

    def submit(self, owner: Hashable, size: int, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        with self._change:
            turn = max(self._round, self._last.get(owner, -1) + 1)
            self._last[owner] = turn
            self._rank += 1
            self._waiting.append(_Job(turn, size, self._rank, owner, work, future))
            if self._threads < min(self._most, len(self._busy) + len(self._waiting)):
                self._threads += 1
                try:
                    Thread(target=self._serve, name=f"lane {self._name}", daemon=True).start()
                except RuntimeError:  # this machine gives no more: asked again, it is tried again
                    self._threads -= 1
                    self._waiting.pop()
                    raise
            self._change.notify()
        return future

    def _serve(self) -> None:
        within.set(0)
        while True:
            job = self._take()
            try:
                job.future.set_result(job.work())
            except BaseException as error:
                job.future.set_exception(error)
            with self._change:
                self._busy.discard(job.owner)
                self._change.notify()
            del job  # it holds a whole map

    def _take(self) -> _Job:
        with self._change:
            while not (free := [each for each in self._waiting if each.owner not in self._busy]):
                self._change.wait()
            job = min(free)
            self._waiting.remove(job)
            self._busy.add(job.owner)
            self._round = max(self._round, job.round)
            self._last = {owner: last for owner, last in self._last.items() if last >= self._round}
            return job
