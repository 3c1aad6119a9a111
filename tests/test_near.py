"""Which tests are near a change: those of its room, and of the rooms that ARCHITECTURE.md lets see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.near import PAGE, folders, naming, room_of, seers
from tests.test_imports import BASE, ROOMS, SEES


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("cefi_map/judging/requirements/c5.py", "judging"),
        ("cefi_map/project/writing/opened.py", "project/writing"),
        ("cefi_map/project/hand_in.py", "project"),
        ("cefi_map/centre/pages/templates/centre/centre.html", "centre/pages"),
        ("cefi_map/static/js/dossier/main.js", "dossier_editor"),
        ("cefi_map/static/css/base.css", "web"),
        ("cefi_map/desk/static/js/review/index.js", "desk/pages"),
        ("tests/store/test_days.py", "store"),
        ("tests/test_near.py", ""),
        ("README.md", ""),
    ],
)
def test_a_file_is_of_a_room(path: str, room: str):
    assert room_of(Path(path)) == room


def test_who_sees_a_room_is_near_it():
    assert seers("defence") == {"reporting", "project"}
    assert {"project/dossier", "project/pages"} <= seers("project/planning")
    assert "judging" not in seers("defence")
    assert not seers("limits")


def test_of_those_that_see_a_room_the_tests_that_name_it_are_near():
    assert "tests/test_arguments.py" in naming("formats"), "what is tested beside the rooms"
    assert naming("defence") == ["tests/reporting/test_action_sheet.py"]
    assert all(each.startswith("tests/centre/pages/") for each in naming("centre/jury"))


def test_each_room_has_its_tests():
    rooms = [each for each in SEES if each not in BASE | {"commonmark", "cli"}]
    rooms += [f"{product}/{each}" for product, inside in ROOMS.items() for each in inside]
    assert folders([*rooms, *PAGE.values()]) == sorted(f"tests/{each}" for each in {*rooms, *PAGE.values()})
