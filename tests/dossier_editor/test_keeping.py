"""Never losing work: offline and back, closed and parallel tabs, versions that clash, old ones, a file brought in."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.circles import one_of
from tests.editor.person import at_work

from .writer import Writer, writer

pytestmark = pytest.mark.browser


def test_offline_and_back(browser: Any, server: str):
    """Writing goes on without the network, the page says so, and everything arrives when it is back."""
    with at_work(browser, server) as context:
        someone = Writer(context.new_page(), server)
        path = someone.begin()
        context.set_offline(True)
        someone.type("écrit sans réseau")
        someone.says("Hors connexion, gardé ici depuis")
        context.set_offline(False)
        someone.saved()
        someone.says("Enregistré à")
        assert someone.kept(path) == ["écrit sans réseau"]


def test_a_tab_closed_offline_loses_nothing(browser: Any, server: str):
    """What a closed tab had not sent is taken up by the next one; the map's tab leaves it alone."""
    with at_work(browser, server) as context:
        someone = Writer(context.new_page(), server)
        path = someone.begin()
        context.set_offline(True)
        someone.type("presque perdu")
        someone.says("Hors connexion")
        someone.until("editor.sync.isKept")
        someone.page.close()
        context.set_offline(False)
        again = Writer(context.new_page(), server)
        again.open(path)
        again.open(f"{path}/dossier")
        again.until("editor.text.host.textContent === 'presque perdu'")
        again.saved()
        assert again.kept(path) == ["presque perdu"]


def test_what_a_tab_leaves_is_taken_up_by_one_that_was_there_before_it_closed(browser: Any, server: str):
    """Its draft is looked after while it is open; a tab that closes slowly leaves nothing behind either."""
    with at_work(browser, server) as context:
        someone = Writer(context.new_page(), server)
        path = someone.begin()
        someone.saved()
        someone.page.route(
            "**/api/**", lambda route: route.abort() if route.request.method == "PUT" else route.continue_()
        )
        someone.type("presque perdu")
        someone.says("Hors connexion")
        someone.until("editor.sync.isKept")
        other = Writer(context.new_page(), server)
        other.open(f"{path}/dossier")
        assert "presque perdu" not in other.said
        someone.page.close()
        other.until("editor.text.host.textContent === 'presque perdu'")
        other.saved()
        assert other.kept(path) == ["presque perdu"]


def test_a_sentence_goes_on_after_a_reload(browser: Any, server: str):
    """The caret is where it was, and the space before the next word too, which is no change of what is kept."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.type("Un début.", "Je retiens et ", "Une fin.")
        someone.press("ArrowUp", "End")
        someone.saved()
        for word in ("j’ai ", "appris."):
            someone.page.reload()
            someone.page.wait_for_selector("html[data-editor=ready]")
            assert someone.page.evaluate("!editor.sync.dirty")
            someone.keyboard.type(word)
            someone.saved()
        assert someone.said == ["Un début.", "Je retiens et j’ai appris.", "Une fin."]


def away(someone: Writer) -> None:
    """Goes to the verdicts and comes back, as one does."""
    for name in ("Verdicts", "Dossier"):
        someone.page.locator(".bar .tabs").get_by_role("link", name=name).click()
        someone.page.wait_for_url(f"**/{name.lower()}")
    someone.page.wait_for_selector("html[data-editor=ready]")


def test_what_was_done_is_undone_after_another_page(browser: Any, server: str):
    """And done again; the keyboard is where it was. What somebody else wrote meanwhile stays."""
    with writer(browser, server) as someone, writer(browser, server) as other:
        path = someone.begin()
        someone.type("Un début.", "Une fin.")
        someone.put([])
        someone.saved()
        away(someone)
        assert someone.said == []
        someone.press("Control+z")
        assert someone.said == ["Un début.", "Une fin."]
        someone.saved()
        other.open(f"{path}/dossier")
        other.caret(1)
        other.press("Enter")
        other.type("D’un autre.")
        someone.page.locator(".bar .tabs").get_by_role("link", name="Verdicts").click()
        someone.page.wait_for_url("**/verdicts")
        other.saved()
        someone.page.go_back()
        someone.page.wait_for_selector("html[data-editor=ready]")
        someone.until("editor.text.blocks.length === 3")
        someone.press("Control+y")
        assert someone.said == ["D’un autre."]
        someone.press("Control+z")
        assert someone.said == ["Un début.", "Une fin.", "D’un autre."]
        someone.saved()
        assert someone.kept(path) == someone.said


def test_a_reload_in_mid_sentence_leaves_all_of_it_to_be_undone(browser: Any, server: str):
    """Words that had not arrived come back as one's own; nothing is said to come from elsewhere."""
    with writer(browser, server) as someone:
        path = someone.begin()
        someone.type("Un début.")
        someone.saved()
        someone.press("Enter")
        someone.type("Une phrase que je ne finis pas")
        someone.page.reload()
        someone.page.wait_for_selector("html[data-editor=ready]")
        someone.keyboard.type(" encore")
        someone.saved()
        assert someone.kept(path) == ["Un début.", "Une phrase que je ne finis pas encore"]
        assert someone.page.locator(".toast").count() == 0
        while someone.said:
            assert not someone.said[0].startswith("h1"), "the outline that a blank page took away"
            someone.press("Control+z")
        someone.saved()
        assert someone.kept(path) == []


