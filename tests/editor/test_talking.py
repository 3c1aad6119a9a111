"""Threads where one writes: begun from a node or a paragraph, seen by the other, answered, settled, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.centre import sessions, ways
from cefi_map.centre.store import Centre
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.mindmap.outline import parse
from cefi_map.project import data, files
from tests.axe import violations
from tests.serving import served

from .person import come_in, person

pytestmark = [pytest.mark.browser, pytest.mark.deep]

DOSSIER = "# Introduction\n\nNous avons conduit douze entretiens.\n\nLe besoin vient de là.\n"


@dataclass(frozen=True)
class Room:
    address: str
    project: str
    links: dict[str, str]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Ana's project, shown to Luc's session, and how both come in."""
    place = tmp_path_factory.mktemp("centre")
    store = data.open_store(place)
    luc = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, luc, "Printemps")
    ana = sessions.join(store, training.code, "Ana")
    own = store.of(ana.person.id)
    project = own.create(parse("Atelier\n  Contexte [E1]\n    Soixante jeunes\n"), title="Atelier").id
    own.save_dossier(project, Manuscript(files.read_dossier(DOSSIER.encode(), "d.md").dossier), 0)
    Centre(store).show(project, training.id)
    links = {"Ana": ana.link, "Luc": ways.new_link(store, luc.id)}
    store.close()
    with served(place, "--centre") as address:
        yield Room(address, f"/projets/{project}", links)


def test_begun_at_a_node_that_is_just_written_and_seen_by_who_reads(browser: Any, room: Room):
    with person(browser, room.address) as ana, person(browser, room.address) as luc:
        come_in(ana.page, room.links["Ana"])
        come_in(luc.page, room.links["Luc"])
        ana.open(room.project)
        ana.choose("Soixante jeunes")
        ana.map()
        ana.press("Enter")
        ana.keyboard.type("Un nœud tout neuf")
        ana.press("Enter", "Control+Alt+m")
        talk = ana.page.get_by_role("dialog", name="Échanges, « Un nœud tout neuf »")
        expect(talk.get_by_role("textbox")).to_be_focused()
        ana.keyboard.type("Est-ce à sa place ?")
        ana.press("Control+Enter")
        expect(talk.locator(".spoken")).to_contain_text("Est-ce à sa place ?")
        expect(talk).to_contain_text("Lu par vous et Luc.")
        assert violations(ana.page) == []

        luc.page.goto(f"{room.project}/relecture")
        luc.page.get_by_label("Votre réponse, échange 1").fill("Oui, sous le contexte.")
        luc.page.get_by_role("button", name="Répondre").click()
        talk.get_by_role("textbox", name="Votre réponse").fill("à moitié")
        expect(talk.locator(".spoken")).to_contain_text("Oui, sous le contexte.")
        expect(talk.get_by_role("textbox", name="Votre réponse")).to_have_value("à moitié")
        ana.press("Escape")
        expect(ana.page.locator("svg g.n .pin")).to_have_count(1)
        assert "1\u00a0commentaire" in ana.focused
        expect(ana.page.locator(".pinned")).to_contain_text("Oui, sous le contexte.")
        expect(ana.page.locator("[data-spoken]").filter(has_text="Oui, sous le contexte.")).to_have_count(1)
        ana.open(f"{room.project}/dossier")
        ana.open(room.project)
        ana.choose("Un nœud tout neuf")
        ana.page.locator(".pinned").get_by_role("link", name="Répondre").click()
        expect(talk.get_by_role("textbox", name="Votre réponse")).to_have_value("à moitié")
        ana.press("Escape")
        ana.page.locator(".pinned").get_by_role("button", name="Fermer").click()
        expect(ana.page.locator(".pinned")).to_be_hidden()
        assert "Un nœud tout neuf" in ana.focused
        ana.press("Control+Alt+m")
        expect(talk.get_by_role("textbox", name="Votre réponse")).to_have_value("à moitié")
        talk.get_by_role("button", name="C’est résolu").click()
        expect(talk.get_by_text("1 échange résolu")).to_be_visible()
        expect(talk.locator(".threads > li").first).to_be_hidden()
        ana.press("Escape")
        expect(ana.page.locator("svg g.n .pin")).to_have_count(0)


def test_found_by_name_and_in_the_node_s_menu(browser: Any, room: Room):
    with person(browser, room.address) as ana:
        come_in(ana.page, room.links["Ana"])
        ana.open(room.project)
        ana.press("Control+k")
        ana.page.get_by_role("combobox").fill("commenter")
        ana.press("Enter")
        expect(ana.page.get_by_role("dialog", name="Échanges")).to_be_visible()
        ana.press("Escape")
        ana.page.locator("svg g.n").first.click(button="right")
        expect(ana.page.get_by_role("menuitem", name="Échanger sur ce nœud")).to_be_enabled()


def test_begun_at_a_paragraph_and_seen_beside_it(browser: Any, room: Room):
    with person(browser, room.address) as ana:
        come_in(ana.page, room.links["Ana"])
        ana.open(f"{room.project}/dossier")
        paper = ana.page.get_by_role("textbox", name="Texte du dossier")
        said = ana.page.locator(".of-text")
        paper.get_by_text("Le besoin vient de là.").click()
        fresh = said.get_by_role("textbox", name="Nouvel échange, sur « Le besoin vient de là. »")
        expect(fresh).to_be_visible()
        ana.press("Control+Alt+m")
        expect(fresh).to_be_focused()
        ana.keyboard.type("Quel besoin ?")
        ana.press("Control+Enter")
        expect(said.locator(".threads > li.now")).to_contain_text("Quel besoin ?")
        expect(paper.locator(".talked")).to_have_text("Le besoin vient de là.")
        assert violations(ana.page) == []
        paper.get_by_text("douze entretiens").click()
        expect(said.locator(".threads > li.now")).to_have_count(0)
        said.get_by_role("button", name="Le besoin vient de là.").click()
        expect(said.locator(".threads > li.now")).to_have_count(1)
        ana.page.reload()
        ana.page.wait_for_selector("html[data-editor=ready]")
        expect(paper.locator(".talked")).to_have_text("Le besoin vient de là.")
        said.get_by_role("button", name="C’est résolu").click()
        expect(paper.locator(".talked")).to_have_count(0)
        expect(said.get_by_text("1 échange résolu")).to_be_visible()


def test_a_laptop_offers_none_of_it(browser: Any, server: str):
    with person(browser, server) as alone:
        alone.create()
        alone.press("Control+k")
        alone.page.get_by_role("combobox").fill("échanger sur")
        expect(alone.page.get_by_role("option")).to_have_count(0)
        alone.press("Escape")
        alone.page.locator("svg g.n").first.click(button="right")
        expect(alone.page.get_by_role("menuitem", name="Renommer")).to_be_visible()
        expect(alone.page.get_by_role("menuitem", name="Échanger sur ce nœud")).to_have_count(0)
