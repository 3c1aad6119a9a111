"""The program of one worker process: reads jobs on standard input, answers on standard output, ends with its parent."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from threading import Lock, Thread
from typing import IO, Any

from .wire import BEAT, Answer, receive, send

Run = Callable[[Mapping[str, Any], tuple[bytes, ...]], Answer]

BEATS = 12
"""How often it tells of itself in the time that is given to a job, or that it may stand still."""


def serve(run: Run, *, seconds: float, memory: int) -> None:
    """Answer jobs with ``run(header, blobs)`` until the parent is gone, and beat ``BEATS`` times in ``seconds``.
    ``memory`` is the address space it may take, in bytes, where the system can hold it to that."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints by itself must not break the messages
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end ends us
    _hold_memory(memory)
    heart = _Beating(answers, seconds)
    while True:
        try:
            job, blobs = receive(sys.stdin.buffer)
        except EOFError:
            return
        heart.begin()
        heart.answer(*run(job, blobs))
        if _grown(memory):  # what one job took is not held for ever: the next asks a fresh process
            return


class _Beating:
    """Says during a job how much processor time it took so far. Ends with the parent: nobody reads it then."""

    def __init__(self, answers: IO[bytes], seconds: float) -> None:
        self._answers, self._pause = answers, seconds / BEATS
        self._began: float | None = None
        self._lock = Lock()
        Thread(target=self._beat, daemon=True).start()

    def begin(self) -> None:
        with self._lock:
            self._began = time.process_time()

    def answer(self, header: dict[str, Any], blobs: Sequence[bytes]) -> None:
        with self._lock:
            self._began = None
            send(self._answers, header, blobs)

    def _beat(self) -> None:
        while True:
            time.sleep(self._pause)
            with self._lock:
                if self._began is None:
                    continue
                try:
                    send(self._answers, {BEAT: time.process_time() - self._began})
                except OSError:
                    os._exit(1)


def _hold_memory(most: int) -> None:
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _grown(most: int) -> bool:
    """Whether it ever held half of what it may.

    Asked of /proc: what getrusage calls the largest resident size counts what the parent held before ``exec`` too, and
    every worker of a large server would end after its first job.
    """
    held = 0
    if sys.platform == "linux":
        with open("/proc/self/status", encoding="ascii") as status:
            held = next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:")), 0)
    return held > most // 2
