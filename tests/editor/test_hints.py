"""What the page says of keys is what they do; what keys do has its button on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .person import Person, at_work, person

pytestmark = pytest.mark.browser


@pytest.mark.deep
def test_escape_goes_back_where_the_note_says(browser: Any, server: str):
    """To the map, though a button opened the note; to the plan, where one was in the plan."""
    with person(browser, server) as someone:
        someone.create()
        someone.page.get_by_role("button", name="Pourquoi ?").click()
        expect(someone.page.locator(".notebox")).to_contain_text("Revenir à la carte")
        someone.press("Escape")
        assert someone.page.evaluate("editor.canvas.hasFocus")
        someone.page.evaluate("editor.show('plan')")
        someone.page.locator("textarea.oline").wait_for()
        someone.page.locator(".wtools").get_by_role("button", name="Pourquoi ?").click()
        expect(someone.page.locator(".notebox")).to_contain_text("Revenir au plan")
        someone.press("Escape")
        expect(someone.page.locator("textarea.oline")).to_be_focused()


def test_the_maps_keys_are_shown_while_they_hold(browser: Any, server: str):
    """From the first moment, since the map has the keyboard: Tab writes there. It leaves once Escape let it go."""
    with person(browser, server) as someone:
        someone.create()
        hints = someone.page.locator("p.hints")
        expect(hints).to_be_visible()
        assert "Échap puis Tab sortir" in " ".join(hints.inner_text().split())
        someone.press("Escape")
        said = " ".join(hints.inner_text().split())
        assert "Tab sortir" in said
        assert "Échap" not in said
        someone.press("Tab")
        assert not someone.page.evaluate("editor.canvas.hasFocus")
        expect(hints).to_be_hidden()
        expect(someone.page.locator(".editor [role=toolbar]")).to_have_count(0)  # no arrows go along their buttons


@pytest.mark.deep
def test_a_note_is_written_from_the_plan_of_a_phone(browser: Any, server: str):
    """The map is not there: the note opens over the plan, and follows to the map."""
    with person(browser, server, width=390, height=780, touch=True) as someone:
        someone.create()
        someone.page.evaluate("editor.show('plan')")
        someone.page.locator("textarea.oline").wait_for()
        someone.page.locator(".wtools").get_by_role("button", name="Pourquoi ?").tap()
        expect(someone.page.locator(".notebox .rich")).to_be_focused()
        someone.keyboard.type("parce que")
        someone.page.evaluate("editor.show('carte')")
        expect(someone.page.locator(".notebox")).to_be_visible()
        assert someone.page.evaluate("editor.state.node.data.note") == "parce que"


@pytest.mark.deep
@pytest.mark.parametrize("width", [390, 320])
def test_what_was_undone_comes_back_on_a_phone(browser: Any, server: str, width: int):
    """By the button beside « Annuler », or in the menu where there is no room for it."""
    with person(browser, server, width=width, height=780, touch=True) as someone:
        someone.create()
        someone.page.get_by_role("button", name="Idée en dessous").tap()
        someone.keyboard.type("douze jeunes")
        someone.press("Enter")
        someone.page.locator(".acts").get_by_role("button", name="Annuler").tap()
        assert "    douze jeunes" not in someone.titles()
        if width > 340:
            someone.page.locator(".acts").get_by_role("button", name="Rétablir").tap()
        else:
            someone.page.get_by_role("button", name="Autres actions").tap()
            someone.page.get_by_role("menuitem", name="Rétablir").tap()
        assert "    douze jeunes" in someone.titles()


def test_the_search_opens_from_a_plan_without_its_map(browser: Any, server: str):
    """Between the phone and the desk the plan stands alone: its Ctrl F searches there."""
    with person(browser, server, width=800, height=700) as someone:
        someone.create()
        someone.page.evaluate("editor.show('plan')")
        someone.page.locator("textarea.oline").wait_for()
        someone.press("Control+f")
        expect(someone.page.get_by_role("searchbox")).to_be_focused()
        someone.keyboard.type("faisab")
        someone.press("Enter")
        assert someone.here == "Faisabilité"


def test_a_finger_is_not_told_to_drop_a_file(browser: Any, server: str):
    with at_work(browser, server, touch=True, is_mobile=True, width=390) as context:
        page = context.new_page()
        Person(page, server).make()
        page.goto("/")
        expect(page.get_by_text("Choisissez son fichier.")).to_be_visible()
        expect(page.get_by_text("Déposez un fichier")).to_be_hidden()
