"""``make breakages``: deliberate faults in the core, one at a time, each of which a test has to catch.

A fault is put into a copy of the sources; the project itself is not touched. Ends with 1 when a fault went unseen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
QUICK = "not browser and not deep and not long"
"""What `make test` runs without a browser: what a fault passes there, it passes."""
COPIED = ("cefi_map", "schemas", "tests", "app.py", "pyproject.toml", "hatch_build.py", "docs", "README.md")


@dataclass(frozen=True, slots=True)
class Fault:
    """``before``, which stands once in ``path``, becomes ``after``; ``tests`` are where somebody should notice."""

    what: str
    path: str
    before: str
    after: str
    tests: str


FAULTS = (
    Fault(
        "a renamed node is not written into its file",
        "formats/freemind/patch.py",
        "if node.text != old.text:",
        "if node.text != old.text and not old.text:",
        "tests/formats/freemind",
    ),
    Fault(
        "a merge takes our side where only the other changed",
        "mindmap/merge.py",
        "            changes[name] = b\n",
        "            changes[name] = a\n",
        "tests/mindmap tests/store",
    ),
    Fault(
        "control characters get past the codec",
        "mindmap/checked.py",
        '_ILLEGAL.sub("", text.replace(',
        "(text.replace(",
        "tests/mindmap",
    ),
    Fault(
        "an archive may unfold without end",
        "formats/archive.py",
        "if entry.file_size > limits.ARCHIVE_RATIO",
        "if entry.file_size > 10**9 * limits.ARCHIVE_RATIO",
        "tests/formats",
    ),
    Fault(
        "a stale save replaces what others saved",
        "store/steps.py",
        "if base == head:\n        return on_top(",
        "if base <= head:\n        return on_top(",
        "tests/store",
    ),
    Fault(
        "a clock that jumps adds a day each time",
        "store/days.py",
        "abs(shown.seconds - last.seconds) >= SPACING",
        "True",
        "tests/store/test_days.py",
    ),
    Fault(
        "savers wait at a held database as long as it takes",
        "store/database.py",
        "PATIENCE = 2",
        "PATIENCE = 20",
        "tests/web/test_busy.py",
    ),
    Fault(
        "a copy is taken as it comes",
        "store/copying.py",
        'fetchone() != ("ok",)',
        "fetchone() is None",
        "tests/store/test_copies.py",
    ),
    Fault(
        "any name of this computer is let in",
        "web/reach.py",
        "return name in self.names or",
        "return True or name in self.names or",
        "tests/web/test_safety.py",
    ),
    Fault(
        "lines are one unit closer than the written geometry says",
        "geometry/face.py",
        "LINE_HEIGHT = 2500",
        "LINE_HEIGHT = 2499",
        "tests/geometry",
    ),
    Fault(
        "the last page of a dossier always counts as full",
        "dossier/pages.py",
        "min(1.0, max(0.05, filled))",
        "1.0",
        "tests/dossier",
    ),
    Fault(
        "a map about something else is judged like a project",
        "judging/engine.py",
        'outcome = Outcome("absent", message=" ".join(view.subject.notices), fix=rule.fix)',
        "pass",
        "tests/judging",
    ),
    Fault(
        "taking the review out leaves its comments in the candidate's file",
        "review/on_map.py",
        "and not _OURS.fullmatch(pair[0])",
        "or _OURS.fullmatch(pair[0])",
        "tests/review",
    ),
    Fault(
        "of two dossiers of one candidate the last one wins",
        "desk/arriving/matching.py",
        "meant[each.id] > 1",
        "meant[each.id] > 2",
        "tests/desk/arriving",
    ),
    Fault(
        "the lines of a map edited as text are matched by what the notation calls them",
        "project/writing/opened.py",
        "edits.with_fresh_keys(outline.parse(text))",
        "outline.parse(text)",
        "tests/project/writing",
    ),
)


def main() -> int:
    unseen = [fault.what for fault in FAULTS if not seen(fault)]
    print(f"{len(FAULTS) - len(unseen)} of {len(FAULTS)} faults caught")
    return 1 if unseen else 0


def seen(fault: Fault) -> bool:
    """Whether a test fails once the fault is in, and passes without it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        target = copy / "cefi_map" / fault.path
        text = target.read_text("utf-8")
        assert text.count(fault.before) == 1, f"{fault.path} no longer says {fault.before!r} once"
        target.write_text(text.replace(fault.before, fault.after), "utf-8")
        failed = first_failure(copy, fault.tests.split())
    caught = bool(failed) and first_failure(ROOT, [failed]) is None
    print(f"{'caught' if caught else 'UNSEEN'}  {fault.what}  {failed or ''}", flush=True)
    return caught


def copied(folder: Path) -> Path:
    """``folder``, with all that tests need in it."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def first_failure(folder: Path, tests: list[str]) -> str | None:
    """The first of ``tests`` (paths or ids) that fails over the sources of ``folder``, None when all pass, "" where
    they could not be run: that proves nothing."""
    command = [sys.executable, "-m", "pytest", "-qx", "-m", QUICK, "-p", "no:xdist", *tests]
    told = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )
    if told.returncode == 0:
        return None
    return next((each[7:].split(" - ")[0] for each in told.stdout.splitlines() if each.startswith("FAILED ")), "")


if __name__ == "__main__":
    sys.exit(main())
