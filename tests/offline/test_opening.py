"""Without a network: what opens, what it says, what is written there and where it goes when the network is back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.circles import one_of
from tests.editor.person import drawn

from .away import Server, Traveller, cut, travelling
from .test_keeping import DRAFTS

pytestmark = pytest.mark.browser

WAYS = ["network", "server"]


@pytest.mark.parametrize("way", one_of(WAYS))
def test_a_project_opens_and_says_what_works(browser: Any, stoppable: Server, way: str):
    """The map as it was last saved, its plan, its verdicts, its dossier, the reminders before a hand-in, the list."""
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        someone.write("61 jeunes sans permis", under="Contexte")
        someone.saved()
        someone.until("(editor.sync.told.report ?? false) && !editor.sync.opinion.asking")
        someone.knows(path, "61 jeunes sans permis")
        back = cut(someone, stoppable, way)
        someone.open(path)
        assert "    61 jeunes sans permis" in someone.titles()
        someone.says("Hors connexion, vous pouvez écrire")
        page.get_by_text("la carte et le plan s’écrivent comme d’habitude").first.wait_for()
        page.locator("aside.right").get_by_text("Besoins des publics").first.wait_for()
        page.get_by_role("link", name="Verdicts").click()
        page.locator(".view-verdicts").wait_for()
        someone.open(f"{path}/plan")
        page.locator(".planview").get_by_text("61 jeunes sans permis").first.wait_for()
        someone.open(f"{path}/verdicts")
        page.locator(".view-verdicts").get_by_text("Besoins des publics").first.wait_for()
        expect(page.locator(".tabs [aria-current]")).to_have_text("Verdicts")
        someone.open(f"{path}/dossier")
        page.get_by_text("le dossier s’écrit comme d’habitude").first.wait_for()
        for address in (f"{path}/rendre", "/"):
            someone.shows(address)
            page.locator("[data-offline]").get_by_text("cette page est celle d’aujourd’hui à").wait_for()
        for name in ("Importer", "Nouveau projet"):
            expect(page.get_by_role("link", name=name)).to_have_attribute("title", "Attend le réseau")
        page.get_by_role("link", name="Essai", exact=True).click()
        page.wait_for_selector("html[data-editor=ready]")
        back()


@pytest.mark.deep
@pytest.mark.parametrize("way", WAYS)
def test_no_link_ends_in_the_browsers_own_error_page(browser: Any, stoppable: Server, way: str):
    """What is kept opens; the rest says that it waits, and leads back."""
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        cut(someone, stoppable, way)
        found = set[str]()
        for address in (path, f"{path}/dossier", f"{path}/rendre", "/", "/aide/hors-ligne"):
            someone.shows(address)
            links = page.locator("a[href^='/']:not([download], [data-file])")
            found |= set(links.evaluate_all("links => links.map((link) => link.getAttribute('href').split('#')[0])"))
        assert len(found) > 20
        for address in sorted(found):
            someone.shows(address)
        someone.shows("/relire")
        page.get_by_role("heading", name="Cette page attend le réseau").wait_for()
        page.get_by_role("link", name="Voir mes projets").click()
        page.get_by_role("heading", name="Vos projets").wait_for()


@pytest.mark.deep
@pytest.mark.parametrize("way", WAYS)
def test_what_waits_comes_once_the_application_answers(browser: Any, stoppable: Server, way: str):
    """A network that leads nowhere loads nothing anew: who was about to leave for another page does. It is asked for
    again, whether a network says that it is back or not."""
    with travelling(browser, stoppable.address) as someone:
        page = someone.page
        someone.settled()
        back = cut(someone, stoppable, way)
        someone.shows("/relire")
        page.evaluate("document.body.append(Object.assign(document.createElement('p'), { id: 'same' }))")
        with page.expect_event("requestfailed"):
            page.evaluate("dispatchEvent(new Event('online'))")
        drawn(page)
        assert page.locator("#same").count() == 1
        back()
        page.get_by_role("heading", name="Relire des cartes").wait_for()


@pytest.mark.deep
@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_is_chosen_for_nothing_says_so(browser: Any, stoppable: Server, way: str):
    """The page stays, and the same file is read once the server is there."""
    with travelling(browser, stoppable.address) as someone:
        page = someone.page
        someone.settled()
        someone.shows("/")
        back = cut(someone, stoppable, way)
        file = {"name": "forum.txt", "mimeType": "text/plain", "buffer": b"Forum\n  Contexte"}
        chosen = page.locator("form[data-drop] input[type=file]").first
        chosen.set_input_files(file)
        page.locator(".taking", has_text="ce fichier n’est pas parti").wait_for()
        page.get_by_role("heading", name="Vos projets").wait_for()
        back()
        chosen.set_input_files(file)
        page.wait_for_selector("html[data-editor=ready]")
        assert someone.titles() == ["Forum", "  Contexte"]


@pytest.mark.deep
def test_what_says_that_a_page_waits_is_kept_first(browser: Any, stoppable: Server):
    """Somebody whose network goes in the middle of the first copies never meets the browser's own page."""
    with travelling(browser, stoppable.address) as someone:
        context = someone.page.context
        context.route("**/dossier", lambda route: route.abort())
        context.route("**/rendre", lambda route: route.abort())
        someone.create()
        someone.kept("/hors-ligne")
        stoppable.stop()
        someone.shows("/relire")
        someone.page.get_by_role("heading", name="Cette page attend le réseau").wait_for()


