"""The program of one worker process: reads jobs on standard input, answers on standard output, ends with its parent."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Any

from .wire import Answer, receive, send


def serve(run: Callable[[Mapping[str, Any], tuple[bytes, ...]], Answer], *, seconds: float, memory: int) -> None:
    """Answer jobs with ``run(header, blobs)`` until the parent is gone. ``memory`` is the address space it may take, in
    bytes, where the system can hold it to that."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints by itself must not break the messages
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end ends us
    _hold_memory(memory)
    while True:
        try:
            job, blobs = receive(sys.stdin.buffer)
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds + 5, exit=True)  # should the parent be gone meanwhile
        send(answers, *run(job, blobs))
        faulthandler.cancel_dump_traceback_later()
        if _grown(memory):  # what one job took is not held for ever: the next asks a fresh process
            return


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
