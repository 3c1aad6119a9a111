"""The whole loop in a real browser: handed in, reviewed, given back, answered, handed in again, compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.formats import svg
from cefi_map.mindmap import outline
from tests.circles import one_of
from tests.web.test_in_browser import look, visit

from .test_review_dossier import document

pytestmark = pytest.mark.browser

OUTLINE = """Lire la consigne
  Contexte [E1]
    Neuf salariés sur quinze ne lisent pas la consigne, d'après les entretiens de mars
  Faisabilité [E3]
    Mission locale, car elle suit 61 de ces jeunes chaque semaine
    Clients
  Préparation [E4]
    En parler au CSE
"""


UNUSED = "not used within a few seconds"
"""What a browser says on a busy machine of what a page fetched for its script, which is off."""


def drop(page: Any, data: bytes, name: str) -> None:
    page.locator("input[type=file]").first.set_input_files({"name": name, "mimeType": "image/svg+xml", "buffer": data})


def pin(page: Any, title: str, text: str, kind: str) -> None:
    page.locator("[data-zooms]").wait_for()  # shown once keys do something
    page.locator("svg.map a[data-key]", has_text=title).click()
    page.keyboard.press("p")
    page.locator("#pin-text").fill(text)
    page.locator(".kinds label", has_text=kind).click()
    page.get_by_role("button", name="Épingler ici").click()
    page.locator(".pinned li.now", has_text=text).wait_for()


def handed_in(page: Any, project: str) -> bytes:
    """The file of a project with its opinion: as long as that is on its way the answer is a page that says so."""
    while (answer := page.request.get(f"{project}/exporter/svg?pour=paper")).status == 202:
        pass
    return bytes(answer.body())


def test_the_whole_loop(browser: Any, server: str, tmp_path: Path):
    """Three comments find their nodes after a rename and a move, and the next version says what was done."""
    with visit(browser, server, script=False, expected=UNUSED) as page:
        page.goto("/nouvelle")
        page.get_by_role("button", name="Commencer").click()
        project = page.url.removeprefix(server)
        page.goto(f"{project}/plan/texte")
        page.get_by_label("Le plan, en texte").fill(OUTLINE)
        page.get_by_role("button", name="Enregistrer le plan").click()
        first = handed_in(page, project)

    with visit(browser, server) as page:
        page.goto("/relire")
        drop(page, first, "E-L.svg")
        page.get_by_role("link", name="E-L").click()
        expect(page.locator("#grille")).to_be_focused()
        for key in ("1", "Enter", "2", "Enter", "3", "Enter"):
            page.keyboard.press(key)
        expect(page.locator("[data-part=progress]")).to_contain_text("3\u00a0critères cotés")
        expect(page.locator("#g-C4.open")).to_have_count(1)
        page.locator("[data-saved]", has_text="Enregistré à").wait_for()
        expect(page.locator(".voices details")).to_have_count(3)
        pin(page, "Clients", "Lesquels ?", "Question")
        pin(page, "Mission locale", "Bonne raison.", "Bien")
        pin(page, "En parler au CSE", "Et dehors ?", "À préciser")
        expect(page.locator("svg.map a.sel"), "the focus comes back").to_be_focused()
        expect(page.locator("svg.map .pin")).to_have_count(3)
        expect(page.locator(".grow-row.done"), "levels are kept").to_have_count(3)
        look(page)
        page.set_viewport_size({"width": 1280, "height": 800})
        work = page.url.partition("#")[0].partition("?")[0]
        page.get_by_role("link", name="Rendre la fiche").click()
        page.get_by_label("Relu par").fill("J. Martin")
        page.get_by_role("button", name="Rendre sans ces cotes").click()
        look(page)
        with page.expect_download() as taken:
            page.get_by_role("link", name="Carte annotée").click()
        annotated = Path(taken.value.path()).read_bytes()
        table = page.get_by_role("link", name="Le tableau").get_attribute("href")
        page.goto(table)
        expect(page.get_by_text("Rendue").first).to_be_attached()
        look(page)

    with visit(browser, server, script=False, expected=UNUSED) as page:
        page.goto(f"{project}/plan")
        page.get_by_role("link", name="Clients", exact=True).click()
        page.locator("textarea[name=text]").fill("La ville et l’abattoir")
        page.get_by_role("button", name="Enregistrer").click()
        page.goto(f"{project}/plan")
        page.get_by_role("link", name="En parler au CSE", exact=True).click()
        page.get_by_role("button", name="Remonter", exact=True).click()

    with visit(browser, server) as page:
        page.goto("/importer")
        drop(page, annotated, "annotee.svg")
        page.wait_for_url("**/relecture")
        assert page.url.removeprefix(server).startswith(project), "its own project is known"
        comments = page.locator(".sinces > li")
        expect(comments).to_have_count(3)
        assert "La ville et l’abattoir" in comments.nth(0).inner_text()
        assert "Lesquels" in comments.nth(0).inner_text()
        assert "titre changé" in comments.nth(0).inner_text()
        assert "déplacé" in comments.nth(2).inner_text()
        look(page)
        page.set_viewport_size({"width": 1280, "height": 800})
        comments.nth(0).locator("textarea").fill("Je les ai nommés.")
        comments.nth(0).get_by_role("button", name="C’est résolu").click()
        expect(page.locator(".sinces > li.resolved")).to_have_count(1)
        page.goto(project)
        page.locator("g[data-key] > .pin").nth(1).wait_for()
        expect(page.locator("g[data-key] > .pin"), "the open ones, at their nodes").to_have_count(2)
        page.locator("g[data-key]", has_text="Mission locale").click()
        expect(page.locator(".whisper")).to_contain_text("Bonne raison.")
        page.get_by_role("link", name="Relecture 2").click()
        page.wait_for_url("**/relecture")
        again = handed_in(page, project)
        page.goto(table)
        drop(page, again, "E-L-2.svg")
        page.get_by_text("E-L : version 2, reçue.").wait_for()
        page.goto(f"{work}/comparer")
        said = page.locator("main").inner_text()
        assert "Je les ai nommés." in said
        assert "Dit résolu. Titre changé." in said
        assert "Déplacé." in said
        look(page)


@pytest.mark.parametrize("path", one_of(["/relire/grille", "/relire/reglages"]))
def test_the_trainers_pages_are_accessible_and_fit(browser: Any, server: str, path: str):
    with visit(browser, server) as page:
        page.goto(path)
        look(page)


def test_the_grid_is_filled_without_script(browser: Any, server: str):
    """Levels, a comment on a node, the sheet: by forms alone."""
    drawn = svg.draw(outline.parse(OUTLINE.replace("Lire la consigne", "Sans script"))).svg
    with visit(browser, server, script=False) as page:
        page.goto("/relire")
        drop(page, drawn, "sans-script.svg")
        page.get_by_role("button", name="Relire ces cartes").click()
        page.get_by_role("link", name="sans-script").click()
        page.locator("#g-C5 .lev label").nth(1).click()
        page.locator("#comment-C5").fill("Lesquels ?")
        page.get_by_role("button", name="Enregistrer la grille").click()
        expect(page.locator("#g-C5 details.auto")).to_have_count(1)
        page.locator("svg.map a[data-key]", has_text="Clients").click()
        page.get_by_role("link", name="Épingler ici").click()
        page.locator("#pin-text").fill("Dites qui.")
        page.get_by_role("button", name="Épingler ici").click()
        expect(page.locator("svg.map .pin")).to_have_count(1)
        page.get_by_role("link", name="Modifier le repère A").click()
        page.get_by_role("button", name="Effacer").click()
        expect(page.locator("svg.map .pin")).to_have_count(0)
        manage = page.locator(".bar .meta a").first
        manage.click()
        expect(page.get_by_role("heading", name="Versions reçues")).to_have_count(1)


@pytest.mark.deep
def test_manage_and_erase_pages_are_accessible(browser: Any, server: str):
    drawn = svg.draw(outline.parse("Une carte à effacer\n  Idée")).svg
    with visit(browser, server) as page:
        page.goto("/relire")
        drop(page, drawn, "effacer.svg")
        page.get_by_role("link", name="effacer", exact=True).click()
        page.goto(page.url.split("?")[0] + "/carte")
        look(page)
        page.set_viewport_size({"width": 1280, "height": 800})
        page.get_by_label("Oui, effacer la carte").check()
        page.get_by_role("button", name="Effacer cette carte").click()
        page.get_by_text("La carte est effacée").wait_for()
        page.goto(page.url.split("?")[0] + "/effacer")
        look(page)


def test_the_dossier_is_read_and_commented_by_keyboard(browser: Any, server: str):
    """Paragraphs are one tab stop; arrows go from one to the next, P pins, the focus comes back."""
    with visit(browser, server) as page:
        page.goto("/relire")
        page.locator("input[type=file]").first.set_input_files(
            [
                {"name": "M-B.svg", "mimeType": "image/svg+xml", "buffer": svg.write(outline.parse(OUTLINE))},
                {"name": "M-B.docx", "mimeType": "application/zip", "buffer": document()},
            ]
        )
        page.get_by_role("link", name="M-B").click()
        page.locator("#g-C6 .official").click()
        page.get_by_role("link", name="Dossier", exact=True).click()
        expect(page.locator("#g-C6.open"), "the same criterion beside the dossier").to_have_count(1)
        page.locator(".passages a.pn[tabindex='0']").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("p")
        page.keyboard.type("Et ensuite ?")
        page.keyboard.press("Control+Enter")
        expect(page.locator("[data-paragraph='3'] .at .pinb")).to_have_text("A")
        expect(page.locator("#p-3")).to_be_focused()
        page.locator("#g-C12 .lev label").nth(1).click()
        page.locator("#g-C12 .auto summary").click()
        expect(page.locator("#g-C12 .auto")).to_contain_text("seul le jury décide")
        page.locator("[data-modality=M4] input").check()
        expect(page.locator("[data-modality=M4] .auto")).to_have_count(1)
        look(page)


@pytest.mark.deep
def test_a_groups_table_is_seen_whole_and_no_empty_box_covers_a_map(browser: Any, server: str):
    """Twelve criteria, stages and dossier at 1440 pixels; on a phone the names leave room for the criteria."""
    maps = [("BENOÎT Jean-François - carte.svg", OUTLINE), ("autre.svg", OUTLINE.replace("Clients", "Personne"))]
    with visit(browser, server, width=1440) as page:
        page.goto("/relire")
        page.locator("input[type=file]").first.set_input_files(
            [
                {"name": name, "mimeType": "image/svg+xml", "buffer": svg.draw(outline.parse(text)).svg}
                for name, text in maps
            ]
        )
        page.get_by_role("link", name="BENOÎT").wait_for()
        frame = page.locator(".cohort .tw")
        assert frame.evaluate("each => each.scrollWidth <= each.clientWidth")
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "cards, none wider than the screen"
        page.set_viewport_size({"width": 1440, "height": 900})
        page.get_by_role("link", name="BENOÎT").click()
        pin(page, "Clients", "Lesquels ?", "Question")
        expect(page.locator(".pinned")).to_be_visible()
        page.goto(page.url.split("?")[0])
        page.locator("svg.map a[data-key]").first.wait_for()
        expect(page.locator(".pinned"), "the centre is chosen: no comment there").to_be_hidden()
