"""No state that people can bring about stops a page: each walk is one number, which is its seed and in its test's name.

``CEFI_WALKS`` says how many minutes: 4 in ``make deep``, 60 in ``make prove``, else 1. The first takes the same
numbers every time, from 0 on: a red run there is a fault of the change at hand, or one that it brought to
light, never of a luckier draw. ``make prove`` begins at ``CEFI_WALKS_FROM``, which it takes from the clock, so that an
hour is spent where nobody has been. A walk that fails goes again with its number, and is made as short as it can be::

    CEFI_WALKS_FROM=4711 CEFI_WALKS=1 .venv/bin/pytest tests/states -k 4711

What it finds becomes a plain test beside what it concerns.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.internal.conjecture.providers import HypothesisProvider
from hypothesis.stateful import run_state_machine_as_test

from tests.store import postgres

from .alone import Alone
from .centre import Centre
from .walk import Walk

MINUTES = int(os.environ.get("CEFI_WALKS", "1"))
FIRST = int(os.environ.get("CEFI_WALKS_FROM", "0"))
WAYS = ((Alone, "sqlite"), (Centre, "postgresql"), (Alone, "postgresql"), (Centre, "sqlite"))
"""Whose walk it is and where it is kept, by the rest of its number."""
NUMBERS = range(FIRST, FIRST + MINUTES * len(WAYS))
TURNS = settings(
    max_examples=2,  # the shortest walk there is, and one by lot
    stateful_step_count=25,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    deadline=None,
    database=None,
)


@pytest.fixture(autouse=True)
def same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hypothesis mixes in numbers that it finds in the sources loaded by then: a seed would be another walk after each
    change, and after other tests."""
    monkeypatch.setattr(HypothesisProvider, "_maybe_draw_constant", lambda *_, **__: None)


@pytest.fixture(scope="module")
def server() -> Iterator[sqlalchemy.URL]:
    with postgres.server() as url:
        yield url


def named(number: int) -> str:
    machine, database = WAYS[number % len(WAYS)]
    return f"{number}-{machine.__name__}-{database}"


@pytest.mark.deep
@pytest.mark.whole
@pytest.mark.timeout(3600)  # what fails is made shorter, which takes as long as it takes
@pytest.mark.parametrize("number", NUMBERS, ids=named)
def test_no_state_stops_a_page(number: int, tmp_path: Path, request: pytest.FixtureRequest):
    machine, kept = WAYS[number % len(WAYS)]
    database = request.getfixturevalue("server") if kept == "postgresql" else None

    @seed(number)
    def begun() -> Walk:
        name = secrets.token_hex(6)
        return machine(tmp_path / name, postgres.empty_schema(database, name) if database else None)

    run_state_machine_as_test(begun, settings=TURNS)


def test_a_fault_is_seen_with_its_trace_and_what_is_refused_in_words_is_none(tmp_path: Path):
    walk = Alone(tmp_path)
    try:
        walk.new("vide", "")
        (id,) = walk.projects
        walk.looking.look(f"/projets/{id}/plan")
        walk.sends(f"/projets/{id}/noeud", do="rien", key="r", base="1")
        walk.app.view_functions["project.plan"] = lambda id: 1 // 0
        with pytest.raises(AssertionError, match=r"(?s)/plan.*ZeroDivisionError"):
            walk.looking.look(f"/projets/{id}/plan")
    finally:
        walk.close()
        walk.closing.close()
