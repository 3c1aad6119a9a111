"""Each function on a face of the service is asked for, and its use and its refusal are tested through it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

from cefi_map import service

ROOT = Path(__file__).parents[2]
ROOMS = sorted(path.parent.name for path in (ROOT / "cefi_map" / "service").glob("*/__init__.py"))
TESTS = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests" / "service").rglob("test_*.py")]
ASKING = [
    path
    for pattern in ("cefi_map/web/**/*.py", "cefi_map/cli/*.py", "cefi_map/service/**/*.py")
    for path in sorted(ROOT.glob(pattern))
]

NEVER_REFUSE = {
    "centre": {"can_be_copied", "enter_browser", "first_link", "has_password", "invitations", "invite_head",
               "is_of", "is_over", "issuers", "leave_browser", "leave_everywhere", "leaving", "link_token",
               "linked", "missing", "my_juries", "my_sessions", "my_trainings", "note_opened", "notice", "origin_of",
               "people", "providers", "seal", "seen", "shared_with", "spaced", "waits_for_head", "way_out",
               "who_is_in"},
    "lti": {"choices", "courses_told", "first_arrival", "leading_here", "links", "platforms", "public_keys", "tell",
            "tell_soon", "to_tell", "untold"},
    "data": {"Upkeep", "automatic_copies", "data_directory", "health", "save_everything"},
    "defence": set(),
    "dossier": {"dossier_conflict_data", "dossier_data", "dossier_html", "guides_data", "manuscript_data",
                "opinion_data", "pages_data", "passages_html", "saved_data"},
    "exam": {"guidance", "marked", "matching", "paper", "readings", "readings_data", "readings_said", "referentiel",
             "reset_readings", "rule_list"},
    "files": {"check_map", "hand_in_name", "in_one", "is_large", "is_marked", "map_file", "person_in",
              "render_dossier_reports", "render_reports", "report_download", "safe_name", "sign", "signed_by",
              "warm_judge", "warm_readers", "weight"},
    "harmony": {"harmonies", "read_others", "said_data"},
    "jury": {"compared", "pack_again", "pack_at_last", "pack_soon", "reopen", "take_back", "to_close"},
    "keeping": {"dates_of", "endings_asked", "endings_of", "journal", "journal_file", "keep_to_dates", "opened_by",
                "teller", "relinked"},
    "paper": {"carried", "draw", "left_out", "long_print", "marks", "on_a1", "overlay", "own_stages", "read_from",
              "reminder", "sample", "stages_of", "ties", "told", "undrawn"},
    "planning": {"budget_picture", "by_account", "calendar_picture", "euros", "figures", "place_name", "planning",
                 "remarks"},
    "project": {"conflict_data", "export_formats", "import_formats", "import_programs", "journal", "map_data",
                "outline_text", "project_data", "projects", "source_of", "titles", "trash"},
    "review": {"agrees", "annotated_svg", "bank_text", "begun_review", "cohorts", "contents", "criteria", "earlier",
               "habits", "lettered", "letterhead", "map_sheets", "modalities", "name_of", "names_of", "others", "over",
               "own", "pins", "review_batch", "review_of", "reviewers", "short_words", "signature", "state_of",
               "with_answers"},
    "second": {"expected", "is_dossier", "render", "trial_told"},
    "together": {"doors", "follow", "open_talks", "receipts", "shows_pictures"},
}  # fmt: skip
"""What takes any value that the service gave, or tells what went wrong in its answer."""


def functions(room: str) -> list[str]:
    face = import_module(f"cefi_map.service.{room}")
    names = [name for name in face.__all__ if not isinstance(getattr(face, name), type)]
    return [name for name in names if _is_function(getattr(face, name))]


def _is_function(value: object) -> bool:
    return isinstance(getattr(value, "__wrapped__", value), FunctionType)


def named(tree: ast.AST) -> set[tuple[str, str]]:
    """(room, function) of each ``service.room.function`` in a piece of code."""
    return {
        (node.value.attr, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and isinstance(node.value.value, ast.Name)
        and node.value.value.id == "service"
    }


def refused(test: ast.AST) -> Iterator[tuple[str, str]]:
    """What stands in a ``pytest.raises``, or is called there under the name of a loop over functions."""
    loops = {
        loop.target.id: named(loop.iter)
        for loop in ast.walk(test)
        if isinstance(loop, ast.For) and isinstance(loop.target, ast.Name)
    }
    for block in ast.walk(test):
        if isinstance(block, ast.With) and any("pytest.raises" in ast.unparse(each) for each in block.items):
            yield from named(block)
            for node in ast.walk(block):
                if isinstance(node, ast.Name):
                    yield from loops.get(node.id, ())


@pytest.mark.parametrize("room", ROOMS)
def test_every_function_of_a_face_is_used_in_a_test(room: str):
    tested = {name for tree in TESTS for of, name in named(tree) if of == room}
    assert set(functions(room)) - tested == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_function_of_a_face_is_refused_in_a_test_or_never_refuses(room: str):
    tested = {name for tree in TESTS for of, name in refused(tree) if of == room}
    assert set(functions(room)) - tested - NEVER_REFUSE[room] == set()
    assert NEVER_REFUSE[room] - set(import_module(f"cefi_map.service.{room}").__all__) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_face_holds_only_what_somebody_outside_asks_for(room: str):
    inside = ROOT / "cefi_map" / "service" / room
    asked = "\n".join(path.read_text("utf-8") for path in ASKING if not path.is_relative_to(inside))
    pages = "\n".join(path.read_text("utf-8") for path in (ROOT / "cefi_map").rglob("*.html"))
    face = import_module(f"cefi_map.service.{room}")
    assert [name for name in face.__all__ if not re.search(rf"\b{name}\b", asked + pages)] == []


def test_every_room_stands_in_the_service_and_what_is_none_does_not():
    assert set(ROOMS) == set(service.__all__) - {"hand_in", "hurried", "soon", "waiting"}
    with pytest.raises(AttributeError):
        service.nothing  # noqa: B018  # asked for, and refused
