"""``make evaluate`` scores the project's own maps, and says when the reference material is absent."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_without_the_reference_material_our_own_maps_are_scored(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.evaluate"],
        env={**os.environ, "CEFI_SHARED": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("kappa=") == 4
    assert str(tmp_path) in done.stderr
