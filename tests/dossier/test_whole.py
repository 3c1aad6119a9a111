"""Whole dossiers in many voices, each with the five verdicts a jury would give on its first line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cefi_map.dossier import RULES, markdown
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.rule import Subject

_WHOLE = sorted((Path(__file__).parent / "whole").glob("*.md"))
_EXPECTED = re.compile(r"(M\d|C12[ab]) (satisfait|partiel|absent)")


@pytest.mark.parametrize("path", _WHOLE, ids=lambda path: path.stem)
def test_a_whole_dossier_is_judged_as_a_jury_would(path: Path) -> None:
    first, text = path.read_text("utf-8").split("\n", 1)
    subject = Subject(ReadDossier(markdown.read(text).dossier))
    expected = dict(_EXPECTED.findall(first))
    assert len(expected) == 5
    assert {each.id: each.check(subject).verdict for each in RULES if each.id in expected} == expected
