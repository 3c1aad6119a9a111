"""Tab goes through the page, and writes only where a person has acted: no map is changed by who passes by."""

from __future__ import annotations

from typing import Any

import pytest

from tests.circles import one_of

from .person import Person, person

pytestmark = pytest.mark.browser

STEPS = "editor.state.history.done.length"
IN_MAP = "editor.canvas.hasFocus"
IN_PLAN = "editor.plan.hasFocus"


def through(someone: Person, inside: str, key: str = "Tab") -> list[str]:
    """Tabs from one end of the page to the other; gives what was met once ``inside`` was left."""
    met: list[str] = []
    was_inside = False
    ends = "[...document.querySelectorAll('a, button')].filter((one) => one.checkVisibility())"
    someone.page.evaluate(f"{ends}.at({0 if key == 'Tab' else -1}).focus()")
    for _ in range(120):
        someone.press(key)
        if someone.page.evaluate("document.activeElement === document.body"):
            break
        if someone.page.evaluate(inside):
            was_inside = True
        elif was_inside:
            met.append(someone.focused)
    assert was_inside
    return met


@pytest.mark.parametrize("key", one_of(["Tab", "Shift+Tab"]))
def test_who_tabs_through_the_page_writes_nothing(browser: Any, server: str, key: str):
    """To the verdicts and beyond, there and back: the map is the same to the byte, and so is its history."""
    with person(browser, server) as someone:
        path = someone.create(kind="exemple")
        before = someone.on_server(path)
        assert through(someone, IN_MAP, key)
        assert not someone.page.evaluate("editor.state.history.canUndo")
        assert someone.on_server(path) == before


@pytest.mark.parametrize("gesture", one_of(["ArrowRight", "click", "x"]))
def test_after_a_gesture_tab_writes_and_a_second_one_leaves(browser: Any, server: str, gesture: str):
    """An arrow, a click or a letter; the node that got no word is gone, on the server too, and in the history."""
    with person(browser, server) as someone:
        someone.page.clock.install()
        path = someone.create()
        someone.until(IN_MAP)
        if gesture == "click":
            someone.page.locator("g.n.foc").click()
        else:
            someone.press(gesture)
        if gesture == "x":
            someone.press("Escape")
        before, steps = someone.titles(), someone.page.evaluate(STEPS)  # a letter given up is a step: it comes back
        someone.press("Tab")
        assert someone.page.evaluate("editor.entry.isOpen")
        someone.waits(900)  # longer than the pauses after which a map is kept
        someone.saved()
        assert len(someone.on_server(path)) == len(before)
        someone.press("Tab")
        assert someone.titles() == before
        assert not someone.page.evaluate(IN_MAP)
        assert someone.page.evaluate(STEPS) == steps


@pytest.mark.deep
def test_that_tab_now_writes_is_said_once(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        status = someone.page.locator("[data-spoken]")
        someone.press("ArrowDown")
        status.filter(has_text="Tab ajoute une idée").wait_for()
        someone.press("End", "ArrowDown")
        status.filter(has_text="Dernier nœud").wait_for()
        someone.press("Home", "ArrowUp")
        status.filter(has_text="Premier nœud").wait_for()


def test_a_page_that_is_closed_on_an_empty_field_leaves_no_node(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.page.clock.install()
        path = someone.create()
        someone.press("ArrowRight", "Tab")
        someone.until("editor.entry.isOpen")
        someone.waits(700)
        someone.page.goto("/")
        someone.open(path)
        assert "" not in [title.strip() for title in someone.titles()]


@pytest.mark.deep
def test_words_erased_again_leave_no_node(browser: Any, server: str):
    """Also when another one wrote in between: only the empty node goes."""
    with person(browser, server) as someone:
        someone.create()
        someone.press("ArrowRight", "Tab")
        someone.keyboard.type("ab")
        someone.until("editor.state.node.text === 'ab'")
        someone.press("Backspace", "Backspace")
        elsewhere = "(t) => t.set(t.map.root, { text: 'Récrit' }), { remote: true }"
        someone.page.evaluate(f"editor.state.run('ailleurs', {elsewhere})")
        someone.press("Enter")
        titles = someone.titles()
        assert titles[0] == "Récrit"
        assert "" not in [title.strip() for title in titles]


@pytest.mark.deep
def test_inser_is_left_to_screen_readers(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        before = someone.titles()
        someone.press("ArrowRight", "Insert")
        assert not someone.page.evaluate("editor.entry.isOpen")
        assert someone.titles() == before


@pytest.mark.deep
def test_who_tabs_through_the_plan_writes_nothing(browser: Any, server: str):
    """A line that Tab came to is left by Tab; after an arrow Tab ranks it, and Escape lets go."""
    with person(browser, server) as someone:
        path = someone.create(kind="exemple")
        before = someone.titles()
        someone.open(f"{path}/plan")
        assert through(someone, IN_PLAN)
        assert someone.titles() == before
        through(someone, IN_PLAN, "Shift+Tab")
        assert someone.titles() == before
        someone.page.locator(".otext", has_text="Initialisation").click()
        someone.press("Tab")
        assert someone.titles() != before
        someone.press("Shift+Tab")
        assert someone.titles() == before
        someone.press("Escape", "Tab")
        assert not someone.page.evaluate(IN_PLAN)
        assert someone.titles() == before


@pytest.mark.deep
def test_an_empty_line_of_the_plan_is_not_kept(browser: Any, server: str):
    """Not on the server while it waits for words, and nowhere once the keyboard has left it."""
    with person(browser, server) as someone:
        someone.page.clock.install()
        path = someone.create()
        before = someone.titles()
        someone.open(f"{path}/plan")
        someone.page.locator(".otext", has_text="Contexte").click()
        someone.press("End", "Enter")
        assert len(someone.titles()) == len(before) + 1
        someone.waits(900)
        someone.saved()
        assert len(someone.on_server(path)) == len(before)
        someone.press("ArrowUp")
        assert someone.titles() == before
        someone.press("Home", "Enter", "Escape", "Tab")
        assert someone.titles() == before
