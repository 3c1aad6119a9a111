"""Relations in the page: the editor and the server's own page draw them around the nodes, labels in the clear."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.test_in_browser import visit

from .person import person

pytestmark = pytest.mark.browser

COVERED = """nodes => { const all = [...document.querySelectorAll(nodes)].map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll('.relation-ground')].map((one) => one.getBoundingClientRect()).filter((label) =>
    all.some((node) => node.left < label.right && label.left < node.right
      && node.top < label.bottom && label.top < node.bottom)).length; }"""


def test_the_editor_draws_relations_under_the_nodes_and_labels_beside_them(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate("editor.canvas.center(editor.state.map.root.key, 0.32)")
        someone.until("document.querySelectorAll('.relation').length === 3")
        assert someone.page.locator(".relation-label").all_text_contents() == ["y répond", "se mesure ici", "d’où"]
        assert someone.page.evaluate(COVERED, ".nodes > g :is(.box, .label)") == 0
        assert someone.page.evaluate("document.querySelector('.arrows ~ .nodes') !== null")


def test_a_relation_follows_the_branch_that_moves(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate("editor.canvas.center(editor.state.map.root.key, 0.32)")
        someone.until("document.querySelectorAll('.relation').length === 3")
        before = someone.page.locator(".relation").first.get_attribute("d")
        someone.choose("Contexte")
        someone.press("Alt+ArrowDown")
        expect(someone.page.locator(".relation").first).not_to_have_attribute("d", before)


@pytest.mark.deep
def test_the_page_without_scripts_draws_them_too(browser: Any, server: str):
    with person(browser, server) as someone:
        path = someone.make(kind="exemple")
    with visit(browser, server, script=False) as page:
        page.goto(f"{server}{path}")
        assert page.locator(".relation").count() == 3
        assert page.locator(".relation-label").all_text_contents() == ["y répond", "se mesure ici", "d’où"]
