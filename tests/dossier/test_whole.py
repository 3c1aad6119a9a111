"""Whole dossiers in many voices, each with the five verdicts a jury would give on its first line.

« manqué » marks those the rules are known to miss: they are shown, and not asked for.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cefi_map.dossier import RULES, markdown
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.rule import Subject

_WHOLE = sorted((Path(__file__).parent / "whole").glob("*.md"))
_EXPECTED = re.compile(r"(M\d|C12[ab]) (satisfait|partiel|absent)( manqué)?")


@pytest.mark.parametrize("path", _WHOLE, ids=lambda path: path.stem)
def test_a_whole_dossier_is_judged_as_a_jury_would(path: Path) -> None:
    first, text = path.read_text("utf-8").split("\n", 1)
    subject = Subject(ReadDossier(markdown.read(text).dossier))
    labels = _EXPECTED.findall(first)
    expected = {id: verdict for id, verdict, missed in labels if not missed}
    assert len(labels) == 5
    assert {each.id: each.check(subject).verdict for each in RULES if each.id in expected} == expected
