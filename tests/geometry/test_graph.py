"""Graphviz engines give places to our boxes; nothing overlaps, and a missing or slow engine is said clearly."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.formats import svg
from cefi_map.geometry import SCREEN, graph
from cefi_map.geometry.graph import ENGINES, engine_layout
from cefi_map.mindmap import outline

from .checks import outside, overlaps
from .maps import large

MAP = outline.parse("Projet\n  Un\n    a\n    b\n  Deux\n    c\n      d\n        : note")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("mindmap", [MAP, large(150), outline.parse("Seul")], ids=["small", "large", "alone"])
def test_nothing_overlaps(engine, mindmap):
    found = engine_layout(mindmap, SCREEN, engine, stages={}, tags={})
    assert overlaps(found) == []
    assert outside(found) == []
    assert len(found.edges) == len(mindmap) - 1
    root = found.boxes[0]
    assert abs(root.x + root.face.width // 2) <= 1


def test_dot_goes_from_left_to_right():
    found = engine_layout(MAP, SCREEN, "dot", stages={}, tags={}).by_key
    assert found["n0"].x < found["n1"].x < found["n2"].x


def test_a_missing_engine_is_said_and_the_default_is_drawn(monkeypatch):
    monkeypatch.setattr(graph.shutil, "which", lambda name: None)
    monkeypatch.setattr(graph, "_beside", lambda: None)
    drawing = svg.draw(MAP, layout="twopi")
    assert drawing.notices == ("Graphviz n’est pas installé ici. La disposition habituelle est employée à sa place.",)
    assert drawing.svg == svg.write(MAP)


def test_the_program_beside_python_is_found_as_windows_names_it(tmp_path, monkeypatch):
    monkeypatch.setattr(graph.shutil, "which", lambda name: None)
    monkeypatch.setattr(graph.sys, "executable", str(tmp_path / "python.exe"))
    monkeypatch.setattr(graph.sysconfig, "get_path", lambda name: str(tmp_path / "Scripts"))
    (tmp_path / "Scripts").mkdir()
    program = tmp_path / "Scripts" / "graphviz-pure.exe"
    program.touch(0o755)
    assert graph.program() == str(program)


def test_a_slow_engine_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "ENGINE_SECONDS", 0.01)
    with pytest.raises(CefiError, match="n’a pas fini"):
        engine_layout(large(1500), SCREEN, "neato", stages={}, tags={})


def test_an_unknown_layout_is_refused():
    assert svg.draw(MAP, layout="spirale").notices
