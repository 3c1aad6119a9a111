"""Every page of a furnished store as an auditor opens it: axe by width and theme, nothing sideways, its own title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from cefi_map.web import create_app
from tests.axe import violations
from tests.editor.person import at_work
from tests.serving import served

from .furnished import furnish
from .visitor import Visitor

PALE = """() => [...document.querySelectorAll("[placeholder]")].flatMap((one) => {
  const shade = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const light = ([r, g, b]) => [r, g, b].map((value) => value / 255)
    .map((v) => (v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  let ground = one; while (ground.parentElement && !shade(getComputedStyle(ground).backgroundColor)[3])
    ground = ground.parentElement;
  const style = getComputedStyle(one, "::placeholder");
  const [a, b] = [light(shade(style.color)), light(shade(getComputedStyle(ground).backgroundColor))];
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05) ;
  return ratio < 4.5 || style.opacity !== "1" ? [`${one.placeholder}: ${ratio.toFixed(2)}`] : []; })"""

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A furnished store, and its pages."""
    place = tmp_path_factory.mktemp("meublées")
    app = create_app(place)
    pages = furnish(Visitor(app))
    app.extensions["store"].close()
    return place, pages


@pytest.fixture(scope="module")
def address(kept: tuple[Path, list[str]]) -> Iterator[str]:
    with served(kept[0]) as found:
        yield found


def test_each_page_has_a_title_of_its_own(kept: tuple[Path, list[str]]):
    app = create_app(kept[0])
    visitor = Visitor(app)
    titles = {}
    for page in kept[1]:
        found = re.search(r"<title>(.*?)</title>", visitor.read(page), re.S)
        assert found
        titles[page] = unescape(found[1])
    app.extensions["store"].close()
    twice = {title for title, number in Counter(titles.values()).items() if number > 1}
    assert {page: title for page, title in titles.items() if title in twice} == {}


def opened(page: Any, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    if page.locator("#editor-data").count():
        page.wait_for_selector("html[data-editor=ready]", state="attached")


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_every_page_holds_before_axe(browser: Any, kept: tuple[Path, list[str]], address: str, width: int, theme: str):
    """With scripts; placeholders too, which axe does not measure."""
    found: dict[str, list[str]] = {}
    with at_work(browser, address, width=width, height=844, color_scheme=theme) as context:
        page = context.new_page()
        for path in kept[1]:
            opened(page, path)
            seen = violations(page) + page.evaluate(PALE)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                seen.append("scrolls sideways")
            if seen:
                found[path] = seen
    assert found == {}


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("width", [1440, 320])
def test_every_page_holds_without_scripts(browser: Any, kept: tuple[Path, list[str]], address: str, width: int):
    """What the server alone wrote, as axe reads it: only our own scripts are kept out."""
    found: dict[str, list[str]] = {}
    with at_work(browser, address, width=width, height=844) as context:
        page = context.new_page()
        for folder in ("js", "built"):
            page.route(f"**/static/{folder}/**", lambda route: route.fulfill(body="", content_type="text/javascript"))
        for path in kept[1]:
            page.goto(path)
            seen = violations(page)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                seen.append("scrolls sideways")
            if seen:
                found[path] = seen
    assert found == {}


@pytest.mark.browser
@pytest.mark.long
def test_wider_spacing_pushes_nothing_off(browser: Any, kept: tuple[Path, list[str]], address: str):
    """Letters, words, lines and paragraphs as far apart as WCAG 1.4.12 asks, at 320 pixels."""
    found = {}
    with at_work(browser, address, width=320, height=844, bypass_csp=True) as context:
        page = context.new_page()
        for path in kept[1]:
            opened(page, path)
            page.add_style_tag(content=SPACED)
            page.wait_for_timeout(100)
            if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
                found[path] = width
    assert found == {}
