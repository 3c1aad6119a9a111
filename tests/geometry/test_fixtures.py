"""The layouts that the browser's implementation must give too are those this one gives, to the unit."""

from __future__ import annotations

import json

import pytest

from .fixtures import CASES, FOLDER, built


@pytest.mark.parametrize("name", CASES)
def test_a_fixture_is_what_the_layout_gives(name):
    stored = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert stored == json.loads(json.dumps(built(CASES[name]))), "python -m tests.geometry.fixtures writes them anew"


def test_every_fixture_has_its_case():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(CASES)
