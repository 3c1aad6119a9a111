"""Printing the map: Ctrl P leads to the true sheets; the browser's own menu prints all of it, never the crop."""

from __future__ import annotations

from typing import Any

import pytest

from .person import person

pytestmark = pytest.mark.browser


def test_the_shortcut_leads_to_the_sheets(browser: Any, server: str):
    with person(browser, server) as someone:
        path = someone.create(kind="exemple")
        someone.map()
        someone.press("Control+p")
        someone.page.wait_for_url(f"**{path}/imprimer")


@pytest.mark.parametrize("before", ["editor.canvas.zoom(2)", "editor.act('fit')"])
def test_the_browsers_menu_prints_the_whole_map_on_one_sheet(browser: Any, server: str, before: str):
    """While it prints every node is drawn at its size, inside the picture; afterwards the window is what it was."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate(before)
        someone.until("document.querySelectorAll('svg.live g.n').length < editor.state.map.size")
        view = someone.page.evaluate("JSON.stringify(editor.canvas.view)")
        someone.page.evaluate(
            """() => addEventListener("beforeprint", () => { const { svg, boxes } = editor.canvas;
                 const drawn = svg.querySelectorAll("g.n").length;
                 const larger = boxes.some((box) => box.face.zoom);
                 window.printed = [drawn, editor.state.map.size, svg.getAttribute("viewBox"), larger]; })"""
        )
        sheet = someone.page.pdf(prefer_css_page_size=True)
        drawn, wanted, box, larger = someone.page.evaluate("printed")
        assert drawn == wanted
        assert box
        assert not larger
        assert sheet.count(b"/Type /Page\n") == 1
        someone.until("editor.canvas.plan === null")
        assert someone.page.evaluate("JSON.stringify(editor.canvas.view)") == view


@pytest.mark.deep
def test_the_browsers_menu_prints_calendar_and_budget_as_tables(browser: Any, server: str):
    """At the width of a sheet, which is a phone's for the screen: columns stand, and the drawing fits one sheet."""
    with person(browser, server, width=720, height=1000) as someone:
        path = someone.create(kind="exemple")
        for view in ("calendrier", "budget"):
            someone.page.goto(f"{path}/{view}")
            someone.page.locator(".rows tbody th[scope=row]").first.wait_for()
            someone.page.emulate_media(media="print")
            wide, cells = someone.page.evaluate(
                """() => { const own = [...document.querySelectorAll(".rows tbody tr:not(.account) th[scope=row]")];
                     const box = own[0].getBoundingClientRect();
                     return [box.width, [...new Set(own.map((one) => getComputedStyle(one).display))]]; }"""
            )
            assert (wide > 160, cells) == (True, ["table-cell"])
            high = someone.page.evaluate("document.querySelector('svg.timeline')?.getBoundingClientRect().height ?? 0")
            assert high <= 235 / 25.4 * 96
            assert not someone.page.locator(".rows td .btn:visible").count()
            someone.page.emulate_media(media="screen")
