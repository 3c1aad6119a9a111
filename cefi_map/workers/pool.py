"""A few warm worker processes: started when first needed, replaced when they hang or die, gone with the interpreter.

Plain ``Popen`` and pipes rather than multiprocessing: nothing of the parent's main module is imported again, so it
works the same from a server's thread, a script, a test run or an installed wheel, on every system.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from cefi_map import limits

from .wire import BEAT, Message, receive, send

_PACKAGE_ROOT = str(Path(__file__).parents[2])
_NOWHERE = "http://127.0.0.1:9"

STEP = 0.01
"""Seconds of the processor by which a job that goes on has grown since the last beat."""


class WorkerGone(Exception):
    """The worker ended before it answered."""


class WorkerTooSlow(Exception):
    """The job took more of the processor than it may."""


class Worker:
    """One process that runs a module of ours. ``ask`` is one job at a time; a worker that failed once is not used
    again. A job may take ``seconds`` of the processor, however long that is by the clock, where it has to go on within
    ``limits.STILL_SECONDS``. ``below``: by how much it stands behind this process (``nice``), where the system has
    that."""

    def __init__(self, program: str, seconds: float, *, below: int = 0, age: int = 0) -> None:
        self.age = age
        self._seconds, self._still = seconds, limits.STILL_SECONDS
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module, no user text
            [sys.executable, "-P", "-m", program, str(min(seconds, self._still))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if below and hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):  # already gone: ``ask`` says it
                os.setpriority(os.PRIO_PROCESS, self._process.pid, os.getpriority(os.PRIO_PROCESS, 0) + below)

    def ask(self, header: dict[str, Any], blobs: Sequence[bytes]) -> Message:
        """The answer. ``WorkerTooSlow`` after its time, ``WorkerGone`` when the process ended by itself or went on no
        more."""
        clock = _Clock(self._still, self._process.kill)
        try:
            send(_pipe(self._process.stdin), header, blobs)
            return self._answer(clock)
        except (OSError, EOFError, ValueError):
            raise WorkerGone from None
        finally:
            clock.stop()

    def _answer(self, clock: _Clock) -> Message:
        spent = 0.0
        while BEAT in (message := receive(_pipe(self._process.stdout)))[0]:
            now: float = message[0][BEAT]
            if now > self._seconds:
                raise WorkerTooSlow
            if now - spent > STEP:
                spent = now
                clock.again()
        return message

    def close(self) -> None:
        """End the process, at the latest by killing it, and free its pipes."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # an unsent rest has nowhere to go
                _pipe(pipe).close()
        self._process.wait()


class _Clock:
    """Calls ``ring`` when it was neither stopped nor wound again for so long."""

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        self._seconds, self._ring = seconds, ring
        self.again()

    def again(self) -> None:
        self.stop()
        self._timer = threading.Timer(self._seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        if hasattr(self, "_timer"):
            self._timer.cancel()


class Pool:
    """At most ``size`` workers, whose jobs take ``seconds`` at most, as ``Worker`` says; ``run`` may be called from any
    thread, and waits for one that is free."""

    def __init__(self, program: str, size: int = 2, seconds: float = limits.ENGINE_SECONDS, *, below: int = 0) -> None:
        self._program, self._below = program, below
        self.seconds = seconds
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)
        self._closed = False
        self._age = 0

    def run(self, header: dict[str, Any], blobs: Sequence[bytes]) -> Message:
        """One job. ``WorkerTooSlow``; ``WorkerGone`` when two ended during it: they live long, and end for what lies
        beside the job too."""
        worker, gone = self._idle.get(), 0
        try:
            while True:
                worker = worker or self._started()
                try:
                    return worker.ask(header, blobs)
                except WorkerGone:  # perhaps it died while idle: once more with a fresh one
                    gone += 1
                    if gone == 2:
                        raise
                    worker.close()
                    worker = None
        except BaseException:
            if worker is not None:
                worker.close()
            worker = None
            raise
        finally:
            self._give_back(worker)

    def warm(self) -> None:
        """Start a worker before it is asked for: a program takes a second to load."""
        self._give_back(self._idle.get() or self._started())

    def forget(self) -> None:
        """End the workers, and with them all that they remember: the idle ones now, one at work when its job is
        done."""
        self._age += 1
        free = 0
        with contextlib.suppress(queue.Empty):
            while True:
                worker = self._idle.get_nowait()
                free += 1
                if worker is not None:
                    worker.close()
        for _ in range(free):
            self._idle.put(None)

    def close(self) -> None:
        """The same, for good."""
        self._closed = True
        self.forget()

    def _started(self) -> Worker:
        return Worker(self._program, self.seconds, below=self._below, age=self._age)

    def _give_back(self, worker: Worker | None) -> None:
        if worker is not None and (self._closed or worker.age != self._age):
            worker.close()
            worker = None
        self._idle.put(worker)


_lock = threading.Lock()
_shared: dict[tuple[int, str, str], Pool] = {}


def shared(
    program: str, kind: str = "", *, size: int = 2, seconds: float = limits.ENGINE_SECONDS, below: int = 0
) -> Pool:
    """This process's pool of that program, for jobs of that kind, made on first use (a forked child makes its own) and
    closed at exit."""
    key = os.getpid(), program, kind
    with _lock:
        if key not in _shared:
            _shared[key] = Pool(program, size, seconds, below=below)
            atexit.register(_shared[key].close)
        return _shared[key]


def forget(program: str) -> None:
    """What this process's workers of that program remember goes with them."""
    with _lock:
        pools = [pool for (process, name, _), pool in _shared.items() if (process, name) == (os.getpid(), program)]
    for pool in pools:
        pool.forget()


def _environment() -> dict[str, str]:
    """Ours, with this package importable and every proxy pointing nowhere: nothing is fetched from there."""
    path = os.pathsep.join(filter(None, [_PACKAGE_ROOT, os.environ.get("PYTHONPATH", "")]))
    proxies = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
    kept = {name: value for name, value in os.environ.items() if name.upper() != "NO_PROXY"}
    return {**kept, "PYTHONPATH": path, **dict.fromkeys(proxies, _NOWHERE)}


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
