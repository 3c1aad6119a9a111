"""What answers on this computer: ``cefi-map serve`` as a person starts it, or a server of the test's own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import TCPServer
from typing import IO

SERVE = (sys.executable, "-m", "cefi_map.cli", "serve", "--port", "0")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def measured() -> Iterator[str]:
    """The address of one over no data, with the pages of measure."""
    with tempfile.TemporaryDirectory() as data, served(Path(data), "--debug") as address:
        yield address


@contextmanager
def served(data: Path, *options: str, port: str = "0", source: Path | None = None) -> Iterator[str]:
    """The address on this computer, on a free port unless one is given. ``source``: the folder of another copy of the
    package."""
    settings = {"PYTHONPATH": str(source)} if source else {}
    command = [*SERVE[:-1], port, "--data", str(data), *options]
    with started(command, cwd=source, **settings) as (_, address):
        yield address


@contextmanager
def started(
    command: Sequence[str], *, errors: IO[str] | int = subprocess.DEVNULL, cwd: Path | None = None, **settings: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server that says its address, and the address; what it says is read as far as that. It ends with the block."""
    env = {**os.environ, **settings}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=env, cwd=cwd) as process:
        assert process.stdout
        try:
            found = next((found for line in process.stdout if (found := re.search(r"http://\S+", line))), None)
            assert found, "it did not start"
            yield process, found[0]
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(60)
            process.kill()


@contextmanager
def answering(server: TCPServer) -> Iterator[int]:
    """The port of a server that runs on threads of this process. None of Waitress: one that was closed still writes to
    its pipe by that one's number, which is by then the number of another file."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(20)
