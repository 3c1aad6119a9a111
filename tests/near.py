"""``make near``: within a minute, the tests of the rooms that changed since the last commit which need no browser (of
the editor's rooms, those that do); then, of each room that sees them, the quick ones of the file that takes most from
them, and of what is tested beside the rooms (the commands) all that name them. All of them: ``make check``, ``make
test``.

``make near ROOM=judging`` says which, ``ROOM="project/writing french"`` several. Who sees whom is read in
ARCHITECTURE.md.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.breakages import QUICK
from tests.test_imports import BASE, PRODUCTS, ROOMS, SEES

ROOT = Path(__file__).parents[1]
PAGE = {"editor": "editor", "dossier": "dossier_editor", "offline": "offline", "talk": "talk"}
"""Room of the page's modules -> where its tests in a browser are; of the others Node's alone."""
NONE = 5
"""What pytest ends with when it has run nothing."""
TOGETHER = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]


def main() -> int:
    rooms = sys.argv[1:] or sorted({room for path in changed() if (room := room_of(path))})
    if not rooms:
        print("Nothing changed since the last commit. A room by name: make near ROOM=judging")
        return 0
    own = folders(rooms)
    above = sorted({each for room in rooms for each in naming(room)})
    above = [each for each in above if not each.startswith(tuple(f"{folder}/" for folder in own))]
    print(f"== {' '.join(own)}; then {len(above)} files that name them", flush=True)
    drawn = folders(PAGE.values())
    return (
        run([each for each in own if each in drawn])
        or run([each for each in own if each not in drawn], "-m", QUICK)
        or run(above, "-m", f"{QUICK} and not whole")
    )


def changed() -> list[Path]:
    """What Git would commit, were all of it added."""
    command = ["git", "status", "--porcelain", "--untracked-files=all", "--no-renames", "-z"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(line[3:]) for line in told.split("\0") if line]


def room_of(path: Path) -> str:
    """The room that a file is of, or that a test is about; "" for what is of none."""
    top, *inside = path.parts
    if top not in ("cefi_map", "tests") or len(inside) < 2:
        return ""
    if inside[0] in PRODUCTS and inside[1] == "static":
        return f"{inside[0]}/pages"
    if inside[0] == "static":
        return PAGE.get(inside[2], "") if inside[1] == "js" else "web"
    return "/".join(inside[: 2 if inside[0] in PRODUCTS and len(inside) > 2 else 1])


def seers(room: str) -> set[str]:
    """The rooms that may see it, at one step. What all see has none: that is what ``make check`` is for."""
    product, _, inside = room.partition("/")
    if inside:
        return {f"{product}/{each}" for each, seen in ROOMS[product].items() if inside in seen} | {f"{product}/pages"}
    return {each for each, seen in SEES.items() if room in seen - BASE}


def naming(room: str) -> list[str]:
    """Of each room that sees it, or within a product that does, the file that takes most from it, of those whose tests
    are not marked as one; beside the rooms, each file that names it."""
    name = f"cefi_map.{room.replace('/', '.')}"
    beside = sorted((ROOT / "tests").glob("test_*.py"))
    found = [f"tests/{path.name}" for path in beside if any(_is(each, name) for each in _named(path))]
    for folder in folders(each for seer in seers(room) for each in _within(seer)):
        quick = (path for path in (ROOT / folder).rglob("test_*.py") if "\npytestmark" not in path.read_text("utf-8"))
        taken = {path: sum(_is(each, name) for each in _named(path)) for path in quick}
        most = max(sorted(taken), key=taken.__getitem__, default=None)
        if most and taken[most]:
            found.append(str(most.relative_to(ROOT)))
    return sorted(found)


def _within(room: str) -> list[str]:
    """The rooms of a product; of another room, itself."""
    return [f"{room}/{each}" for each in ROOMS[room]] if room in ROOMS else [room]


def _named(path: Path) -> set[str]:
    """Modules that a file imports, and names it takes from them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.update([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


def _is(name: str, of: str) -> bool:
    return name == of or name.startswith(f"{of}.")


def folders(rooms: Iterable[str]) -> list[str]:
    """Where their tests are."""
    return sorted(f"tests/{room}" for room in set(rooms) if (ROOT / "tests" / room).is_dir())


def run(where: list[str], *options: str) -> int:
    """0, too, where none of them is quick."""
    if not where:
        return 0
    command = [sys.executable, "-m", "pytest", "-q", *TOGETHER, *options, *where]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    return 0 if code == NONE else code


if __name__ == "__main__":
    sys.exit(main())
