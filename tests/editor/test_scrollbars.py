"""The views of a project where scroll bars take room, as on most desks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .person import person

pytestmark = [pytest.mark.browser, pytest.mark.deep]

VIEWS = ("", "/plan", "/calendrier", "/budget", "/verdicts", "/dossier", "/soutenir")
SIDEWAYS = """() => [...document.querySelectorAll("body, body *")].filter((one) =>
  /auto|scroll/.test(getComputedStyle(one).overflowX) && one.clientWidth && one.scrollWidth > one.clientWidth + 1
  && one.checkVisibility()).map((one) => `${one.tagName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`)"""

BAR = """() => {
  const one = document.createElement("div");
  one.style.overflow = "scroll";
  document.body.append(one);
  const width = one.offsetWidth - one.clientWidth;
  one.remove();
  return width;
}"""
"""How wide a scroll bar is, in pixels."""


@pytest.fixture(scope="module")
def with_bars(browser: Any, chromium: str) -> Iterator[Any]:
    hides = ["--hide-scrollbars"]
    shown = browser.browser_type.launch(executable_path=chromium, args=["--no-sandbox"], ignore_default_args=hides)
    yield shown
    shown.close()


@pytest.mark.parametrize("width", [1280, 1024])
def test_no_view_goes_sideways(with_bars: Any, server: str, width: int):
    with person(with_bars, server, width=width, height=720) as someone:
        page = someone.page
        project = someone.create(kind="exemple")
        assert page.evaluate(BAR) > 0, "this browser shows bars"
        found = {}
        for view in VIEWS:
            page.goto(f"{project}{view}")
            if page.locator("#editor-data, #dossier-data").count():
                page.wait_for_selector("html[data-editor=ready]")
            if view == "/calendrier":
                page.wait_for_selector("svg.timeline")
            found[view] = page.evaluate(SIDEWAYS)
        assert {view: each for view, each in found.items() if each} == {}
