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
            " || document.activeElement.labels?.[0]?.textContent || '').trim()"
        ).startswith(name):
            return
    raise AssertionError(f"{name} is not within {most} presses of Tab")


def test_f6_goes_from_part_to_part_and_back(browser: Any, server: str):
    """Bar, stages, map, verdicts, and around; each where it is used. In the plan: bar, plan, map."""
    with person(browser, server) as someone:
        page, path = someone.page, someone.create()
        part = """() => ["bar", "left", "canvas", "right", "outl"].find((name) =>
            document.activeElement.closest(`.${name}`))"""
        someone.map()
        seen = []
        for key in ("F6", "F6", "F6", "F6", "Shift+F6", "Shift+F6"):
            someone.press(key)
            seen.append(page.evaluate(part))
        assert seen == ["right", "bar", "left", "canvas", "left", "bar"]
        assert page.evaluate("document.activeElement.textContent") == "Carte"
        someone.press("Shift+F6")
        someone.press("F8")
        someone.press("F6")
        someone.press("Shift+F6")
        assert page.evaluate("document.activeElement.matches('[open] > summary')"), "the verdict that is open"
        someone.open(f"{path}/plan")
        page.get_by_role("link", name="Plan", exact=True).focus()
        seen = []
        for _ in range(3):
            someone.press("F6")
            seen.append(page.evaluate(part))
        assert seen == ["outl", "canvas", "bar"]


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
        tab_to(someone, "FreeMind / Freeplane")
        with page.expect_download() as download:
            someone.press("Enter")
        assert download.value.suggested_filename.endswith(".mm")
