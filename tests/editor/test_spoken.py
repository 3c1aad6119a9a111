"""What is read aloud while one works: each thing once, nothing over and over, and the keyboard is never lost."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.dossier_editor.writer import writer

from .person import Person, person

pytestmark = pytest.mark.browser

LISTEN = """place => { const at = document.querySelector(place); window.said = [];
  new MutationObserver(() => at.textContent && said.push(at.textContent)).observe(at,
    { childList: true, characterData: true, subtree: true }); }"""
"""Each time that the words of a live region are written: the same ones, written anew, are read anew."""


def held(someone: Person) -> str:
    """What has the keyboard, by its name or its words."""
    return someone.page.evaluate(
        """() => { const { activeElement: at } = document; return at.ariaLabel ?? at.labels?.[0]?.textContent ??
             at.textContent.trim(); }"""
    )


def hint(someone: Person) -> str:
    """What describes the thing that has the keyboard."""
    return someone.page.evaluate(
        "() => document.getElementById(document.activeElement.getAttribute('aria-describedby'))?.textContent ?? ''"
    )


def test_the_keys_of_a_field_are_heard_once_on_the_map(browser: Any, server: str):
    """Ideas that open one after the other are heard by their names alone."""
    with person(browser, server) as someone:
        someone.create()
        someone.map()
        someone.press("Tab")
        assert hint(someone).startswith("Entrée garde le texte")
        someone.keyboard.type("Une idée")
        for keys in (("Tab",), ("Escape", "Enter"), ("Escape", "F2")):
            someone.press(*keys)
            someone.until("document.activeElement.matches('textarea.entry')")
            assert hint(someone) == "", keys


@pytest.mark.deep
def test_the_keys_of_a_line_are_heard_once_in_the_plan(browser: Any, server: str):
    """They stay in sight below."""
    with person(browser, server) as someone:
        someone.open(someone.make() + "/plan")
        someone.page.evaluate("editor.plan.line.open(editor.state.key)")
        assert hint(someone).startswith("Entrée nouvelle ligne")
        for key in ("Enter", "Enter", "ArrowUp"):
            someone.press(key)
            someone.until("document.activeElement.matches('textarea.oline')")
            assert hint(someone) == "", key
            someone.keyboard.type("Une idée")
        expect(someone.page.locator("#plan-keys")).to_be_visible()


def test_the_keyboard_is_told_elsewhere_before_its_field_goes(browser: Any, server: str):
    """With Firefox, Orca said nothing of the node now and then: it had been told of the field's end first."""
    with person(browser, server) as someone:
        someone.create(kind="vide")
        someone.map()
        someone.press("Tab")
        someone.keyboard.type("Une idée")
        someone.page.evaluate("""() => { const field = document.activeElement;
          document.addEventListener("focusin", () => requestAnimationFrame(() => (globalThis.was = field.isConnected)),
            { once: true }); globalThis.goes = () => !field.isConnected; }""")
        someone.press("Enter")
        someone.until("goes()")
        assert someone.page.evaluate("was")
        assert someone.page.locator(".entry").count() == 0


