"""A worker's program for tests: works as long by the processor as a job says, and answers who it is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from typing import Any

from cefi_map.workers.serving import serve
from cefi_map.workers.wire import Answer


def run(job: Mapping[str, Any], blobs: tuple[bytes, ...]) -> Answer:
    until = time.process_time() + job["work"]
    while time.process_time() < until:
        pass
    return {"pid": os.getpid()}, ()


if __name__ == "__main__":
    serve(run, seconds=float(sys.argv[1]), memory=1 << 30)
