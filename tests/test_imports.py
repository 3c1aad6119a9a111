"""The rooms' arrows: a room imports only what ARCHITECTURE.md lets it see, and only the web imports Flask."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cefi_map"

BASE = {"errors", "limits"}
SEES: dict[str, set[str]] = {
    "errors": set(),
    "limits": set(),
    "referentiel": BASE,
    "mindmap": BASE,
    "examples": BASE | {"mindmap"},
    "checking": BASE | {"mindmap", "referentiel"},
    "rules": BASE | {"mindmap", "referentiel", "checking"},
    "geometry": BASE | {"mindmap"},
    "typeset": BASE,
    "formats": BASE | {"mindmap", "geometry", "typeset"},
    "review": BASE | {"mindmap", "referentiel", "checking"},
    "dossier": BASE | {"mindmap", "referentiel", "checking", "typeset"},
    "reporting": BASE | {"mindmap", "referentiel", "checking", "review", "typeset"},
    "store": BASE | {"mindmap", "dossier"},
    "service": BASE
    | {
        "mindmap",
        "referentiel",
        "checking",
        "rules",
        "geometry",
        "typeset",
        "formats",
        "reporting",
        "store",
        "examples",
        "review",
        "dossier",
    },
    "arguments": set(),
    "cli": BASE | {"arguments", "service", "web"},
    "web": BASE | {"service"},
}
ONLY = {"flask": {"web"}, "flask_wtf": {"web"}, "waitress": {"web"}, "sqlalchemy": {"store"}, "alembic": {"store"}}


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
                [module, *(f"{module}.{alias.name}" for alias in node.names)] if module == "cefi_map" else [module]
            )
    return names


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_sees_only_what_it_may(path: Path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    for name in imports(path):
        top, _, rest = name.partition(".")
        if top in ONLY:
            assert room in ONLY[top], f"{name} is for {ONLY[top]}"
        seen = rest.partition(".")[0]
        if top == "cefi_map" and seen:
            assert seen == room or seen in SEES[room], f"{room} may not see {seen}"


def test_every_room_is_in_the_table():
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in FILES} - {"__init__"}
    assert rooms == set(SEES)
