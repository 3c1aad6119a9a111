"""What a jury would say of short dossiers in many voices: spoken, formal, in lists, in « nous », in letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cefi_map.dossier import RULES, markdown
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.rule import Subject

_CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^== (satisfait|partiel|absent) · (.+)$", re.MULTILINE)
_RULES = {each.id: each for each in RULES}


def _cases() -> list[tuple[str, str, str, str]]:
    """Requirement, expected verdict, title, text: a file a requirement, each case under its « == verdict · title »."""
    found = []
    for path in sorted(_CASES.glob("*.txt")):
        pieces = _CASE.split(path.read_text("utf-8"))[1:]
        found += [(path.stem, *piece) for piece in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True)]
    return found


@pytest.mark.parametrize(("id", "expected", "title", "text"), _cases(), ids=lambda value: value[:40])
def test_a_short_dossier_is_judged_as_a_jury_would(id: str, expected: str, title: str, text: str) -> None:
    assert _RULES[id].check(Subject(ReadDossier(markdown.read(text).dossier))).verdict == expected, title


def test_every_requirement_has_cases_of_each_verdict() -> None:
    assert {(id, expected) for id, expected, _, _ in _cases()} == {
        (id, verdict) for id in _RULES if id != "M4" for verdict in ("satisfait", "partiel", "absent")
    }
