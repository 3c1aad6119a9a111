"""Seven journeys with the keyboard alone, from the page's first stop: nothing is reached by a pointer or a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.desk.pages.test_review import drawing
from tests.editor.person import Person, person

pytestmark = [pytest.mark.browser, pytest.mark.whole]

NAMED = """() => { const one = document.activeElement; if (!one || one === document.body) return "";
  return (one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent || "").trim(); }"""
FREEMIND = """<map version="1.0.1"><node TEXT="Atelier" ID="a"><node TEXT="Contexte" ID="b" POSITION="right">
<node TEXT="61 jeunes sans moyen de déplacement, d'après douze entretiens de mars" ID="c"/></node></node></map>"""


def tab_to(someone: Person, name: str, key: str = "Tab", most: int = 60) -> None:
    """Presses Tab until what has the focus, which is seen to have it, starts with that name."""
    for _ in range(most):
        someone.press(key)
        if someone.page.evaluate(NAMED).startswith(name):
            return
    raise AssertionError(f"{name} is not within {most} presses of {key}")


def bring(someone: Person, source: Path) -> None:
    """The field that has the focus opens the system's dialog. A browser refuses to when it is so busy that a press is
    old by the time it is heard: a person presses again."""
    for left in (2, 1, 0):
        try:
            with someone.page.expect_file_chooser(timeout=10_000) as chooser:
                someone.press("Space")
        except TimeoutError:
            if not left:
                raise
        else:
            chooser.value.set_files(source)
            return


def ready(someone: Person) -> None:
    someone.page.wait_for_selector("html[data-editor=ready]")
    someone.until("editor.canvas.hasFocus")


def begin(someone: Person, name: str = "Atelier") -> None:
    """From the page « Nouveau projet » to the open map."""
    someone.page.goto("/nouvelle")
    tab_to(someone, "Nom de votre projet")
    someone.keyboard.type(name)
    someone.press("Enter")
    someone.page.wait_for_url("**/projets/*")
    ready(someone)


def test_a_map_is_made_and_written(browser: Any, server: str):
    """A stage is found, ideas are added below and beside, one moves, one goes and comes back, a reason is given."""
    with person(browser, server) as someone:
        begin(someone)
        someone.press("ArrowRight", "Tab")
        someone.keyboard.type("61 jeunes sans moyen de déplacement")
        someone.press("Enter", "Enter")
        someone.keyboard.type("Douze entretiens de mars")
        someone.press("Enter", "Alt+ArrowUp", "F4")
        someone.keyboard.type("car je les ai menés")
        someone.press("Escape", "Delete", "Control+z")
        assert someone.focused.startswith("1.1, Douze entretiens de mars, étape\u00a01, note")
        someone.press("ArrowLeft", "Space", "End", "Home", "ArrowDown", "ArrowRight", "ArrowDown")
        assert someone.here == "Douze entretiens de mars", "→ has unfolded it"
        someone.press("Escape", "Tab")
        assert not someone.page.evaluate("editor.canvas.hasFocus")


@pytest.mark.deep
def test_a_verdict_leads_to_its_node_and_another_is_answered(browser: Any, server: str):
    """From the map to the list of verdicts, to the evidence, and back to what is to be written."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.page.locator("details.req").last.wait_for()
        tab_to(someone, "C5", most=90)
        someone.press("Enter")
        someone.until("editor.state.opened === 'C5'")
        someone.press("Tab")
        while "chip" not in someone.page.evaluate("document.activeElement.className"):
            someone.press("Tab")
        someone.press("Enter")
        someone.until("editor.canvas.hasFocus")
        assert "preuve de C5" in someone.focused
        someone.press("Tab")
        assert not someone.page.evaluate("editor.canvas.hasFocus"), "brought here, not writing"


@pytest.mark.deep
def test_a_file_is_brought(browser: Any, server: str, tmp_path: Path):
    """The field is reached, says that it reads at once, and the map that opens has the keyboard."""
    source = tmp_path / "carte.mm"
    source.write_text(FREEMIND, "utf-8")
    with person(browser, server) as someone:
        page = someone.page
        page.goto("/importer")
        page.locator("form.eased").wait_for()
        tab_to(someone, "Fichier de votre carte")
        told = page.evaluate(
            "document.activeElement.getAttribute('aria-describedby').split(' ')"
            ".map((id) => document.getElementById(id).textContent).join(' ')"
        )
        assert "lu aussitôt" in told
        bring(someone, source)
        page.wait_for_url("**/projets/*")
        ready(someone)
        someone.press("End")
        assert someone.focused.startswith("1.1, 61 jeunes")


