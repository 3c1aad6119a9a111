"""Never losing work: offline and back, a closed tab, two tabs, two devices that clash, old versions."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.circles import one_of

from .person import Person, at_work, person

pytestmark = pytest.mark.browser


def write(someone: Person, text: str) -> None:
    """A new idea under the chosen node."""
    someone.map()
    someone.press("Tab")
    someone.keyboard.type(text)
    someone.press("Enter")


def rename(someone: Person, text: str) -> None:
    someone.map()
    someone.press("F2", "Control+a")
    someone.keyboard.type(text)
    someone.press("Enter")


def test_offline_and_back(browser: Any, server: str):
    """Writing goes on without the network, the page says so, and everything arrives when it is back."""
    with at_work(browser, server) as context:
        someone = Person(context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        context.set_offline(True)
        write(someone, "écrit sans réseau")
        someone.says("Hors connexion, gardé ici depuis")
        context.set_offline(False)
        someone.saved()
        someone.says("Enregistré à")
        assert [node["text"] for node in someone.on_server(path)] == ["Projet", "écrit sans réseau"]


def test_a_link_does_not_leave_for_nothing(browser: Any, server: str):
    """What waits for the network would be out of sight on a page that cannot open: one stays, and is told why."""
    with at_work(browser, server) as context:
        someone = Person(page := context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        context.set_offline(True)
        write(someone, "écrit sans réseau")
        someone.says("Hors connexion, gardé ici depuis")
        page.get_by_role("link", name="Dossier").click()
        page.get_by_text("attendez le retour du réseau").first.wait_for()
        assert someone.here == "écrit sans réseau"
        context.set_offline(False)
        someone.saved()
        page.get_by_role("link", name="Dossier").click()
        page.wait_for_url(f"**{path}/dossier")


@pytest.mark.deep
def test_a_disk_that_is_full_is_told_and_the_save_is_tried_again(browser: Any, server: str):
    """The server's sentence is shown; once there is room, the work arrives without another gesture."""
    full = json.dumps({"message": "Le disque est plein.", "advice": "Libérez de la place."})
    with at_work(browser, server) as context:
        someone = Person(page := context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        page.route(
            "**/api/projets/*",
            lambda route: route.fulfill(status=503, content_type="application/json", body=full),
            times=1,
        )
        write(someone, "écrit sans place")
        page.get_by_text("Le disque est plein. Libérez de la place.").first.wait_for()
        someone.saved()
        assert [node["text"] for node in someone.on_server(path)] == ["Projet", "écrit sans place"]


def test_a_server_that_does_not_answer_is_told(browser: Any, server: str):
    """« Enregistrement… » is not said for minutes: where the words are is; what never comes is sent again."""
    with at_work(browser, server) as context:
        someone = Person(page := context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        page.evaluate("editor.sync.delivery.patience = { slow: 300, lost: 1500 }")
        page.route(f"**/api{path}", lambda route: None, times=1)
        write(someone, "sans réponse")
        someone.says("Réseau lent, gardé ici")
        someone.until("editor.sync.isKept")
        someone.saved()
        assert [node["text"] for node in someone.on_server(path)] == ["Projet", "sans réponse"]


def test_a_tab_closed_offline_loses_nothing(browser: Any, server: str):
    """What a closed tab had not sent is taken up by the next one."""
    with at_work(browser, server) as context:
        someone = Person(context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        context.set_offline(True)
        write(someone, "presque perdu")
        someone.says("Hors connexion")
        someone.until("editor.sync.isKept")
        someone.page.close()
        context.set_offline(False)
        again = Person(context.new_page(), server)
        again.open(path)
        assert "  presque perdu" in again.titles()
        again.saved()
        assert "presque perdu" in [node["text"] for node in again.on_server(path)]


def test_what_is_being_typed_survives_a_closed_tab(browser: Any, server: str):
    with at_work(browser, server) as context:
        someone = Person(context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        someone.map()
        someone.press("Tab")
        someone.keyboard.type("phrase en cours")
        someone.page.goto("/aide")
        someone.open(path)
        assert "  phrase en cours" in someone.titles()


def test_a_save_whose_answer_never_came_is_no_other_version(browser: Any, server: str):
    """The page goes away while a save is on its way: the next one knows it as its own, and asks nothing."""
    with at_work(browser, server) as context:
        someone = Person(context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        arrived: list[int] = []

        def save_without_answer(route: Any) -> None:
            arrived.append(route.fetch().status)

        context.route(f"**/api{path}", save_without_answer, times=1)
        someone.map()
        someone.press("Tab")
        someone.keyboard.type("phrase")
        while not arrived:
            someone.page.wait_for_timeout(25)
        someone.keyboard.type(" en cours")
        someone.page.goto("/aide")
        someone.open(path)
        assert someone.titles() == ["Projet", "  phrase en cours"]
        someone.saved()
        assert [node["text"] for node in someone.on_server(path)] == ["Projet", "phrase en cours"]


def test_two_tabs_of_one_browser_stay_together(browser: Any, server: str):
    with at_work(browser, server) as context:
        one = Person(context.new_page(), server)
        path = one.create(kind="vide", title="Projet")
        two = Person(context.new_page(), server)
        two.open(path)
        write(one, "du premier onglet")
        two.until("editor.state.map.size === 2")
        write(two, "du second onglet")
        one.until("editor.state.map.size === 3")
        assert one.titles() == two.titles()
        one.press("Control+z", "Control+z")


def test_undo_is_ones_own(browser: Any, server: str):
    """With two windows: what the other one wrote stays, what one wrote oneself is taken back."""
    with at_work(browser, server) as context:
        one = Person(context.new_page(), server)
        path = one.create(kind="vide", title="Projet")
        write(one, "de moi")
        one.saved()
        with at_work(browser, server) as elsewhere:
            two = Person(elsewhere.new_page(), server)
            two.open(path)
            write(two, "d’un autre")
            two.saved()
        one.page.evaluate("editor.sync.refresh()")
        one.until("editor.state.map.size === 3")
        one.map()
        one.press("Control+z")
        one.saved()
        assert [node["text"] for node in one.on_server(path)] == ["Projet", "d’un autre"]
        assert one.page.evaluate("editor.state.history.canUndo") is False


@pytest.mark.deep
def test_who_stands_on_a_node_that_another_tab_takes_away_stands_above_it(browser: Any, server: str):
    """The keyboard stays in the map, on what is left of the branch; « Icônes » opens for it."""
    with at_work(browser, server) as context:
        one = Person(context.new_page(), server)
        path = one.create(kind="vide", title="Projet")
        write(one, "branche")
        write(one, "feuille")
        one.saved()
        two = Person(context.new_page(), server)
        two.open(path)
        one.map()
        two.choose("feuille")
        two.map()
        two.press("Delete")
        two.saved()
        one.until("editor.state.map.size === 2")
        one.page.evaluate("new Promise(requestAnimationFrame)")
        assert one.here == "branche"
        assert "branche" in one.focused
        one.page.evaluate("editor.act('icons')")
        one.page.get_by_role("dialog", name="Icônes").wait_for()


def test_two_devices_that_write_apart_are_merged(browser: Any, server: str):
    """The one where nothing is written any more takes in the rest by itself, while it is in sight."""
    with person(browser, server) as here, person(browser, server) as there:
        here.page.clock.install()
        path = here.create(kind="etapes", title="Projet")
        there.open(path)
        here.choose("Contexte")
        write(here, "écrit ici")
        here.saved()
        there.choose("Évaluation")
        write(there, "écrit là-bas")
        there.saved()
        texts = [title.strip() for title in there.titles()]
        assert {"écrit ici", "écrit là-bas"} <= set(texts)
        assert len(there.on_server(path)) == 9
        here.waits(15_000)
        here.until("[...editor.state.map.byKey.values()].some(({ text }) => text === 'écrit là-bas')")


@pytest.mark.parametrize(
    ("choice", "kept"), one_of([("Ici", ["ici"]), ("Ailleurs", ["ailleurs"]), ("both", ["ici", "ailleurs"])])
)
def test_two_versions_that_clash_are_both_shown(browser: Any, server: str, choice: str, kept: list[str]):
    """The same title changed in two places: a choice, then one map on the server and on both devices."""
    with person(browser, server) as here, person(browser, server) as there:
        path = here.create(kind="vide", title="Projet")
        write(here, "à préciser")
        here.saved()
        there.open(path)
        there.choose("à préciser")
        rename(there, "ailleurs")
        there.saved()
        rename(here, "ici")
        here.says("Deux versions à réunir")
        here.page.get_by_role("button", name="Deux versions à réunir, choisir").click()
        page = here.page.locator(".conf")
        page.locator(".ver").first.wait_for()
        if choice == "both":
            page.get_by_label("Garder les deux").check()
        elif choice == "Ailleurs":
            page.get_by_role("radio").nth(1).check()
        page.get_by_role("button", name="Réunir ainsi").click()
        here.saved()
        assert [node["text"] for node in here.on_server(path)] == ["Projet", *kept]
        assert [title.strip() for title in here.titles()] == ["Projet", *kept]


@pytest.mark.deep
def test_what_is_written_while_two_versions_meet_stays_in_both_views(browser: Any, server: str):
    """The choice waits until it is asked for: no key goes astray, and what was written meanwhile is in what comes of
    it, with the keyboard where it was."""
    with person(browser, server) as here, person(browser, server) as there:
        path = here.create(kind="vide", title="Projet")
        write(here, "à préciser")
        here.saved()
        there.open(path)
        there.choose("à préciser")
        rename(there, "ailleurs")
        there.saved()
        held: list[Any] = []
        here.page.route(f"**/api{path}", lambda route: held.append(route), times=2)
        rename(here, "ici")
        here.press("Enter")
        here.keyboard.type("une idée qui ")
        while not held:
            here.page.wait_for_timeout(25)
        held[0].continue_()
        here.says("Deux versions à réunir")
        here.keyboard.type("s’écrit encore")
        here.press("Enter", "Enter")
        here.keyboard.type("et une autre, à demi")
        notice = here.page.locator(".toast", has_text="Vos mots sont gardés")
        expect(notice).to_be_visible()
        notice.get_by_role("button", name="Choisir").click()
        while len(held) < 2:
            here.page.wait_for_timeout(25)
        here.map()
        here.press("Enter")
        here.keyboard.type("en attendant")
        held[1].continue_()
        page = here.page.locator(".conf")
        expect(page).to_contain_text("ailleurs")
        page.get_by_role("radio").nth(1).check()
        page.get_by_role("button", name="Réunir ainsi").click()
        here.saved()
        expect(notice).to_have_count(0)
        kept = ["Projet", "ailleurs", "une idée qui s’écrit encore", "et une autre, à demi", "en attendant"]
        assert [title.strip() for title in here.titles()] == kept
        assert [node["text"] for node in here.on_server(path)] == kept
        assert "en attendant" in here.focused
        here.press("Control+z", "Control+Shift+z")
        assert [title.strip() for title in here.titles()] == kept


def test_a_save_outlives_the_token_of_its_page(browser: Any, server: str):
    """The session that it belonged to is gone, or another has its place: the page asks for a fresh one, once."""
    with at_work(browser, server) as context:
        someone = Person(context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        asked: list[str] = []
        someone.page.on("request", lambda one: asked.append(f"{one.method} {one.url.removeprefix(server)}"))
        context.clear_cookies()
        write(someone, "toujours là")
        someone.saved()
        assert "toujours là" in [node["text"] for node in someone.on_server(path)]
        saves = [each for each in asked if each in (f"PUT /api{path}", "GET /api/jeton")]
        assert saves == [f"PUT /api{path}", "GET /api/jeton", f"PUT /api{path}"]


@pytest.mark.deep
def test_a_server_that_knows_no_token_keeps_the_work_here(browser: Any, server: str):
    with at_work(browser, server) as context:
        context.route("**/api/jeton", lambda route: route.fulfill(json={"token": "d’ailleurs", "place": "ailleurs"}))
        someone = Person(context.new_page(), server)
        path = someone.create(kind="vide", title="Projet")
        context.clear_cookies()
        write(someone, "toujours là")
        someone.says("Session terminée, gardé ici")
        Person(context.new_page(), server).open(path)
        assert "  toujours là" in someone.titles()


def test_an_old_version_is_named_compared_and_restored(browser: Any, server: str):
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Projet")
        write(someone, "première idée")
        someone.saved()
        someone.map()
        someone.press("Delete")
        someone.saved()
        saved = someone.page.locator("[data-saved]").get_by_role("button")
        expect(saved).to_have_accessible_name(re.compile("Enregistré à .*, voir les versions"))
        saved.click()
        sitting = someone.page.locator(".versions > li")
        expect(sitting).to_contain_text("Aujourd’hui")
        expect(sitting).to_contain_text("création")
        sitting.locator("summary").click()
        older = sitting.locator("details button")
        expect(older).to_have_count(2)
        older.first.click()
        expect(older.first).to_have_attribute("aria-pressed", "true")
        preview = someone.page.locator(".preview")
        preview.locator("del").get_by_text("première idée").wait_for()
        preview.get_by_label("Nom de cette version").fill("avant la coupe")
        someone.press("Tab")
        expect(older.first).to_contain_text("avant la coupe")
        someone.page.get_by_role("button", name="Restaurer cette version").click()
        someone.saved()
        assert [node["text"] for node in someone.on_server(path)] == ["Projet", "première idée"]
        names = [each["name"] for each in someone.page.request.get(f"/api{path}/versions").json()["revisions"]]
        assert "avant la coupe" in names
