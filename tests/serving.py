"""``cefi-map serve`` as a process of its own, as a person starts it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def measured() -> Iterator[str]:
    """The address of one over no data, with the pages of measure."""
    with tempfile.TemporaryDirectory() as data, served(Path(data), "--debug") as address:
        yield address


@contextmanager
def served(data: Path, *options: str, port: str = "0", source: Path | None = None) -> Iterator[str]:
    """The address on this computer, on a free port unless one is given; what it says there is read as far as that
    address. ``source``: the folder of another copy of the package."""
    command = [sys.executable, "-m", "cefi_map.cli", "serve", "--port", port, "--data", str(data), *options]
    env = {**os.environ, "PYTHONPATH": str(source)} if source else None
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env, cwd=source
    ) as process:
        assert process.stdout
        try:
            found = next((found for line in process.stdout if (found := re.search(r"http://\S+", line))), None)
            assert found, "it did not start"
            yield found[0]
        finally:
            process.terminate()
            process.wait(20)
