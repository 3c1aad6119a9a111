"""No word vanishes unsaid: what people type out of habit, from outlines, from FreeMind, from other maps."""

from __future__ import annotations

import re
from pathlib import Path
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


def test_who_clicks_a_stage_beside_the_map_writes_in_the_map(browser: Any, server: str):
    """Tab there would lead to the panel's questions, and letters to nobody, open as it may be; an arrow closes it. Who
    opens it by keys stays in the panel."""
    with person(browser, server) as someone:
        someone.create()
        someone.page.get_by_role("button", name="Faisabilité").first.click()
        type_(someone, "Tab 'Partenaires Enter")
        titles = someone.titles()
        assert titles[titles.index("  Faisabilité") + 1] == "    Partenaires"
        someone.page.locator(".step .head", has_text="Contexte").click()
        for idea in ("Un", "Deux"):
            head = someone.page.locator(".step.now .head")
            expect(head).to_contain_text("Contexte")
            head.click()
            type_(someone, f"Tab '{idea} Enter")
        titles = someone.titles()
        assert titles[titles.index("  Contexte") + 1 :][:2] == ["    Un", "    Deux"]
        someone.page.get_by_role("button", name="Replier «\xa0Contexte\xa0»").click()
        expect(someone.page.locator(".step.now")).to_have_count(0)
        expect(someone.page.locator(".step .head", has_text="Contexte")).to_be_focused()
        head = someone.page.locator(".step .head", has_text="Évaluation")
        for is_open in ("true", "false"):
            head.press("Enter")
            expect(head).to_have_attribute("aria-expanded", is_open)
            expect(head).to_be_focused()
        twice = "() => { for (const _ of [1, 2]) document.querySelector('.step.st2 .head').click(); }"
        someone.page.evaluate(twice)  # as fast as two presses can be: the second is not undone by the first
        someone.drawn()
        expect(someone.page.locator(".step.now")).to_have_count(0)


DEEP = """<map version="1.0.1"><node TEXT="Projet"><node TEXT="Préparation" FOLDED="true"><node TEXT="décembre">
<node TEXT="marché de Noël"><attribute NAME="etape" VALUE="E5"/></node>
<node TEXT="bilan"><attribute NAME="etape" VALUE="E6"/></node></node></node>
<node TEXT="Mise en œuvre"><attribute NAME="etape" VALUE="E5"/></node></node></map>"""
"""Two stages that stand in a folded branch too, or only there."""


def test_an_answer_goes_to_the_nearest_branch_of_its_stage_and_is_seen(browser: Any, server: str, tmp_path: Path):
    """Not to the first in reading order; where a folded branch alone has the stage, all that hides the field opens."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, DEEP)
        for stage, branch in ("Mise en œuvre", "Mise en œuvre"), ("Évaluation", "bilan"):
            someone.page.locator(".step .head", has_text=stage).click()
            someone.page.locator(".step.now .prompt").last.click()
            expect(someone.page.get_by_label(f"Nouvelle idée sous «\xa0{branch}\xa0»")).to_be_in_viewport()
            assert someone.page.evaluate("editor.canvas.byKey.has(editor.entry.key)"), "the field stands over its node"
            type_(someone, "'Un Enter 'Deux Enter")
            titles = [title.strip() for title in someone.titles()]
            assert titles[titles.index(branch) + 1 :][:2] == ["Un", "Deux"]


def test_who_renames_a_node_that_is_hidden_sees_the_field(browser: Any, server: str):
    """What was undone is chosen, though its branch was folded meanwhile."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        type_(someone, "Tab 'Un Tab 'Deux Enter Escape")
        someone.page.evaluate("editor.state.shut([editor.state.node.parent], true)")
        type_(someone, "F2")
        assert someone.page.evaluate("editor.canvas.byKey.has(editor.entry.key)")


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


def test_a_sentence_goes_on_after_a_reload_and_is_undone_in_order(browser: Any, server: str):
    """The page is asked for before its last words arrive: they are one's own, and where one was writing is chosen."""
    with person(browser, server) as someone:
        page = someone.page
        path = someone.create(kind="vide", title="Projet")
        type_(someone, "Tab 'Un Tab 'Deux Enter Enter 'Trois")
        page.evaluate("editor.entry.settle()")
        someone.saved()
        early = page.request.get(path)
        type_(someone, "'Quatre")
        page.route(f"**{path}", lambda route: route.fulfill(response=early), times=1)
        page.reload()
        page.wait_for_selector("html[data-editor=ready]")
        assert someone.here == "TroisQuatre"
        someone.saved()
        assert [node["text"] for node in someone.on_server(path)] == ["Projet", "Un", "Deux", "TroisQuatre"]
        for left in (["Projet", "  Un", "    Deux"], ["Projet", "  Un"], ["Projet"]):
            type_(someone, "Control+z")
            assert someone.titles() == left


def test_what_was_done_is_undone_after_another_page(browser: Any, server: str):
    """In the same tab; what was written in the map meanwhile, from elsewhere or another page, is never undone."""
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Projet")
        type_(someone, "Enter 'Un Enter Enter 'Deux Enter Delete")
        someone.saved()
        kept = someone.page.evaluate("editor.state.history.record")
        someone.open(f"{path}/dossier")
        someone.open(path)
        assert someone.page.evaluate("editor.state.history.record") == kept
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
        someone.map()
        someone.press("Control+z")
        assert someone.titles() == ["Projet", "  Un", "  Deux!"]
        someone.press("Control+z")
        assert someone.titles() == ["Projet", "  Deux!"]
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
