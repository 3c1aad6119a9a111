"""Two people of a centre in one browser: what one leaves is not the other's, and nothing stays of a shared one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.centre import people, sessions
from cefi_map.centre.store import Centre
from cefi_map.project import data
from tests.editor.person import at_work
from tests.serving import served

from .away import KEPT, Traveller
from .test_keeping import DRAFTS, LEFT

pytestmark = [pytest.mark.browser, pytest.mark.deep]

SESSION_LEFT = "[localStorage.length, sessionStorage.length]"


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Path]]:
    """The address of a centre, the code of a session of it, and where its data lie."""
    place = tmp_path_factory.mktemp("centre")
    store = data.open_store(place)
    head = Centre(store).add_person("Roy", "head")
    code = sessions.create_training(store, head, "Printemps").code
    store.close()
    with served(place, "--centre") as address:
        yield address, code, place


def join(someone: Traveller, code: str, name: str, *, shared: bool = False) -> str:
    """In by the code; the path of the project that was begun, open, and the personal link."""
    page = someone.page
    page.goto("/entrer")
    page.get_by_label("Code de la session").fill(code)
    page.get_by_label("Votre nom ou pseudonyme").fill(name)
    if shared:
        page.get_by_label("Cet appareil est partagé").check()
    page.get_by_role("button", name="Entrer", exact=True).click()
    link = page.get_by_label("Votre lien").input_value()
    page.get_by_role("link", name="C’est noté, continuer").click()
    page.locator(".prow h2 a").first.click()
    page.wait_for_selector("html[data-editor=ready]")
    return str(link)


def written(place: Path, name: str) -> list[str]:
    """The titles of that person's map, as it is kept."""
    store = data.open_store(place)
    person = next(each for each in people.people(store) if each.name == name)
    mine = store.of(person.id)
    titles = [node.text for node in mine.load(mine.projects()[0].id).map]
    store.close()
    return titles


def test_a_draft_waits_for_its_own_person(browser: Any, centre: tuple[str, str, Path]):
    address, code, place = centre
    with at_work(browser, address) as context:
        ana = Traveller(context.new_page(), address)
        link = join(ana, code, "Ana")
        path = ana.page.url.removeprefix(address).partition("?")[0]
        ana.kept(path, "/")
        context.set_offline(True)
        ana.write("Mot que seule Ana écrit")
        expect(ana.page.locator("[data-saved]")).to_contain_text("Hors connexion")
        context.clear_cookies()  # before the page goes: what it sends on leaving would be hers
        ana.page.close()
        context.set_offline(False)

        bob = Traveller(context.new_page(), address)
        join(bob, code, "Bob")
        bob.page.goto("/")
        expect(bob.page.locator(".prow")).to_have_count(1)
        bob.kept("/")
        assert path not in bob.page.evaluate(KEPT), "the pages of the first are gone"
        assert bob.page.evaluate(DRAFTS) == 1, "her words wait"
        assert "Mot que seule Ana écrit" not in [*written(place, "Ana"), *written(place, "Bob")]
        assert bob.page.goto(path).status == 404
        bob.page.goto("/compte")
        bob.page.get_by_role("button", name="Quitter", exact=True).click()

        bob.page.goto(link)
        bob.page.get_by_role("button", name="Entrer", exact=True).click()
        expect(bob.page.locator(".taking, .messages")).to_contain_text(["", "est enregistré"])
        assert "Mot que seule Ana écrit" in written(place, "Ana")


def test_an_open_page_writes_nothing_in_the_next_persons_name(browser: Any, centre: tuple[str, str, Path]):
    """Its token is of a session that is gone, and the fresh one is another's."""
    address, code, place = centre
    with at_work(browser, address) as context:
        ana = Traveller(context.new_page(), address)
        join(ana, code, "Ana ouverte")
        context.clear_cookies()
        ana.write("avant que Bob arrive")
        ana.says("Session terminée, gardé ici")
        join(Traveller(context.new_page(), address), code, "Bob arrivé")
        with ana.page.expect_response(lambda one: one.request.method == "PUT" and one.status >= 400):
            ana.write("après que Bob est arrivé")
        ana.until("!editor.sync.sending")
        words = [*written(place, "Ana ouverte"), *written(place, "Bob arrivé")]
        assert not [each for each in words if "Bob" in each]


def test_nothing_stays_of_a_shared_computer_once_it_is_left(browser: Any, centre: tuple[str, str, Path]):
    address, code, place = centre
    with at_work(browser, address) as context:
        zoe = Traveller(context.new_page(), address)
        join(zoe, code, "Zoé", shared=True)
        zoe.write("Mot de Zoé")
        expect(zoe.page.locator("[data-saved]")).to_contain_text("Enregistré")
        zoe.page.evaluate("localStorage.setItem('cefi-map:trace', '1')")
        zoe.page.goto("/compte")
        zoe.page.get_by_role("button", name="Quitter", exact=True).click()
        expect(zoe.page).to_have_url(f"{address}/entrer")
        assert zoe.page.evaluate(LEFT) == [0, 0, 0]
        assert zoe.page.evaluate(SESSION_LEFT) == [0, 0]
        assert zoe.page.evaluate(DRAFTS) == 0
        assert not [each for each in context.cookies() if each["name"].endswith("_qui")]
        zoe.page.go_back()
        expect(zoe.page.get_by_role("heading", name="Rejoindre votre session")).to_be_visible()
        assert "Mot de Zoé" in written(place, "Zoé")
