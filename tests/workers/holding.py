"""A worker's program for tests: takes as many MiB as a job says, and answers who it is."""

from __future__ import annotations

import os
import sys

from cefi_map.workers.serving import serve

if __name__ == "__main__":
    serve(
        lambda job, blobs: ({"pid": os.getpid(), "held": len(bytearray(job["take"] << 20))}, []),
        seconds=float(sys.argv[1]),
        memory=256 << 20,
    )
