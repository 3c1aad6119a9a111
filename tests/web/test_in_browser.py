"""What a person does, in a real browser: pages without a fault, the whole way without and with scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.circles import one_of

pytestmark = pytest.mark.browser

OUTLINE = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement, d'après douze entretiens de mars
  Faisabilité [E3]
    Mission locale, car elle suit 61 de ces jeunes chaque semaine
    Abattoir
"""
STATIC = ["/", "/nouvelle", "/importer", "/relire", "/relire/en-tete", "/corbeille", "/donnees"]
REFERENCE = ["/referentiel", "/referentiel?q=public"]
HELP = ["/regles", "/regles/C5", "/aide", "/aide/verdicts", "/aide/clavier", "/aide/limites", "/aide/accessibilite"]
SCRIPTS = re.compile(r"/static/.*\.js(\?|$)")
"""What a page brings to run, in bundles or in modules."""
EDITORS = re.compile(r"/(?:editor|dossier)/main\b[^/]*\.js")
VIEWS = ["", "/plan", "/plan/texte", "/verdicts", "/dossier", "/exporter", "/renommer"]
FREEMIND = (
    '<map version="1.0.1"><node TEXT="Atelier" ID="ID_1"><node TEXT="Partenaires" ID="ID_2" POSITION="right">'
    '<node TEXT="Mission locale, car elle suit 61 jeunes du quartier" ID="ID_3"/>'
    '<node TEXT="Auto-école sociale, parce qu\'elle vient chez nous le jeudi" ID="ID_4"/></node></node></map>'
)


