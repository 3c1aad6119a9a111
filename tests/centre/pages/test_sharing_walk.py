"""An author, a peer who comments and one who writes, each in a browser of their own, by links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.centre import sessions
from cefi_map.centre.store import Centre
from cefi_map.mindmap.outline import parse
from cefi_map.project import data
from tests.axe import violations
from tests.editor.person import Person, come_in, person
from tests.serving import served
from tests.web.test_in_browser import visit

pytestmark = [pytest.mark.browser, pytest.mark.deep]

OUTLINE = """Atelier mobilité
  Contexte [E1]
    Soixante et un jeunes
  Faisabilité [E3]
    Mission locale
"""


@dataclass(frozen=True)
class Room:
    address: str
    link: str
    project: str
    other: str
    """Another candidate's way in."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Ana's project in a centre, and how she comes in."""
    place = tmp_path_factory.mktemp("centre")
    store = data.open_store(place)
    luc = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, luc, "Printemps")
    ana = sessions.join(store, training.code, "Ana")
    project = store.of(ana.person.id).create(parse(OUTLINE), title="Atelier mobilité").id
    other = sessions.join(store, training.code, "Ben").link
    store.close()
    with served(place, "--centre") as address:
        yield Room(address, ana.link, f"/projets/{project}", other)


KEPT = """() => new Promise((done) => {
  const asked = indexedDB.open("cefi-map");
  asked.onsuccess = () => {
    const drafts = asked.result.transaction("drafts").objectStore("drafts").getAll();
    drafts.onsuccess = () => done(JSON.stringify(drafts.result));
  };
})"""
"""What this browser keeps because the server has it not."""


def test_shared_to_comment_and_to_write_then_withdrawn(browser: Any, room: Room):
    with (
        person(browser, room.address) as author,
        visit(browser, room.address, width=390) as paul,
        person(browser, room.address) as peer,
    ):
        ana, zoe = author.page, peer.page
        come_in(ana, room.link)
        author.open(room.project)
        ana.locator("summary", has_text="Exporter").click()
        ana.get_by_role("link", name="Partager").click()
        to_comment, to_write = given(ana, "Lire et commenter"), given(ana, "Lire, commenter et écrire")
        assert to_comment != to_write
        assert violations(ana) == []

        # one comments, on a telephone
        paul.goto(to_comment)
        expect(paul.locator("main")).to_contain_text("Ana")
        assert violations(paul) == []
        enter(paul, to_comment, "Paul")
        assert violations(paul) == []
        paul.get_by_role("link", name="Commenter").click()
        paul.get_by_label("Votre message").fill("Pour qui est-ce ?")
        paul.get_by_role("button", name="Envoyer").click()
        expect(paul.locator(".spoken")).to_contain_text("Paul (par lien)")
        assert violations(paul) == []

        # one writes, while the author writes too
        enter(zoe, to_write, "Zoé")
        zoe.wait_for_selector("html[data-editor=ready]")
        author.open(room.project)
        expect(ana.locator(".pinned")).to_contain_text("Pour qui est-ce ?")
        rename(author, "Soixante et un jeunes", "Soixante et un jeunes du quartier")
        rename(peer, "Mission locale", "Mission locale, qui les suit")
        for each in (author, peer):
            each.saved()
        for each in (author, peer):
            each.open(room.project)
            assert "    Soixante et un jeunes du quartier" in each.titles()
            assert "    Mission locale, qui les suit" in each.titles()
        # one only looks: it comes by itself; one is in the middle of a word: the word stays, and both are kept
        rename(peer, "Mission locale, qui les suit", "Mission locale, chaque mois")
        peer.saved()
        ana.evaluate("editor.talks.look()")
        expect(ana.locator("main")).to_contain_text("Mission locale, chaque mois")
        author.choose("Soixante et un jeunes du quartier")
        author.map()
        author.press("F2", "Control+a")
        author.keyboard.type("Soixante et un jeunes du quartier")
        rename(peer, "Mission locale, chaque mois", "Mission locale, chaque lundi")
        peer.saved()
        ana.evaluate("editor.talks.look()")
        author.keyboard.type(" nord")
        author.press("Enter")
        author.saved()
        assert "    Soixante et un jeunes du quartier nord" in author.titles()
        assert "    Mission locale, chaque lundi" in author.titles()
        assert zoe.locator("[data-saved] button").count() == 0, "versions are the author's"
        peer.press("Control+k")
        zoe.get_by_role("combobox").fill("versions de la carte")
        expect(zoe.get_by_role("option").first).to_contain_text("Les versions sont à l’auteur")
        peer.press("Escape")

        # both write in one place: the last to come chooses, and nothing is lost
        rename(author, "Atelier mobilité", "Atelier vélo")
        rename(peer, "Atelier mobilité", "Atelier scooter")
        author.saved()
        zoe.get_by_role("button", name="Choisir", exact=True).click()
        expect(zoe.locator("main")).to_contain_text("Deux versions de la même carte")
        expect(zoe.locator(".conf")).to_contain_text("dans les versions de l’auteur")
        for each in ("Atelier vélo", "Atelier scooter"):
            expect(zoe.locator("main")).to_contain_text(each)
        zoe.get_by_role("button", name="Réunir ainsi").click()
        peer.saved()
        peer.open(f"{room.project}/dossier")
        expect(zoe.get_by_role("button", name="Réglages de page")).to_be_visible()
        expect(zoe.get_by_role("button", name="Versions")).to_have_count(0)
        peer.open(room.project)

        # the author sees who came, and takes the link back
        ana.get_by_role("link", name=re.compile("Qui peut lire")).click()
        for name in ("Zoé", "Paul"):
            expect(ana.locator("#liens")).to_contain_text(f"{name} vu")
        ana.locator(".given", has_text="écrire").get_by_role("button", name="Retirer").click()
        expect(ana.locator(".given")).to_have_count(1)
        rename(peer, "Faisabilité", "Faisabilité, mes derniers mots")
        expect(zoe.locator(".toasts")).to_contain_text("Le lien qui ouvrait ce projet est retiré ou fini.")
        expect(zoe.locator(".toasts")).to_contain_text("copiez-les")
        peer.says("gardé ici")
        assert "  Faisabilité, mes derniers mots" in peer.titles()
        assert "mes derniers mots" in zoe.evaluate(KEPT)
        zoe.goto(to_write)
        expect(zoe.locator("h1")).to_have_text("Ce lien n’ouvre aucun projet.")


def test_a_candidate_who_passes_by_a_link_keeps_their_own_pages_and_no_copy_of_it(browser: Any, room: Room):
    with person(browser, room.address) as author, person(browser, room.address) as ben:
        come_in(author.page, room.link)
        author.page.goto(f"{room.project}/partage")
        link = given(author.page, "Lire, commenter et écrire")
        come_in(ben.page, room.other)
        ben.until(KEEPS_HOME)
        ben.page.goto(link)
        ben.page.get_by_role("button", name="Ouvrir le projet").click()
        ben.page.wait_for_selector("html[data-editor=ready]")
        rename(ben, "Contexte", "Contexte, vu par Ben")
        ben.saved()
        ben.page.goto("/")
        expect(ben.page.get_by_role("link", name="Atelier mobilité")).to_be_visible()
        assert ben.page.evaluate(KEEPS_HOME)
        kept = ben.page.evaluate(ALL_KEPT)
        assert not [address for address in kept if room.project in address]


KEEPS_HOME = "caches.match('/', { ignoreVary: true }).then(Boolean)"
ALL_KEPT = """async () => {
  const all = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) all.push(url);
  return all;
}"""


def given(author: Any, right: str) -> str:
    """The address of a new link with that right, from the author's page."""
    author.get_by_label(right, exact=True).check()
    author.get_by_role("button", name="Faire le lien").click()
    address: str = author.locator(".given input").first.input_value()
    return address


def enter(page: Any, link: str, name: str) -> None:
    page.goto(link)
    page.get_by_label("Votre nom ou pseudonyme").fill(name)
    with page.expect_navigation():
        page.get_by_role("button", name="Ouvrir le projet").click()


def rename(who: Person, text: str, to: str) -> None:
    who.choose(text)
    who.map()
    who.press("F2", "Control+a")
    who.keyboard.type(to)
    who.press("Enter")
