"""A paper as a page: titles with an address, tables that are read row by row, a link to the other, one click away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cefi_map.project import exam
from cefi_map.web.papers import as_page
from tests.centre.pages.centre import peopled

from .visitor import Visitor, text_of


def test_a_table_has_its_heads_by_column_and_row_in_a_region_of_its_title():
    page = as_page("# Titre\n\n## Ce qu’il vaut\n\n| a | b |\n|---|---|\n| x | 1 |\n| y | 2 |\n\nFin <b>.")
    assert '<h2 id="ce-quil-vaut">' in page
    assert (
        '<div class="tw" tabindex="0" role="region" aria-label="Ce qu’il vaut"><table class="t"><caption class="vh">'
        in page
    )
    assert page.count('<th scope="col">') == page.count('<th scope="row">') == 2
    assert page.count('<td data-head="b">') == 2
    assert page.count("<div") == page.count("</div>")
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize("name", exam.PAPERS)
def test_each_region_of_a_page_has_a_name_of_its_own(visitor: Visitor, name: str):
    """Where a title has several tables too."""
    regions = re.findall(r'role="region" (aria-label\w*="[^"]*")', visitor.read(f"/aide/{name}"))
    assert regions
    assert len(set(regions)) == len(regions)


@pytest.mark.parametrize("name", exam.PAPERS)
def test_each_is_a_page_of_the_help_that_leads_to_the_other(visitor: Visitor, name: str):
    page = visitor.read(f"/aide/{name}")
    [other] = exam.PAPERS.keys() - {name}
    article = re.split(r'<article class="help">', page)[1].partition("</article>")[0]
    assert f'href="/aide/{other}"' in article
    assert exam.PAPERS[name] in text_of(article)
    for anchor in re.findall(r'href="#([^"]+)"', article):
        assert f'id="{anchor}"' in article


def test_every_page_of_verdicts_leads_to_how_they_are_made(visitor: Visitor):
    project = visitor.post("/projets", {"kind": "exemple"}).location
    for page in (project, f"{project}/verdicts", f"{project}/dossier", "/aide/verdicts"):
        assert 'href="/aide/modele"' in visitor.read(page), page


def test_a_candidate_of_a_centre_is_told_of_the_opinion_where_they_come_in(tmp_path: Path):
    """Before anything is judged: who is subject to it knows that it is there (article 26, 11)."""
    made = peopled(tmp_path)
    page = made.guests["candidate"].read("/")
    made.app.extensions["store"].close()
    assert "Il peut se tromper, et seul le jury décide." in text_of(page)
    assert 'href="/aide/modele"' in page
