"""Writing by keyboard as in a word processor: two pages from the outline, formats, tables, notes, parts moved."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from .writer import writer

pytestmark = pytest.mark.browser

LONG = "J’ai animé les ateliers, et je me suis demandé ce que je n’avais pas vu dans cette rencontre. " * 7


def test_two_pages_are_written_from_the_outline_with_the_keyboard_alone(browser: Any, server: str):
    """From the first choice to the count of pages; then all of it is there again."""
    with writer(browser, server) as someone:
        path = someone.make(title="Projet")
        someone.open(f"{path}/dossier")
        assert "Partir de la trame" in someone.focused
        someone.press("Enter")
        someone.back()
        someone.type("Je travaille dans une mission locale.", "- le matin", "l'après-midi")
        someone.press("Tab", "Enter", "Enter", "Enter")
        someone.type("Ensuite :")
        someone.press("Enter", "Control+Alt+2")
        someone.type("Une situation")
        someone.press("Enter", "Control+b")
        someone.type("Gras")
        someone.press("Control+b", "Control+i")
        someone.type(" italique")
        someone.press("Control+i")
        for _ in range(11):
            someone.press("Enter")
            someone.page.keyboard.insert_text(LONG)
        assert someone.said[:7] == [
            "h1 Contexte et projet",
            "Je travaille dans une mission locale.",
            "- le matin",
            "  - l’après-midi",
            "Ensuite\u00a0:",
            "h2 Une situation",
            "Gras italique",
        ]
        styles = [{key for key in piece if key != "text"} for piece in someone.blocks[6]["content"]]
        assert styles == [{"bold"}, {"italic"}]
        someone.page.locator(".gaugebox .big").filter(has_text=re.compile("^2,. pages sur 5")).wait_for()
        someone.page.locator(".paper .page-mark").filter(has_text="Page 2").wait_for(state="attached")
        someone.saved()
        written = someone.said
        someone.open(f"{path}/dossier")
        assert someone.said == written
        assert someone.page.locator("dialog[open]").count() == 0


def test_every_heading_of_the_outline_has_a_place_to_write(browser: Any, server: str):
    """The caret starts in the first; Enter at the end of a heading and a click in the outline go to the next ones."""
    with writer(browser, server) as someone:
        path = someone.begin("Partir de la trame")
        hints = "[...document.querySelectorAll('.paper .room')].map((room) => room.dataset.hint)"
        asked = someone.page.evaluate(hints)
        assert len(asked) == 5
        assert asked[0] == "Où travaillez-vous, et pour quel public ?"
        someone.type("Une mission locale.")
        assert len(someone.page.evaluate(hints)) == 4
        someone.caret(2)
        someone.press("Enter")
        someone.type("J’anime.")
        someone.page.get_by_role("link", name="Ma posture").click()
        someone.type("J’écoute.", "# Annexes")
        someone.press("Enter")
        assert someone.page.evaluate(hints)[0] == "Écrivez ici…"
        someone.type("Un tableau.")
        assert someone.said == [
            "h1 Contexte et projet",
            "Une mission locale.",
            "h1 Mon rôle",
            "J’anime.",
            "h1 Ma posture",
            "J’écoute.",
            "h1 Annexes",
            "Un tableau.",
            "h1 Analyse de ma pratique",
            "h1 Prise de recul et perspectives",
        ]
        someone.saved()
        assert someone.kept(path) == someone.said


def test_a_part_is_gone_to_where_it_stands_now(browser: Any, server: str):
    """Though what was just typed above it is drawn in no frame yet."""
    with writer(browser, server) as someone:
        someone.begin("Partir de la trame")
        someone.page.evaluate("() => { window.requestAnimationFrame = () => 0; }")
        someone.type("Une mission locale.")
        someone.page.get_by_role("link", name="Ma posture").click()
        someone.type("J’écoute.")
        someone.until("editor.text.state.doc.textContent.includes('Ma postureJ’écoute.')")
        assert someone.said[3:5] == ["h1 Ma posture", "J’écoute."]


@pytest.mark.deep
def test_a_place_to_write_comes_back_when_its_text_goes(browser: Any, server: str):
    with writer(browser, server) as someone:
        someone.begin("Partir de la trame")
        someone.press("Backspace")
        expect(someone.page.locator(".paper .room")).to_have_count(5)
        someone.press("Enter")
        someone.type("mot")
        someone.press("Control+z")
        expect(someone.page.locator(".paper .room")).to_have_count(5)
        assert len(someone.said) == 5


def test_a_part_moves_with_its_text_and_undo_brings_it_back(browser: Any, server: str):
    """Each is told, and so is what cannot be done."""
    with writer(browser, server) as someone:
        someone.begin("Partir de la trame")
        someone.type("écrit ici")
        before = someone.said
        told = someone.page.locator("[data-spoken]")
        someone.press("Alt+Shift+ArrowUp")
        expect(told.filter(has_text="Aucune partie de ce niveau au-dessus.")).to_have_count(1)
        someone.press("Alt+Shift+ArrowDown")
        assert someone.said[:3] == ["h1 Mon rôle", "h1 Contexte et projet", "écrit ici"]
        someone.type(" et là")
        assert someone.said[2] == "écrit ici et là"
        someone.press("Control+z", "Control+z")
        expect(told.filter(has_text="Annulé.").first).to_be_attached()
        assert someone.said == before
        someone.page.get_by_role("button", name="Descendre").click()
        assert someone.said[0] == "h1 Mon rôle"
        assert someone.focused == "Descendre"


def test_typing_is_helped_in_french_and_each_help_is_one_step_to_undo(browser: Any, server: str):
    with writer(browser, server) as someone:
        someone.begin()
        someone.type('Elle dit "oui" ; c\'est tout !')
        assert someone.said == ["Elle dit «\u00a0oui\u00a0»\u202f; c’est tout\u202f!"]
        someone.press("Control+z")
        assert someone.said == ["Elle dit «\u00a0oui\u00a0»\u202f; c’est tout !"]
        someone.page.get_by_label("Espaces et guillemets français").uncheck()
        someone.page.evaluate("editor.text.focus()")
        someone.type(' "b"')
        assert someone.said[0].endswith('! "b"')


def test_a_table_is_written_grown_and_cut(browser: Any, server: str):
    with writer(browser, server) as someone:
        someone.begin()
        someone.press("Alt+F10", *["ArrowRight"] * 6)
        assert someone.focused == "Tableau"
        someone.press("Enter")
        assert someone.focused == "Insérer un tableau"
        someone.press("Enter")
        someone.page.get_by_label("Lignes").fill("1")
        someone.page.get_by_label("Colonnes").fill("2")
        someone.press("Enter")
        someone.back()
        for cell in ("Qui", "Quoi", "mairie", "salle"):
            someone.type(cell)
            someone.press("Tab")
        assert someone.said == ["Qui | Quoi / mairie | salle"]
        assert someone.blocks[0]["header"] is True
        someone.press("Shift+Tab")
        for entry, role in (
            ("Colonne à gauche", "menuitem"),
            ("Première ligne en titres", "menuitemcheckbox"),
            ("Supprimer la ligne", "menuitem"),
        ):
            someone.page.get_by_role("button", name="Tableau").click()
            someone.page.get_by_role(role, name=entry).click()
        assert someone.said == ["Qui |  | Quoi"]
        assert someone.blocks[0]["header"] is False


def test_a_passage_says_its_language(browser: Any, server: str):
    """To who hears it, and in every file: it is chosen for some words, not for those typed after them, changed, and
    taken away again."""
    with writer(browser, server) as someone:
        path = someone.begin()
        someone.type("On le dit easy to read")

        def say(language: str) -> None:
            someone.page.get_by_role("button", name="Autres outils").click()
            someone.page.get_by_role("menuitem", name="Langue du passage").click()
            someone.page.get_by_label("Langue de ces mots").select_option(language)
            someone.page.get_by_role("button", name="Garder cette langue").click()
            someone.back()

        for _ in range(len("easy to read")):
            someone.press("Shift+ArrowLeft")
        say("Anglais")
        expect(someone.page.locator(".paper [lang=en]")).to_have_text("easy to read")
        assert someone.blocks[0]["content"] == [{"text": "On le dit "}, {"text": "easy to read", "language": "en"}]
        someone.saved()
        assert (
            '<span lang="en">easy to read</span>'
            in someone.page.request.get(f"{path}/dossier/telecharger?format=html").text()
        )
        someone.press("ArrowRight")
        someone.type(" ici")
        assert someone.blocks[0]["content"][1:] == [{"text": "easy to read", "language": "en"}, {"text": " ici"}]
        english = [{"text": "easy", "bold": True}, {"text": " to "}, {"text": "read", "italic": True}]
        spoken = [{**piece, "language": "en"} for piece in english]
        someone.put([{"type": "paragraph", "content": [{"text": "On le dit "}, *spoken]}])
        someone.caret(0)
        say("Français")
        assert [piece.get("language") for piece in someone.blocks[0]["content"]] == [None] * 4


def test_notes_links_and_the_map(browser: Any, server: str):
    """A note is written and changed, a node of the map linked and drawn from, the map inserted and always current."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.type("Texte")
        someone.press("Control+Alt+f")
        someone.type("Voir la lettre.")
        someone.page.get_by_role("button", name="Insérer la note").click()
        someone.back()
        assert someone.said == ["Texte[Voir la lettre.]"]
        someone.page.locator(".paper .note").click()
        someone.press("End")
        someone.type(" Page 2.")
        someone.page.get_by_role("button", name="Garder la note").click()
        someone.back()
        assert someone.said == ["Texte[Voir la lettre. Page 2.]"]
        someone.page.locator(".paper .note").click()
        someone.press("End")
        someone.type(" Non.")
        someone.press("Escape")
        someone.back()
        expect(someone.page.locator(".toast")).to_contain_text(
            "Note abandonnée\u00a0: «\u00a0Voir la lettre. Page 2. Non."
        )
        assert someone.said == ["Texte[Voir la lettre. Page 2.]"]
        someone.press("Control+y")
        assert someone.said == ["Texte[Voir la lettre. Page 2. Non.]"]
        someone.press("Control+z")
        assert someone.said == ["Texte[Voir la lettre. Page 2.]"]
        someone.type(" puis ")
        someone.press("Control+k")
        someone.page.get_by_label("ou nœud de la carte").fill("contexte")
        someone.page.get_by_role("radio", name="1 Contexte").check()
        someone.page.get_by_role("button", name="Garder ce lien").click()
        someone.back()
        link = someone.blocks[0]["content"][-1]
        assert link["text"] == "Contexte"
        assert link["link"].startswith("#")
        someone.press("Control+k")
        someone.page.get_by_label("Adresse d’une page").fill("javascript:alert(1)")
        someone.page.get_by_role("radio", name="Aucun nœud").check()
        someone.page.get_by_role("button", name="Garder ce lien").click()
        someone.page.get_by_text("Cette adresse ne convient pas.").wait_for()
        someone.press("Escape")
        someone.back()
        someone.page.get_by_role("button", name="Insérer la carte").click()
        someone.page.get_by_label("Ce que montre la figure").select_option("E2")
        someone.page.get_by_label("Légende").fill("Ma méthode")
        someone.page.get_by_role("button", name="Insérer", exact=True).click()
        someone.back()
        assert someone.said[-1] == "[E2] Ma méthode"
        someone.until("document.querySelector('.paper figure img').naturalWidth > 0")
        someone.page.get_by_text("Ma carte").click()
        someone.page.get_by_label("Chercher un nœud de la carte").fill("faisabilite")
        someone.page.get_by_role("button", name="Insérer : Faisabilité").click()
        assert any("Faisabilité" in line for line in someone.said)