@pytest.mark.deep
def test_a_form_that_is_sent_for_nothing_says_so(browser: Any, stoppable: Server):
    """One page back, it is sent again once the server is there."""
    with travelling(browser, stoppable.address) as someone:
        page = someone.page
        someone.settled()
        page.goto("/nouvelle")
        page.get_by_label("Nom de votre projet").fill("Forum des métiers")
        stoppable.stop()
        page.get_by_role("button", name="Commencer").click()
        page.get_by_role("heading", name="Votre demande n’est pas partie").wait_for()
        stoppable.start()
        page.get_by_role("button", name="Revenir").click()
        page.get_by_label("Nom de votre projet").fill("Forum des métiers")
        page.get_by_role("button", name="Commencer").click()
        page.wait_for_selector("html[data-editor=ready]")
        assert someone.titles()[0] == "Forum des métiers"


@pytest.mark.deep
@pytest.mark.parametrize("way", WAYS)
def test_twenty_reloads_in_mid_word_lose_no_letter_of_a_map(browser: Any, stoppable: Server, way: str):
    letters = "anticonstitutionnellement"[:20]
    with travelling(browser, stoppable.address) as someone:
        path = someone.settled()
        back = cut(someone, stoppable, way)
        someone.write("mot", under="Contexte")
        for letter in letters:
            someone.choose_last()
            someone.press("F2", "End")
            someone.keyboard.type(letter)
            someone.page.reload()
            someone.page.wait_for_selector("html[data-editor=ready]")
        assert f"    mot{letters}" in someone.titles()
        back()
        someone.saved()
        assert f"mot{letters}" in [node["text"] for node in someone.on_server(path)]


@pytest.mark.deep
@pytest.mark.parametrize("way", WAYS)
def test_twenty_reloads_in_mid_word_lose_no_letter_of_a_dossier(browser: Any, stoppable: Server, way: str):
    letters = "anticonstitutionnellement"[:20]
    with travelling(browser, stoppable.address) as someone:
        path = someone.begin()
        someone.type("mot")
        someone.saved()
        someone.kept(path, f"{path}/dossier")
        someone.knows(f"{path}/dossier", "mot")
        back = cut(someone, stoppable, way)
        for letter in letters:
            someone.caret(0)
            someone.type(letter)
            someone.page.reload()
            someone.page.wait_for_selector("html[data-editor=ready]")
        assert someone.said == [f"mot{letters}"]
        back()
        someone.saved()
        assert someone.kept_text(path) == [f"mot{letters}"]


