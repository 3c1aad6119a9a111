"""Whether pages bring bundles: those that were built of the modules as they are."""

from __future__ import annotations

from pathlib import Path

import hatch_build


def is_bundled() -> bool:
    return hatch_build.is_built(Path(__file__).parents[1])