@pytest.mark.deep
@pytest.mark.parametrize("line", ["", "Mon rôle est dit."])
def test_one_writes_on_below_a_map_that_was_just_inserted(browser: Any, server: str, line: str):
    """In place of an empty line or after what is said: the next words go below, never into the next heading."""
    with writer(browser, server) as someone:
        someone.begin("Partir de la trame")
        someone.page.evaluate("editor.text.goTo(editor.text.state.doc.child(0).nodeSize + 1)")
        someone.type(*([line] if line else []))
        someone.page.get_by_role("button", name="Insérer la carte").click()
        someone.page.get_by_role("button", name="Insérer", exact=True).click()
        someone.back()
        someone.type("Je continue")
        assert someone.said[: 4 + bool(line)] == [
            "h1 Contexte et projet",
            *([line] if line else []),
            "[carte] ",
            "Je continue",
            "h1 Mon rôle",
        ]


def test_styles_are_chosen_in_the_toolbar_with_arrows(browser: Any, server: str):
    """Each arrow shows the next style in the text; Escape goes back to writing."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.type("Ma posture")
        someone.press("Alt+F10", "ArrowDown", "ArrowDown")
        assert someone.said == ["h2 Ma posture"]
        someone.press("Escape")
        someone.type(" ici")
        assert someone.said == ["h2 Ma posture ici"]


def test_the_caret_is_seen_in_a_paragraph_longer_than_the_screen(browser: Any, server: str):
    """Where one is led to it: by a remark, or back from another page."""
    with writer(browser, server, width=390, height=740) as someone:
        someone.begin()
        someone.put([{"type": "paragraph", "content": [{"text": LONG * 4}]}])
        someone.caret(0)
        seen = """() => { const { host, view, state } = editor.text; const page = host.getBoundingClientRect();
             const caret = view.coordsAtPos(state.selection.head);
             return caret.top >= page.top && caret.bottom <= page.bottom; }"""
        assert someone.page.evaluate(seen)
        someone.saved()
        someone.page.reload()
        someone.page.wait_for_selector("html[data-editor=ready]")
        assert someone.page.evaluate(seen)


def test_the_text_is_left_with_escape_and_tab(browser: Any, server: str):
    with writer(browser, server) as someone:
        someone.begin()
        someone.type("- un")
        someone.press("Tab")
        assert someone.page.evaluate("document.activeElement === editor.text.host")
        someone.press("Escape", "Tab")
        assert not someone.page.evaluate("editor.text.host.contains(document.activeElement)")


TOOLS = """Style du paragraphe, Gras, Italique, Souligné, Liste à puces, Liste numérotée, Tableau, Insérer la carte,
Annuler, Rétablir, Page, telle qu’elle s’imprime, Autres outils"""


@pytest.mark.deep
@pytest.mark.parametrize("width", [1920, 1440, 1421, 1280, 1271, 1181, 1180, 1110, 1061, 1024])
def test_the_toolbar_is_one_row(browser: Any, server: str, width: int):
    """On screens of a desk; the arrows go through it."""
    with writer(browser, server, width=width) as someone:
        someone.begin()
        places = "[...editor.toolbar.stops].map((one) => Math.round(one.getBoundingClientRect().top / 20))"
        assert len(set(someone.page.evaluate(places))) == 1
        someone.press("Alt+F10")
        heard = [someone.focused]
        for _ in range(11):
            someone.press("ArrowRight")
            heard.append(someone.focused)
        assert re.sub(r" \([^)]*\)", "", ", ".join(heard)) == " ".join(TOOLS.split())


@pytest.mark.deep
def test_less_used_tools_are_in_a_menu_by_keys(browser: Any, server: str):
    """What cannot be done here is told and does nothing; Escape leaves the menu, a second one the toolbar."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.type("Une phrase")
        someone.press("Alt+F10", "ArrowLeft", "ArrowDown")
        assert someone.focused.startswith("Note de bas de page")
        someone.press("End", "ArrowUp", "Home", "ArrowDown", "ArrowDown", "Enter")
        assert someone.blocks[0]["type"] == "quote"
        someone.press("Alt+F10", "Enter")
        quote = someone.page.get_by_role("menuitemcheckbox", name="Citation")
        expect(quote).to_have_attribute("aria-checked", "true")
        indent = someone.page.get_by_role("menuitem", name="Un niveau dessous")
        expect(indent).to_have_attribute("aria-disabled", "true")
        indent.click(force=True)
        expect(quote).to_be_visible()
        someone.press("Escape")
        assert someone.focused == "Autres outils"
        someone.press("Escape")
        someone.type(".")
        assert someone.said == ["> Une phrase."]