@pytest.mark.parametrize("view", ["", "/dossier", "/budget"])
def test_no_control_is_described_by_its_own_name(browser: Any, server: str, view: str):
    """A title beside a name would say it again."""
    with person(browser, server) as someone:
        path = someone.create(kind="exemple")
        someone.page.goto(f"{path}{view}")
        someone.page.locator(".wtools, .tools").first.wait_for()
        session = someone.page.context.new_cdp_session(someone.page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        told = [[one.get(said, {}).get("value", "") for said in ("name", "description")] for one in nodes]
        assert [each for each in told if each[0] and each[1].startswith(each[0])] == []


def test_a_choice_of_several_nodes_is_counted_aloud(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        someone.map()
        someone.press("ArrowRight", "Shift+ArrowDown")
        expect(someone.page.locator("[data-spoken]", has_text="2\u00a0nœuds choisis.")).to_have_count(1)


def test_the_palette_says_once_that_nothing_is_found(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.page.clock.install()
        someone.create()
        someone.press("Control+k")
        someone.page.evaluate(LISTEN, "dialog[open] [role=status]")
        someone.page.keyboard.type("zzzzzz", delay=40)
        someone.until("said.length > 0")
        someone.waits(200)
        assert len(someone.page.evaluate("said")) == 1


def test_how_much_is_found_is_said_once_while_it_stays_the_same(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        someone.press("Control+f")
        someone.page.evaluate(LISTEN, ".found")
        someone.keyboard.type("contexte")
        someone.until("said.length > 0")
        someone.drawn()
        said = someone.page.evaluate("said")
        assert [each for each, after in pairwise(said) if each == after] == []


def test_another_first_result_of_the_palette_has_another_id(browser: Any, server: str):
    """Of one that takes the place of another under its id Firefox tells nobody; what stays first is not said again."""
    with person(browser, server) as someone:
        someone.create()
        someone.press("Control+k")
        assert all(someone.page.locator("#palette-list .grow").all_text_contents())
        first = """() => { const id = document.activeElement.getAttribute("aria-activedescendant");
          return [id, document.getElementById(id).textContent]; }"""
        seen = {}
        for letter in ["", *"rendre"]:
            someone.keyboard.type(letter)
            id, words = someone.page.evaluate(first)
            assert seen.setdefault(words, id) == id, words
        assert "Rendre" in words
        someone.page.evaluate("""globalThis.gone = 0; new MutationObserver((all) => {
          for (const { removedNodes } of all) gone += removedNodes.length; }).observe(
          document.querySelector("#palette-list"), { childList: true })""")
        someone.keyboard.type(" ")
        assert someone.page.evaluate("gone") == 0, "what stays is not touched"
        assert len(set(seen.values())) == len(seen) > 1


@pytest.mark.deep
def test_the_number_of_pages_is_said_when_it_changes(browser: Any, server: str):
    """And not before they are counted."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.type("Je")
        someone.until("editor.pages.since === null && !editor.pages.counting && !editor.pages.again")
        place = ".pager [role=status]"
        someone.until(f"document.querySelector('{place}').textContent.startsWith('Page 1')")
        someone.page.evaluate(LISTEN, place)
        for word in (" prends", " du", " recul"):
            someone.keyboard.type(word)
            someone.page.wait_for_timeout(700)
        assert someone.page.evaluate("said") == []
        someone.page.evaluate("() => { const { sheets } = editor.pages; sheets.addresses = []; sheets.show(); }")
        assert someone.page.locator(place).text_content() == ""


@pytest.mark.deep
def test_the_last_words_replaced_leave_the_keyboard_in_the_box(browser: Any, server: str):
    """And what is said of it stays when the verdicts come."""
    with person(browser, server) as someone:
        someone.page.clock.install()
        someone.create()
        someone.map()
        someone.press("Shift+F2")
        someone.page.get_by_role("searchbox", name="Chercher dans la carte").fill("Contexte")
        someone.page.get_by_label("Remplacer par").fill("Situation")
        replace = someone.page.get_by_role("button", name="Remplacer", exact=True).last
        replace.press("Enter")
        replace.press("Enter")
        told = someone.page.locator(".found")
        expect(told).to_contain_text("Tout est remplacé.")
        assert held(someone) == "Remplacer"
        someone.saved()
        someone.page.evaluate("editor.state.emit?.('report')")
        someone.waits(800)
        expect(told).to_contain_text("Tout est remplacé.")


@pytest.mark.deep
def test_a_filter_that_finds_nothing_in_the_branch_names_it(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.choose("Contexte")
        someone.page.evaluate("editor.act('focus-branch'); editor.act('isolate'); editor.act('search')")
        someone.keyboard.type("zzzz")
        expect(someone.page.locator(".found")).to_contain_text("dans la branche «\u00a0Contexte\u00a0»")


@pytest.mark.deep
def test_letters_go_through_a_menu(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        someone.map()
        someone.press("ArrowDown", "ContextMenu")
        expect(someone.page.get_by_role("menuitem", name="Idée en dessous")).to_be_focused()
        someone.press("g")
        expect(someone.page.get_by_role("menuitem", name="Gras")).to_be_focused()
        someone.press("e")
        expect(someone.page.get_by_role("menuitem", name="Étape de cette branche")).to_be_focused()
        someone.press("i")
        expect(someone.page.get_by_role("menuitem", name="Italique")).to_be_focused()


def test_what_opens_beside_a_node_keeps_the_keyboard(browser: Any, server: str):
    """A field that is hidden is no stop."""
    with person(browser, server) as someone:
        someone.create()
        someone.press("ArrowDown")
        someone.page.evaluate("editor.act('picture')")
        expect(someone.page.get_by_role("button", name="Choisir une image…")).to_be_focused()
        someone.press("Tab")
        expect(someone.page.locator(".beside").get_by_role("button", name="Fermer")).to_be_focused()
        someone.press("Escape")
        assert someone.focused.startswith("1, Contexte")


@pytest.mark.deep
def test_a_black_screen_is_said_and_the_view_again(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.page.goto(someone.make(kind="exemple") + "/soutenir")
        someone.page.get_by_role("button", name="Commencer en plein écran").click()
        told = someone.page.locator(".talk [role=status]")
        expect(told).to_contain_text("Vue 1 sur")
        someone.press("b")
        expect(told).to_have_text("Écran noir.")
        someone.press("b")
        expect(told).to_contain_text("Vue 1 sur")


@pytest.mark.deep
def test_keys_and_files_have_words_of_their_own(browser: Any, server: str):
    """« Maj Entrée » is two keys; « A3 » alone says nothing of what is in it."""
    with person(browser, server) as someone:
        path = someone.create(kind="exemple")
        someone.page.evaluate("editor.act('help')")
        someone.page.locator("dialog[open] dt").first.wait_for()
        terms = someone.page.locator("dialog[open] dt").all_text_contents()
        assert {"Maj Entrée", "Alt Page préc.", "Maj Tab"} <= {" ".join(each.split()) for each in terms}
        someone.open(f"{path}/calendrier")
        someone.page.get_by_role("link", name="A3, le calendrier en PDF").wait_for()
