"""No word vanishes unsaid: what people type out of habit, from outlines, from FreeMind, from other maps."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from .person import Person, person

pytestmark = pytest.mark.browser

LOST = "Texte {}\u00a0: «\u00a0{}\u00a0»."

HABITS = [
    ("a list", "Enter 'Un Enter 'Deux Enter 'Trois Enter", ["Un", "Deux", "Trois"]),
    ("FreeMind", "Enter 'Un Enter Enter 'Deux Enter Enter 'Trois Enter", ["Un", "Deux", "Trois"]),
    ("XMind, the first key of a map", "Tab 'Un Enter Enter 'Deux Enter", ["Un", "Deux"]),
    ("down at once", "Tab 'Un Tab 'Deux Tab 'Trois Enter", ["Un", "  Deux", "    Trois"]),
    ("a list under an idea", "Tab 'Un Tab 'Deux Enter 'Trois Enter", ["Un", "  Deux", "  Trois"]),
    ("an idea too many", "Enter 'Un Enter Enter Escape ArrowUp Enter 'Deux Enter", ["Un", "Deux"]),
    ("the title of the map, then a list", "F2 ' Enter 'Un Enter 'Deux Enter", ["Un", "Deux"]),
    ("one goes on with what is there", "Enter 'Un Enter F2 'e Enter", ["Une"]),
    ("one thinks better of it", "Enter 'Un Enter Home ArrowDown 'Deux Escape", ["Un"]),
    ("Tab, and Tab again", "Enter 'Un Enter Tab Tab", ["Un"]),
    ("a capital letter", "Enter 'Un Enter Shift+D 'eux Enter", ["Un", "Deux"]),
]


def type_(someone: Person, keys: str) -> None:
    """Keys by name between spaces; letters after an apostrophe are typed."""
    for key in keys.split():
        if key.startswith("'"):
            someone.keyboard.type(key[1:])
        else:
            someone.press(key)


def test_habits_lose_nothing(browser: Any, server: str):
    with person(browser, server) as someone:
        for habit, keys, titles in HABITS:
            someone.create(kind="vide", title="Projet")
            type_(someone, keys)
            assert someone.titles() == ["Projet", *(f"  {title}" for title in titles)], habit


@pytest.mark.parametrize(
    ("habit", "keys", "what", "words", "left", "way"),
    [
        ("a letter on a node", "Home ArrowDown 'Deux Enter", "remplacé", "Un", "Deux", "Control+z"),
        ("and Tab, twice", "Home ArrowDown 'Deux Tab Tab", "remplacé", "Un", "Deux", "Control+z"),
        ("Escape while one renames", "F2 'e Escape", "abandonné", "Une", "Un", "Control+y"),
    ],
)
def test_words_that_go_are_said_and_come_back(
    browser: Any, server: str, habit: str, keys: str, what: str, words: str, left: str, way: str
):
    """Shown with a way back, said aloud, and one shortcut brings them back."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        type_(someone, "Enter 'Un Enter")
        type_(someone, keys)
        sentence = LOST.format(what, words)
        expect(someone.page.locator(".toast")).to_contain_text(sentence)
        expect(someone.page.locator("[data-spoken]").filter(has_text=sentence)).to_have_count(1)
        assert someone.titles() == ["Projet", f"  {left}"], habit
        someone.map()
        someone.press(way)
        assert someone.titles() == ["Projet", f"  {words}"]


def test_a_key_hit_by_mistake_is_no_step(browser: Any, server: str):
    """Escape leaves the title as it was, however long one looked at the letter; Ctrl Z takes back what came before."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        type_(someone, "Enter 'Un Enter Enter 'Deux Enter Home ArrowDown 'x")
        someone.page.wait_for_timeout(900)  # longer than the pause after which what is typed goes into the map
        someone.press("Escape")
        assert someone.titles() == ["Projet", "  Un", "  Deux"]
        someone.press("Control+z")
        assert someone.titles() == ["Projet", "  Un"]


def test_an_idea_given_up_comes_back(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        type_(someone, "Enter 'Un Escape")
        assert someone.titles() == ["Projet"]
        expect(someone.page.locator(".toast")).to_contain_text(LOST.format("abandonné", "Un"))
        someone.page.get_by_role("button", name="Rétablir").last.click()
        assert someone.titles() == ["Projet", "  Un"]


def test_letters_given_up_never_come_back_by_undo(browser: Any, server: str):
    """Ctrl Z takes the last accepted change back, whether the letters had reached the map or not."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        type_(someone, "Enter 'Un Enter Enter 'Deux Enter 'x")
        someone.until("editor.state.node.text === 'x'")
        type_(someone, "'y Escape")
        assert someone.titles() == ["Projet", "  Un", "  Deux"]
        type_(someone, "F2 'z Escape Control+z")
        assert someone.titles() == ["Projet", "  Un"]
        type_(someone, "Control+z Control+z")
        assert someone.titles() == ["Projet"]


