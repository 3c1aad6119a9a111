"""What stands beside the text: real pages that follow it, verdicts with passages, French help; open to all."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.circles import one_of

from .writer import writer

pytestmark = pytest.mark.browser

TEXT = (
    "J’ai animé les ateliers avec mon équipe, et ma responsable signait les conventions. Je me suis demandé ce que je "
    "n’avais pas vu dans cette rencontre. "
)


def paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"text": text}]}


PAGES = [
    {"type": "heading", "content": [{"text": "Mon rôle"}], "level": 1},
    *[paragraph(TEXT * 4) for _ in range(17)],
    {"type": "heading", "content": [{"text": "Ma posture"}], "level": 1},
    paragraph("Je me tiens à côté des personnes, ni devant ni derrière. Le la salle est prète."),
]


def test_pages_follow_the_text_and_lead_back_to_it(browser: Any, server: str):
    """The gauge and the pictures change with the text and with its layout; a page is a way to its text."""
    with writer(browser, server) as someone:
        path = someone.begin()
        said = someone.page.locator(".gaugebox .big")
        someone.put(PAGES)
        said.filter(has_text=re.compile("^2,. pages sur 5$")).wait_for()
        someone.until("document.querySelectorAll('.spread img')[1].naturalWidth > 0")
        someone.page.get_by_role("button", name="Page 2, aller à son texte").press("Enter")
        start = someone.page.evaluate("editor.pages.starts.indexOf(2)")
        assert someone.page.evaluate("i => editor.text.placed(i).pos", start) == someone.page.evaluate(
            "editor.text.state.selection.$from.before(1)"
        )
        page = someone.page.evaluate("editor.pages.starts.at(-2)")
        expect(someone.page.locator(".thread li", has_text="Ma posture").get_by_text(f"p. {page}")).to_have_count(1)
        someone.page.get_by_role("button", name="Réglages de page").click()
        someone.page.get_by_label("Interligne").select_option("2")
        someone.page.get_by_label("Votre nom").fill("  A.  B. ")
        someone.page.get_by_role("button", name="Appliquer").click()
        said.filter(has_text=re.compile("^[34],. pages sur 5$")).wait_for()
        someone.saved()
        kept = someone.page.request.get(f"/api{path}/dossier").json()
        assert (kept["layout"]["spacing"], kept["dossier"]["author"]) == (2, "A. B.")


def test_no_page_stands_beside_a_blank(browser: Any, server: str):
    """One page alone stands in the middle; the last of three is shown beside the one before it."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.put(PAGES[:2])
        where = someone.page.locator(".pager [role=status]")
        where.filter(has_text=re.compile("^Page 1 sur 1,")).wait_for()
        [sheet, whole] = [someone.page.locator(f".spread{part}").bounding_box() for part in (" .sheet:visible", "")]
        assert abs(sheet["x"] + sheet["width"] / 2 - whole["x"] - whole["width"] / 2) < 2
        someone.put(PAGES)
        where.filter(has_text=re.compile("^Pages 1 et 2 sur 3,")).wait_for()
        someone.page.get_by_role("button", name="Pages suivantes").click()
        where.filter(has_text=re.compile("^Pages 2 et 3 sur 3,")).wait_for()
        assert someone.page.locator(".spread .sheet:visible").count() == 2


