"""The poster's page: what is said of its letters, what it keeps, what it gives."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations

from .test_hand_in import made
from .test_in_browser import look, visit
from .visitor import Visitor, text_of

CHOICES = {"sheet": "A1", "direction": "Paysage", "title": "", "author": "", "centre": ""}
SMALL = "Atelier\n  Contexte [E1]\n    Mission locale\n"
LARGE = "Atelier\n" + "".join(f"  Branche {n}\n" + f"    une phrase ordinaire, {n}\n" * 40 for n in range(8))


def test_the_size_of_its_letters_is_said_for_each_paper(visitor: Visitor):
    page = text_of(visitor.read(f"{visitor.project(SMALL)}/affiche"))
    assert "Affiche A1 paysage" in page
    assert re.search(r"Les idées y ont \d+(,\d)? pt", page)
    assert all(re.search(rf"{sheet} \d+(,\d)? pt \d,\d m", page) for sheet in ("A3", "A2", "A1", "A0"))
    assert "L’affiche montre" not in page


def test_what_it_leaves_out_is_said_and_shown_on_demand(visitor: Visitor):
    address = visitor.project(LARGE)
    assert re.search(r"L’affiche montre \d+ idées sur 329", text_of(visitor.read(f"{address}/affiche")))
    visitor.post(f"{address}/affiche", {**CHOICES, "whole": "y"})
    page = text_of(visitor.read(f"{address}/affiche"))
    assert "L’affiche montre" not in page
    assert "l’affiche se lit de près" in page


def test_persons_that_it_seems_to_name_are_counted(visitor: Visitor):
    address = visitor.project("Atelier\n  Mme Martin du CCAS")
    page = text_of(visitor.read(f"{address}/affiche"))
    assert "Cette affiche semble nommer des personnes : 1 nom de personne." in page


def test_the_choices_hold_and_a_name_belongs_to_its_project(visitor: Visitor):
    address, other = visitor.project(SMALL), visitor.project(SMALL)
    chosen = {**CHOICES, "sheet": "A0", "direction": "Portrait", "title": "Mon titre", "author": "Camille D."}
    assert visitor.post(f"{address}/affiche", {**chosen, "centre": "Le Centre"}).status_code == 303
    assert "Affiche A0 portrait" in text_of(visitor.read(f"{address}/affiche"))
    drawn = visitor.read(f"{address}/affiche/apercu.svg")
    assert "Mon titre" in drawn
    assert "Camille D. · Le Centre" in drawn
    elsewhere = visitor.read(f"{other}/affiche/apercu.svg")
    assert "Mon titre" not in elsewhere
    assert "Camille" not in elsewhere
    assert "Le Centre" in elsewhere


@pytest.mark.parametrize(("to", "magic"), [("pdf", b"%PDF"), ("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_file_is_taken_with_the_choices_of_the_form(visitor: Visitor, to: str, magic: bytes):
    answer = visitor.post(f"{visitor.project(SMALL)}/affiche", {**CHOICES, "sheet": "A3", "faire": to})
    assert answer.status_code == 200
    assert answer.data.startswith(magic)
    assert f'filename="nouveau-projet-affiche-A3.{to}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("wrong", [{"sheet": "A4"}, {"direction": "biais"}, {"author": "x" * 81}], ids=str)
def test_a_wrong_choice_is_refused(visitor: Visitor, wrong: dict[str, str]):
    assert visitor.post(f"{visitor.project(SMALL)}/affiche", {**CHOICES, **wrong}).status_code == 422


def test_another_file_is_refused(visitor: Visitor):
    assert visitor.post(f"{visitor.project(SMALL)}/affiche", {**CHOICES, "faire": "exe"}).status_code == 422


@pytest.mark.browser
def test_from_the_map_to_a_poster_without_a_mouse(browser: Any, server: str):
    """The palette leads there; the page fits a phone, nothing is amiss with it, and the picture follows a choice."""
    with visit(browser, server) as page:
        page.goto(made(browser, server))
        page.get_by_role("tree").wait_for()
        page.keyboard.press("Control+k")
        page.keyboard.type("affiche")
        page.keyboard.press("Enter")
        page.wait_for_url("**/affiche")
        look(page)
        assert not violations(page)
        page.get_by_label("Portrait").focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name="Mettre l’aperçu à jour").press("Enter")
        expect(page.get_by_role("heading", name="Affiche A1 portrait")).to_be_visible()
        picture = page.get_by_role("img", name="L’affiche")
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("each => each.naturalHeight > each.naturalWidth")
