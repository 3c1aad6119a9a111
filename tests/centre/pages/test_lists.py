"""A list of candidates, looked at and let in; links on one sheet to print, and as a table."""

from __future__ import annotations

import csv
import re
from html import unescape
from pathlib import Path

import pytest

from cefi_map.centre import sessions
from cefi_map.centre.store import Centre
from tests.web.visitor import text_of

from .centre import Guest, Peopled, peopled, person

TABLE = "Nom;Prénom;Temps en plus\nPetit;Léa;30\nDurand;Tom;\nPetit;Léa;\n;;\nLong;Ali;beaucoup\n"


@pytest.fixture
def centre(tmp_path: Path) -> Peopled:
    return peopled(tmp_path)


@pytest.fixture
def page(centre: Peopled) -> str:
    return f"/sessions/{centre.ids['training']}/liste"


def members(centre: Peopled) -> dict[str, int]:
    found = Centre(centre.store).members(centre.ids["training"])
    return {each.person.name: each.extra for each in found if each.role == "candidate"}


def test_a_list_is_looked_at_before_anybody_is_let_in(centre: Peopled, page: str):
    trainer = centre.guests["trainer"]
    looked = text_of(trainer.post(page, {"text": TABLE}).text)
    for said in ("2 personnes entrent", "Petit Léa 30 minutes entre", "Petit Léa deux fois", "Long Ali laissé de côté"):
        assert said in looked, said
    assert members(centre) == {"candidate": 0}
    trainer.post(f"{page}/entrer", {"text": TABLE})
    assert members(centre) == {"candidate": 0, "Petit Léa": 30, "Durand Tom": 0}
    again = text_of(trainer.post(page, {"text": TABLE}).text)
    assert "Rien à faire" in again
    assert "Petit Léa déjà là" in again


def test_the_sheet_has_links_that_let_in_and_the_table_the_same(centre: Peopled, page: str):
    trainer = centre.guests["trainer"]
    answer = trainer.post(f"{page}/entrer", {"text": "Léa\n=Tom"})
    assert answer.headers["Cache-Control"] == "private, no-store"
    links = re.findall(r'class="place">http://localhost(/moi/[^<]+)<', answer.text)
    assert Guest(centre.app).post(links[0]).status_code == 303
    sealed = re.search(r'name="sheet" value="([^"]+)"', answer.text)
    assert sealed
    table = trainer.post(f"{page}/liens.csv", {"sheet": unescape(sealed[1])}).data.decode("utf-8-sig")
    rows = list(csv.reader(table.splitlines(), delimiter=";"))
    assert [name for name, _ in rows] == ["Nom", "Léa", "'=Tom"]
    assert [link.removeprefix("http://localhost") for _, link in rows[1:]] == links
    assert trainer.post(f"{page}/liens.csv", {"sheet": "x"}).status_code == 422


def test_links_of_those_ticked_are_made_anew_and_of_nobody_else(centre: Peopled, page: str):
    trainer, candidate = centre.guests["trainer"], centre.guests["candidate"]
    assert trainer.post(f"{page}/gestes", {}).status_code == 422
    other = person(centre.store, "other candidate").id
    assert trainer.post(f"{page}/gestes", {"do": "liens", "person": other}).status_code in (404, 422)
    assert centre.guests["other candidate"].get("/").status_code == 200
    assert candidate.get("/").status_code == 200
    answer = trainer.post(f"{page}/gestes", {"do": "liens", "person": centre.ids["person"]})
    assert "1 lien" in text_of(answer.text)
    assert candidate.get("/").status_code == 303


def test_a_list_without_heads_is_names(centre: Peopled):
    found = sessions.look_at(
        centre.store, centre.ids["training"], "Léa Petit\nTom\n\u200b\n", person(centre.store, "trainer")
    )
    assert [(each.name, each.state) for each in found] == [("Léa Petit", "new"), ("Tom", "new"), ("\u200b", "wrong")]


def test_a_group_is_given_to_those_ticked_and_ticks_them_again(centre: Peopled, page: str):
    trainer, training = centre.guests["trainer"], centre.ids["training"]
    sessions.let_in_list(centre.store, training, "Léa\nTom\n", person(centre.store, "trainer"))
    chosen = [person(centre.store, name).id for name in ("Léa", "Tom")]
    trainer.post(f"{page}/gestes", {"do": "groupe", "team": "Groupe A", "person": chosen})
    trainer.post(f"{page}/gestes", {"do": "temps", "extra": "2", "unit": "heures", "person": chosen})
    assert trainer.read(f"{page}?coche=groupe:Groupe A").count(" checked") == 2
    assert trainer.read(f"{page}?coche=tous").count(" checked") == 3
    assert trainer.read(page).count(" checked") == 0
    assert members(centre) == {"candidate": 0, "Léa": 120, "Tom": 120}
    assert "Groupe A" in trainer.read(f"/sessions/{training}")
    assert trainer.post(f"{page}/gestes", {"do": "courriel", "person": chosen}).status_code == 422, "no server is set"


def test_where_no_letter_goes_who_is_known_to_others_is_left_to_the_code(centre: Peopled, page: str):
    Centre(centre.store).set_address(person(centre.store, "other candidate").id, "elle@exemple.fr")
    looked = text_of(centre.guests["trainer"].post(page, {"text": "Elle;elle@exemple.fr"}).text)
    assert "donnez-lui le code de la session" in looked
    assert "Rien à faire" in looked