def test_what_is_given_up_of_a_long_text_is_what_was_changed(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        long = "Parce que les jeunes du canton manquent de repères"
        someone.press("Enter")
        someone.keyboard.type(long)
        type_(someone, "Enter F2 ' Escape F2")
        someone.keyboard.type(" sûrs")
        someone.press("Escape")
        expect(someone.page.locator(".toast")).to_contain_text(LOST.format("abandonné", "…repères sûrs"))
        assert someone.here == long


def test_the_field_says_what_a_letter_takes_the_place_of(browser: Any, server: str):
    """And the browser's own Ctrl Z in it brings the words back."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        type_(someone, "Enter 'Un Enter")
        someone.keyboard.type("D")
        assert someone.focused == "Nouvelle idée sous «\u00a0Projet\u00a0»"
        type_(someone, "'eux Enter Home ArrowDown 'Z")
        assert someone.focused == "Texte du nœud, à la place de «\u00a0Un\u00a0»"
        type_(someone, "Control+z Enter")
        assert someone.titles() == ["Projet", "  Un", "  Deux"]


def test_what_was_done_is_undone_after_another_page(browser: Any, server: str):
    """In the same tab, as long as nobody wrote in the map meanwhile; else the button says where older versions are."""
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Projet")
        type_(someone, "Enter 'Un Enter Enter 'Deux Enter Delete")
        someone.saved()
        someone.open(f"{path}/dossier")
        someone.open(path)
        assert someone.titles() == ["Projet", "  Un"]
        someone.map()
        someone.press("Control+z")
        assert someone.titles() == ["Projet", "  Un", "  Deux"]
        someone.press("Control+z", "Control+z")
        assert someone.titles() == ["Projet"]
        someone.press("Control+y", "Control+y")
        someone.saved()
        someone.page.goto("/")
        with person(browser, server) as other:
            other.open(path)
            other.choose("Deux")
            type_(other, "F2 '! Enter")
            other.saved()
        someone.open(path)
        assert someone.titles() == ["Projet", "  Un", "  Deux!"]
        undo = someone.page.locator(".tools [data-action=undo]")
        expect(undo).to_be_disabled()
        expect(undo).to_have_attribute("title", re.compile("Versions"))


def test_a_button_that_can_do_no_more_keeps_the_keyboard(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        type_(someone, "Enter 'Un Enter")
        someone.drawn()  # the map has the keyboard again
        undo = someone.page.locator(".tools [data-action=undo]")
        undo.focus()
        someone.press("Enter")
        expect(undo).to_have_attribute("aria-disabled", "true")
        expect(undo).to_be_focused()
        someone.press("Enter")
        assert someone.titles() == ["Projet"]


def in_plan(someone: Person) -> None:
    someone.create(kind="vide", title="Projet")
    type_(someone, "Enter 'Première Enter 'Seconde Enter")
    someone.page.evaluate("editor.show('plan')")
    someone.page.locator("textarea.oline").wait_for()


ENTERED = [
    ("Home Enter", ["Projet", "  Première", "  ", "  Seconde"]),
    ("ArrowLeft ArrowUp Enter", ["Projet", "  Première", "  ", "  Seconde"]),
    ("ArrowUp ArrowUp ArrowUp ArrowLeft Enter", ["Projet", "  ", "  Première", "  Seconde"]),
    ("Shift+ArrowLeft Shift+ArrowLeft Enter", ["Projet", "  Première", "  Seconde", "  "]),
]


def test_enter_in_the_plan_cuts_nothing_by_chance(browser: Any, server: str):
    """Neither where ↑ or ↓ brought the caret, nor the map's title, nor what is chosen."""
    with person(browser, server) as someone:
        for keys, titles in ENTERED:
            in_plan(someone)
            type_(someone, keys)
            assert someone.titles() == titles, keys


def test_enter_in_the_plan_cuts_where_the_caret_was_put(browser: Any, server: str):
    """As in a word processor; it is said, and one Ctrl Z joins the line again."""
    with person(browser, server) as someone:
        in_plan(someone)
        type_(someone, "ArrowUp ArrowLeft ArrowLeft Enter")
        assert someone.titles() == ["Projet", "  Premi", "  ère", "  Seconde"]
        said = someone.page.locator("[data-spoken]")
        expect(
            said.filter(has_text="Ligne coupée en deux\u00a0: «\u00a0Premi\u00a0», «\u00a0ère\u00a0».")
        ).to_have_count(1)
        someone.press("Control+z")
        assert someone.titles() == ["Projet", "  Première", "  Seconde"]


def test_joined_lines_keep_what_they_carry(browser: Any, server: str):
    """A note goes along; where both have one they stay two, which is said."""
    with person(browser, server) as someone:
        in_plan(someone)
        note = "editor.state.run('x', (t) => t.set(editor.state.node, { note: 'parce que' }))"
        someone.page.evaluate(note)
        type_(someone, "Home Backspace")
        assert someone.titles() == ["Projet", "  Première Seconde"]
        assert someone.page.evaluate("editor.state.node.data.note") == "parce que"
        type_(someone, "End Enter 'Troisième")
        someone.page.evaluate(note)
        type_(someone, "Home Backspace")
        assert someone.titles() == ["Projet", "  Première Seconde", "  Troisième"]
        expect(someone.page.locator("[data-spoken]").filter(has_text="elles restent deux")).to_have_count(1)
