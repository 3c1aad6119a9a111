"""A trainer and two candidates, each in a browser of their own: followed, talked with, handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.centre import sessions, ways
from cefi_map.centre.store import Centre
from cefi_map.mindmap.outline import parse
from cefi_map.project import data
from tests.axe import violations
from tests.cases import MAP
from tests.editor.person import come_in
from tests.serving import served
from tests.web.test_in_browser import visit

pytestmark = pytest.mark.browser

OUTLINE = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement, d'après douze entretiens de mars
"""


@dataclass(frozen=True)
class Room:
    address: str
    session: str
    links: dict[str, str]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A session with Ana and Ben, trained by Luc; how each comes in."""
    place = tmp_path_factory.mktemp("centre")
    store = data.open_store(place)
    luc = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, luc, "Printemps")
    links = {name: sessions.join(store, training.code, name).link for name in ("Ana", "Ben")}
    long = sessions.join(store, training.code, "Marie-Charlotte de La Rochefoucauld-Montmorency").person
    own = store.of(long.id)
    own.save(own.projects()[0].id, parse(MAP), 1)
    own.rename(own.projects()[0].id, "Accompagner vers l’emploi les jeunes sans permis des vallées du Livradois")
    zoe = sessions.join(store, training.code, "Zoé")
    links["Zoé"], hers = zoe.link, store.of(zoe.person.id)
    hers.add_return(hers.projects()[0].id, {"version": 1, "reviewer": "Luc"}, hers.load(hers.projects()[0].id).map)
    links["Luc"] = ways.new_link(store, luc.id)
    store.close()
    with served(place, "--centre") as address:
        yield Room(address, f"/sessions/{training.id}", links)


def test_followed_while_they_write_talked_with_and_handed_in(browser: Any, room: Room):
    with (
        visit(browser, room.address) as luc,
        visit(browser, room.address, width=390) as ana,
        visit(browser, room.address) as ben,
    ):
        for name, page in (("Luc", luc), ("Ana", ana), ("Ben", ben)):
            come_in(page, room.links[name])
        luc.goto(room.session)
        row = luc.get_by_role("row", name="Ana")
        expect(row.get_by_role("img", name="étape 1 vide")).to_be_visible()

        ana.locator(".prow h2 a").first.click()
        project = ana.url.partition("?")[0]
        ana.goto(f"{project}/plan/texte")
        ana.locator("textarea[name=text]").fill(OUTLINE)
        ana.locator("main form button.main").first.click()
        expect(row).to_contain_text("2 versions")
        expect(row.get_by_role("img", name="étape 1 vide")).to_have_count(0)
        assert violations(luc) == []

        row.get_by_role("link").first.click()
        luc.get_by_role("link", name="Commenter").click()
        luc.get_by_label("Votre message").fill("Où cela se passe-t-il ?")
        luc.get_by_role("button", name="Envoyer").click()
        expect(luc.locator(".spoken")).to_contain_text("Luc")
        ana.goto(f"{project}/relecture")
        ana.get_by_label("Votre réponse, échange 1").fill("À Lyon.")
        ana.get_by_role("button", name="Répondre").click()
        assert violations(ana) == []
        luc.reload()
        expect(luc.locator(".spoken")).to_contain_text("À Lyon.")

        ben.locator(".prow h2 a").first.click()
        ben.goto(f"{ben.url.partition('?')[0]}/rendre")
        ben.get_by_role("button", name="Rendre", exact=True).click()
        expect(ben.get_by_role("heading", level=1)).to_have_text("Récépissé")
        assert violations(ben) == []
        luc.goto(room.session)
        expect(luc.get_by_role("row", name="Ben")).to_contain_text("après votre cotation")
        luc.get_by_role("link", name="Relire 1 rendu").click()
        expect(luc.get_by_role("link", name="Ben").first).to_be_visible()


@pytest.mark.deep
def test_what_is_typed_of_the_session_outlives_a_candidate_s_menu(browser: Any, room: Room):
    with visit(browser, room.address) as luc:
        come_in(luc, room.links["Luc"])
        luc.goto(room.session)
        luc.get_by_label("Travail demandé").fill("Cinq pages.")
        luc.get_by_label("Gestes pour Ben").click()
        menu = luc.get_by_role("row", name="Ben").locator(".menu")
        menu.get_by_label("Temps en plus").fill("30")
        menu.get_by_role("button", name="Donner").click()
        expect(luc.get_by_role("row", name="Ben")).to_contain_text("temps en plus")
        expect(luc.get_by_label("Travail demandé")).to_have_value("Cinq pages.")
        expect(luc.get_by_role("alert")).to_contain_text("pas encore enregistré")


@pytest.mark.parametrize("width", [1280, 1440, 1920, 390])
def test_the_candidates_fit_the_screen_with_their_names_and_gestures(browser: Any, room: Room, width: int):
    with visit(browser, room.address, width=width) as luc:
        come_in(luc, room.links["Luc"])
        luc.goto(room.session)
        row = luc.get_by_role("row", name="Rochefoucauld")
        expect(row.get_by_role("img", name="étape 1")).to_be_visible()
        frame = luc.locator(".tw:has(.followed)")
        assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 0
        for cell in (row.locator("td").first, row.locator("summary")):
            box = cell.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        expect(luc.get_by_text("À regarder d’abord")).to_be_visible()


UNDER = """of => [...document.querySelectorAll(`${of} :is(a, button, input, select, summary)`)].filter(one => {
  if (!one.checkVisibility() || ["file", "hidden"].includes(one.type)) return false;
  one.scrollIntoView({ block: "center" });
  const { x, y, width, height } = one.getClientRects()[0];
  return [0.1, 0.5, 0.9].some(part => !one.contains(document.elementFromPoint(x + part * width, y + height / 2)));
}).map(one => one.outerHTML)"""
"""What a mouse cannot press, of all that a card or a menu shows: something else is painted over it."""


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_whatever_stands_on_a_card_of_the_home_is_pressed_and_not_the_card(browser: Any, room: Room, width: int):
    with visit(browser, room.address, width=width) as zoe:
        come_in(zoe, room.links["Zoé"])
        for shown in ("Nommer", "Actions sur"):
            expect(zoe.locator(".prow").get_by_text(shown).or_(zoe.get_by_label(shown)).first).to_be_visible()
        expect(zoe.get_by_role("link", name="Relecture reçue")).to_be_visible()
        assert zoe.evaluate(UNDER, "main") == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_menu_of_a_candidate_lies_over_the_rows_below(browser: Any, room: Room, width: int):
    with visit(browser, room.address, width=width) as luc:
        come_in(luc, room.links["Luc"])
        luc.goto(room.session)
        luc.get_by_label("Gestes pour Ana").click()
        assert luc.evaluate(UNDER, ".dropdown[open] .menu") == []
        give = luc.get_by_role("button", name="Donner").first
        assert give.evaluate("one => one.scrollWidth <= one.clientWidth && one.offsetHeight < 60")
