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
from tests.editor.person import at_work, drawn
from tests.serving import served
from tests.structure import faults

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

FILES = re.compile(
    r"^(static|api|assets|dossier_api|editor|health|metrics|pictures)\b|\.(take|take_\w+|save|sheet|logo|manifest|worker|token|demand)$"
    r"|\.(given|sheets|dossier|picture|version)$|_(page|picture|file|map|dossier)$"
)
"""Endpoints that answer with a file, a picture or data."""
OUT = """() => [...document.querySelectorAll("a, button, input, textarea, select, h1, h2, summary")].flatMap((one) => {
  const scrolled = (it) => it && (it.scrollWidth > it.clientWidth && getComputedStyle(it).overflowX === "auto"
    || scrolled(it.parentElement));
  const { left, right, width } = one.getBoundingClientRect();
  return one.checkVisibility() && !one.closest(".vh, .skip") && !scrolled(one.parentElement) && width &&
    (left < -1 || right > innerWidth + 1) ? [one.outerHTML.slice(0, 80)] : []; })"""
"""But where one scrolls on purpose: the tools of the dossier, the row of stages, a wide table."""
THIN = """() => [...document.querySelectorAll("h1, h2, h3, p, label, button")].flatMap((one) => {
  const { width, height } = one.getBoundingClientRect(), size = parseFloat(getComputedStyle(one).fontSize);
  return one.checkVisibility() && !one.closest(".vh") && one.innerText.trim().length > 5 && size && width < 2 * size &&
    height > 4 * size ? [one.innerText] : []; })"""
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


def test_every_page_that_there_is_stands_in_the_list(kept: tuple[Path, list[str]]):
    """But for files, data, what a centre alone shows, what shows only after a mistake or a return from elsewhere."""
    app = create_app(kept[0])
    found = app.url_map.bind("localhost")
    seen = {found.match(page.partition("?")[0])[0] for page in kept[1]}
    others = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())} - seen
    app.extensions["store"].close()
    assert {name for name in others if not FILES.search(name)} == {
        *("edits.choose", "returned.comments", "arrival.look", "arrival.show", "read_twice.show", "group.worksheet")
    }


def test_every_page_is_built_as_the_rgaa_asks(kept: tuple[Path, list[str]]):
    """What axe does not look at, as the server writes it: tables (5.4, 5.6, 5.7), names of links and buttons (6.1,
    11.9), ids (8.2)."""
    app = create_app(kept[0])
    visitor = Visitor(app)
    found = {page: faults(visitor.read(page)) for page in kept[1]}
    app.extensions["store"].close()
    assert {page: seen for page, seen in found.items() if seen} == {}


def test_the_site_plan_names_every_room_of_a_project(kept: tuple[Path, list[str]]):
    """But for the form that its card in the list leads to."""
    app = create_app(kept[0])
    plan = Visitor(app).read("/aide/plan-du-site")
    app.extensions["store"].close()
    rooms = {found[0] for page in kept[1] if (found := re.fullmatch(r"/projets/\w+(/[\w-]+)?", page))}
    assert {room.rpartition("/")[2] for room in rooms if f'"{room}"' not in plan} == {"renommer"}


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
def test_letters_twice_as_large_fit_in_320_px(enlarged: Any, kept: tuple[Path, list[str]], address: str):
    """Nothing goes sideways on any page, no button or field leaves the window, no word stands letter by letter."""
    found: dict[str, list[str]] = {}
    with at_work(enlarged, address, width=320, height=844) as context:
        page = context.new_page()
        for path in kept[1]:
            opened(page, path)
            seen = page.evaluate(OUT) + page.evaluate(THIN)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
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
    context = browser.new_context(viewport={"width": width, "height": 844}, base_url=address, locale="fr-FR")
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
    context.close()
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
            drawn(page)
            if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
                found[path] = width
    assert found == {}


ACTIONS = """palette link arrow icons claim stage stages move-to details note history color help search
language""".split()  # noqa: SIM905
STATES = {
    **{name: f"editor.act('{name}')" for name in ACTIONS},
    "writing": "editor.act('child')",
    "several": "editor.act('select-siblings')",
    "menu": "document.querySelector('.selbar [aria-haspopup=menu], .acts [aria-haspopup=menu]').click()",
    "verdict": "editor.verdicts.open('C5')",
    "plan": "editor.show('plan')",
    "message": "editor.toast('Branche supprimée.', 'undo')",
}
"""What opens on the map, by what opens it."""


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_what_opens_on_the_map_holds_before_axe(
    browser: Any, kept: tuple[Path, list[str]], address: str, width: int, theme: str
):
    project = next(page for page in kept[1] if re.fullmatch(r"/projets/\w+", page))
    found = {}
    with at_work(browser, address, width=width, height=844, color_scheme=theme) as context:
        page = context.new_page()
        for name, script in STATES.items():
            opened(page, project)
            page.evaluate("editor.goTo(editor.state.map.root.children[0].children[0].key)")
            page.evaluate(f"() => {{ {script} }}")
            page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
            seen = violations(page) + page.evaluate(PALE)
            if seen:
                found[name] = seen
    assert found == {}
