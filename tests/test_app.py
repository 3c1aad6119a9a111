"""``python app.py`` on a machine that has Python alone: what it says, what it asks, and that it then installs."""

from __future__ import annotations

import ast
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BARE = (sys.executable, "-S", "app.py")
"""Python without any package."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """What it looks at, and no environment beside it."""
    for name in ("app.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_without_a_terminal_it_says_how_and_ends_with_2(place: Path):
    done = subprocess.run(BARE, cwd=place, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"cefi-map : Les paquets .* pas installés : lancez « \S+ app.py --install ».\n", done.stderr)
    assert not (place / ".venv").exists()


@pytest.mark.parametrize("answer", ["n\n", "\n", "\x04"])
def test_at_a_terminal_it_asks_and_takes_a_no(place: Path, answer: str):
    ours, theirs = pty.openpty()
    os.write(ours, answer.encode())
    done = subprocess.run(BARE, cwd=place, stdin=theirs, capture_output=True, text=True)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert "Les installer dans" in done.stdout + done.stderr
    assert not (place / ".venv").exists()


def test_with_its_packages_it_is_serve(tmp_path: Path):
    done = subprocess.run([sys.executable, "app.py", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, "--port" in done.stdout) == (0, True)


def test_until_then_it_needs_python_alone_and_any_python_can_read_it():
    tree = ast.parse((ROOT / "app.py").read_text("utf-8"), feature_version=(3, 8))
    asked = [each for each in ast.walk(tree) if isinstance(each, ast.Import | ast.ImportFrom)]
    names = {alias.name if isinstance(each, ast.Import) else each.module for each in asked for alias in each.names}
    assert {str(name).partition(".")[0] for name in names} - sys.stdlib_module_names == {"cefi_map"}


@pytest.mark.long
@pytest.mark.timeout(1800)  # packages by the network, pages by npm
def test_from_a_fresh_clone_it_installs_and_serves(tmp_path: Path):
    """By the lock, with the network that pip has; then a second time it starts there without a word."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tmp_path / "clone")], check=True)
    place, home = tmp_path / "clone", tmp_path / "vide"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home)}
    for option in (["--install"], []):
        command = [*BARE, *option, "--port", "0", "--data", str(tmp_path / "donnees")]
        with subprocess.Popen(
            command, cwd=place, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            try:
                said = process.stdout.readline()
            finally:
                process.terminate()
        assert re.search(r"http://127\.0\.0\.1:\d+", said), said
