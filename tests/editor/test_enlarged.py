"""Zoomed to 400 % and with letters twice as large: the map is there, nothing leaves the window or covers another."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .person import person

pytestmark = [pytest.mark.browser, pytest.mark.deep]

OUT = """() => [...document.querySelectorAll("a, button, input, textarea, select, h1, h2, summary")]
  .filter((one) => one.checkVisibility() && !one.closest(".vh, .skip")).flatMap((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width && (left < -1 || right > innerWidth + 1) ? [one.outerHTML.slice(0, 80)] : []; })"""
OVER = """() => [...document.querySelectorAll(".bar, .selbar, .wtools, .canvas")].flatMap((bar) => {
  const said = [...bar.querySelectorAll("a, button, b, .hints span, .zoom")].filter((one) =>
    one.checkVisibility() && !one.closest(".vh") && parseFloat(getComputedStyle(one).fontSize));
  const boxes = said.map((one) => one.getBoundingClientRect());
  return boxes.flatMap((a, i) => boxes.flatMap((b, j) => j > i && !said[i].contains(said[j]) && a.width && b.width &&
    a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2
      ? [`${said[i].textContent} / ${said[j].textContent}`] : [])); })"""


@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 225), (480, 270)])
def test_at_400_percent_each_node_that_one_goes_to_is_seen_whole(browser: Any, server: str, width: int, height: int):
    """Nothing docked lies over it, and nothing scrolls sideways; the field in which one writes is seen too."""
    seen = """() => { const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return [left >= -1, top >= -1, right <= innerWidth + 1, bottom <= innerHeight + 1,
        document.querySelector(".canvas").contains(document.elementFromPoint(x, y)),
        !document.elementFromPoint(x, y)?.closest(".phone-foot, .branches, .pills, .tabs")]; }"""
    with person(browser, server, width=width, height=height) as someone:
        someone.create(kind="exemple")
        for _ in range(20):
            someone.press("ArrowDown")
            someone.page.evaluate("editor.canvas.flush()")
            someone.until(f"({seen})().every(Boolean)")
        assert someone.page.evaluate("document.documentElement.scrollWidth") <= width
        scrolled = someone.page.evaluate("scrollY")
        assert scrolled > 0, "the map is higher than the window"
        someone.page.evaluate("editor.steps.shown = ''; editor.steps.update()")
        someone.drawn()
        assert someone.page.evaluate("scrollY") == scrolled, "the row of stages shows where one is, and moves no page"


def test_at_400_percent_a_menu_of_the_dossier_is_seen_whole(browser: Any, server: str):
    with person(browser, server, width=320, height=256) as someone:
        someone.page.goto(someone.make(kind="exemple") + "/dossier")
        someone.page.get_by_role("button", name="Autres outils").click()
        item = someone.page.locator("[role=menu] button:focus")
        item.wait_for()
        assert someone.page.evaluate(SEEN)


def test_at_400_percent_nothing_docked_lies_over_what_one_writes_or_chooses(browser: Any, server: str):
    """The line of the caret in the dossier, the first button under the map."""
    under = "document.querySelector('.tabs').getBoundingClientRect()"
    with person(browser, server, width=360, height=225) as someone:
        path = someone.create(kind="exemple")
        someone.page.locator(".phone-foot .main").focus()
        someone.until(f"document.activeElement.getBoundingClientRect().bottom <= {under}.top || {under}.bottom <= 0")
        someone.page.goto(path + "/dossier")
        someone.page.locator(".paper[contenteditable=true]").click()
        someone.press("Control+Home")
        for _ in range(8):
            someone.press("Enter")
        someone.keyboard.type("Suite")
        caret = "getSelection().getRangeAt(0).getBoundingClientRect()"
        someone.until(f"{caret}.bottom > 0 && {caret}.bottom <= innerHeight")
        someone.until(f"{caret}.bottom <= {under}.top || {under}.bottom <= {caret}.top")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 800)])
@pytest.mark.parametrize("view", ["/calendrier", "/budget", "/plan", ""])
def test_a_view_scrolls_in_its_window_alone(browser: Any, server: str, width: int, height: int, view: str):
    """Under the window the page has no emptiness into which End would lead."""
    with person(browser, server, width=width, height=height) as someone:
        someone.open(someone.make(kind="exemple") + view)
        if view in ("/calendrier", "/budget"):
            someone.page.locator(".planning caption").first.wait_for(state="attached")
        assert someone.page.evaluate("document.documentElement.scrollHeight") == height


@pytest.mark.parametrize("height", [600, 768])
def test_a_menu_of_many_actions_never_goes_sideways(browser: Any, server: str, height: int):
    with person(browser, server, width=1366, height=height) as someone:
        someone.create(kind="exemple")
        someone.page.get_by_role("button", name="Autres actions").first.click()
        menu = someone.page.get_by_role("menu", name="Actions")
        assert menu.evaluate("(it) => it.scrollWidth <= it.clientWidth")
        last = menu.get_by_role("menuitem").last
        last.scroll_into_view_if_needed()
        assert last.evaluate("""(it) => { const { left, top, right, bottom } = it.getBoundingClientRect();
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight; }""")


@pytest.mark.parametrize("view", ["/calendrier", "/budget", "/plan"])
def test_at_400_percent_a_view_has_room_for_what_is_read_there(browser: Any, server: str, view: str):
    """More than what is docked around it: the page scrolls, and the view in it."""
    with person(browser, server, width=360, height=225) as someone:
        someone.open(someone.make(kind="exemple") + view)
        room = "Math.max(...[...document.querySelectorAll('main .scroll')].map((one) => one.clientHeight))"
        someone.until(f"{room} > 225")
        assert someone.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [1280, 1440])
@pytest.mark.parametrize("view", ["", "/plan", "/calendrier", "/budget", "/verdicts", "/dossier"])
def test_letters_twice_as_large_push_nothing_off(browser: Any, enlarged: Any, server: str, width: int, view: str):
    for letters in (browser, enlarged):
        with person(letters, server, width=width, height=900) as someone:
            someone.page.goto(someone.make(kind="exemple") + view)
            shown = "document.querySelector('.rq') || document.documentElement.dataset.editor === 'ready'"
            someone.until(shown)
            someone.drawn()
            assert someone.page.evaluate(OUT) == []
            assert someone.page.evaluate(OVER) == []


CUT = """[...document.querySelectorAll("button:not(.pills *), a.btn, .saved, .disc, .tabs, .wtools, .prow h2")]
  .filter((one) => one.checkVisibility() && (one.scrollWidth > one.clientWidth + 2 ||
    one.scrollHeight > one.clientHeight + 4)).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("view", ["", "/plan", "/verdicts", "/dossier", "/soutenir", "/rendre"])
