"""How a map was born: told without script, played back with it, by keys, in words; the journal only where ticked."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations

from .test_hand_in import made
from .test_in_browser import look, visit
from .visitor import Visitor, text_of

FIRST = "Atelier\n  Contexte [E1]\n"
SECOND = "Atelier\n  Contexte [E1]\n    douze jeunes\n    treize jeunes\n  Faisabilité [E3]\n"


def grown(visitor: Visitor) -> str:
    """A project of three versions: its beginning, then two that are written."""
    address = visitor.project(FIRST)
    assert visitor.post(f"{address}/plan/texte", {"base": "2", "text": SECOND}).status_code == 303
    return address


def test_the_versions_are_told_in_words(visitor: Visitor):
    page = text_of(visitor.read(f"{grown(visitor)}/naissance"))
    assert "La carte commence. 1 nœud." in page
    assert "2 nœuds, 1 de plus. Grandit : étape 1, Contexte, de 1." in page
    assert "Grandissent : étape 1, Contexte, de 2 ; étape 3, Faisabilité, de 1." in page
    assert "une séance, 1 min en tout, 3 versions gardées." in page
    assert "Il ne prouve pas qui l’a écrite." in page


def test_a_version_is_given_as_it_was(visitor: Visitor):
    address = grown(visitor)
    told = visitor.get(f"{address}/naissance/2").get_json()
    assert [node["text"] for node in told["map"]["nodes"]] == ["Atelier", "Contexte"]
    assert list(told["stages"].values()) == [[1]]
    assert visitor.get(f"{address}/naissance/9").status_code == 404


def test_the_journal_is_taken_as_a_sheet(visitor: Visitor):
    answer = visitor.get(f"{grown(visitor)}/naissance/journal.pdf")
    assert answer.data.startswith(b"%PDF")
    assert "-journal.pdf" in answer.headers["Content-Disposition"]


def test_the_journal_is_in_a_hand_in_only_where_it_is_ticked(visitor: Visitor):
    """And the tick is not remembered: the next time it is to be set again."""
    address = grown(visitor)
    chosen = {"reader": "jury", "name": ""}

    def names(fields: dict[str, str]) -> list[str]:
        data = visitor.post(f"{address}/rendre", fields).data
        return [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "journal" in name]

    assert names(chosen) == []
    assert len(names({**chosen, "journal": "y"})) == 1
    assert "checked" not in visitor.read(f"{address}/rendre").partition('name="journal"')[2].partition(">")[0]
    assert names(chosen) == []


@pytest.mark.browser
def test_the_film_by_keys_in_words_and_without_movement(browser: Any, server: str):
    """From the map by the palette; each version is announced; it stops when asked, and by itself at its end."""
    path = made(browser, server)
    with visit(browser, server, script=False) as page:
        for base, leaf in enumerate(("un", "deux"), 2):
            page.goto(f"{path}/plan/texte")
            field = page.get_by_label("Le plan, en texte")
            field.fill(f"{field.input_value().rstrip()}\n    ajout {leaf} {base}\n")
            page.get_by_role("button", name="Enregistrer le plan").click()
    with visit(browser, server) as page:
        page.goto(path)
        page.wait_for_selector("html[data-editor=ready]")
        page.keyboard.press("Control+k")
        page.keyboard.type("née")
        page.keyboard.press("Enter")
        page.wait_for_url("**/naissance")
        page.locator("[data-film=ready]").wait_for()
        told, shown = page.locator("[data-told]"), page.locator(".film-map .n")
        last = shown.count()
        page.get_by_role("slider", name="Version montrée").focus()
        page.keyboard.press("Home")
        expect(told).to_contain_text("La carte commence")
        expect(shown).to_have_count(7)  # the six stages of a new map around its centre
        page.keyboard.press("End")
        expect(shown).to_have_count(last)
        page.keyboard.press("ArrowLeft")
        expect(shown).to_have_count(last - 1)
        page.keyboard.press("ArrowRight")
        expect(told).to_contain_text("1 de plus")
        expect(page.locator(".film-map .fresh .halo")).to_have_count(1)
        page.keyboard.press("Home")
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Arrêter")).to_be_visible()
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Lire")).to_be_visible()
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Arrêter")).to_be_visible()
        expect(page.get_by_role("button", name="Lire")).to_be_visible()
        expect(shown).to_have_count(last)
        look(page)
        assert not violations(page)


@pytest.mark.deep
@pytest.mark.browser
def test_on_a_phone_what_is_new_is_seen_from_near_and_the_end_whole(browser: Any, server: str):
    leaves = "".join(f"    une phrase assez longue pour une branche, numéro {n}\n" for n in range(40))
    path = made(browser, server)
    with visit(browser, server, script=False) as page:
        for more in ("", "    la dernière\n", "    la dernière\n    une de plus\n"):
            page.goto(f"{path}/plan/texte")
            page.get_by_label("Le plan, en texte").fill(f"Atelier\n  Contexte\n{leaves}{more}")
            page.get_by_role("button", name="Enregistrer le plan").click()
    with visit(browser, server, width=390) as page:
        page.goto(f"{path}/naissance")
        page.locator("[data-film=ready]").wait_for()
        drawing, slider = page.locator(".film-map"), page.get_by_role("slider")
        scale = "each => each.getScreenCTM().a"
        assert drawing.evaluate(scale) < 0.3, "all of the last version"
        slider.press("ArrowLeft")
        slider.press("ArrowLeft")
        slider.press("ArrowRight")
        page.wait_for_function("() => document.querySelector('.film-map').getScreenCTM().a > 0.4")  # it flies there
        fresh = page.locator(".film-map .fresh")
        expect(fresh).to_have_count(1)
        expect(fresh).to_be_in_viewport()
        look(page)
        assert not violations(page)
