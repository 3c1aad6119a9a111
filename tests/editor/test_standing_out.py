"""What stands out while the rest is pale: a branch, what is found, what answers a filter; Escape leaves."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations

from .person import Person, person

pytestmark = pytest.mark.browser

PALE = "[...document.querySelectorAll('svg.live g.n.dim')].map((one) => editor.state.map.get(one.dataset.key).text)"


def heard(someone: Person, title: str) -> str:
    """The name of a node for those who do not see it, as its item says it now."""
    someone.page.evaluate("editor.canvas.flush(); editor.canvas.tree.update()")
    return someone.page.evaluate(
        """title => [...document.querySelectorAll('svg.live [role=treeitem]')].find((one) =>
             editor.state.map.get(one.dataset.key).text === title).getAttribute('aria-label')""",
        title,
    )


def test_a_branch_stands_out_until_escape(browser: Any, server: str):
    """By keys and by name, near and from afar, on the map and in the plan; what it holds goes on being written."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        page = someone.page
        page.evaluate("editor.canvas.fit()")
        someone.choose("Contexte")
        someone.press("Alt+Shift+End")
        chip = page.get_by_role("group", name="Branche en avant")
        expect(chip).to_contain_text("« Contexte »")
        assert "Contexte" not in page.evaluate(PALE)
        others = page.evaluate("editor.state.map.root.children.slice(1).map((one) => one.text)")
        assert set(others) <= set(page.evaluate(PALE))
        assert heard(someone, others[0]).endswith("en retrait")
        assert not heard(someone, "Contexte").endswith("en retrait")
        assert page.locator("svg.live .edge.t1.dim").count() == len(others)
        page.evaluate("editor.canvas.zoom(.2)")
        page.locator("path.far-bars.dim").first.wait_for()
        someone.press("Tab")
        someone.keyboard.type("neuf")
        someone.press("Enter")
        assert "neuf" not in page.evaluate(PALE)
        assert violations(page) == []
        someone.press("Escape")
        expect(chip).to_be_hidden()
        assert page.evaluate(PALE) == []
        page.evaluate("editor.views.show('plan', { focus: false }); editor.goTo(editor.state.map.root.children[1].key)")
        page.evaluate("editor.act('isolate')")
        expect(page.locator(".outline li.d1.dim")).to_have_count(len(others))
        assert violations(page) == []
        page.evaluate("editor.plan.focus()")
        someone.press("Escape")
        expect(page.locator(".outline li.dim")).to_have_count(0)


def test_on_a_phone_a_branch_stands_out_and_a_button_shows_all(browser: Any, server: str):
    with person(browser, server, width=390, height=780, touch=True) as someone:
        someone.create(kind="exemple")
        page = someone.page
        page.evaluate("editor.goTo(editor.state.map.root.children[0].children[0].key); editor.act('isolate')")
        someone.until("document.querySelector('svg.live g.n.dim')")
        page.evaluate("editor.views.show('plan')")
        page.get_by_role("button", name="Tout montrer").tap()
        expect(page.locator(".outline li.dim")).to_have_count(0)
        expect(page.locator(".lenses")).to_be_hidden()
        page.evaluate("editor.act('root')")
        page.evaluate("editor.act('isolate')")
        assert page.evaluate("editor.lens.key") == "", "the centre is all"
