"""Arrows: between two chosen nodes, dragged, aimed at; how one looks, kept in the file."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations

from .person import Person, person
from .test_pointing import middle, three

pytestmark = pytest.mark.browser


def drawn(someone: Person) -> list[Any]:
    """Each arrow of the map: where from, where to, how it looks."""
    return someone.page.evaluate(
        """() => [...editor.state.map.byKey.values()].flatMap((node) => node.data.arrows.map(({ target, ...said }) =>
             [node.text, editor.state.map.get(target).text, said]))"""
    )


def test_two_chosen_nodes_are_tied_and_the_arrow_dressed_beside_them(browser: Any, server: str):
    """By keys; what is tried is one change; it is heard, saved, and in the FreeMind file."""
    with person(browser, server) as someone:
        three(someone)
        page, path = someone.page, someone.page.url.removeprefix(server)
        page.mouse.click(*middle(someone, "un"))
        someone.keyboard.down("Control")
        page.mouse.click(*middle(someone, "trois"))
        someone.keyboard.up("Control")
        someone.press("Shift+F4")
        expect(page.locator(".beside")).to_be_visible()
        assert drawn(someone) == [["un", "trois", {}]]
        assert violations(page) == []
        someone.keyboard.type("puis")
        page.get_by_label("Trait").select_option("dots")
        page.get_by_label("Pointe").select_option("both")
        page.locator("select[name=color]").select_option("#2e6b45")
        someone.press("Escape")
        look = {"label": "puis", "line": "dots", "ends": "both", "color": "#2e6b45"}
        assert drawn(someone) == [["un", "trois", look]]
        expect(page.locator(".relation.dots")).to_have_count(1)
        assert page.locator(".relation-head").get_attribute("d").count("M") == 2
        page.evaluate("editor.canvas.tree.update()")
        expect(page.get_by_role("treeitem", name="double flèche « puis » avec 3, trois")).to_have_count(1)
        someone.saved()
        assert someone.on_server(path)[1]["arrows"][0] == {"target": someone.on_server(path)[-1]["key"], **look}
        file = page.request.get(page.locator("a[data-file][href*='/mm']").first.get_attribute("href")).text()
        assert 'DASH="3 3"' in file
        assert 'STARTARROW="Default"' in file
        someone.map()
        someone.press("Control+z")
        assert drawn(someone) == [["un", "trois", {}]]
        someone.press("Control+z")
        assert drawn(someone) == []


@pytest.mark.deep
def test_an_arrow_is_dragged_with_alt_and_pressed_to_be_changed(browser: Any, server: str):
    """What it would lead to is ringed; let go elsewhere, none is drawn; the branch does not move."""
    with person(browser, server) as someone:
        three(someone)
        page, before = someone.page, someone.titles()
        for target, ringed in (((300, 700), 0), (middle(someone, "trois"), 1)):
            page.mouse.move(*middle(someone, "un"))
            someone.keyboard.down("Alt")
            page.mouse.down()
            page.mouse.move(*target, steps=6)
            expect(page.locator(".tying .tie-line")).to_have_count(1)
            expect(page.locator(".tying .drop-box")).to_have_count(ringed)
            page.mouse.up()
            someone.keyboard.up("Alt")
            expect(page.locator(".tying")).to_have_count(0)
        expect(page.locator(".beside")).to_be_visible()
        someone.press("Escape")
        assert drawn(someone) == [["un", "trois", {}]]
        assert someone.titles() == before
        page.locator(".relation-hit").wait_for(state="attached")
        x, y = page.evaluate(
            """() => { const way = document.querySelector('.relation-hit');
              const { x, y } = way.getPointAtLength(way.getTotalLength() / 2).matrixTransform(way.getScreenCTM());
              return [x, y]; }"""
        )
        page.mouse.click(x, y)
        page.get_by_role("button", name="Retirer la flèche").click()
        assert drawn(someone) == []
        expect(page.locator(".relation")).to_have_count(0)


def test_the_next_node_is_aimed_at_by_keys_or_by_a_finger(browser: Any, server: str):
    with person(browser, server, width=390, height=780, touch=True) as someone:
        someone.create(kind="exemple")
        page = someone.page
        for way in ("keys", "finger"):
            page.evaluate("editor.goTo(editor.state.map.root.children[0].children[0].key)")
            start = someone.here
            page.evaluate("editor.act('arrow')")
            page.get_by_role("button", name="Montrer le nœud visé").tap()
            expect(page.get_by_role("group", name="Flèche à tracer")).to_be_visible()
            assert violations(page) == []
            if way == "keys":
                someone.press("ArrowDown", "Enter")
            else:
                second = "editor.state.map.root.children[0].children[0].children[1]"
                page.evaluate(f"editor.canvas.reveal({second}.key)")
                page.touchscreen.tap(*middle(someone, page.evaluate(f"{second}.text")))
            expect(page.locator(".beside")).to_be_visible()
            someone.press("Escape")
            expect(page.get_by_role("group", name="Flèche à tracer")).to_be_hidden()
            found = [target for source, target, _ in drawn(someone) if source == start]
            assert len(found) == (1 if way == "keys" else 2)
        page.evaluate("editor.tying.aim(editor.state.node)")
        page.get_by_role("button", name="Renoncer").tap()
        assert page.evaluate("editor.tying.from") is None