def test_two_tabs_write_in_one_text(browser: Any, server: str):
    """Each sees what the other writes; the caret stays where it is, and undo takes back only one's own."""
    with at_work(browser, server) as context:
        one = Writer(context.new_page(), server)
        path = one.begin("Partir de la trame")
        one.type("du premier onglet")
        one.saved()
        two = Writer(context.new_page(), server)
        two.open(f"{path}/dossier")
        two.caret(5)
        two.press("Enter")
        two.type("du second")
        two.saved()
        one.until("editor.text.blocks.length === 7")
        one.type(", encore")
        assert one.said[1] == "du premier onglet, encore"
        two.until("JSON.stringify(editor.text.blocks).includes('encore')")
        assert one.said == two.said
        two.type(" et fin")
        assert two.said[-1] == "du second et fin"
        two.press("Control+z", "Control+z")
        assert "du premier onglet, encore" in two.said


@pytest.mark.parametrize(("choice", "kept"), one_of([("Ailleurs", ["ailleurs"]), ("both", ["ici encore", "ailleurs"])]))
def test_two_versions_that_clash_are_both_shown(browser: Any, server: str, choice: str, kept: list[str]):
    """The same passage changed in two places: a choice, then one text on the server and in the page."""
    with writer(browser, server) as here, writer(browser, server) as there:
        path = here.begin()
        here.type("à préciser")
        here.saved()
        there.open(f"{path}/dossier")
        for someone, text in ((there, "ailleurs"), (here, "ici")):
            someone.caret(0)
            someone.press("Control+a")
            someone.type(text)
            if someone is there:
                someone.saved()
        here.says("Deux versions à réunir")
        here.press("Control+End")
        here.type(" encore")
        here.page.get_by_role("button", name="Choisir", exact=True).click()
        page = here.page.locator(".conf")
        expect(page.locator(".ver")).to_have_count(2)
        if choice == "both":
            page.get_by_label("Garder les deux").check()
        elif choice == "Ailleurs":
            page.get_by_role("radio").nth(1).check()
        page.get_by_role("button", name="Réunir ainsi").click()
        here.saved()
        assert here.kept(path) == here.said == kept


def test_versions_are_named_compared_and_restored(browser: Any, server: str):
    with writer(browser, server) as someone:
        path = someone.begin()
        someone.keyboard.insert_text("première phrase")  # at once: a slow machine would keep half of it as a version
        someone.saved()
        someone.press("Control+a", "Delete")
        someone.keyboard.insert_text("autre")
        someone.saved()
        someone.page.locator(".saved").get_by_role("button").click()
        sitting = someone.page.locator(".versions > li")
        sitting.locator("summary").click()
        sitting.locator("details button").last.click()
        someone.page.locator(".preview del").get_by_text("première phrase").wait_for()
        rows = someone.page.locator(".versions").evaluate(
            """(list) => [list.querySelector('.link'), list.querySelector('.meta')].map((one) => {
                 const { top, bottom } = one.getBoundingClientRect(); return [top, bottom]; })"""
        )
        assert rows[1][0] - rows[0][1] < 8, "the list is not spread over what stands beside it"
        someone.page.get_by_label("Nom de cette version").fill("avant la coupe")
        someone.press("Tab")
        sitting.locator("details button").last.get_by_text("avant la coupe").wait_for()
        someone.page.get_by_role("button", name="Restaurer cette version").click()
        assert someone.said == ["première phrase"]
        someone.saved()
        assert someone.kept(path) == ["première phrase"]
        names = [each["name"] for each in someone.page.request.get(f"/api{path}/dossier/versions").json()["revisions"]]
        assert "avant la coupe" in names
        someone.page.get_by_role("region", name="Messages").get_by_role("button", name="Annuler").click()
        assert someone.said == ["autre"]


def test_a_file_takes_the_place_of_the_text_and_leaves_again(browser: Any, server: str):
    """What was being written is saved first; what the file held is said to be there."""
    with writer(browser, server) as someone:
        path = someone.begin()
        someone.type("écrit avant")
        someone.open(f"{path}/dossier")
        someone.page.evaluate(
            """() => { const data = new DataTransfer();
                 data.items.add(new File(["# Mon rôle\\n\\nDu fichier."], "dossier.md", { type: "text/markdown" }));
                 editor.text.host.dispatchEvent(
                   new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); }"""
        )
        someone.page.get_by_role("button", name="Importer", exact=True).click()
        someone.page.get_by_text("Le texte du fichier est en place.").wait_for()
        someone.page.wait_for_selector("html[data-editor=ready]")
        assert someone.said == ["h1 Mon rôle", "Du fichier."]
        assert len(someone.page.request.get(f"/api{path}/dossier/versions").json()["revisions"]) == 2
        someone.page.get_by_role("button", name="Fermer").click()
        someone.caret(1)
        someone.type(" Suite.")
        someone.page.locator("summary", has_text="Exporter").click()
        with someone.page.expect_download() as download:
            someone.page.get_by_role("link", name="Dossier, Markdown").click()
        assert "Du fichier. Suite." in download.value.path().read_text(encoding="utf-8")
