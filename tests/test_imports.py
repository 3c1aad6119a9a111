"""The rooms' arrows: a room imports only what ARCHITECTURE.md lets it see, in Python and in JavaScript, and no two
files know each other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cefi_map"
ONLY = {
    "markdown_it": {"commonmark"},
    "flask": {"web", "pages"},
    "flask_wtf": {"web", "pages"},
    "waitress": {"web"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "joserfc": {"centre", "out"},
}

_ROW = re.compile(r"^\| (`[^|]+`) \|.*\| ([^|]+) \|$", re.MULTILINE)
_STATIC = r"""^(?:import|export|\})[^"\n]*?"(\.{1,2}/[^"]+\.js)";$"""
_IMPORT = re.compile(_STATIC + r"""|\bimport\("(\.{1,2}/[^"]+\.js)"\)""", re.MULTILINE)


def table(head: str) -> dict[str, set[str]]:
    """Room -> the rooms it may see, as the table of ARCHITECTURE.md under that head says."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = text.partition(f"| {head} | holds | sees |\n")[2].partition("\n\n")[0]
    found = {}
    for rooms, seen in _ROW.findall(rows):
        for room in re.findall(r"`([a-z_]+)(?:/|\.py)`", rooms):
            found[room] = set() if seen == "–" else {each.strip() for each in seen.split(",")}
    return found


BASE = {"errors", "limits", "late", "wings", "__version__"}
SEES = {room: seen | BASE for room, seen in table("room").items()}
SEES_JS = table("JavaScript room")
PRODUCTS = ("project", "desk", "centre")
ROOMS = {product: table(f"room of {product}") for product in PRODUCTS}
SHARED = {"access", "lanes", "later", "memory", "naming", "tokens"}
EDGES = {"pages", "commands"}
"""What each of the three shows: it sees the frame too, and is seen by the edges of those after it alone."""
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = sorted(PACKAGE.glob("**/static/js/**/*.js"))
TOPS = sorted({path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in FILES} - {"__init__"})


@cache
def imports(path: Path) -> set[str]:
    """Dotted names of modules that a file imports, relative ones made absolute."""
    names: set[str] = set()
    package = path.relative_to(PACKAGE.parent).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            names.update(
                [module, *(f"{module}.{alias.name}" for alias in node.names if _is_behind(module, alias.name))]
            )
    return names


def known(path: Path) -> set[Path]:
    """Files of the package that a file imports: to run, for types alone, or in a function."""
    here = path.parent.relative_to(PACKAGE.parent).parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = PACKAGE.parent.joinpath(*here[: len(here) - node.level + 1] if node.level else ())
            module = base.joinpath(*(node.module or "").split("."))
            found |= {_file(module / alias.name) or _file(module) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {_file(PACKAGE.parent.joinpath(*alias.name.split("."))) for alias in node.names}
    return {each for each in found if each and each != path}


def room_of_page(module: Path) -> str:
    """The room of a module of the page, the core's or a wing's; "" for what is built."""
    _, found, rest = module.relative_to(PACKAGE).as_posix().rpartition("static/js/")
    return rest.partition("/")[0] if found else ""


def _is_behind(module: str, name: str) -> bool:
    """Whether a name is a file of the package that the face of its room does not show."""
    path = PACKAGE.parent.joinpath(*module.split("."))
    face = path / "__init__.py"
    return bool(face.exists() and _file(path / name) and f'"{name}"' not in face.read_text(encoding="utf-8"))


def _file(module: Path) -> Path | None:
    return next((each for each in (module.with_suffix(".py"), module / "__init__.py") if each.exists()), None)


def imported(path: Path, *, later: bool = True) -> Iterator[Path]:
    """Files that a module of the page imports; ``later``: those that it asks for while it runs too."""
    for now, then in _IMPORT.findall(path.read_text(encoding="utf-8")):
        if now or later:
            yield (path.parent / (now or then)).resolve()


def of_top(top: str) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    """What its files import: the file, its place below that room, a name."""
    for path in FILES:
        first, *inside = path.relative_to(PACKAGE).with_suffix("").parts
        if first == top:
            yield from ((path, tuple(inside), name) for name in imports(path))


@pytest.mark.parametrize("room", TOPS)
def test_a_room_sees_only_what_it_may(room: str):
    for path, inside, name in of_top(room):
        top, _, rest = name.partition(".")
        if top in ONLY:
            assert {room, *inside[:1]} & ONLY[top], f"{path}: {name} is for {ONLY[top]}"
        seen = rest.partition(".")[0]
        if top == "cefi_map" and seen:
            edge = room in PRODUCTS and inside and inside[0] in EDGES
            may = SEES[room] | ({"web", "cli"} if edge else set())
            assert seen == room or seen in may, f"{path}: {room} may not see {seen}"


def test_what_leaves_the_server_leaves_by_two_files():
    """One asks those whom the head of a centre entered, or who runs the installation; the other brings mail to a
    centre's own server."""
    away = {"ssl", "http.client", "urllib.request", "smtplib", "ftplib", "requests", "httpx", "urllib3", "aiohttp"}
    asking = {str(path.relative_to(PACKAGE)) for path in FILES if imports(path) & away}
    assert asking == {"out/fence.py", "centre/post/smtp.py"}


@pytest.mark.parametrize("product", [*TOPS, "__init__"])
def test_nobody_passes_the_face_of_a_room(product: str):
    for path, inside, name in of_top(product):
        room = inside[0] if product in PRODUCTS and inside else ""
        of, _, rest = name.removeprefix("cefi_map.").partition(".")
        seen, _, past = rest.partition(".")
        if of not in PRODUCTS or not seen:
            continue
        if seen in EDGES:
            assert room in EDGES, f"{path}: {name} is no room"
            continue
        if product not in PRODUCTS or product != of:
            assert seen in ROOMS[of] or seen in SHARED | {"hand_in"}, f"{path}: {name} is no room"
            assert not past, f"{path}: {name} stands behind the face of its room"
        elif room not in {seen, "__init__"}:
            may = set(ROOMS[of]) | {"hand_in"} if room in EDGES | {"hand_in"} else ROOMS[of].get(room, set())
            assert seen in SHARED | may, f"{path}: {room} may not see {seen}"
            assert not past, f"{path}: {name} stands behind the face of its room"


@pytest.mark.parametrize("room", SEES_JS)
def test_a_room_of_the_page_sees_only_what_it_may(room: str):
    for path, file in ((each, file) for each in MODULES if room_of_page(each) == room for file in imported(each)):
        assert file.exists(), (path, file)
        if seen := room_of_page(file):
            assert seen == room or seen in SEES_JS[room], f"{path}: {room} may not see {seen}"
        else:
            assert room == "dossier", f"{path}: {room} may not see what is built from npm"


def test_every_room_is_in_the_table():
    assert set(TOPS) == set(SEES)
    assert {room_of_page(path) for path in MODULES} == set(SEES_JS)
    for product in PRODUCTS:
        rooms = {path.parent.name for path in (PACKAGE / product).glob("*/__init__.py")}
        assert rooms - EDGES == set(ROOMS[product])


def test_the_tables_point_one_way():
    for sees in (SEES, SEES_JS, *ROOMS.values()):
        above: set[str] = set(BASE)
        for room, seen in sees.items():
            assert seen <= above, f"{room} stands above {seen - above}"
            above.add(room)


def test_no_two_modules_of_the_page_know_each_other():
    """A module that needs another which needs it back has no beginning."""
    assert not _round({path: {each for each in imported(path, later=False) if each in MODULES} for path in MODULES})


def test_no_two_files_know_each_other():
    """Not even for their types, nor once they run: who reads one would have to read the other first."""
    assert not _round({path: known(path) for path in FILES})


def _round(needs: dict[Path, set[Path]]) -> list[str]:
    """Files that have no beginning: each needs another of them, and is needed by one."""
    while free := needs.keys() - {path for path, needed in needs.items() if needed & needs.keys()} or (
        needs.keys() - set().union(*needs.values())
    ):
        for path in free:
            del needs[path]
    return sorted(str(path.relative_to(PACKAGE)) for path in needs)