def test_letters_twice_as_large_fit_a_phone(enlarged: Any, server: str, width: int, view: str):
    """What lies between them shrinks first; the views stand in two rows of words, signs are no smaller than usual. The
    rest of the pages: ``tests/web/test_access.py``."""
    with person(enlarged, server, width=width, height=844) as someone:
        someone.page.goto(someone.make(kind="exemple") + view)
        someone.page.locator(".tabs").wait_for()
        someone.until("!document.querySelector('#editor-data') || document.documentElement.dataset.editor === 'ready'")
        assert someone.page.evaluate("document.documentElement.scrollWidth") <= width
        assert someone.page.evaluate(CUT) == []
        size = "(select, what) => parseFloat(getComputedStyle(document.querySelector(select))[what])"
        assert someone.page.evaluate(f"({size})('.tabs a', 'fontSize')") > 20, "nearly twice what they are on a phone"
        assert someone.page.evaluate(f"({size})('.bar .end .i', 'width')") == 30


def test_letters_twice_as_large_leave_a_list_its_room(enlarged: Any, server: str):
    """A criterion that is opened is seen under what the panel says first; a name in the list of projects is whole; what
    is exported stands beside its kind of file."""
    with person(enlarged, server, width=390, height=800) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate("editor.verdicts.open('C5')")
        someone.page.locator(".req[open] > summary").wait_for()  # it opens once it is judged
        someone.drawn()
        below = "document.querySelector('.tabs').getBoundingClientRect().top"
        opened = "document.querySelector('.req[open] > summary').getBoundingClientRect()"
        assert someone.page.evaluate(f"{opened}.bottom <= {below} && {opened}.height > 0")
        someone.page.locator(".bar .dropdown summary").click()
        assert someone.page.locator(".bar .menu").bounding_box()["width"] > 360
        someone.page.goto("/")
        name = "document.querySelector('.prow h2')"
        assert someone.page.evaluate(f"{name}.scrollHeight <= {name}.clientHeight + 2")


