"""A talk in a real browser: view after view, its notes in a second window, without a network, and the way out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.offline.away import Traveller, travelling

pytestmark = pytest.mark.browser

OUTLINE = """Atelier mobilité
  Contexte [E1]
    Public
      61 jeunes sans moyen de déplacement
        : comptés en mars avec la Mission locale
    Territoire
      Neuf communes sans car le dimanche
  Faisabilité [E3]
    Partenaires
      Auto-école sociale, car elle vient chez nous le jeudi
        : elle a dit oui en avril
"""


def written(someone: Traveller) -> str:
    """A project that holds the outline; gives its path."""
    path = someone.make("vide", "Atelier mobilité")
    someone.page.goto(f"{path}/plan/texte")
    someone.page.get_by_label("Le plan, en texte").fill(OUTLINE)
    someone.page.get_by_role("button", name="Enregistrer le plan").click()
    someone.open(path)
    return path


def lit(page: Any) -> list[str]:
    """Numbers of the nodes that a view is about."""
    return page.locator(".talk .n:not(.pale)").evaluate_all("all => all.map((one) => one.dataset.n)")


def test_a_map_is_told_by_keys_with_notes_beside_it_and_without_a_network(browser: Any, server: str):
    with travelling(browser, server, width=1440, height=900) as someone:
        page, path = someone.page, written(someone)
        someone.kept(f"{path}/soutenir")
        page.context.set_offline(True)
        page.locator(".bar .dropdown summary").click()
        page.get_by_role("link", name="Soutenir").click()
        expect(page.get_by_text("ne prévoit pas d’oral")).to_be_visible()
        expect(page.get_by_role("link", name="1.1 Public")).to_be_visible()
        assert violations(page) == []
        with page.expect_popup() as second:
            page.get_by_role("button", name="Ouvrir mes notes").click()
        notes = second.value
        page.bring_to_front()
        page.get_by_label("Durée prévue").select_option("10")
        page.get_by_role("button", name="Commencer en plein écran").click()
        status = page.locator(".talk [role=status]")
        expect(status).to_have_text("Atelier mobilité. Vue 1 sur 7.")
        assert lit(page) == ["", "1", "2"]
        expect(page.get_by_role("button", name="remettre l’horloge à zéro")).to_be_visible()
        someone.press("PageDown", "ArrowRight")
        expect(status).to_have_text("1.1 Public. Vue 3 sur 7.")
        assert lit(page) == ["1.1", "1.1.1"]
        edges = page.locator(".talk .edge:not(.pale)")
        assert edges.count() == 2  # the one that leads to it, and its own
        expect(notes.get_by_text("comptés en mars avec la Mission locale")).to_be_visible()
        expect(notes.get_by_text("Ensuite : 1.2 Territoire")).to_be_visible()
        expect(notes.locator(".clock")).to_contain_text("sur 10:00")
        assert violations(page) == []
        assert violations(notes) == []
        someone.press("ArrowDown")
        expect(status).to_have_text("2 Faisabilité. Vue 5 sur 7.")
        notes.keyboard.press("PageUp")
        expect(status).to_have_text("1.2 Territoire. Vue 4 sur 7.")
        someone.press("End")
        expect(status).to_have_text("La carte entière. Vue 7 sur 7.")
        someone.press("2", "b")
        expect(page.locator(".talk.black")).to_have_count(1)
        someone.press("PageDown")
        expect(page.locator(".talk.black")).to_have_count(0)
        expect(notes.get_by_text("elle a dit oui en avril")).to_be_visible()
        someone.press("Escape")
        expect(page.get_by_role("button", name="Commencer en plein écran")).to_be_focused()
        assert page.url.endswith(f"{path}/soutenir")


@pytest.mark.deep
def test_the_talk_begins_where_one_asks_and_fits_a_phone(browser: Any, server: str):
    with travelling(browser, server, width=390, height=844) as someone:
        page, path = someone.page, written(someone)
        page.goto(f"{path}/soutenir")
        page.get_by_role("link", name="2.1 Partenaires").click()
        expect(page.locator(".talk [role=status]")).to_have_text("2.1 Partenaires. Vue 6 sur 7.")
        expect(page.get_by_text("Vue 6 sur 7", exact=True)).to_be_visible()
        drawn = page.locator(".talk .picture").bounding_box()
        shown = page.locator(".talk .n:not(.pale) .label").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.left, box.right, box.height])"
        )
        assert all(0 <= left < right <= drawn["width"] for left, right, _ in shown)
        page.get_by_role("button", name="Vue précédente").click()
        expect(page.locator(".talk [role=status]")).to_have_text("2 Faisabilité. Vue 5 sur 7.")
        page.get_by_role("button", name="Quitter").click()
        expect(page.get_by_role("link", name="2.1 Partenaires")).to_be_focused()


@pytest.mark.deep
@pytest.mark.parametrize(("width", "height"), [(320, 256), (390, 844)])
def test_a_view_whose_letters_would_be_too_small_is_read_as_a_list(browser: Any, server: str, width: int, height: int):
    """Which keys scroll; where the drawing can be read, it is there. On a black screen what is said of it is heard."""
    with travelling(browser, server, width=width, height=height) as someone:
        page = someone.page
        page.goto(f"{someone.make('exemple', 'Un exemple')}/soutenir")
        page.locator("[data-at]").get_by_text("Contexte", exact=True).click()
        words = page.locator(".talk .words")
        expect(words.get_by_text("1.1.1 41 n’ont jamais visé que le ménage ou l’aide à domicile")).to_be_visible()
        expect(page.locator(".talk .picture")).not_to_be_visible()
        assert page.locator(".talk").evaluate("(one) => one.scrollWidth") == width
        status = page.locator(".talk [role=status]")
        someone.press("Tab", "ArrowDown")
        someone.until("document.querySelector('.talk .words').scrollTop > 0")
        expect(status).to_contain_text("1 Contexte.")
        page.get_by_role("button", name="Vue suivante").click()
        someone.press("ArrowRight")
        expect(page.locator(".talk .picture")).to_be_visible()
        assert words.evaluate("(one) => getComputedStyle(one).opacity") == "0"
        someone.press("b")
        expect(status).to_be_visible()
        expect(status).to_have_text("Écran noir.")


@pytest.mark.deep
def test_where_one_is_is_seen_in_forced_colours(browser: Any, server: str):
    """Its letters lie on no ground of their own colour, and what is pressed has an edge."""
    with travelling(browser, server, width=390, height=844) as someone:
        page, path = someone.page, written(someone)
        page.emulate_media(forced_colors="active")
        page.goto(f"{path}/soutenir")
        here = page.locator(".seg [aria-current]")
        assert here.evaluate("(one) => getComputedStyle(one).forcedColorAdjust") == "none"
        page.goto(f"{path}/dossier")
        pressed = page.get_by_role("button", name="Texte", exact=True)
        expect(pressed).to_have_attribute("aria-pressed", "true")
        edge = "(one) => [getComputedStyle(one).borderTopColor, getComputedStyle(document.body).backgroundColor]"
        assert len(set(pressed.evaluate(edge))) == 2


@pytest.mark.deep
def test_questions_are_answered_aloud_one_by_one(browser: Any, server: str):
    with travelling(browser, server, width=390, height=844) as someone:
        page, path = someone.page, written(someone)
        page.goto(f"{path}/soutenir/questions")
        assert violations(page) == []
        page.get_by_role("button", name="Répondre à voix haute, une par une").click()
        shown = page.locator(".questions > li:visible")
        expect(shown).to_have_count(1)
        first = shown.locator("h2").inner_text()
        someone.press("PageDown")
        expect(shown.locator("h2")).not_to_have_text(first)
        expect(shown.locator("h2")).to_be_focused()
        expect(shown.locator(".clock")).to_be_visible()
        assert violations(page) == []
        someone.press("ArrowLeft")
        expect(shown.locator("h2")).to_have_text(first)
        someone.press("Escape")
        expect(shown).to_have_count(page.locator(".questions > li").count())
        expect(page.get_by_role("button", name="Répondre à voix haute, une par une")).to_be_focused()


OTHER_QUESTION = """() => { const name = Object.keys(localStorage).find((one) => one.includes(":answers:"));
  localStorage[name] = localStorage[name].replace(/"[^"]*"/, '"Une autre ?"'); }"""


def test_an_answer_is_written_where_it_opens(browser: Any, server: str):
    """No key falls beside the field; left before it is in the note, it waits in this browser, though its question be no
    more asked; the keyboard comes back to what says that it is kept."""
    with travelling(browser, server, width=1280, height=720) as someone:
        page, path = someone.page, written(someone)
        page.goto(f"{path}/soutenir/questions")
        first = page.locator(".questions > li").first
        first.get_by_text("Répondre par écrit").click()
        page.keyboard.type("Elle vient chez nous.")
        expect(first.get_by_label("Votre réponse")).to_have_value("Elle vient chez nous.")
        someone.open(path)
        assert not page.evaluate("editor.state.map.root.data.note.length"), "nothing is written that nobody asked for"
        page.goto(f"{path}/soutenir/questions")
        expect(first.get_by_label("Votre réponse")).to_have_value("Elle vient chez nous.")
        expect(first.get_by_label("Votre réponse")).to_have_accessible_description(re.compile("n’y est pas encore"))
        waiting = page.get_by_role("status").filter(has_text="pas encore sur la carte")
        expect(waiting.get_by_role("link")).to_have_text(first.locator("h2").inner_text())
        assert violations(page) == []
        page.evaluate(OTHER_QUESTION)
        page.reload()
        gone = page.get_by_role("status").filter(has_text="n’est plus posée")
        expect(gone.get_by_label("Votre réponse")).to_have_value("Elle vient chez nous.")
        gone.get_by_role("button", name="Oublier cette réponse").click()
        expect(gone).to_be_hidden()
        first.get_by_text("Répondre par écrit").click()
        page.keyboard.type("Elle vient chez nous.")
        first.get_by_role("button", name="Écrire dans la note").click()
        expect(page.locator("#ecrit:focus")).to_contain_text("Votre réponse est dans la note")
        expect(page.locator("[data-waiting]")).to_be_hidden()


def test_whoever_opens_a_field_stands_in_it_and_no_key_is_lost(browser: Any, server: str):
    """By the mouse, by Enter and by the blank, which would shut the field again."""
    with travelling(browser, server, width=1280, height=800) as someone:
        page, path = someone.page, written(someone)
        page.goto(f"{path}/soutenir/questions")
        for place, opened in enumerate(("click", "Enter", "Space")):
            write = page.locator(".write").nth(place)
            summary = write.locator("summary")
            summary.click() if opened == "click" else summary.press(opened)
            page.keyboard.type("parce que douze le demandent")
            expect(write.locator("textarea")).to_have_value("parce que douze le demandent")
        summary.click()
        expect(page.locator(".write[open]")).to_have_count(2)


def test_a_question_asked_aloud_is_seen_where_little_fits(browser: Any, server: str):
    """As at 400 per cent."""
    with travelling(browser, server, width=320, height=256) as someone:
        page, path = someone.page, written(someone)
        page.goto(f"{path}/soutenir/questions")
        page.get_by_role("button", name="Répondre à voix haute, une par une").click()
        expect(page.locator(".questions h2:focus")).to_be_in_viewport()
        someone.press("Escape")
        expect(page.get_by_role("button", name="Répondre à voix haute, une par une")).to_be_in_viewport()


@pytest.mark.deep
def test_a_form_leads_to_its_nodes_and_fits_a_phone(browser: Any, server: str):
    with travelling(browser, server, width=390, height=844) as someone:
        page, path = someone.page, written(someone)
        for address in (someone.make("exemple"), path):
            page.goto(f"{address}/fiche-action")
            narrow = """[...document.querySelectorAll(".form-field :is(td, tbody th)")].filter((one) =>
              one.textContent.trim().length > 3 && one.clientWidth < 48).map((one) => one.textContent)"""
            assert page.evaluate(narrow) == []
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") == 390
        partners = page.get_by_role("region", name="Partenaires")
        partners.get_by_role("link", name="Nœud 2.1.1, sur la carte").click()
        page.wait_for_selector("html[data-editor=ready]")
        assert page.evaluate("editor.state.node.text").startswith("Auto-école sociale")
