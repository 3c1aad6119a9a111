"""Keys that belong to the keyboard or the browser, and the keyboard that is never lost."""

from __future__ import annotations

from typing import Any

import pytest

from .writer import writer

pytestmark = pytest.mark.browser

KEY = """([key, code, held]) => { const event = new KeyboardEvent("keydown",
  { key, code, ctrlKey: true, altKey: held.includes("alt"), shiftKey: held.includes("shift"),
    modifierAltGraph: held.includes("graph"), bubbles: true, cancelable: true });
  editor.text.host.dispatchEvent(event); return event.defaultPrevented; }"""


def test_a_sign_made_with_altgr_and_what_closes_a_browser_are_not_taken(browser: Any, server: str):
    """AltGr à is @ on a French keyboard of Windows, where it comes as Ctrl Alt; Ctrl Maj Q quits."""
    with writer(browser, server) as someone:
        someone.begin()
        assert not someone.page.evaluate(KEY, ["@", "Digit0", ["alt", "graph"]])
        assert not someone.page.evaluate(KEY, ["#", "Digit3", ["alt", "graph"]])
        assert not someone.page.evaluate(KEY, ["Q", "KeyQ", ["shift"]])
        assert someone.page.evaluate(KEY, ["&", "Digit1", ["alt"]])
        someone.type("Mon rôle")
        assert someone.blocks[0]["type"] == "heading"


def test_who_gives_up_bringing_a_file_is_in_the_text(browser: Any, server: str):
    with writer(browser, server) as someone:
        path = someone.make()
        someone.open(f"{path}/dossier")
        someone.page.get_by_role("button", name="Importer un document Word").click()
        someone.page.get_by_label("Fichier Word").wait_for()
        someone.press("Escape")
        someone.back()
