"""Three trainers, each in a browser of their own, mark the same maps blind, see their gaps, settle a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.centre import sessions, together, ways
from cefi_map.centre.store import Centre
from cefi_map.mindmap.outline import parse
from cefi_map.project import data
from tests.axe import violations
from tests.cases import drawing
from tests.editor.person import come_in
from tests.serving import served
from tests.web.test_in_browser import visit

pytestmark = [pytest.mark.browser, pytest.mark.deep]

SECRET = "Trois partenaires, chacun avec son rôle."
SETTLED = "Un partenaire compte dès qu’il apporte quelque chose."
ON_MAP = [f"C{number}" for number in range(1, 12)]


@dataclass(frozen=True)
class Room:
    address: str
    session: str
    links: dict[str, str]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A session trained by three, where Awa handed in."""
    place = tmp_path_factory.mktemp("centre")
    store = data.open_store(place)
    people = [Centre(store).add_person(name, "trainer") for name in ("Luc", "Maya", "Samir")]
    training = sessions.create_training(store, people[0], "Printemps")
    for each in people[1:]:
        sessions.add_trainer(store, training.id, each.id)
    awa = sessions.join(store, training.code, "Awa Diallo")
    project = store.of(awa.person.id).create(parse("Atelier d’Awa Diallo\n  La mairie prête la salle")).id
    together.hand_over(store, awa.person, project, training.id)
    links = {each.name: ways.new_link(store, each.id) for each in people} | {"Awa": awa.link}
    store.close()
    with served(place, "--centre") as address:
        yield Room(address, f"/sessions/{training.id}", links)


def marks(page: Any, path: str, *, c5: int, comment: str = "") -> None:
    """Every map, C1 to C11: « Acquis », C5 as it is said."""
    page.goto(path)
    addresses = [each.get_attribute("href") for each in page.locator("#mes-cartes a").all()]
    assert len(addresses) == 3
    for address in addresses:
        page.goto(address)
        for id in ON_MAP:
            page.locator(f"#g-{id}").get_by_role("radio").nth(c5 if id == "C5" else 0).check(force=True)
        if comment:
            page.locator("#g-C5 .gh").click()
            page.locator("#comment-C5").fill(comment)
            expect(page.locator("[name=seen-comment-C5]")).to_have_value(comment)
        expect(page.locator("[data-part=progress]")).to_contain_text("11 critères cotés")
        expect(page.get_by_text("Avis automatique", exact=True)).to_have_count(0)
    page.goto(path)


def test_three_mark_the_same_maps_blind_and_settle_a_sentence(browser: Any, room: Room):
    with (
        visit(browser, room.address) as luc,
        visit(browser, room.address, width=390) as maya,
        visit(browser, room.address) as samir,
        visit(browser, room.address) as awa,
    ):
        for name, page in (("Luc", luc), ("Maya", maya), ("Samir", samir), ("Awa", awa)):
            come_in(page, room.links[name])
        luc.goto(room.session)
        luc.get_by_role("link", name="Harmoniser vos cotes").click()
        luc.get_by_label("Awa Diallo").check()
        luc.get_by_label("La carte d’exemple").check()
        luc.get_by_label("D’autres cartes").set_input_files(
            {"name": "chantier.svg", "mimeType": "image/svg+xml", "buffer": drawing()}
        )
        assert violations(luc) == []
        luc.get_by_label("Nom", exact=True).fill("Harmonisation de mai")
        luc.get_by_role("button", name="Préparer les cartes").click()
        expect(luc.get_by_role("heading", level=1)).to_have_text("Harmonisation de mai")
        expect(luc.locator("main")).not_to_contain_text("Awa")
        path = luc.url.removeprefix(room.address)

        marks(luc, path, c5=0, comment=SECRET)
        assert violations(luc) == []
        luc.get_by_role("button", name="J’ai fini").click()
        expect(luc.locator("#mes-cartes")).to_contain_text("Vous avez fini.")
        marks(maya, path, c5=2)
        for page in (maya, samir, luc):
            page.goto(path)
            expect(page.locator("#mes-cartes")).to_be_visible()
            expect(page.locator("#ecarts")).to_have_count(0)
        group = path.removesuffix("/harmonisation")
        for address in (path, group, f"{group}/a-reprendre", f"{group}/jury"):
            for page in (maya, samir):
                page.goto(address)
                assert SECRET not in page.content(), address
        maya.goto(path)
        maya.get_by_role("button", name="J’ai fini").click()
        expect(maya.locator("#mes-cartes")).to_contain_text("Vous avez fini.")
        assert violations(maya) == []
        marks(samir, path, c5=1)
        samir.get_by_role("button", name="J’ai fini").click()

        expect(samir.locator("#ensemble")).to_contain_text("30 sur 33")
        gaps = samir.locator("#ecarts .apart li")
        expect(gaps).to_have_count(3)
        expect(gaps.first).to_contain_text("C5")
        expect(gaps.first).to_contain_text(SECRET)
        expect(samir.locator("#critere-C5")).to_contain_text("0 sur 3")
        expect(samir.locator("#critere-C5")).not_to_contain_text("kappa")
        assert violations(samir) == []
        samir.locator("#critere-C5 summary").click()
        samir.get_by_label("Consigne sur C5").fill(SETTLED)
        samir.get_by_role("button", name="Enregistrer la consigne sur C5").click()
        expect(samir.locator("#critere-C5 textarea")).to_have_value(SETTLED)

        maya.reload()
        expect(maya.locator("#ecarts")).to_contain_text(SECRET)
        assert violations(maya) == []
        luc.goto(room.session)
        luc.get_by_role("link", name="Relire 1 rendu").click()
        luc.get_by_role("link", name="Awa Diallo").click()
        luc.locator("#g-C5 .gh").click()
        expect(luc.locator("#g-C5 .guide")).to_contain_text(SETTLED)
        awa.goto("/")
        awa.get_by_text("Ce que le centre demande").click()
        expect(awa.locator(".guides")).to_contain_text(SETTLED)
        assert violations(awa) == []

        awa.goto("/compte")
        awa.get_by_label("Ce que je rends peut servir").check()
        awa.get_by_role("button", name="Enregistrer mon choix").click()
        expect(awa.get_by_label("Ce que je rends peut servir")).to_be_checked()
        assert violations(awa) == []
        work = luc.url.partition("?")[0]
        luc.goto(f"{work}/avis")
        expect(luc.locator(".asplan")).to_contain_text("Atelier d’Personne A")
        luc.get_by_label("Autres mots à remplacer").fill("mairie = commune")
        luc.get_by_role("button", name="Voir la carte ainsi").click()
        expect(luc.locator(".asplan")).to_contain_text("La commune prête la salle")
        assert violations(luc) == []
        luc.get_by_role("link", name="Les cotes du groupe").click()
        expect(luc.locator("main")).to_contain_text("À coter d’abord")
        assert violations(luc) == []
