"""Several processes for a centre's server: gunicorn. One application is made, and each process is a copy of it.

Whatever a process holds can be read or worked out again by another one (docs/decisions/14-no-state.md). Made before
the copies, the application stands in memory once, and what cannot be opened is told once.
"""

from __future__ import annotations

import gc
import os
import select
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from cefi_map.errors import CefiError

THREADS = 8
"""Of each process: they wait for the database, not for one another's work."""
SILENT = 120
"""Seconds after which a process that does not even say that it lives is ended."""
LEAVING = 25
"""Seconds that requests under way have once it is to stop; systemd gives 30."""
_NEW = 50_000
"""Values made and not let go of, until the new ones are looked through; some ten megabytes."""
_MEMORY = "/dev/shm"  # noqa: S108  # where processes say that they live: a slow disk would end them


def run(
    app: Flask, sockets: list[socket.socket], processes: int, ready: Callable[[], None], told: socket.socket
) -> None:
    """Serve until told to stop; ``ready`` is called in each process before it answers. ``told`` has a byte where a
    signal came before gunicorn heard them itself. ``CefiError`` without gunicorn.

    Nothing of the store may be open: a connection is one process's own.
    """
    try:
        from gunicorn.app.base import BaseApplication
        from gunicorn.config import Config
    except ModuleNotFoundError:
        advice = "Installez-le\u00a0: pip install 'cefi-map[centre]'. Sans --processes, il n’est pas nécessaire."
        raise CefiError("Plusieurs processus demandent gunicorn.", advice=advice) from None

    settings = _settings(
        sockets, processes, ready, told
    )  # once: a HUP has them read again, and a socket is let go of once

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        cfg: Config

        def load_config(self) -> None:
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    settled()  # what is common stays so: looking through it would copy it into each
    Server().run()


def settled() -> None:
    """From here on, what is in memory is never looked through for circles, and what requests make is seldom.

    A page of a large map makes some hundred thousand values, and a thousand that hold one another: the interpreter,
    left to itself, would stop for all that the process knows at every such page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW)


@contextmanager
def measuring() -> Iterator[None]:
    """A folder in which the processes leave their figures, for whichever is asked for those of all. The environment
    names it to prometheus-client, which reads it when it is first imported."""
    folder, maker = tempfile.mkdtemp(prefix="cefi-mesures-", dir=_memory()), os.getpid()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    try:
        yield
    finally:
        if os.getpid() == maker:  # a process that is told to leave comes by here as well, and the others go on
            shutil.rmtree(folder, ignore_errors=True)


def _memory() -> str | None:
    return _MEMORY if os.path.isdir(_MEMORY) else None


def _settings(
    sockets: list[socket.socket], processes: int, ready: Callable[[], None], told: socket.socket
) -> dict[str, Any]:
    return {
        "bind": [f"fd://{each.detach()}" for each in sockets],
        "workers": processes,
        "worker_class": "gthread",
        "threads": THREADS,
        "preload_app": True,
        "timeout": SILENT,
        "graceful_timeout": LEAVING,
        "worker_tmp_dir": _memory(),
        "forwarded_allow_ips": "",  # gunicorn believes no header of a proxy; origin.py does one of one
        "secure_scheme_headers": {},
        "loglevel": "warning",
        "when_ready": lambda server: _handed(told),
        "post_worker_init": lambda worker: ready(),
        "child_exit": _gone,
    }


def _handed(told: socket.socket) -> None:
    signal.set_wakeup_fd(-1)
    if select.select([told], [], [], 0)[0]:
        os.kill(os.getpid(), signal.SIGTERM)


def _gone(server: Any, worker: Any) -> None:
    """What a process that is no more said of the present is no longer so."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
