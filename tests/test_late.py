"""What is loaded when it is first needed stays what it was: a function, however often it is called."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from cefi_map import formats
from cefi_map.formats import docx
from cefi_map.mindmap import outline
from cefi_map.project import files

PACKAGE = Path(__file__).parents[1] / "cefi_map"


def test_a_function_is_there_after_its_module_was_loaded():
    mindmap = outline.parse("Projet\n  Contexte")
    for _ in range(2):
        assert [node.text for node in docx.read(docx.write(mindmap)).map] == ["Projet", "Contexte"]
        for format in formats.FORMATS:
            assert format.lost(mindmap) is not None


def test_no_module_takes_a_function_s_place():
    """A package that offers « write » late has no module « write »: importing it would put it there instead."""
    found = []
    for path in PACKAGE.rglob("__init__.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Call):
                continue
            named = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(node.value.func, ast.Name) and node.value.func.id == "late" and isinstance(named, ast.Name):
                found.append(path.parent / f"{named.id}.py")
    assert len(found) > 10
    assert [str(path) for path in found if path.exists()] == []


@pytest.mark.parametrize(
    ("program", "without"),
    [("judge", ("formats", "dossier", "store", "typeset")), ("reader", ("judging", "dossier", "store"))],
)
def test_a_program_loads_the_rooms_that_it_runs(program: str, without: tuple[str, ...]):
    """Though it lies in a package that shows more."""
    code = f"import sys; import cefi_map.project.files.{program}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {f"cefi_map.{room}" for room in without} & set(loaded)


def test_a_package_has_no_name_but_those_that_it_shows():
    with pytest.raises(AttributeError, match="nothing"):
        files.nothing  # type: ignore[attr-defined]  # noqa: B018  # asked for, and refused