def test_the_palette_is_read_with_large_letters_and_in_forced_colours(enlarged: Any, server: str):
    """Why an action cannot be done leaves its name whole words; what Enter takes has a ring, as what has the keyboard
    beside the name of the project has all of its own."""
    with person(enlarged, server, width=1280, height=800) as someone:
        page = someone.page
        someone.create()
        page.emulate_media(forced_colors="active")
        someone.press("Control+k")
        someone.keyboard.type("étape de cette branche")
        taken = page.locator(".palette [aria-selected=true]")
        expect(taken).to_contain_text("Choisissez un autre nœud que le centre.")
        assert taken.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
        assert taken.evaluate("one => one.querySelector('.grow').offsetWidth > one.offsetWidth / 3")
        someone.press("Escape")
        saved = page.get_by_role("button", name="voir les versions")
        saved.focus()
        assert saved.evaluate("""one => { const { outlineWidth, outlineOffset } = getComputedStyle(one);
          const out = parseFloat(outlineWidth) + parseFloat(outlineOffset);
          const [ring, room] = [one, one.closest(".project")].map((each) => each.getBoundingClientRect());
          return ring.left - out >= room.left && ring.bottom + out <= room.bottom; }""")


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_drawn_grows_with_the_letters(browser: Any, enlarged: Any, server: str, width: int):
    """The map as it opens, on a phone too, and the bars of the calendar, beside whose dates nothing is cut."""
    height = "(select) => document.querySelector(select).getBoundingClientRect().height"
    found = []
    for letters in (browser, enlarged):
        with person(letters, server, width=width, height=900) as someone:
            path = someone.create(kind="exemple")
            someone.drawn()
            on_map = someone.page.evaluate(height, ".map .n1 .label")
            someone.open(f"{path}/calendrier")
            someone.page.locator(".waiting .field").first.wait_for()
            found.append((on_map, someone.page.evaluate(height, ".timeline .tick")))
            assert someone.page.evaluate("""[...document.querySelectorAll(".waiting .field")].every((one) =>
              one.getBoundingClientRect().right <= one.closest(".side").getBoundingClientRect().right)""")
    usual, large = found
    assert large[0] > 1.3 * usual[0], "the letters of the map"
    assert large[1] > 1.3 * usual[1], "the letters of the calendar"


@pytest.mark.parametrize("view", ["budget", "calendrier"])
def test_a_printed_view_says_what_it_is_and_of_which_project(browser: Any, server: str, view: str):
    """Its buttons and its lines that are not chosen yet stay on the screen."""
    with person(browser, server, width=1366, height=768) as someone:
        path = someone.make(kind="exemple")
        someone.open(f"{path}/{view}")
        someone.page.emulate_media(media="print")
        expect(someone.page.locator(".bar .project b")).to_be_visible()
        assert not someone.page.locator(".bar .tabs, .bar summary").first.is_visible()
        before = "getComputedStyle(document.querySelector(`.planpanel[aria-label=${it}]`), '::before').content"
        assert someone.page.evaluate(f"(it) => {before}", view.title()) == f'"{view.title()}"'


SEEN = """(() => { const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight; })()"""


def test_at_400_percent_the_line_of_the_plan_that_one_comes_to_is_seen(browser: Any, server: str):
    """Under a long note, and where writing takes what stands around away."""
    with person(browser, server, width=320, height=256) as someone:
        someone.open(someone.make(kind="exemple") + "/plan")
        for _ in range(25):
            someone.press("Tab")
            if someone.page.evaluate("document.activeElement.matches('textarea')"):
                break
        assert someone.page.evaluate("document.activeElement.matches('textarea')")
        someone.drawn()
        assert someone.page.evaluate(SEEN)


@pytest.mark.parametrize("view", ["calendrier", "soutenir"])
def test_at_400_percent_nothing_is_cut_on_the_right(browser: Any, server: str, view: str):
    with person(browser, server, width=320, height=256) as someone:
        someone.page.goto(f"{someone.make(kind='exemple')}/{view}")
        someone.page.locator(".waiting input, .board a").first.wait_for()
        cut = """[...document.querySelectorAll(".waiting input, .board a")].filter((one) => one.checkVisibility() &&
          one.getBoundingClientRect().right > document.documentElement.clientWidth).length"""
        assert someone.page.evaluate(cut) == 0
        assert someone.page.evaluate("document.documentElement.scrollWidth") <= 320
