"""``make mutants ROOM=judging COUNT=160``: which share of a room's mutants its tests kill, by mutmut.

A mutant is the room with one small change: a comparison turned round, a number that is another, a call left out. So
many are drawn by lot, the same each time; each is tried on the room's own tests that need no browser, in a copy of the
sources. Told are the share that a test noticed, between which bounds it lies with 95 % (Wilson), and who lives.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from .breakages import COPIED, QUICK, copied

NOTICED = {"killed", "timeout", "segfault"}
_SETTINGS = """
[tool.mutmut]
paths_to_mutate = ["cefi_map/{room}/"]
tests_dir = ["tests/{room}/"]
also_copy = {copied}
pytest_add_cli_args = ["-m", "{quick}", "-p", "no:xdist"]
max_stack_depth = -1
"""


def main() -> int:
    asked = argparse.ArgumentParser(prog="make mutants")
    asked.add_argument("--room", default="judging")
    asked.add_argument("--count", type=int, default=160)
    asked.add_argument("--seed", type=int, default=1)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        with (copy / "pyproject.toml").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS.format(room=told.room, copied=list(COPIED), quick=QUICK))
        _mutmut(copy, "run", "none.of.them")
        every = sorted(_ends(copy))
        assert every, f"no mutants of {told.room}: is there such a room, with tests?"
        drawn = Random(told.seed).sample(every, min(told.count, len(every)))
        _mutmut(copy, "run", "--max-children", "2", *drawn)
        ends = _ends(copy)
    alive = [name for name in drawn if ends[name] not in NOTICED]
    for name in alive:
        print(f"{ends[name]:11} {name}")
    low, high = wilson(len(drawn) - len(alive), len(drawn))
    print(f"{told.room}: {len(drawn) - len(alive)} of {len(drawn)} killed, of {len(every)}; {low:.0%} to {high:.0%}")
    return 0


def _mutmut(folder: Path, *words: str) -> str:
    """What it says. It fails where nothing is of these names; the mutants are made all the same."""
    command = [str(Path(sys.executable).with_name("mutmut")), *words]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True).stdout


def _ends(folder: Path) -> dict[str, str]:
    """How each mutant that was made ended: "killed", "survived", "no tests", "not checked"…"""
    lines = _mutmut(folder, "results", "--all", "true").splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if ": " in line)


def wilson(killed: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The bounds of a share that was seen in a sample (Wilson 1927)."""
    share, spread = killed / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return middle - half, middle + half


if __name__ == "__main__":
    sys.exit(main())
