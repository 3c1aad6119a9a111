"""Each function on a face of a product is asked for, and its use and its refusal are tested through it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

ROOT = Path(__file__).parents[1]
PRODUCTS = ("project", "desk", "centre")
ROOMS = sorted(
    f"{product}.{path.parent.name}"
    for product in PRODUCTS
    for path in (ROOT / "cefi_map" / product).glob("*/__init__.py")
    if path.parent.name not in ("pages", "commands")
)
TESTS = [
    ast.parse(path.read_text("utf-8"))
    for product in PRODUCTS
    for path in sorted((ROOT / "tests" / product).rglob("test_*.py"))
]
ASKING = [
    path
    for pattern in ("cefi_map/web/**/*.py", "cefi_map/cli/*.py", *(f"cefi_map/{each}/**/*.py" for each in PRODUCTS))
    for path in sorted(ROOT.glob(pattern))
]

NEVER_REFUSE = {
    "centre.harmony": {
        "read_others", "said_data",
    },
    "centre.jury": {
        "compared", "pack_again", "pack_at_last", "pack_soon", "reopen", "take_back", "to_close",
    },
    "centre.keeping": {
        "dates_of", "endings_asked", "endings_of", "journal", "journal_file", "keep_to_dates", "opened_by",
        "relinked",
    },
    "centre.lti": {
        "choices", "courses_told", "first_arrival", "given_back", "leading_here", "links", "platforms", "public_keys",
        "say_points", "tell", "tell_soon", "to_tell", "untold",
    },
    "centre.issuers": {
        "is_for", "leaving", "linked", "providers", "way_out",
    },
    "centre.post": {
        "remind", "send", "send_soon", "set_wanted", "tell_ending", "tell_handed", "tell_returned", "wants",
    },
    "centre.people": {
        "last_head", "let_second", "lets_second", "missing", "notice", "people",
    },
    "centre.rights": {
        "note_opened",
    },
    "centre.sessions": {
        "due_of", "is_over", "links_table", "my_juries", "my_sessions", "my_trainings", "readers",
        "standings", "waiting",
    },
    "centre.sharing": {
        "can_be_copied", "link_token", "seen", "shared_with",
    },
    "centre.store": {
        "origin", "write_whole",
    },
    "centre.together": {
        "doors", "first_to_help", "follow", "hearers", "lets_second", "open_talks", "receipts", "shows_pictures",
    },
    "centre.ways": {
        "enter_browser", "factor_address", "first_link", "has_factor", "has_password",
        "invite_head", "leave_browser", "new_secret", "takes_link", "waits_at", "waits_for_head", "who_is_in",
    },
    "desk.store": {
        "are_done", "counting", "reading_order", "with_dossier",
    },
    "desk.arriving": {
        "if_returned", "is_late", "people_of", "read_received", "read_table", "review_batch", "titles_in",
    },
    "desk.reading": {
        "begun_with", "contents", "habits", "map_sheets", "names_in_work", "review_of", "reviewers", "second_barred",
        "since_on_dossier",
    },
    "desk.marking": {
        "comes_back", "earlier", "names_of", "signature", "state_of", "unheard",
    },
    "desk.groups": {
        "cohorts",
    },
    "desk.giving": {
        "annotated_svg", "letterhead", "pins",
    },
    "project.data": {
        "Upkeep", "automatic_copies", "beside", "data_directory", "health", "save_everything", "unread",
    },
    "project.defence": set(),
    "project.dossier": {
        "dossier_conflict_data", "dossier_data", "dossier_html", "guides_data", "manuscript_data", "opinion_data",
        "pages_data", "passages_html", "saved_data",
    },
    "project.exam": {
        "criteria",
        "guidance", "marked", "matching", "paper", "readings", "readings_data", "readings_said", "referentiel",
        "reset_readings", "rule_list",
    },
    "project.files": {
        "check_map", "hand_in_name", "in_one", "is_marked", "lets_second", "map_file", "person_in",
        "render_dossier_reports", "render_reports", "report_download", "safe_name", "sign", "signed_by", "warm_judge",
        "warm_readers",
    },
    "project.paper": {
        "carried", "draw", "left_out", "long_print", "marks", "on_a1", "overlay", "own_stages", "read_from",
        "plan", "reminder", "sample", "stages_of", "ties", "told", "undrawn", "unprinted", "untied",
    },
    "project.planning": {
        "budget_picture", "by_account", "calendar_picture", "euros", "figures", "place_name", "planning", "remarks",
    },
    "project.returned": {
        "with_answers",
    },
    "project.writing": {
        "conflict_data", "export_formats", "import_formats",
        "project_data", "source_of",
    },
    "project.home": {
        "projects", "trash",
    },
    "project.versions": {
        "journal",
    },
    "project.printed": set(),
    "project.second": {
        "agreed", "begin_trial", "entered", "expected", "is_dossier", "leave", "render", "trial_told", "trying",
    },
}  # fmt: skip
"""What takes any value that a room gave, or tells what went wrong in its answer."""


def functions(room: str) -> list[str]:
    face = import_module(f"cefi_map.{room}")
    names = [name for name in face.__all__ if not isinstance(getattr(face, name), type)]
    return [name for name in names if _is_function(getattr(face, name))]


def _is_function(value: object) -> bool:
    return isinstance(getattr(value, "__wrapped__", value), FunctionType)


def rooms_of(tree: ast.AST) -> dict[str, str]:
    """Name in a file -> the room that it was imported as."""
    return {
        alias.asname or alias.name: f"{(node.module or '').removeprefix('cefi_map.')}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def named(tree: ast.AST, rooms: dict[str, str]) -> set[tuple[str, str]]:
    """(room, function) of each ``room.function`` in a piece of code."""
    return {
        (rooms.get(node.value.id, ""), node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def refused(test: ast.AST) -> Iterator[tuple[str, str]]:
    """What stands in a ``pytest.raises``, or is called there under the name of a loop over functions."""
    rooms = rooms_of(test)
    loops = {
        loop.target.id: named(loop.iter, rooms)
        for loop in ast.walk(test)
        if isinstance(loop, ast.For) and isinstance(loop.target, ast.Name)
    }
    for block in ast.walk(test):
        if isinstance(block, ast.With) and any("pytest.raises" in ast.unparse(each) for each in block.items):
            yield from named(block, rooms)
            for node in ast.walk(block):
                if isinstance(node, ast.Name):
                    yield from loops.get(node.id, ())


@cache
def used_in_tests() -> set[tuple[str, str]]:
    return {each for tree in TESTS for each in named(tree, rooms_of(tree))}


@cache
def refused_in_tests() -> set[tuple[str, str]]:
    return {each for tree in TESTS for each in refused(tree)}


@cache
def pages() -> str:
    return "\n".join(path.read_text("utf-8") for path in (ROOT / "cefi_map").rglob("*.html"))


@cache
def asking() -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in ASKING}


@pytest.mark.parametrize("room", ROOMS)
def test_every_function_of_a_face_is_used_in_a_test(room: str):
    tested = {name for of, name in used_in_tests() if of == room}
    assert set(functions(room)) - tested == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_function_of_a_face_is_refused_in_a_test_or_never_refuses(room: str):
    tested = {name for of, name in refused_in_tests() if of == room}
    assert set(functions(room)) - tested - NEVER_REFUSE[room] == set()
    assert NEVER_REFUSE[room] - set(import_module(f"cefi_map.{room}").__all__) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_face_holds_only_what_somebody_outside_asks_for(room: str):
    inside = ROOT.joinpath("cefi_map", *room.split("."))
    outside = (text for path, text in asking().items() if not path.is_relative_to(inside))
    words = set(re.findall(r"\w+", "\n".join([*outside, pages()])))
    assert set(import_module(f"cefi_map.{room}").__all__) - words == set()


PURE = sorted(
    path.parent.name for path in (ROOT / "cefi_map").glob("*/__init__.py") if path.parent.name not in PRODUCTS
)
DOOR = 45
"""Names that a face shows at most, those that it passes on counted: who has to know more comes past two doors."""


@pytest.mark.parametrize("room", [*PURE, *ROOMS])
def test_a_door_is_narrow(room: str):
    face = import_module(f"cefi_map.{room}")
    shown = getattr(face, "__all__", [name for name, value in vars(face).items() if _shown(name, value)])
    assert len(shown) <= DOOR


def _shown(name: str, value: object) -> bool:
    return not name.startswith("_") and not isinstance(value, ModuleType)


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_room_stands_on_the_face_of_its_product(product: str):
    face = import_module(f"cefi_map.{product}")
    rooms = {room.partition(".")[2] for room in ROOMS if room.startswith(f"{product}.")}
    assert set(face.__all__) - {"hand_in"} == rooms
    assert all(getattr(face, name).__name__ == f"cefi_map.{product}.{name}" for name in face.__all__)
    with pytest.raises(AttributeError):
        face.nothing  # noqa: B018  # asked for, and refused
