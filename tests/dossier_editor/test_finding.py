"""Words are found in the text and others put in their place: the box, the words and the keys are those of the map."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.circles import one_of

from .writer import Writer, writer

pytestmark = pytest.mark.browser

TEXT = [
    {"type": "heading", "content": [{"text": "Nadia, et moi"}], "level": 1},
    {
        "type": "paragraph",
        "content": [{"text": "J’ai reçu Na", "bold": True}, {"text": "dia."}, {"note": [{"text": "Nadia, 42 ans"}]}],
    },
    {"type": "table", "rows": [[[{"text": "Qui"}], [{"text": "NADIA"}]]], "header": True},
    {"type": "figure", "stage": "E1", "caption": "Vu par nadia"},
    {"type": "paragraph", "content": [{"text": "L’atelier dû"}]},
]


def begun(someone: Writer) -> str:
    path = someone.begin()
    someone.put(TEXT)
    someone.caret(4)
    return path


def test_a_name_is_changed_everywhere(browser: Any, server: str):
    """By keys alone: over styles, in a heading, a cell, a note and a caption, one by one and then all at once; one undo
    takes each gesture back, and Escape leaves the text where one was."""
    with writer(browser, server) as someone:
        path = begun(someone)
        box = someone.page.get_by_role("search")
        status = box.get_by_role("status")
        someone.press("Control+f")
        assert someone.focused == "Chercher dans le dossier"
        someone.keyboard.type("nàdia")
        expect(status).to_have_text("5 passages")
        expect(someone.page.locator(".paper .hit")).to_have_count(6)  # one is in two styles
        someone.press("Control+h")
        expect(status).to_contain_text("Aucun passage ne contient")
        assert someone.focused == "Remplacer par"
        someone.press("Shift+Tab", "Control+a")
        someone.keyboard.type("Nadia")
        someone.press("Enter")
        expect(status).to_contain_text("1 sur 5")
        expect(status.locator("mark")).to_have_text("Nadia")
        someone.press("Shift+Enter", "Enter", "Tab")
        assert someone.focused == "Remplacer par"
        someone.keyboard.type("inès")
        someone.press("Enter")
        expect(status).to_contain_text("1 sur 4Inès, et moi : J’ai reçu Nadia.")
        assert violations(someone.page) == []
        box.get_by_role("button", name="Tout remplacer").press("Enter")
        expect(status).to_have_text("Tout est remplacé.")
        expect(someone.page.locator(".toast")).to_contain_text("4 passages remplacés.")
        said = [
            "h1 Inès, et moi",
            "J’ai reçu Inès.[Inès, 42 ans]",
            "Qui | INÈS",
            "[E1] Vu par inès",
            "L’atelier dû",
        ]
        assert someone.said == said
        assert someone.blocks[1]["content"][0] == {"text": "J’ai reçu Inès", "bold": True}
        someone.saved()
        assert someone.kept(path) == said
        someone.press("Control+z")
        assert someone.said[0] == "h1 Inès, et moi"
        assert someone.said[1] == "J’ai reçu Nadia.[Nadia, 42 ans]"
        someone.press("Escape")
        expect(box).to_be_hidden()
        someone.press("Control+z")
        assert someone.said[0] == "h1 Nadia, et moi"


def test_who_gives_up_is_where_one_was(browser: Any, server: str):
    """Words that are only looked for move nothing; a passage that was gone to is chosen."""
    with writer(browser, server) as someone:
        begun(someone)
        someone.press("Control+f")
        someone.keyboard.type("nadia")
        someone.press("Escape")
        someone.type(".")
        assert someone.said[4] == "L’atelier dû."
        someone.press("F3")
        expect(someone.page.get_by_role("searchbox")).to_have_value("nadia")
        someone.press("Enter", "Escape")
        someone.type("Inès")
        assert someone.said[0] == "h1 Inès, et moi"
        assert someone.page.locator(".paper .hit").count() == 0


def test_chosen_words_are_looked_for_and_one_goes_on_from_where_one_is(browser: Any, server: str):
    with writer(browser, server) as someone:
        begun(someone)
        someone.press("Control+Shift+ArrowLeft")
        someone.until("!editor.text.state.selection.empty")  # the browser tells it in its own time
        someone.press("Control+h")
        field = someone.page.get_by_role("searchbox")
        expect(field).to_have_value("dû")
        field.fill("du")
        status = someone.page.get_by_role("search").get_by_role("status")
        expect(status).to_have_text("Aucun passage ne contient «\u00a0du\u00a0».")
        someone.page.get_by_role("button", name="Remplacer par…").click()
        expect(status).to_have_text("1 passage")
        field.fill("nadia")
        someone.caret(1)
        someone.press("F3")
        expect(status).to_contain_text("4 sur 5")
        someone.page.get_by_role("button", name="Résultat précédent").click()
        expect(status).to_contain_text("3 sur 5Nadia, et moi : Nadia, 42 ans")
        someone.page.evaluate("editor.text.goTo(1)")
        expect(status).to_have_text("5 passages")
        someone.press("Shift+F3")
        expect(status).to_contain_text("5 sur 5")


@pytest.mark.deep
def test_who_writes_meanwhile_keeps_the_count_true(browser: Any, server: str):
    """A replacement that holds the words themselves goes on to the next one."""
    with writer(browser, server) as someone:
        begun(someone)
        someone.press("Control+h")
        someone.keyboard.type("Nadia")
        someone.press("Tab")
        someone.keyboard.type("Nadia M.")
        status = someone.page.get_by_role("search").get_by_role("status")
        for place in (2, 3, 4, 5):
            someone.press("Enter")
            expect(status).to_contain_text(f"{place} sur 5")
        someone.press("Enter")
        expect(status).to_have_text("Dernier passage remplacé.")
        assert someone.said[1] == "J’ai reçu Nadia M..[Nadia M., 42 ans]"
        someone.caret(4)
        someone.type(" nadia")
        expect(status).to_contain_text("6 passages")
        someone.press("Escape")
        expect(someone.page.get_by_role("search")).to_be_hidden()
        assert someone.page.evaluate("document.activeElement === editor.text.host")


IN_SIGHT = """() => { const [hit, page] = [".hit.here", "[data-view=page] .stage, [data-view=text] .paper"]
    .map((one) => document.querySelector(one).getBoundingClientRect());
  return hit.top >= page.top && hit.bottom <= page.bottom; }"""


@pytest.mark.parametrize(("width", "view"), one_of([(390, "text"), (1280, "text"), (1280, "page"), (320, "text")]))
def test_a_passage_of_a_long_text_is_seen(browser: Any, server: str, width: int, view: str):
    """On a phone too, where one paragraph is longer than the screen, and on the page."""
    long = "J’ai animé les ateliers, et je me suis demandé ce que je n’avais pas vu. " * 30
    with writer(browser, server, width=width, height=740) as someone:
        someone.begin()
        someone.put([{"type": "paragraph", "content": [{"text": f"{long} Nadia. {long}"}]}] * 3)
        if view == "page":
            someone.page.evaluate("editor.act('page')")
        someone.page.evaluate("editor.frame.show('pages'); editor.act('replace')")
        someone.page.get_by_role("searchbox").fill("Nadia")
        someone.page.get_by_label("Remplacer par").fill("Inès")
        for place in (1, 2, 3):
            expect(someone.page.get_by_role("search").get_by_role("status")).to_contain_text(f"{place} sur 3")
            assert someone.page.evaluate(IN_SIGHT)
            someone.page.get_by_role("button", name="Résultat suivant").click()
        right = someone.page.get_by_role("search").evaluate("(box) => box.getBoundingClientRect().right")
        assert right <= width
        assert violations(someone.page) == []
