"""A screen that nobody sees, for programs that have no way to run without one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[str]:
    """Its name, on a number that is free; it stays as it was set when a program leaves."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1500x1000x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as process:
        os.close(tells)
        try:
            with os.fdopen(told) as said:
                number = said.readline().strip()
            yield f":{number}"
        finally:
            process.terminate()
