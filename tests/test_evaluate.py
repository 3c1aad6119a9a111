"""``make evaluate`` says clearly when it has nothing to score against."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_without_the_reference_material_it_says_so(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.evaluate"],
        env={**os.environ, "CEFI_SHARED": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "nothing is scored" in done.stderr
    assert str(tmp_path) in done.stderr
