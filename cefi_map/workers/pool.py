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
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from cefi_map import limits

from .wire import Message, receive, send

_PACKAGE_ROOT = str(Path(__file__).parents[2])
_NOWHERE = "http://127.0.0.1:9"


class WorkerGone(Exception):
    """The worker ended before it answered."""


class WorkerTooSlow(Exception):
    """The time limit passed: on the job, or on waiting for a free worker."""


class Worker:
    """One process that runs a module of ours. ``ask`` is one job at a time; a worker that failed once is not used
    again."""

    def __init__(self, program: str, seconds: float) -> None:
        self._seconds = seconds
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module, no user text
            [sys.executable, "-P", "-m", program, str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, header: dict[str, Any], blobs: Sequence[bytes]) -> Message:
        """The answer. ``WorkerTooSlow`` after the time limit, ``WorkerGone`` when the process ended by itself."""
        late = threading.Event()
        timer = threading.Timer(self._seconds, self._stop_late, [late])
        timer.daemon = True
        timer.start()
        try:
            send(_pipe(self._process.stdin), header, blobs)
            return receive(_pipe(self._process.stdout))
        except (OSError, EOFError, ValueError):
            raise (WorkerTooSlow if late.is_set() else WorkerGone) from None
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process, at the latest by killing it, and free its pipes."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # an unsent rest has nowhere to go
                _pipe(pipe).close()
        self._process.wait()

    def _stop_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()


class Pool:
    """At most ``size`` workers, each job done within ``seconds``; ``run`` may be called from any thread."""

    def __init__(self, program: str, size: int = 2, seconds: float = limits.ENGINE_SECONDS) -> None:
        self._program = program
        self.seconds = seconds
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)
        self._closed = False

    def run(self, header: dict[str, Any], blobs: Sequence[bytes]) -> Message:
        """One job. ``WorkerTooSlow``; ``WorkerGone`` when even a fresh worker ended during it."""
        worker = self._free()
        try:
            if worker is not None:
                try:
                    return worker.ask(header, blobs)
                except WorkerGone:  # perhaps it died while idle: once more with a fresh one
                    worker.close()
            worker = Worker(self._program, self.seconds)
            return worker.ask(header, blobs)
        except BaseException:
            if worker is not None:
                worker.close()
            worker = None
            raise
        finally:
            self._give_back(worker)

    def warm(self) -> None:
        """Start a worker before it is asked for: a program takes a second to load."""
        self._give_back(self._free() or Worker(self._program, self.seconds))

    def close(self) -> None:
        """End the idle workers; one at work ends when its job is done."""
        self._closed = True
        while True:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                return
            if worker is not None:
                worker.close()

    def _free(self) -> Worker | None:
        try:
            return self._idle.get(timeout=self.seconds)
        except queue.Empty:
            raise WorkerTooSlow from None

    def _give_back(self, worker: Worker | None) -> None:
        if self._closed and worker is not None:
            worker.close()
            worker = None
        self._idle.put(worker)


_lock = threading.Lock()
_shared: dict[tuple[int, str], Pool] = {}


def shared(program: str) -> Pool:
    """This process's pool of that program, made on first use (a forked child makes its own) and closed at exit."""
    key = os.getpid(), program
    with _lock:
        if key not in _shared:
            _shared[key] = Pool(program)
            atexit.register(_shared[key].close)
        return _shared[key]


def _environment() -> dict[str, str]:
    """Ours, with this package importable and every proxy pointing nowhere: nothing is fetched from there."""
    path = os.pathsep.join(filter(None, [_PACKAGE_ROOT, os.environ.get("PYTHONPATH", "")]))
    proxies = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
    kept = {name: value for name, value in os.environ.items() if name.upper() != "NO_PROXY"}
    return {**kept, "PYTHONPATH": path, **dict.fromkeys(proxies, _NOWHERE)}


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
