"""Where the exam's reference material lies: maps with a jury's labels, files from strangers. Not part of the project.

``CEFI_SHARED`` names the folder (default ``../shared`` beside the checkout); without it these tests skip, and say why.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("CEFI_SHARED", Path(__file__).resolve().parents[1].parent / "shared"))

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no reference material at {SHARED} (set CEFI_SHARED)")


def files(pattern: str) -> list[Path]:
    """Files of the reference material, sorted; [] where it is absent."""
    return sorted(SHARED.glob(pattern)) if SHARED.is_dir() else []
