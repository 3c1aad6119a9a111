"""``make evaluate``: the verdicts against maps that people labelled. The reference material is no part of the project.

``python -m tests.evaluate [PREFIXES…]``: each argument is one scoring, a list of map names' beginnings with commas
between. Without any, the maps the rules were developed on, then those held back.
"""

from __future__ import annotations

import subprocess
import sys

from tests.shared import SHARED

DEVELOPED_ON, HELD_BACK = "dv,g2", "gc"
CHECK = [sys.executable, "-m", "cefi_map.cli", "check", "--format", "json"]


def main(prefixes: list[str]) -> int:
    """0 when everything was scored, 1 when the material is absent, else what its program ended with."""
    program = SHARED / "gold" / "evaluate.py"
    if not program.is_file():
        print(
            f"No reference material at {SHARED}: nothing is scored. Set CEFI_SHARED to the folder that holds it.",
            file=sys.stderr,
        )
        return 1
    for prefix in prefixes or [DEVELOPED_ON, HELD_BACK]:
        print(f"== maps {prefix}", flush=True)
        done = subprocess.run([sys.executable, str(program), "--prefix", prefix, "--", *CHECK], check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