@pytest.mark.deep
def test_the_plan_is_written(browser: Any, server: str):
    """From the map's tabs: a line, one below it, a note; Escape and Tab leave."""
    with person(browser, server) as someone:
        begin(someone)
        tab_to(someone, "Plan", "Shift+Tab")
        someone.press("Enter")
        someone.until("editor.plan.line.isOpen")
        someone.press("ArrowDown", "End", "Enter")
        someone.keyboard.type("61 jeunes")
        someone.press("Enter")
        someone.keyboard.type("douze entretiens")
        someone.press("Tab", "Shift+Enter")
        someone.keyboard.type("en mars")
        someone.press("Escape")
        assert "    douze entretiens" in someone.titles()
        someone.until("editor.plan.line.isOpen")
        someone.press("Escape", "Tab")
        assert not someone.page.evaluate("editor.plan.hasFocus")


def test_a_dossier_is_written(browser: Any, server: str):
    """Begun from a blank page, a heading and bold words, the bar of tools and back; each is said."""
    with person(browser, server) as someone:
        path = someone.make()
        page = someone.page
        page.goto(f"{path}/dossier")
        page.wait_for_selector("html[data-editor=ready]", state="attached")
        page.locator("dialog:modal").wait_for()
        tab_to(someone, "Page blanche")
        someone.press("Enter")
        someone.until("!document.querySelector('dialog.dialog') && document.activeElement === editor.text.host")
        someone.press("Control+Alt+1")
        page.locator("[data-spoken]").filter(has_text="Titre 1.").wait_for(state="attached")
        someone.keyboard.type("Mon rôle")
        someone.press("Enter", "Control+b")
        page.locator("[data-spoken]").filter(has_text="Gras.").wait_for(state="attached")
        someone.keyboard.type("Conseillère")
        someone.press("Control+b")
        page.locator("[data-spoken]").filter(has_text="Sans gras.").wait_for(state="attached")
        someone.press("Alt+F10", "Escape")
        someone.until("document.activeElement === editor.text.host")
        someone.press("Escape", "Tab")
        assert not page.evaluate("editor.text.host.contains(document.activeElement)")
        blocks = page.evaluate("editor.text.blocks")
        assert [block["type"] for block in blocks][:2] == ["heading", "paragraph"]


@pytest.mark.deep
def test_a_work_is_handed_in(browser: Any, server: str):
    """From the menu of the map to the file that is given in."""
    with person(browser, server) as someone:
        page = someone.page
        someone.create(kind="exemple")
        tab_to(someone, "Exporter", "Shift+Tab")
        someone.press("Enter")
        tab_to(someone, "Rendre, en un fichier")
        someone.press("Enter")
        page.wait_for_url("**/rendre?pour=jury")
        with page.expect_download() as taken:
            for _ in range(60):
                someone.press("Tab")
                if page.evaluate("document.activeElement.matches('main .btn.main')"):
                    break
            someone.press("Enter")
        assert taken.value.suggested_filename.endswith(".zip")


@pytest.mark.deep
def test_a_map_is_reviewed(browser: Any, server: str, tmp_path: Path):
    """Brought to the review room, levels set, a comment pinned where the arrows lead, its node named with it."""
    source = tmp_path / "E-L.svg"
    source.write_bytes(drawing())
    with person(browser, server) as someone:
        page = someone.page
        page.goto("/relire")
        page.locator("form.eased").first.wait_for()
        for _ in range(60):
            someone.press("Tab")
            if page.evaluate("document.activeElement.type === 'file'"):
                break
        bring(someone, source)
        page.wait_for_url("**/relire/*")
        page.wait_for_load_state()
        tab_to(someone, "E-L")
        someone.press("Enter")
        page.wait_for_url("**/relire/carte/*")
        page.locator("svg.map [role=treeitem]").first.wait_for()
        tab_to(someone, "Lire la consigne", most=90)
        someone.press("ArrowRight", "p")
        page.wait_for_selector("#pin-text:focus")
        someone.keyboard.type("Lesquels ?")
        someone.press("Control+Enter")
        pinned = page.locator("svg.map [role=treeitem][aria-label$='1 commentaire']")
        expect(pinned).to_have_count(1)
        expect(pinned).to_be_focused()
