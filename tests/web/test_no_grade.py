"""Wherever verdicts are shown it is said that the jury decides, and nothing adds them up to a grade."""

from __future__ import annotations

import re

import pytest

from cefi_map import judging
from cefi_map.judging import ADVICE
from cefi_map.project import files
from cefi_map.project.home.examples import example
from cefi_map.reporting import REPORTERS, FileReport

from .furnished import furnish
from .visitor import Visitor, text_of

SHOWS = re.compile(r'class="(?:v|verdict) (?:absent|partiel|a_verifier|satisfait)\b')
DATA = re.compile(r"<script\b.*?</script>", re.S)
"""What the editor is given; its own panel says who decides (static/js/editor/verdicts.js)."""
DECIDES = "seul le jury décide"
GRADE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:/|sur)\s?(?:10|15|20|100)\b(?! sur)|\bnote (?:finale|totale|globale)\b"
    r"|\b(?:score|total) (?:final|global|de la carte|du dossier)\b|% de réussite|chances? de réussite\s?: ?\d",
    re.IGNORECASE,
)


def test_each_page_that_shows_a_verdict_says_who_decides_and_none_gives_a_grade(visitor: Visitor):
    pages = {path: visitor.read(path) for path in furnish(visitor)}
    showing = {path: text_of(page) for path, page in pages.items() if SHOWS.search(DATA.sub("", page))}
    assert len(showing) > 8
    assert [path for path, text in showing.items() if DECIDES not in text.replace("\\u00a0", " ")] == []
    graded = {path: found[0] for path, text in showing.items() if (found := GRADE.search(text))}
    assert graded == {}


@pytest.mark.parametrize("format", REPORTERS)
def test_each_report_says_so_too(format: str):
    mindmap = example()
    said = REPORTERS[format]([FileReport("carte.mm", "Carte", judging.check(mindmap))])
    plain = text_of(said) if format == "html" else said.replace("\u00a0", " ")
    assert ADVICE.replace("\u00a0", " ") in plain
    assert not GRADE.search(plain)


def test_so_does_a_drawing_that_shows_what_proves():
    mindmap = example()
    report = judging.check(mindmap)
    drawn = files.convert(mindmap, "svg", preset="paper", report=report, project="p").data.decode()
    assert 'id="legende-etapes"' in drawn
    assert ADVICE.replace("\u00a0", " ") in text_of(drawn.replace("<svg", "<div").replace("</svg", "</div"))