def test_without_a_network_pages_are_estimated_though_none_was_counted(browser: Any, server: str):
    """A dossier that was kept before its first opinion."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.put(PAGES)
        someone.page.evaluate(
            "() => { const { gauge } = editor.pages; delete gauge.counted; gauge.guess(editor.text.blocks); }"
        )
        assert re.fullmatch("Environ [23],[0-9] pages sur 5", someone.page.locator(".gaugebox .big").inner_text())


@pytest.mark.deep
def test_a_cover_stands_before_the_pages_and_takes_none_from_them(browser: Any, server: str):
    """The last page is reached too; a page keeps its number and leads to its text."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.put(PAGES)
        someone.page.get_by_role("button", name="Réglages de page").click()
        someone.page.get_by_label("Page de garde", exact=True).check()
        someone.page.get_by_role("button", name="Appliquer").click()
        where = someone.page.locator(".pager [role=status]")
        where.filter(has_text=re.compile("^Page de garde, page 1 sur 3,")).wait_for()
        on = someone.page.get_by_role("button", name="Pages suivantes")
        on.click()
        where.filter(has_text=re.compile("^Pages 2 et 3 sur 3,")).wait_for()
        assert on.is_disabled()
        someone.page.get_by_role("button", name="Page 3, aller à son texte").press("Enter")
        start = someone.page.evaluate("editor.pages.starts.indexOf(3)")
        assert someone.page.evaluate("i => editor.text.placed(i).pos", start) == someone.page.evaluate(
            "editor.text.state.selection.$from.before(1)"
        )


@pytest.mark.deep
def test_the_browser_s_own_menu_prints_the_text_as_it_is(browser: Any, server: str):
    """Once without pages made ready, once after « Imprimer » and a change: never a blank sheet nor older words."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.put([paragraph("Une phrase à imprimer.")])
        someone.until("editor.pages.sheets.addresses.length === 1")
        someone.page.emulate_media(media="print")
        text = someone.page.locator(".paper p")
        expect(text).to_be_visible()
        someone.page.evaluate("() => { window.print = () => dispatchEvent(new Event('afterprint')); }")
        someone.page.evaluate("editor.pages.sheets.print()")
        expect(someone.page.locator(".print-pages img")).to_have_count(0)
        expect(text).to_be_visible()
        assert not someone.page.locator(".wtools").is_visible()


def test_a_verdict_shows_its_passages_in_the_text(browser: Any, server: str):
    with writer(browser, server) as someone:
        someone.begin()
        someone.put(PAGES[:2] + PAGES[-2:])
        someone.saved()
        row = someone.page.locator(".checks li", has_text="M5")
        row.get_by_role("button", name="Ce qui le montre").click()
        assert someone.page.locator(".paper .proof").first.inner_text().startswith("J’ai animé les ateliers")
        row.locator(".chip").first.click()
        assert someone.page.evaluate("editor.text.state.selection.$from.index(0)") == 1
        assert someone.page.evaluate("document.activeElement === editor.text.host")


@pytest.mark.deep
def test_words_are_marked_while_one_types_and_corrected_beside_them(browser: Any, server: str):
    """Not before its end is left; by a press or by keys; what is left alone stays so; no second mark by the browser."""
    with writer(browser, server) as someone:
        someone.begin()
        assert someone.page.locator(".paper").get_attribute("spellcheck") == "false"
        someone.type("La salle est prète")
        someone.until("editor.pages.french.held")
        marked = someone.page.locator(".paper .hint.spelling")
        assert marked.count() == 0
        someone.keyboard.type(" pour toutte la semaine.")
        someone.until("document.querySelectorAll('.paper .hint.spelling').length === 2")
        marked.first.click()
        beside = someone.page.locator(".words")
        beside.get_by_role("button", name="prête", exact=True).click()
        assert someone.said == ["La salle est prête pour toutte la semaine."]
        expect(beside).to_be_hidden()
        someone.until("document.querySelectorAll('.paper .hint.spelling').length === 1")
        someone.press("Alt+Enter")
        assert someone.focused == "toute"
        someone.press("Escape")
        expect(beside).to_be_hidden()
        someone.press("Alt+Enter", "ArrowLeft")
        assert someone.focused == "Laisser"
        someone.press("Enter")
        expect(marked).to_have_count(0)
        someone.keyboard.type("x")
        assert someone.said[0].startswith("La salle est prête pour x")
        someone.page.get_by_label("Orthographe pendant la frappe").uncheck()
        expect(someone.page.locator(".paper")).to_have_attribute("spellcheck", "true")


def test_french_is_helped_when_asked(browser: Any, server: str):
    """Off at first, but for words that look misspelt; then all remarks, with words to put in their place."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.put([*PAGES[-1:], paragraph("Une zorglubienne vient vient.")])
        someone.until("document.querySelectorAll('.paper .hint').length === 1")
        someone.page.get_by_label("Aide au français").check()
        someone.page.locator(".paper .hint.repeated").wait_for()
        someone.page.locator(".paper .hint.spelling", has_text="zorglubienne").wait_for()
        someone.page.locator(".hints").get_by_role("button", name="prête", exact=True).click()
        assert someone.said[0].endswith("est prête.")
        expect(someone.page.locator(".paper .hint.spelling")).to_have_count(1)


