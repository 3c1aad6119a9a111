"""``cefi-map serve`` as a process of its own, as a person starts it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(data: Path, *options: str) -> Iterator[str]:
    """The address on this computer, on a free port; what it says there is read as far as that address."""
    command = [sys.executable, "-m", "cefi_map.cli", "serve", "--port", "0", "--data", str(data), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        try:
            found = next((found for line in process.stdout if (found := re.search(r"http://\S+", line))), None)
            assert found, "it did not start"
            yield found[0]
        finally:
            process.terminate()
            process.wait(20)
