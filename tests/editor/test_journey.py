"""From the home page to a file with the keyboard alone: nothing is reached by a pointer or a script."""

from __future__ import annotations

from typing import Any

import pytest

from .person import Person, person

pytestmark = pytest.mark.browser


def tab_to(someone: Person, name: str, most: int = 30) -> None:
    """Presses Tab until what has the focus starts with that name."""
    for _ in range(most):
        someone.press("Tab")
        if someone.page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
            " || document.activeElement.labels?.[0]?.textContent || '').replace(/\\s/g, ' ').trim()"
        ).startswith(name):
            return
    raise AssertionError(f"{name} is not within {most} presses of Tab")


def test_f6_goes_from_part_to_part_and_then_to_the_browser(browser: Any, server: str):
    """Bar, stages, map, verdicts, each where it is used; in the plan bar, plan, map; past the last it is not ours."""
    with person(browser, server) as someone:
        page, path = someone.page, someone.create()
        part = """() => ["bar", "left", "canvas", "right", "outl"].find((name) =>
            document.activeElement.closest(`.${name}`))"""
        page.evaluate("addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })")

        def pressed(*keys: str) -> list[tuple[str, bool]]:
            seen = []
            for key in keys:
                someone.press(key)
                seen.append((page.evaluate(part), page.evaluate("window.taken")))
            return seen

        someone.map()
        assert pressed("Shift+F6", "Shift+F6") == [("left", True), ("bar", True)]
        assert page.evaluate("document.activeElement.textContent.trim()") == "Carte"
        assert pressed("Shift+F6") == [("bar", False)]
        assert pressed("F6", "F6", "F6") == [("left", True), ("canvas", True), ("right", True)]
        assert pressed("F6")[0][1] is False
        someone.map()
        page.locator(".right details summary").first.wait_for()  # its opinion is there
        someone.press("F8")
        assert pressed("Shift+F6", "F6") == [("canvas", True), ("right", True)]
        assert page.evaluate("document.activeElement.matches('[open] > summary')"), "the verdict that is open"
        assert pressed("Escape")[0][0] == "canvas"
        someone.open(f"{path}/plan")
        page.evaluate("addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })")
        page.get_by_role("link", name="Plan", exact=True).focus()
        assert pressed("F6", "F6") == [("outl", True), ("canvas", True)]
        assert pressed("F6") == [("canvas", False)]


def test_from_the_home_page_to_a_file_by_keyboard(browser: Any, server: str):
    """Name a project, write a need in the first stage, read its verdict, follow it to the node, save as FreeMind."""
    with person(browser, server) as someone:
        page = someone.page
        page.goto("/nouvelle")
        tab_to(someone, "Nom de votre projet")
        someone.keyboard.type("Atelier mobilité")
        someone.press("Enter")
        page.wait_for_url("**/projets/*")
        page.wait_for_selector("html[data-editor=ready]")
        someone.until("editor.canvas.hasFocus")
        someone.press("ArrowRight")
        assert someone.here == "Contexte"
        someone.press("Tab")
        someone.keyboard.type("Sur 34 jeunes reçus au printemps, 21 n’ont pas le permis (mes entretiens)")
        someone.press("Enter")
        page.locator('details.req[data-id="C1a"]:not(.absent)').wait_for()
        someone.press("F8")
        assert page.evaluate("document.activeElement.closest('details').open")
        someone.press("Control+k")
        someone.keyboard.type("exporter")
        someone.press("Enter")
        page.wait_for_url("**/exporter")
        tab_to(someone, "Télécharger : FreeMind / Freeplane", 60)
        with page.expect_download() as download:
            someone.press("Enter")
        assert download.value.suggested_filename.endswith(".mm")