@pytest.mark.deep
@pytest.mark.parametrize("width", [390, 320])
def test_the_menus_of_the_toolbar_are_seen_on_a_phone(browser: Any, server: str, width: int):
    """Above what scrolls and fades, and within the screen; « … » stays in sight where other tools are not."""
    with writer(browser, server, width=width, height=800, touch=True) as someone:
        someone.begin()
        for name in ("Autres outils", "Tableau"):
            someone.page.get_by_role("button", name=name).tap()
            first = someone.page.locator(".menu:popover-open [role^=menuitem]").first
            seen = first.evaluate(
                """(one) => { const { left, top, right, bottom } = one.getBoundingClientRect();
                     return left >= 0 && right <= innerWidth && one.contains(document.elementFromPoint(
                       (left + right) / 2, (top + bottom) / 2)); }"""
            )
            assert seen, name
            someone.press("Escape")


@pytest.mark.deep
@pytest.mark.parametrize("width", [1440, 1100, 390])
def test_the_toolbar_does_not_move_what_one_reads(browser: Any, server: str, width: int):
    """In a list and in a table it has the buttons that it had in the text, at the same places."""
    with writer(browser, server, width=width) as someone:
        someone.begin()
        cells = [[{"text": "a"}], [{"text": "b"}]]
        item = {"type": "item", "content": [{"text": "un"}], "ordered": True, "depth": 0}
        table = {"type": "table", "rows": [cells, cells], "header": False}
        someone.put([{"type": "paragraph", "content": [{"text": "Texte"}]}, item, table])
        where = "[...editor.toolbar.box.children, editor.text.host].map((one) => one.getBoundingClientRect().toJSON())"
        places = []
        for words, style in (("Texte", "Texte"), ("un", "Liste"), ("b", "Tableau")):
            someone.page.locator(".paper").get_by_text(words, exact=True).first.click()
            someone.until(f"editor.toolbar.style.selectedOptions[0].textContent === '{style}'")
            places.append(someone.page.evaluate(where))
        assert places[0] == places[1] == places[2]
