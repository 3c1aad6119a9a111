"""Whole dossiers in many voices, each with the five verdicts a jury would give on its first line. Nothing is learnt
from them."""

from __future__ import annotations

import re
from pathlib import Path

from cefi_map.dossier import RULES, markdown
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.rule import Subject, judge

_WHOLE = sorted((Path(__file__).parent / "whole").glob("*.md"))
_EXPECTED = re.compile(r"(M\d|C12[ab]) (satisfait|partiel|absent)")
_LEAST = 0.75


def test_whole_dossiers_are_judged_as_a_jury_would() -> None:
    same = total = 0
    for path in _WHOLE:
        first, text = path.read_text("utf-8").split("\n", 1)
        subject = Subject(ReadDossier(markdown.read(text).dossier))
        expected = dict(_EXPECTED.findall(first))
        assert len(expected) == 5
        for rule in RULES:
            if rule.id in expected:
                likeliest = judge(rule, subject)[0].likeliest
                assert {likeliest, expected[rule.id]} != {"absent", "satisfait"}, (path.stem, rule.id)
                same, total = same + (likeliest == expected[rule.id]), total + 1
    assert same / total >= _LEAST
