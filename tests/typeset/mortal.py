"""A typesetter that dies at one word, as a fault in its own language would make it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

from cefi_map.typeset.worker import Typesetter
from cefi_map.workers.serving import serve
from cefi_map.workers.wire import Answer

WORD = "mortel"


def main(seconds: float) -> None:
    typesetter = Typesetter()

    def run(job: Mapping[str, Any], blobs: tuple[bytes, ...]) -> Answer:
        if any(WORD.encode() in blob for blob in blobs):
            os._exit(1)
        return typesetter.run(job, dict(zip(job["names"], blobs, strict=True)))

    serve(run, seconds=seconds, memory=3 << 30)


if __name__ == "__main__":
    main(float(sys.argv[1]))
