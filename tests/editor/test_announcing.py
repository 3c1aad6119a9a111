"""What a gesture did is said in a sentence, and what had the keyboard keeps it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .person import Person, person

pytestmark = pytest.mark.browser


def hears(someone: Person, words: str) -> None:
    someone.page.locator("[data-spoken]").filter(has_text=words).wait_for(state="attached")


def test_dress_link_arrow_and_note_are_said(browser: Any, server: str):
    """Each when it is done and when it is taken back."""
    with person(browser, server) as someone:
        someone.create()
        page = someone.page
        someone.press("ArrowRight")
        hears(someone, "Tab ajoute une idée en dessous.")
        someone.press("Control+b")
        hears(someone, "Gras.")
        someone.press("Control+b")
        hears(someone, "Gras retiré.")
        page.evaluate("editor.act('link')")
        page.get_by_label("Adresse d’une page").fill("https://exemple.fr")
        someone.press("Enter")
        hears(someone, "Lien posé.")
        assert someone.focused.endswith(", lien")
        page.evaluate("editor.act('arrow')")
        page.get_by_label("Nœud visé").select_option(label="4 Préparation")
        page.get_by_role("button", name="Tracer la flèche").click()
        hears(someone, "Flèche tracée vers Préparation.")
        page.evaluate("editor.act('color')")
        page.get_by_role("button", name="Bleu", exact=True).click()
        hears(someone, "Couleur du texte\u00a0: bleu.")
        someone.press("Escape")
        expect(page.locator(".beside")).to_have_count(0)
        someone.press("F4")
        expect(page.get_by_role("textbox", name="Note de")).to_be_focused()
        someone.keyboard.type("parce que")
        someone.press("Escape")
        hears(someone, "Note enregistrée.")


def test_what_is_cut_is_said_once_and_a_key_that_does_nothing_says_why(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        someone.press("Space")
        hears(someone, "Ce nœud n’a rien en dessous, ou c’est le centre.")
        someone.press("ArrowRight", "Control+x")
        toast = someone.page.locator(".toast").filter(has_text="Contexte")
        expect(toast).to_contain_text("coupé.")
        expect(someone.page.locator("[data-spoken]").filter(has_text="copié")).to_have_count(0)


@pytest.mark.deep
def test_nodes_to_choose_from_are_grouped_by_branch(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.press("ArrowDown")
        someone.page.evaluate("editor.act('arrow')")
        someone.page.get_by_label("Nœud visé").wait_for()
        groups = someone.page.locator("select[name=target] optgroup")
        assert [label[:1] for label in groups.evaluate_all("all => all.map((one) => one.label)")] == list("123456")
        expect(someone.page.locator("select[name=target] option")).to_have_count(1 + 108 - 1)


def test_a_verdict_that_changes_keeps_the_keyboard(browser: Any, server: str):
    """Its line is made anew after the server's report: the focus is on the new one, on the same words."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate("editor.goTo(editor.state.map.root.children[0].key)")
        someone.press("Delete")
        row = someone.page.locator("details.req[data-id=C1a]")
        row.and_(someone.page.locator(":not(.satisfait)")).wait_for()
        row.locator("summary").focus()
        someone.press("Enter", "Control+z")
        row.and_(someone.page.locator(".satisfait")).wait_for()
        expect(row.locator("summary")).to_be_focused()
        row.get_by_role("link", name="Comprendre C1a").focus()
        someone.press("Control+y")
        row.and_(someone.page.locator(":not(.satisfait)")).wait_for()
        expect(row.get_by_role("link", name="Comprendre C1a")).to_be_focused()


def test_a_sentence_takes_nothing_of_another_away(browser: Any, server: str):
    """Said at once after it, or the same again; by no `status` and no paragraph, which Orca may pass over."""
    with person(browser, server) as someone:
        someone.create()
        spoken = someone.page.locator("div[data-spoken][aria-live=polite][aria-atomic=true]:not([role])")
        someone.page.evaluate("editor.say('Un.'); editor.say('Deux.')")
        expect(spoken.filter(has_text="Un.")).to_have_count(1)
        expect(spoken.filter(has_text="Deux.")).to_have_count(1)
        someone.page.evaluate("editor.say('Deux.')")
        expect(spoken.filter(has_text="Deux.")).to_have_count(2)
        expect(spoken.filter(has_text="Un.")).to_have_count(0)
