"""The self-audit: each criterion of the RGAA 4.1 once, its proof is there, and the public statement says the same."""

from __future__ import annotations

import re
from collections import Counter

from flask import Flask

from cefi_map.web import create_app
from tests.web.visitor import Visitor, text_of

from .documents import ROOT

AUDIT = (ROOT / "docs/rgaa.md").read_text("utf-8")
_ROW = re.compile(r"^\| (\d+\.\d+) \|(.*?)\|(.*?)\|(.*?)\|$", re.M)
ROWS = [tuple(part.strip() for part in row) for row in _ROW.findall(AUDIT)]
CRITERIA = {1: 9, 2: 2, 3: 3, 4: 13, 5: 8, 6: 2, 7: 5, 8: 10, 9: 4, 10: 14, 11: 13, 12: 11, 13: 12}
"""How many each theme has."""


def test_each_criterion_stands_once_with_its_result():
    assert [row[0] for row in ROWS] == [f"{theme}.{n}" for theme, most in CRITERIA.items() for n in range(1, most + 1)]
    assert {row[1] for row in ROWS} == {"C", "N", "–"}


def test_what_applies_is_proved_by_a_test_that_is_there_or_a_gesture():
    known = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        known |= {str(path.relative_to(ROOT)), *re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.M)}
    assert [row for row in ROWS if row[1] != "–" and not row[3]] == []
    assert sorted(set(re.findall(r"`(test\w+(?:/[\w/.]+)?)`", AUDIT)) - known) == []


def test_the_statement_has_the_date_and_the_rate_of_the_audit(tmp_path):
    app: Flask = create_app(tmp_path)
    page = text_of(Visitor(app).read("/aide/accessibilite"))
    app.extensions["store"].close()
    number = Counter(row[1] for row in ROWS)
    applies = number["C"] + number["N"]
    rate = 100 * number["C"] // applies
    assert f"{applies} critères s’appliquent, {number['C']} sont respectés : {rate} %" in page
    assert f"{applies} criteria apply, {number['C']} are met: {rate} %" in AUDIT
    assert "1 December 2026" in AUDIT
    assert "1er décembre 2026" in page
    assert re.findall(r"critère (\d+\.\d+)", page) == [row[0] for row in ROWS if row[1] == "N"]
