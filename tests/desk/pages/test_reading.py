"""What is read beside the grid, in a real browser: all of a node, the plan, each comment, one page all along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.web.test_in_browser import look, visit

from .test_review_loop import drop

pytestmark = pytest.mark.browser

FREEMIND = """<map version="1.0.1"><node TEXT="%s" ID="R"><node TEXT="Contexte" ID="A" POSITION="right">
<node TEXT="Chiffres" ID="A1" LINK="https://exemple.fr/rapport"><icon BUILTIN="idea"/>
<attribute NAME="source" VALUE="entretiens"/>
<richcontent TYPE="DETAILS"><html><body><p>Sur douze mois</p></body></html></richcontent>
<richcontent TYPE="NOTE"><html><body><p>61 jeunes sur 148 n'ont <b>aucun</b> moyen de déplacement.</p></body></html>
</richcontent>
<arrowlink DESTINATION="B1"/></node><node TEXT="Besoins" ID="A2"/></node>
<node TEXT="Partenaires" ID="B" POSITION="left"><node TEXT="Garages" ID="B1"><richcontent TYPE="NOTE"><html><body>
<p>Deux garages prêtent un minibus.</p></body></html></richcontent></node></node></node></map>"""


@contextmanager
def reading(browser: Any, server: str, name: str, text: str = FREEMIND, **options: Any) -> Iterator[Any]:
    with visit(browser, server, **options) as page:
        page.goto("/relire")
        drop(page, (text % name).encode(), f"{name}.mm")
        page.get_by_role("link", name=name).first.click()
        page.locator("#g-C1.open").wait_for()
        yield page


def node(page: Any, title: str) -> Any:
    return page.locator("svg.map a[data-key]", has_text=title)


def size_of(page: Any, title: str) -> int:
    """How wide a node is drawn, in pixels."""
    return round(float(node(page, title).locator(".halo").evaluate("each => each.getBoundingClientRect().width")))


def test_a_large_map_opens_readable_on_its_first_stage(browser: Any, server: str):
    """Whole it would be drawn at a third of its size: its centre and its first stage are in sight."""
    ideas = "".join(f'<node TEXT="Besoin {n} des publics du territoire"/>' for n in range(60))
    large = FREEMIND.replace('<node TEXT="Besoins" ID="A2"/>', f'<node TEXT="Besoins" ID="A2">{ideas}</node>')
    with reading(browser, server, "Mobilité", large) as page:
        for title in ("Mobilité", "Contexte"):
            expect(node(page, title)).to_be_in_viewport()
        letters = (
            node(page, "Besoin 30")
            .locator("text")
            .first.evaluate("each => each.getBoundingClientRect().height / each.getBBox().height")
        )
        assert letters >= 0.69


@pytest.mark.deep
def test_all_of_a_chosen_node_is_read(browser: Any, server: str):
    """Its note, details, link, attributes, icons and relations; by a press, then by an arrow."""
    with reading(browser, server, "Tout lire") as page:
        card = page.locator("[data-card]")
        expect(card).to_be_hidden()
        node(page, "Chiffres").click()
        for words in ("Sur douze mois", "61 jeunes sur 148 n'ont aucun moyen", "entretiens", "Idée", "Garages"):
            expect(card).to_contain_text(words)
        expect(card.get_by_role("link", name="https://exemple.fr/rapport")).to_be_visible()
        card.get_by_role("link", name="2.1").click()
        expect(node(page, "Garages")).to_be_focused()
        expect(card).to_contain_text("Deux garages prêtent un minibus.")
        page.keyboard.press("ArrowLeft")
        expect(card).to_be_hidden()
        assert not violations(page)


def test_a_comment_is_pinned_without_loading_the_page(browser: Any, server: str):
    """The zoom, the open criterion and what is written in the grid stay; its letter stands on the node, in the plan and
    in the list; it is changed and erased the same way."""
    with reading(browser, server, "Sans recharger") as page:
        page.evaluate("window.mark = 1")
        page.locator("#g-C6 .official").click()
        node(page, "Garages").click()
        for _ in range(4):
            page.get_by_role("button", name="Agrandir").click()
        seen = size_of(page, "Garages")
        page.locator("#comment-C6").fill("À voir avec le garage.")
        page.locator("#g-C6 [data-pin-for]").click()
        page.locator("#pin-text").fill("Lesquels ?")
        page.keyboard.press("Control+Enter")
        expect(node(page, "Garages").locator(".pin text")).to_have_text("A")
        expect(node(page, "Garages")).to_be_focused()
        expect(page.locator("#g-C6.open")).to_have_count(1)
        expect(page.locator("#comment-C6")).to_have_value("À voir avec le garage.")
        expect(page.locator(".pinned li.now")).to_contain_text("Lesquels ?")
        page.locator("[data-part=count]", has_text="1").wait_for()
        page.get_by_role("link", name="Modifier le repère A").click()
        page.locator("#pin-text").fill("Lesquels, et combien ?")
        page.get_by_role("button", name="Garder").click()
        expect(page.locator(".pinned li.now")).to_contain_text("Lesquels, et combien ?")
        assert size_of(page, "Garages") == seen, "the zoom stays"
        page.get_by_role("link", name="Modifier le repère A").click()
        page.get_by_role("button", name="Effacer").click()
        expect(page.locator("svg.map .pin")).to_have_count(0)
        assert page.evaluate("window.mark") == 1, "the page is the same all along"


def test_every_comment_is_in_one_list_and_leads_to_its_node(browser: Any, server: str):
    with reading(browser, server, "La liste") as page:
        for title in ("Garages", "Besoins"):
            node(page, title).click()
            page.keyboard.press("p")
            page.locator("#pin-text").fill(f"Sur {title.lower()}.")
            page.get_by_role("button", name="Épingler ici").click()
            expect(page.locator(".pinned li.now")).to_contain_text(f"Sur {title.lower()}.")
        expect(page.locator(".pinned li:visible"), "beside the map, those of the node").to_have_count(1)
        page.get_by_role("link", name="Commentaires 2").click()
        expect(page.locator(".pinned li:visible")).to_have_count(2)
        look(page)
        page.set_viewport_size({"width": 390, "height": 844})
        page.reload()
        expect(page.locator(".pinned li:visible"), "on a phone, and after a reload").to_have_count(2)
        page.locator(".pinned li", has_text="Sur garages.").get_by_role("link", name="2.1").click()
        expect(page.locator("[data-plan]"), "a phone reads the plan").to_be_visible()
        expect(page.locator("[data-row] a.pn", has_text="Garages")).to_be_focused()
        page.locator("[data-row] .at .pinb", has_text="A").click()
        expect(page.locator("#pin-text")).to_have_value("Sur garages.")


@pytest.mark.deep
def test_on_a_phone_the_plan_comes_first_with_the_notes_in_it(browser: Any, server: str):
    with reading(browser, server, "Téléphone", width=390) as page:
        plan = page.locator("[data-plan]")
        expect(plan).to_be_visible()
        expect(page.locator("svg.map")).to_be_hidden()
        expect(page.get_by_role("link", name="Plan", exact=True)).to_have_attribute("aria-current", "page")
        for words in ("61 jeunes sur 148", "Deux garages prêtent un minibus.", "Sur douze mois"):
            expect(plan).to_contain_text(words)
        assert plan.locator(".title").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 14
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("link", name="Carte", exact=True).click()
        expect(node(page, "Garages"), "the map is drawn when it is first seen").to_be_visible()
        assert node(page, "Garages").evaluate("each => each.getBoundingClientRect().width") > 10


def test_plan_and_map_have_one_chosen_node_and_the_keys_of_both(browser: Any, server: str):
    with reading(browser, server, "Le plan") as page:
        page.get_by_role("link", name="Plan", exact=True).click()
        page.locator("[data-row] a.pn").first.focus()
        for _ in range(2):
            page.keyboard.press("ArrowDown")
        expect(page.locator("[data-row] a.pn", has_text="Chiffres")).to_be_focused()
        expect(page.locator("[data-row] a.pn[tabindex='0']"), "one stop").to_have_count(1)
        page.keyboard.press("p")
        page.keyboard.type("D’où ?")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".prow.now .at")).to_have_text("A")
        expect(page.locator("[data-row] a.pn", has_text="Chiffres")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#g-C1 .lev input").first).to_be_focused()
        page.get_by_role("link", name="Carte", exact=True).click()
        expect(page.locator("svg.map a.sel")).to_contain_text("Chiffres")
        look(page)


@pytest.mark.deep
def test_searching_reads_titles_notes_and_comments(browser: Any, server: str):
    with reading(browser, server, "Chercher") as page:
        node(page, "Besoins").click()
        page.keyboard.press("p")
        expect(page.locator("#pin-text")).to_be_focused()
        page.keyboard.type("Et le minibus ?")
        page.keyboard.press("Control+Enter")
        expect(page.locator("svg.map .pin")).to_have_count(1)
        page.get_by_role("button", name="Chercher dans la carte").click()
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.type("MINIBUS")
        expect(page.locator("[data-search-said]")).to_have_text("2\u00a0nœuds")
        expect(page.locator("svg.map a.pale")).to_have_count(4)
        page.keyboard.press("Enter")
        expect(page.locator("svg.map a.sel")).to_contain_text("Besoins")
        page.keyboard.press("Enter")
        expect(page.locator("svg.map a.sel")).to_contain_text("Garages")
        page.keyboard.press("Escape")
        expect(page.locator("svg.map a.pale")).to_have_count(0)


@pytest.mark.deep
def test_without_script_plan_content_and_comments_are_there(browser: Any, server: str):
    with visit(browser, server) as page:
        page.goto("/relire")
        drop(page, (FREEMIND % "Sans script").encode(), "Sans script.mm")
        page.get_by_role("link", name="Sans script").first.click()
        address = page.url
    with visit(browser, server, script=False) as page:
        page.goto(address)
        node(page, "Chiffres").click()
        expect(page.locator("[data-card]")).to_contain_text("61 jeunes sur 148")
        page.get_by_role("link", name="Plan", exact=True).click()
        expect(page.locator("[data-plan]")).to_contain_text("Deux garages prêtent")
        expect(page.locator(".prow.now")).to_contain_text("Chiffres")
        page.get_by_role("link", name="Épingler ici").click()
        page.locator("#pin-text").fill("D’où ?")
        page.get_by_role("button", name="Épingler ici").click()
        page.get_by_role("link", name="Commentaires 1").click()
        expect(page.locator(".pinned li")).to_contain_text("D’où ?")


def tab_to(page: Any, target: Any, key: str = "Tab", most: int = 40) -> None:
    """By the Tab key alone, as who does not see the page."""
    for _ in range(most):
        page.keyboard.press(key)
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached in {most} stops")


def test_a_trainer_who_sees_nothing_walks_table_map_plan_and_grid(browser: Any, server: str):
    """By keys and by what the accessibility tree says, from the group's table to a marked criterion and a comment."""
    with visit(browser, server) as page:
        page.goto("/relire")
        drop(page, (FREEMIND % "Sans voir").encode(), "Sans voir.mm")
        opened = page.get_by_role("rowheader").get_by_role("link", name="Sans voir")
        expect(opened).to_be_visible()
        tab_to(page, opened)
        page.keyboard.press("Enter")
        page.locator("#g-C1.open").wait_for()
        expect(page.get_by_role("heading", level=1)).to_have_text("Relecture de « Sans voir »")
        for name in ("Carte à relire", "Critères"):
            expect(page.get_by_role("region", name=name)).to_have_count(1)

        tree = page.get_by_role("tree")
        expect(tree.get_by_role("treeitem")).to_have_count(6)
        tab_to(page, tree.get_by_role("treeitem").first, "Shift+Tab")  # the map stands before the grid
        names = []
        for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft", "Home", "End"):
            page.keyboard.press(key)
            names.append(page.evaluate("document.activeElement.getAttribute('aria-label')").split(",")[0])
        assert names == ["1", "1.1", "1.2", "2", "2.1", "2", "Sans voir", "2.1"], "each node in the order of reading"
        for key in ("Home", "ArrowRight", "ArrowRight"):
            page.keyboard.press(key)
        chosen = tree.get_by_role("treeitem", selected=True)
        expect(chosen).to_have_attribute("aria-label", re.compile("1.1, Chiffres"))
        expect(chosen).to_have_attribute("aria-label", re.compile("note"))
        card = page.get_by_role("region", name="Contenu du nœud choisi")
        assert card.evaluate("each => !each.closest('[aria-live], [role=status]')"), "a whole note at each arrow"
        page.keyboard.press("n")
        expect(card).to_be_focused()
        expect(card).to_contain_text("61 jeunes sur 148")
        page.keyboard.press("Escape")
        expect(chosen).to_be_focused()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("n")
        expect(chosen, "it holds nothing").to_be_focused()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("p")
        expect(page.get_by_role("textbox", name="Votre commentaire sur 1.1")).to_be_focused()
        page.keyboard.type("D’où vient ce chiffre ?")
        page.keyboard.press("Control+Enter")
        expect(chosen).to_be_focused()
        expect(chosen).to_have_attribute("aria-label", re.compile("1 commentaire"))

        page.keyboard.press("Escape")
        expect(page.get_by_role("radio", name="Acquis", exact=True).first).to_be_focused()
        page.keyboard.press("2")
        expect(
            page.get_by_role("radiogroup", name="C1, Diagnostics").get_by_role("radio", checked=True)
        ).to_be_focused()
        expect(page.locator("form [data-saved]").first).to_contain_text("Enregistré à")  # read where one looks for it
        page.keyboard.press("c")
        expect(page.get_by_role("textbox", name="Commentaire sur C1, Diagnostics")).to_be_focused()
        page.keyboard.type("Le public est nommé.")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#g-C2.open")).to_have_count(1)

        plan = page.get_by_role("link", name="Plan", exact=True)
        tab_to(page, plan, "Shift+Tab")
        page.keyboard.press("Enter")
        rows = page.get_by_role("region", name="Plan de la carte")
        tab_to(page, rows.get_by_role("link", name="1.1 Chiffres"))
        page.keyboard.press("End")
        expect(rows.get_by_role("link", name="2.1 Garages")).to_be_focused()
        snapshot = rows.aria_snapshot()
        assert snapshot.index("Deux garages prêtent un minibus.") > snapshot.index("2.1 Garages"), (
            "a note after its title"
        )
        assert not violations(page)