def test_what_a_closed_page_wrote_is_sent_from_another(browser: Any, stoppable: Server):
    """One writes the map, then the dossier, then closes both: the list of projects, which came from this device, sends
    all of it once the application answers, and says so."""
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        stoppable.stop()
        someone.write("écrit dans le train", under="Contexte")
        someone.says("Hors connexion, gardé ici depuis")
        page.get_by_text("Ces verdicts ne lisent pas encore vos derniers mots").wait_for()
        page.get_by_role("link", name="Dossier").click()
        page.wait_for_url(f"**{path}/dossier")
        page.get_by_role("button", name="Page blanche").click()
        someone.back()
        someone.type("J’ai reçu douze jeunes.")
        someone.says("Hors connexion, gardé ici depuis")
        page.get_by_role("link", name="Tous mes projets").click()
        page.get_by_role("heading", name="Vos projets").wait_for()
        stoppable.start()
        page.get_by_text("Ce que vous aviez écrit sans réseau est enregistré, dans 2 textes.").wait_for()
        assert "écrit dans le train" in [node["text"] for node in someone.on_server(path)]
        someone.open(path)
        page.get_by_text("Ces verdicts ne lisent pas encore").wait_for(state="hidden")
        assert someone.kept_text(path) == ["J’ai reçu douze jeunes."]


def test_who_only_left_quickly_is_told_of_no_network(browser: Any, stoppable: Server):
    """The server answers all along, but the page is gone before what was typed last is on its way."""
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        page.evaluate("editor.sync.flush = async () => {}")
        someone.write("écrit en partant", under="Contexte")
        someone.until("editor.sync.isKept")
        page.goto("/")
        someone.until(f"({DRAFTS})().then((count) => count === 0)")
        assert "écrit en partant" in [node["text"] for node in someone.on_server(path)]
        assert "sans réseau" not in page.locator("body").inner_text()


@pytest.mark.deep
def test_two_tabs_closed_without_a_network_both_arrive(browser: Any, stoppable: Server):
    """One is taken up by the next page; the other waits until that one is saved, instead of taking its place."""
    with travelling(browser, stoppable.address) as one:
        context, path = one.page.context, one.settled()
        two = Traveller(context.new_page(), stoppable.address)
        two.open(path)
        stoppable.stop()
        one.write("du premier onglet", under="Contexte")
        two.write("du second onglet", under="Évaluation")
        for each in (one, two):
            each.until("editor.sync.isKept")
            each.page.close()
        again = Traveller(context.new_page(), stoppable.address)
        again.open(path)
        assert len([title for title in again.titles() if "onglet" in title]) == 1
        stoppable.start()
        again.until("[...editor.state.map.byKey.values()].filter((node) => /onglet/.test(node.text)).length === 2")
        again.saved()
        texts = [node["text"] for node in again.on_server(path)]
        assert {"du premier onglet", "du second onglet"} <= set(texts)
        assert len(texts) == 9


@pytest.mark.deep
def test_what_two_wrote_apart_waits_for_a_choice(browser: Any, stoppable: Server):
    """Written here without a network and elsewhere with one: another page says so, the map's own page shows both."""
    with travelling(browser, stoppable.address) as here, travelling(browser, stoppable.address) as there:
        path = here.settled()
        there.open(path)
        stoppable.stop()
        here.rename("Contexte", "ici")
        here.until("editor.sync.isKept")
        here.page.close()
        stoppable.start()
        there.rename("Contexte", "ailleurs")
        there.saved()
        again = Traveller(here.page.context.new_page(), stoppable.address)
        again.page.goto("/")
        again.page.get_by_text("Deux versions de « Essai » sont à réunir.").wait_for()
        again.page.goto(path)
        again.page.get_by_role("button", name="Réunir ainsi").click()
        again.page.wait_for_selector("html[data-editor=ready]")
        again.saved()
        assert "ici" in [node["text"] for node in again.on_server(path)]


@pytest.mark.deep
def test_pages_without_a_network_pass_axe(browser: Any, stoppable: Server):
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        stoppable.stop()
        for width, height in ((1440, 900), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            for address in (path, f"{path}/plan", f"{path}/dossier", f"{path}/rendre", "/", "/hors-ligne", "/relire"):
                someone.shows(address)
                someone.drawn()
                assert violations(page) == [], (address, width)
