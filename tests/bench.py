"""``make bench``: every promise about speed as a ratio against a named rival in the same run. Never part of the tests.

Each module of ``tests/benchmarks`` gives ``rows() -> list[(name, our seconds, rival's seconds, goal as a ratio)]``.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

from tests import benchmarks


def main() -> int:
    wanted = sys.argv[1:]
    print(f"{'what':66} {'ours ms':>9} {'rival ms':>9} {'ratio':>7} {'goal':>7}")
    for module in sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__)):
        if wanted and module not in wanted:
            continue
        for name, ours, rival, goal in importlib.import_module(f"tests.benchmarks.{module}").rows():
            ratio = ours / rival
            verdict = "" if ratio <= goal else "  <- falls short"
            print(f"{name:66} {ours * 1000:9.1f} {rival * 1000:9.1f} {ratio:7.2f} {goal:7.2f}{verdict}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
