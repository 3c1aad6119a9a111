"""A second opinion in a centre: its head lets authors ask for one or not, and what they bring is theirs alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.second.readers import answered
from tests.web.visitor import text_of

from .centre import Peopled, peopled


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Peopled]:
    made = peopled(tmp_path)
    yield made
    made.app.extensions["store"].close()


def test_a_no_hides_the_demand_too(centre: Peopled):
    author, head, project = centre.guests["candidate"], centre.guests["head"], f"/projets/{centre.ids['project']}"
    page = f"{project}/second-avis/carte"
    assert author.get(page).status_code == 404
    assert author.get(f"{page}/demande.txt").status_code == 404
    assert author.post(page, {"base": "1", "answer": "x"}).status_code == 404
    assert "second-avis" not in author.read(project) + author.read(f"{project}/verdicts")
    assert "Personne ne le demande" in text_of(head.read("/centre/connexions"))
    assert head.post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    assert "Copier la demande" in author.read(page)
    assert page in author.read(f"{project}/verdicts")
    assert head.post("/centre/connexions/second-avis", {"oui": "non"}).status_code == 303
    assert author.get(page).status_code == 404


def test_what_an_author_brings_is_seen_by_nobody_else(centre: Peopled):
    """Not by those who train them, mark them, or came by a link that lets them write."""
    assert centre.guests["head"].post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    author, project = centre.guests["candidate"], f"/projets/{centre.ids['project']}"
    page = f"{project}/second-avis/carte"
    others = [guest for who, guest in centre.guests.items() if who not in ("candidate", "nobody")]
    before = [told(guest, project) for guest in others]
    demand = author.read(f"{page}/demande.txt")
    none = {"lignes": [], "verdict": "absent", "autre": "aucun"}
    assert author.post(page, {"base": "1", "answer": answered(demand, lambda _: none)}).status_code == 303
    assert "apporté par vous" in text_of(author.read(page))
    for guest, was in zip(others, before, strict=True):
        assert guest.get(page).status_code in (403, 404)
        assert guest.get(f"{page}/demande.txt").status_code in (403, 404)
        assert told(guest, project) == was
        assert "second-avis" not in was


def test_the_demand_names_neither_its_author_nor_their_session(centre: Peopled):
    assert centre.guests["head"].post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    author, project = centre.guests["candidate"], f"/projets/{centre.ids['project']}"
    text = "Un atelier\n  Candidate anime\n  Session  de mars\n"
    assert author.post(f"{project}/plan/texte", {"base": "1", "text": text}).status_code == 303
    demand = author.read(f"{project}/second-avis/carte/demande.txt")
    lines = demand.partition("# La carte")[2]
    assert "Candidate" not in lines
    assert "[nom] anime" in lines


def told(guest: object, project: str) -> str:
    """What somebody reads of a project's pages, where they may."""
    pages = (guest.get(project + view) for view in ("", "/plan", "/verdicts"))  # type: ignore[attr-defined]
    said = "".join(text_of(page.text) for page in pages if page.status_code == 200)
    return re.sub(r"\d+ h \d\d", "", said)
