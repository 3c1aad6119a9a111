"""``make coverage``: which share of each room's statements and branches the tests run, and the files least covered.

Every process counts: the servers that browsers visit, the command line, the workers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

LEAST_SHOWN = 10


def main(arguments: list[str]) -> int:
    """Runs the tests (all, or those named) under ``coverage``; gives their exit status."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = ["-m", "pytest", "-q", "-n", "auto", "--cov=cefi_map", "--cov-branch", "--cov-report="]
        command.append(f"--cov-report=json:{report}")
        status = subprocess.run([sys.executable, *command, *arguments], check=False).returncode
        files = json.loads(report.read_text("utf-8"))["files"]
    rooms: dict[str, Counter[str]] = {}
    for name, data in files.items():
        parts = Path(name).parts
        counts = Counter({name: data["summary"][name] for name in _COUNTED})
        rooms.setdefault(parts[1] if len(parts) > 2 else parts[-1], Counter()).update(counts)
    for room, counts in sorted(rooms.items()):
        if counts["num_statements"]:
            print(_line(room, counts))
    print(_line("all", sum(rooms.values(), Counter())))
    least = sorted(files, key=lambda name: files[name]["summary"]["percent_covered"])[:LEAST_SHOWN]
    for name in least:
        print(f"  {files[name]['summary']['percent_covered']:5.1f} %  {name}")
    return status


_COUNTED = ("covered_lines", "num_statements", "covered_branches", "num_branches")


def _line(room: str, counts: Counter[str]) -> str:
    """« service 98.1%  2410 of 2456   96.7%  353 of 365 »: statements, then branches."""
    pairs = [(counts[run], counts[of]) for run, of in (_COUNTED[:2], _COUNTED[2:])]
    return f"{room:16} " + "   ".join(f"{run / of:7.1%}  {run} of {of}" for run, of in pairs if of)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
