"""Icons that a FreeMind or Freeplane file brings: drawn, called in French, taken away, and the file as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .person import person

pytestmark = pytest.mark.browser

FREEMIND = """<map version="freeplane 1.11.5">
<node TEXT="Atelier" ID="a">
<node TEXT="Bus" ID="b" POSITION="right"><icon BUILTIN="bell"/><icon BUILTIN="25%"/>
<icon BUILTIN="emoji-1F468-200D-1F4BB"/><icon BUILTIN="../fold_all"/></node>
</node>
</map>
"""


def test_icons_of_a_file_are_drawn_and_called(browser: Any, server: str, tmp_path: Path):
    with person(browser, server) as someone:
        path = someone.bring(tmp_path, FREEMIND)
        page = someone.page
        node = page.locator("g.n[data-key=b]")
        assert [each.get_attribute("href") for each in node.locator("use").all()] == ["#fm-bell", "#fm-25%"]
        shown = "[...document.querySelectorAll('g.n[data-key=b] use')].map((one) => one.getBBox().width > 5)"
        assert page.evaluate(shown) == [True, True]
        assert [each.text_content() for each in node.locator("svg text").all()] == ["👨\u200d💻", "Fo"]
        said = "1, Bus, icônes rappel, avancement 25\u00a0%, 👨\u200d💻, ../fold_all"
        expect(node).to_have_attribute("aria-label", said)
        assert page.request.get(f"{path}/exporter/mm").text() == FREEMIND
        someone.choose("Bus")
        page.evaluate("editor.act('icons')")
        for name in ("Avancement 25\u00a0%", "Rappel", "👨\u200d💻", "../fold_all"):
            expect(page.get_by_role("button", name=name, exact=True, pressed=True)).to_be_visible()
        page.get_by_role("button", name="Rappel", exact=True).click()
        someone.saved()
        assert page.request.get(f"{path}/exporter/mm").text() == FREEMIND.replace('<icon BUILTIN="bell"/>', "")
