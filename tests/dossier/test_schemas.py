"""What goes out as JSON has the shape its schema states: the dossier, and its report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from cefi_map.dossier import check, manuscript
from cefi_map.dossier.layout import Layout
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.judging import report_data

from .dossiers import DOSSIERS
from .samples import EVERYTHING

SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in Path(__file__).parents[2].glob("schemas/*.json")}


def validate(data: object, name: str) -> None:
    Draft202012Validator(SCHEMAS[name]).validate(json.loads(json.dumps(data)))


@given(DOSSIERS)
def test_a_manuscript(dossier: Any) -> None:
    kept = Manuscript(replace(dossier, title="Titre", author="A. B."), Layout(size=12, cover=True))
    data = manuscript.to_data(kept)
    validate(data, "dossier.schema.json")
    assert manuscript.from_data(data) == kept


def test_what_two_schemas_say_is_the_same() -> None:
    """Each stands alone, for a validator that knows no other."""
    assert SCHEMAS["dossier-report.schema.json"]["$defs"] == SCHEMAS["report.schema.json"]["$defs"]


def test_a_report() -> None:
    data = report_data(check(EVERYTHING), "dossier.md")
    validate(data, "dossier-report.schema.json")
    validate({**data, "coherence": [{"message": "Oui.", "block": 0, "node": None}]}, "dossier-report.schema.json")