@contextmanager
def visit(
    browser: Any, server: str, *, width: int = 1280, script: bool = True, expected: str | None = None
) -> Iterator[Any]:
    """A page whose faults fail the test: messages of the console (but for the ``expected`` one), failed requests,
    requests to another host."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
        reduced_motion="reduce",
        base_url=server,
        locale="fr-FR",
    )
    page = context.new_page()
    faults: list[str] = []

    def said_amiss(text: str) -> None:
        if expected is None or expected not in text:
            faults.append(text)

    page.on("console", lambda said: said.type in ("error", "warning") and said_amiss(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda answer: answer.status >= 400 and said_amiss(f"{answer.status} {answer.url}"))
    page.on("request", lambda asked: asked.url.startswith((server, "data:", "blob:")) or faults.append(asked.url))
    yield page
    assert not faults
    context.close()


@pytest.fixture(scope="module")
def project(browser: Any, server: str) -> str:
    return begun(browser, server)


def begun(browser: Any, server: str) -> str:
    """The path of a new project with a small map."""
    with visit(browser, server, script=False) as page:
        page.goto("/nouvelle")
        page.get_by_label("Nom de votre projet").fill("Atelier mobilité")
        page.get_by_role("button", name="Commencer").click()
        path = page.url.removeprefix(server)
        page.goto(f"{path}/plan/texte")
        page.get_by_label("Le plan, en texte").fill(OUTLINE)
        page.get_by_role("button", name="Enregistrer le plan").click()
        return path


@pytest.mark.parametrize("path", one_of(STATIC + REFERENCE + HELP))
def test_a_page_is_accessible_and_fits(browser: Any, server: str, path: str):
    """Axe finds nothing by day, contrasts hold by night, and 320 pixels are enough."""
    with visit(browser, server) as page:
        page.goto(path)
        look(page)


@pytest.mark.parametrize("view", one_of(VIEWS))
def test_a_view_that_the_server_writes_is_accessible_and_fits(browser: Any, server: str, project: str, view: str):
    """Axe needs scripts: only those of the editors are kept out, and so what was fetched for them stays unused."""
    with visit(browser, server, expected="was preloaded using link preload but not used") as page:
        page.route(EDITORS, lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.goto(project + view)
        look(page)
        assert not violations(page), "on a phone"
        expect(page.locator("h1")).to_have_count(1)


def test_without_script_a_stranger_gets_from_a_file_to_a_download(browser: Any, server: str, tmp_path: Path):
    """Import, see the map, read a verdict, follow its evidence, rename the node, take the file away."""
    source = tmp_path / "atelier.mm"
    source.write_text(FREEMIND, "utf-8")
    with visit(browser, server, script=False) as page:
        page.goto("/importer")
        page.get_by_label("Fichier de votre carte").set_input_files(source)
        page.get_by_role("button", name="Importer ce fichier").click()
        expect(page.locator("svg.map[role=tree] a").nth(3)).to_be_attached()
        page.locator("#exigence-C5 summary").click()
        evidence = page.locator("#exigence-C5 .chip").first
        words = evidence.locator("mark").inner_text()
        evidence.click()
        expect(page.locator("#choisi")).to_contain_text(words[:20])
        expect(page.locator("svg.map a.sel.proof").first).to_be_attached()
        page.get_by_role("link", name="Renommer").click()
        page.get_by_label("Titre du nœud").fill("Mission locale, car elle les suit")
        page.get_by_role("button", name="Renommer").click()
        expect(page.locator("#choisi")).to_contain_text("car elle les suit")
        page.locator("summary", has_text="Exporter").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="FreeMind, Freeplane").click()
        assert "car elle les suit" in Path(download.value.path()).read_text("utf-8")


def test_a_file_chosen_before_the_scripts_arrive_is_sent_by_the_button(browser: Any, server: str):
    """On a slow network the page is there first; nothing may take its button away then."""
    held: list[Any] | None = []

    def slowly(route: Any) -> None:
        if held is None:
            route.continue_()
        else:
            held.append(route)

    with visit(browser, server) as page:
        page.route(SCRIPTS, slowly)
        with page.expect_request(SCRIPTS):
            page.goto("/importer", wait_until="commit")
        field = page.get_by_label("Fichier de votre carte")
        field.set_input_files({"name": "a.mm", "mimeType": "text/xml", "buffer": FREEMIND.encode()})
        arriving, held = held, None
        for route in arriving:
            route.continue_()
        page.wait_for_load_state()
        page.get_by_role("button", name="Importer ce fichier").click()
        page.wait_for_url("**/projets/*")


@pytest.mark.parametrize("script", one_of([True, False]), ids=["with-scripts", "without"])
def test_what_was_repaired_in_a_file_stays_said_until_it_is_read(browser: Any, server: str, script: bool):
    """The editor takes the place of the page; the repairs of an import stay, and close by their button."""
    cut = {"name": "coupe.mm", "mimeType": "text/xml", "buffer": FREEMIND[: len(FREEMIND) // 2].encode()}
    with visit(browser, server, script=script) as page:
        page.goto("/importer")
        page.get_by_label("Fichier de votre carte").set_input_files(cut)
        if script:
            page.wait_for_selector("html[data-editor=ready]", state="attached")
        else:
            page.get_by_role("button", name="Importer ce fichier").click()
        said = page.locator(".told")
        expect(said).to_contain_text("nœuds lus. À la lecture")
        expect(said).to_contain_text("réparé")
        said.get_by_role("button", name="Fermer").click()
        expect(said).to_be_hidden()


def test_how_much_was_read_of_a_file_is_said_by_the_way(browser: Any, server: str):
    """Of one of which nothing is left: no window to close."""
    whole = {"name": "atelier.mm", "mimeType": "text/xml", "buffer": FREEMIND.encode()}
    with visit(browser, server) as page:
        page.goto("/importer")
        page.get_by_label("Fichier de votre carte").set_input_files(whole)
        told = re.compile("^4.nœuds lus, rien n’est laissé de côté. Un dossier n’est jamais")
        page.locator(".toast").filter(has_text=told).wait_for()
        assert not page.locator(".told").is_visible()


def test_a_file_dropped_anywhere_is_read(browser: Any, server: str):
    with visit(browser, server) as page:
        page.goto("/importer")
        page.locator("form.eased").first.wait_for()
        page.evaluate(
            """source => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([source], "atelier.mm"));
                const options = { dataTransfer, bubbles: true, cancelable: true };
                for (const name of ["dragenter", "dragover", "drop"])
                    document.body.dispatchEvent(new DragEvent(name, options));
            }""",
            FREEMIND,
        )
        page.wait_for_url("**/projets/*")
        expect(page.get_by_text("Mission locale").first).to_be_attached()


def test_what_is_saved_is_said_whole_on_a_small_screen(browser: Any, server: str, project: str):
    """At 320 pixels the hour was cut by a button that prints."""
    with visit(browser, server, width=320) as page:
        for view in VIEWS:
            page.goto(project + view)
            cut = page.locator(".bar .saved:visible").evaluate_all(
                "all => all.map((e) => e.scrollWidth - e.clientWidth)"
            )
            assert max(cut, default=0) <= 1, view


def test_the_plan_is_written_without_script(browser: Any, server: str, project: str):
    with visit(browser, server, script=False) as page:
        page.goto(f"{project}/plan")
        page.get_by_role("link", name="Abattoir").click()
        page.get_by_role("button", name="Monter", exact=True).click()
        page.get_by_label("Pourquoi ?").fill("40 postes à pourvoir")
        page.get_by_role("button", name="Enregistrer").click()
        expect(page.locator("textarea[name=note]")).to_have_value("40 postes à pourvoir")
        page.goto(f"{project}/plan/texte")
        lines = page.get_by_label("Le plan, en texte").input_value().split("\n")
        assert lines[4:6] == ["    Abattoir", "      : 40 postes à pourvoir"], "above its neighbour, with its note"


@pytest.mark.parametrize("script", one_of([True, False]), ids=["with-scripts", "without"])
def test_the_plan_prints_every_line(browser: Any, server: str, project: str, script: bool):
    """On paper nothing scrolls, and a line is as high as its text."""
    with visit(browser, server, script=script) as page:
        page.goto(f"{project}/plan")
        if script:
            page.wait_for_selector("html[data-editor=ready]", state="attached")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 700, "height": 120})
        scroll = page.locator(".planview .scroll")
        assert scroll.evaluate("each => getComputedStyle(each).overflowY") == "visible"
        heights = [row.bounding_box()["height"] for row in page.locator(".planview .orow:not(.here)").all()]
        assert len(heights) >= 5
        assert max(heights) < 120


def test_a_menu_closes_with_escape(browser: Any, server: str, project: str):
    with visit(browser, server) as page:
        page.goto("/")
        button = page.locator(".plist summary").first
        button.click()
        page.get_by_role("link", name="Renommer").first.focus()
        page.keyboard.press("Escape")
        expect(page.locator("details.dropdown[open]")).to_have_count(0)
        assert button.evaluate("each => each === document.activeElement")


def test_a_menu_gives_the_keyboard_back_when_its_file_is_there(browser: Any, server: str, project: str):
    """And closes once the keyboard is elsewhere."""
    with visit(browser, server) as page:
        page.goto(f"{project}/verdicts")
        button = page.locator(".bar .dropdown summary").last
        button.focus()
        page.keyboard.press("Enter")
        menu = page.locator(".bar details.dropdown[open]")
        menu.get_by_role("link", name="FreeMind").first.focus()
        with page.expect_download():
            page.keyboard.press("Enter")
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        expect(menu).to_have_count(1)
        page.get_by_role("link", name="Aller au contenu").focus()
        expect(menu).to_have_count(0)


def test_arrows_go_through_a_menu_and_leaving_it_closes_it(browser: Any, server: str, project: str):
    with visit(browser, server) as page:
        page.goto(f"{project}/verdicts")
        page.locator(".bar .dropdown summary").press("Enter")
        lines = page.locator(".bar .menu a:visible")
        for key, place in (
            ("ArrowDown", 0),
            ("ArrowDown", 1),
            ("ArrowUp", 0),
            ("ArrowUp", -1),
            ("Home", 0),
            ("End", -1),
        ):
            page.keyboard.press(key)
            expect(lines.nth(place)).to_be_focused()
        assert page.evaluate("scrollY") == 0
        page.keyboard.press("Tab")
        expect(page.locator("details.dropdown[open]")).to_have_count(0)


def test_the_first_stop_leads_to_the_content(browser: Any, server: str):
    with visit(browser, server) as page:
        page.goto("/referentiel")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Aller au contenu")
        page.keyboard.press("Enter")
        expect(page.locator("main:focus")).to_have_count(1)


def look(page: Any) -> None:
    assert not violations(page)
    page.emulate_media(color_scheme="dark")
    assert not violations(page, "color-contrast"), "in the dark"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_field_that_must_be_filled_is_wrong_once_it_was_sent_empty(browser: Any, server: str):
    """Screen readers are told « invalide » of an empty form by browsers themselves."""
    with visit(browser, server) as page:
        page.goto("/importer")
        field = page.locator("main input[type=file]").first
        expect(field).to_have_attribute("aria-invalid", "false")
        assert not field.evaluate("each => each.form.reportValidity()")
        expect(field).to_have_attribute("aria-invalid", "true")
        field.dispatch_event("input")
        expect(field).to_have_attribute("aria-invalid", "false")