@pytest.mark.parametrize(
    ("width", "height", "options"),
    one_of([(1440, 900, {}), (1280, 720, {"color_scheme": "dark"}), (320, 640, {"touch": True})]),
    ids=["wide", "dark", "phone"],
)
def test_axe_finds_no_fault_and_nothing_is_wider_than_the_page(
    browser: Any, server: str, width: int, height: int, options: dict[str, Any]
):
    with writer(browser, server, width=width, height=height, reduced_motion="reduce", **options) as someone:
        someone.begin()
        someone.put([*PAGES[:3], {"type": "table", "header": True, "rows": [[[{"text": "a"}]], [[{"text": "b"}]]]}])
        someone.saved()
        for panel in ("outline", "text", "pages"):
            someone.page.evaluate("name => editor.frame.show(name)", panel)
            assert someone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert not violations(someone.page)
            if width > 1060:
                break
        someone.page.evaluate("editor.paged.turn(true)")
        someone.until("!editor.pages.counting")
        assert someone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not violations(someone.page)


@pytest.mark.deep
def test_a_figure_says_that_its_letters_are_too_small_and_proposes_stages(browser: Any, server: str):
    """Before it is inserted and beside it; a stage that can be read takes its place in one press."""
    with writer(browser, server) as someone:
        someone.open(f"{someone.make('exemple')}/dossier")
        someone.page.evaluate("editor.text.goTo(1)")
        someone.page.get_by_role("button", name="Insérer la carte").click()
        dialog = someone.page.get_by_role("dialog")
        dialog.get_by_text("elles ne se lisent pas").wait_for()
        assert "lettres de" in dialog.locator("select[name=stage] option").nth(1).text_content()
        dialog.get_by_role("button", name="Insérer", exact=True).click()
        someone.back()
        warning = someone.page.locator(".paper .small-letters").first
        warning.get_by_text("Montrez plutôt une étape").wait_for()
        someone.page.locator(".paper figure").first.get_by_role("button").click()
        dialog.get_by_role("button", name="L’étape 2").click()
        dialog.get_by_role("button", name="Garder").click()
        someone.until("document.querySelector('.paper .small-letters').hidden")
        assert someone.blocks[1] == {"type": "figure", "stage": "E2", "caption": ""}


def test_a_part_of_the_outline_leads_into_its_text(browser: Any, server: str):
    """Below the heading of the part, and below that of its first part; never into a heading."""
    heads = [
        {"type": "heading", "content": [{"text": text}], "level": level} for text, level in (("Ma part", 1), ("Un", 2))
    ]
    paragraph = {"type": "paragraph", "content": [{"text": "Texte."}]}
    with writer(browser, server) as someone:
        someone.begin()
        for blocks in ([heads[0], paragraph], heads[:1], [*heads, paragraph]):
            someone.put(blocks)
            someone.page.locator(".thread .parts a", has_text="Ma part").click()
            someone.keyboard.type("Ici ")
            assert someone.said[:-1] == ["h1 Ma part", "h2 Un"][: len(someone.said) - 1]
            assert someone.said[-1].startswith("Ici")
