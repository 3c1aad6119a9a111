"""The data files have the shape that schemas/referentiel.schema.json states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cefi_map import referentiel

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("schemas/referentiel.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_data_files_fit_the_schema() -> None:
    assert [error.message for error in VALIDATOR.iter_errors(referentiel.document())] == []


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("requirements", {"judged_on": "oral"}),
        ("requirements", {"stages": ["E7"]}),
        ("requirements", {"threshold": 2}),
        ("stages", {"questions": []}),
        ("fine", {"requirement": "C5-a"}),
    ],
)
def test_another_shape_does_not(table: str, change: dict[str, Any]) -> None:
    data = referentiel.document()
    data[table][0] |= change
    assert not VALIDATOR.is_valid(data)
