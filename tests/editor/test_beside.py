"""Colours, icons and links open beside the node they are about, which stays seen; Escape comes back to it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.circles import one_of

from .person import Person, person

pytestmark = pytest.mark.browser

APART = """() => { const box = document.querySelector('.beside').getBoundingClientRect();
  const node = editor.plan.isShown ? editor.plan.rows.get(editor.state.key).line
    : editor.canvas.drawn.get(editor.state.key).group.querySelector('.box, .rule, .label');
  const place = node.getBoundingClientRect();
  return [box.left >= 0, box.top >= 0, box.right <= innerWidth, box.bottom <= innerHeight,
    box.left >= place.right || box.right <= place.left || box.top >= place.bottom || box.bottom <= place.top]; }"""


def style(someone: Person) -> dict[str, str]:
    found: dict[str, str] = someone.page.evaluate("editor.state.node.data.style")
    return found


@pytest.mark.parametrize("width", one_of([1440, 390]))
def test_what_a_node_wears_is_chosen_beside_it(browser: Any, server: str, width: int):
    """It covers neither the node nor leaves the window; Tab goes around in it; the keyboard comes back."""
    with person(browser, server, width=width, touch=width < 600) as someone:
        someone.create(kind="exemple")
        someone.choose("Le pays de Clairvanne")
        someone.map()
        for action in ("icons", "color", "link"):
            someone.page.evaluate("name => editor.act(name)", action)
            dialog = someone.page.locator(".beside")
            expect(dialog).to_be_visible()
            assert someone.page.evaluate(APART) == [True] * 5, action
            assert violations(someone.page) == []
            first = someone.focused
            dialog.get_by_role("button", name="Fermer").focus()
            someone.press("Shift+Tab", "Tab")
            assert someone.focused == "Fermer"
            assert first != "Fermer"
            someone.press("Escape")
            expect(dialog).to_have_count(0)
            assert "Le pays de Clairvanne" in someone.focused


@pytest.mark.deep
def test_colours_that_are_tried_make_one_change(browser: Any, server: str):
    """The map shows each at once; one undo takes them all back; a press on the map leaves."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        page = someone.page
        someone.choose("Le pays de Clairvanne")
        someone.map()
        page.evaluate("editor.act('color')")
        page.get_by_role("button", name="Bleu", exact=True).click()
        page.get_by_role("button", name="Vert", exact=True).click()
        expect(page.get_by_role("button", name="Vert", exact=True)).to_be_focused()
        assert style(someone) == {"color": "#2e6b45"}
        page.get_by_role("button", name="Fond", exact=True).click()
        page.get_by_role("button", name="Jaune pâle").click()
        assert style(someone) == {"color": "#2e6b45", "background": "#fdf3c7"}
        page.mouse.click(400, 700)
        expect(page.locator(".beside")).to_have_count(0)
        someone.choose("Le pays de Clairvanne")
        page.evaluate("editor.act('undo')")
        assert style(someone) == {}


def test_in_the_plan_they_stand_beside_the_line(browser: Any, server: str):
    with person(browser, server, width=800, height=700) as someone:
        someone.create(kind="exemple")
        page = someone.page
        page.evaluate("editor.show('plan')")
        page.locator("textarea.oline").wait_for()
        page.evaluate("editor.goTo(editor.state.map.root.children[1].key)")
        page.evaluate("editor.act('icons')")
        expect(page.locator(".beside")).to_be_visible()
        assert page.evaluate(APART) == [True] * 5
        page.get_by_role("button", name="Délai", exact=True).click()
        someone.press("Escape")
        expect(page.locator("textarea.oline")).to_be_focused()
        assert page.evaluate("editor.state.node.data.icons") == ["clock"]
