"""``make coverage``: which share of each room's statements the tests run, and the files least covered.

Every process counts: the servers that browsers visit, the command line, the workers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

LEAST_SHOWN = 10


def main(arguments: list[str]) -> int:
    """Runs the tests (all, or those named) under ``coverage``; gives their exit status."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = ["-m", "pytest", "-q", "-n", "auto", "--cov=cefi_map", "--cov-report=", f"--cov-report=json:{report}"]
        status = subprocess.run([sys.executable, *command, *arguments], check=False).returncode
        files = json.loads(report.read_text("utf-8"))["files"]
    rooms: dict[str, tuple[int, int]] = {}
    for name, data in files.items():
        parts = Path(name).parts
        room = parts[1] if len(parts) > 2 else parts[-1]
        run, all_of = rooms.get(room, (0, 0))
        rooms[room] = run + data["summary"]["covered_lines"], all_of + data["summary"]["num_statements"]
    for room, (run, all_of) in sorted(rooms.items()):
        if all_of:
            print(f"{room:16} {run / all_of:7.1%}  {run} of {all_of}")
    print(f"{'all':16} {sum(run for run, _ in rooms.values()) / sum(all_of for _, all_of in rooms.values()):7.1%}")
    least = sorted(files, key=lambda name: files[name]["summary"]["percent_covered"])[:LEAST_SHOWN]
    for name in least:
        print(f"  {files[name]['summary']['percent_covered']:5.1f} %  {name}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
