"""The preview: the page shows the sheets that the choices make, and gives them as files."""

from __future__ import annotations

import re
from pathlib import Path
from time import sleep
from typing import Any

import pypdfium2
import pytest

from tests.axe import violations
from tests.circles import one_of

from .test_hand_in import made
from .test_in_browser import look, visit
from .visitor import Visitor, text_of

ALL = {
    "sheet": "A3",
    "direction": "Paysage",
    "numbers": "y",
    "notes": "y",
    "legend": "y",
    "block": "y",
    "width": "2400",
}
SMALL = "Atelier\n  Contexte [E1]\n    Douze jeunes\n"


def test_the_size_of_the_text_is_said(visitor: Visitor):
    page = text_of(visitor.read(f"{visitor.project(SMALL)}/imprimer"))
    assert "1 page, A3 paysage" in page
    assert re.search(r"Les nœuds seront imprimés en \d+(,\d)? pt\.", page)


def test_what_is_shown_first_is_what_a_jury_is_handed(visitor: Visitor):
    """No opinion on the sheet until it is asked for."""
    address = f"{visitor.project(SMALL)}/imprimer"
    assert "legende-criteres" not in visitor.read(f"{address}/page/1.svg")
    visitor.post(address, ALL)
    assert "legende-criteres" in visitor.read(f"{address}/page/1.svg")


def test_a_large_map_is_told_with_its_pages(visitor: Visitor):
    address = visitor.post("/projets", {"title": "", "kind": "exemple"}).location
    visitor.post(f"{address}/imprimer", {**ALL, "sheet": "A4"})
    page = text_of(visitor.read(f"{address}/imprimer"))
    assert "7 pages, A4 paysage" in page
    assert re.search(r"La vue d’ensemble montre les niveaux 1 à 2, en \d+(,\d)? pt\.", page)
    assert "7. Étape 6, Évaluation" in page


@pytest.mark.whole
def test_a_map_of_many_sheets_asks_again_until_they_are_drawn(visitor: Visitor):
    """Without script: the page loads itself anew; then it says what the overview leaves to the pages after it."""
    text = "Carte\n" + "".join(f"  Branche {n}\n" + f"    nœud {n}\n" * 99 for n in range(20))
    address = f"{visitor.project(text)}/imprimer"
    for _ in range(300):
        html = visitor.read(address)
        if 'http-equiv="refresh"' not in html:
            break
        assert "Les feuilles se préparent" in text_of(html)
        sleep(0.2)
    page = text_of(html)
    assert "La vue d’ensemble montre le niveau 1" in page
    assert "tout le reste, branche par branche" in page


def test_the_choices_hold_from_page_to_page(visitor: Visitor):
    """The name belongs to the project on which it was written; the rest to the person."""
    address, other = visitor.project(SMALL), visitor.project(SMALL)
    chosen = {**ALL, "sheet": "A4", "direction": "Portrait", "name": "Camille B."}
    assert visitor.post(f"{address}/imprimer", chosen).status_code == 303
    assert "A4 portrait" in text_of(visitor.read(f"{address}/imprimer"))
    assert "Camille B." in visitor.read(f"{address}/imprimer/page/1.svg")
    assert "A4 portrait" in text_of(visitor.read(f"{other}/imprimer"))
    assert "Camille B." not in visitor.read(f"{other}/imprimer/page/1.svg")


def test_a_sheet_is_an_image_that_can_run_nothing(visitor: Visitor):
    address = visitor.project(SMALL)
    answer = visitor.get(f"{address}/imprimer/page/1.svg")
    assert answer.content_type.startswith("image/svg+xml")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "private, no-cache"
    known = {"If-None-Match": answer.headers["ETag"]}
    assert visitor.get(f"{address}/imprimer/page/1.svg", headers=known).status_code == 304
    assert visitor.get(f"{address}/imprimer/page/2.svg").status_code == 404
    assert visitor.get(f"{address}/imprimer/page/0.svg").status_code == 404


@pytest.mark.parametrize(("to", "magic"), [("pdf", b"%PDF"), ("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_file_is_taken_with_the_choices_of_the_form(visitor: Visitor, to: str, magic: bytes):
    address = visitor.project(SMALL)
    answer = visitor.post(f"{address}/imprimer", {**ALL, "sheet": "A4", "width": "500", "faire": to})
    assert answer.status_code == 200
    assert answer.data.startswith(magic)
    assert f'filename="nouveau-projet-A4.{to}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "wrong", [{"sheet": "A2"}, {"direction": "biais"}, {"width": "10"}, {"width": "99999"}, {"width": "x"}], ids=str
)
def test_a_wrong_choice_is_refused(visitor: Visitor, wrong: dict[str, str]):
    assert visitor.post(f"{visitor.project(SMALL)}/imprimer", {**ALL, **wrong}).status_code == 422


def test_another_file_is_refused(visitor: Visitor):
    assert visitor.post(f"{visitor.project(SMALL)}/imprimer", {**ALL, "faire": "exe"}).status_code == 422


@pytest.mark.deep
@pytest.mark.browser
def test_the_page_is_accessible_and_fits(browser: Any, server: str):
    with visit(browser, server) as page:
        page.goto(f"{made(browser, server)}/imprimer")
        look(page)
        assert not violations(page), "on a phone"


@pytest.mark.deep
@pytest.mark.browser
def test_the_preview_is_drawn_and_follows_the_choices(browser: Any, server: str):
    """Without script: the image has the proportions of the sheet, then of the other one."""
    path = made(browser, server)
    with visit(browser, server, script=False) as page:
        page.goto(f"{path}/imprimer")
        assert ratio(page) == pytest.approx(420 / 297, rel=0.01)
        page.get_by_label("Portrait").check()
        page.get_by_label("A4").check()
        page.get_by_role("button", name="Mettre l’aperçu à jour").click()
        page.wait_for_load_state()
        assert ratio(page) == pytest.approx(210 / 297, rel=0.01)
        with page.expect_download() as download:
            page.get_by_role("button", name="Télécharger le PDF").click()
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("choices", "size"), one_of([(("A3", "Paysage"), (420, 297)), (("A4", "Portrait"), (210, 297))])
)
def test_the_browser_prints_the_sheets_and_nothing_else(
    browser: Any, server: str, choices: tuple[str, str], size: tuple[int, int]
):
    """From its own menu: as many pages as sheets, each of its size, in millimetres."""
    path = made(browser, server)
    with visit(browser, server) as page:
        page.goto(f"{path}/imprimer")
        for each in choices:
            page.get_by_role("radio", name=each).check()
        page.get_by_role("button", name="Mettre l’aperçu à jour").click()
        page.wait_for_url("**#pages")
        printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        sizes = [tuple(round(points / 72 * 25.4) for points in each.get_size()) for each in printed]
        assert sizes == [size] * page.locator(".pages li").count()
        assert "Imprimer la carte" not in printed[0].get_textpage().get_text_bounded()


def ratio(page: Any) -> float:
    box = page.locator("img.paper").first.bounding_box()
    return float(box["width"] / box["height"])
