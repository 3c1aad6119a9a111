"""A list of candidates, looked at and let in; links on one sheet to print, and as a table."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from html import unescape

import pytest

from cefi_map.centre import people, sessions
from cefi_map.centre.store import Centre
from tests.web.visitor import text_of

from .centre import Guest, Peopled, person

TABLE = "Nom;Prénom;Temps en plus\nPetit;Léa;30\nDurand;Tom;\nPetit;Léa;\n;;\nLong;Ali;beaucoup\n"


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
    answer = trainer.post(f"{page}/gestes", {"do": "liens", "sure": "liens", "person": centre.ids["person"]})
    assert "1 lien" in text_of(answer.text)
    assert candidate.get("/").status_code == 303


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"do": "liens"}, "Oui, refaire leurs liens"),
        ({"do": "liens", "sure": "retirer"}, "Oui, refaire leurs liens"),
        ({"do": "retirer"}, "Oui, les retirer"),
        ({"do": "temps", "extra": "beaucoup", "unit": "heures"}, "pas un nombre entier"),
        ({"do": "groupe", "team": "B" * 201}, "Ce nom de groupe dépasse"),
    ],
)
def test_a_slip_is_said_in_the_page_throws_nobody_out_and_keeps_the_ticks(
    centre: Peopled, page: str, sent: dict[str, str], said: str
):
    trainer = centre.guests["trainer"]
    sessions.let_in_list(centre.store, centre.ids["training"], "Léa\nTom\n", person(centre.store, "trainer"))
    chosen = [person(centre.store, name).id for name in ("candidate", "Tom")]
    answer = trainer.post(f"{page}/gestes", {**sent, "person": chosen})
    assert answer.status_code == 422
    assert said in text_of(answer.text.partition('role="alert"')[2])
    ticked = re.findall(r'value="(\w+)"[^>]* checked', answer.text)
    assert (sorted(ticked), answer.text.count(" checked")) == (sorted(chosen), 2)
    assert all(f'value="{typed}"' in answer.text for name, typed in sent.items() if name in ("extra", "team"))
    assert f'action="{page}"' in answer.text, "the list above is looked at there, whatever was posted here"
    assert centre.guests["candidate"].get("/").status_code == 200
    assert len(members(centre)) == 3


def test_homonyms_are_told_how_both_come_in_and_a_name_that_is_cut_shows_it(centre: Peopled, page: str):
    trainer = centre.guests["trainer"]
    looked = text_of(
        trainer.post(page, {"text": "Nom;Courriel\nJean;jean@ex.fr\nJean;jean2@ex.fr\nJean;\n" + "a" * 90 + ";\n"}).text
    )
    assert "1 personne entre, 2 en double, 1 ligne laissée de côté" in looked
    assert looked.count("même nom, autre adresse. Si c’est quelqu’un d’autre, distinguez les deux noms") == 1
    assert "a" * 80 + "… " in looked
    trainer.post(f"{page}/entrer", {"text": "Nom;Courriel\nJean;jean@ex.fr\n"})
    looked = text_of(trainer.post(page, {"text": "Nom;Courriel\nJean;jean2@ex.fr\n"}).text)
    assert "déjà là : même nom, autre adresse" in looked


def test_whom_a_list_lets_in_is_of_the_list_that_awaits_others(centre: Peopled, page: str):
    """Who comes by the code alone is beside it, with an account or without."""
    store, training = centre.store, Centre(centre.store).training(centre.ids["training"])
    sessions.let_in_list(store, training.id, "Léa\n", person(store, "trainer"))
    sessions.join_as(store, person(store, "other candidate"), training.code)
    Centre(store).change_training(training.id, roster="Awaited")
    beside = [row.member.person.name for row in sessions.table(store, training.id).rows if not row.listed]
    assert beside == ["candidate", "other candidate"]
    Centre(store).come(person(store, "Léa").id)
    assert centre.guests["trainer"].read(f"/sessions/{training.id}").count("hors liste") == 2


def test_who_comes_by_the_code_beside_a_list_is_said_and_told_from_their_other_account(centre: Peopled):
    """A list that let people in is one, where no names are awaited; nobody is beside none."""
    store, training = centre.store, Centre(centre.store).training(centre.ids["training"])
    page = f"/sessions/{training.id}"
    assert "hors liste" not in centre.guests["trainer"].read(page)
    sessions.let_in_list(store, training.id, "TRAORÉ Awa\nLéa", person(store, "trainer"))
    sessions.join(store, training.code, "Awa Traore")
    told = text_of(centre.guests["trainer"].read(page))
    assert told.count("hors liste") == 2, "candidate, and Awa who came by the code"
    assert told.count("Un même nom, deux comptes : ") == 1
    named = re.search(r"deux comptes : (.+?) \. Si c’est", told)
    assert named
    assert sorted(named[1].split(", ")) == ["Awa Traore", "TRAORÉ Awa"]


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


def test_the_only_head_is_offered_nothing_that_is_refused_and_two_of_one_name_are_told(centre: Peopled):
    head, roy = centre.guests["head"], person(centre.store, "Roy")
    refused = ('Ne plus laisser entrer<span class="vh"> Roy', 'Nommer formateur<span class="vh"> Roy')
    assert people.last_head(people.people(centre.store)) == roy.id
    page = head.read("/centre")
    assert not [each for each in refused if each in page]
    head.post(f"/centre/personnes/{person(centre.store, 'trainer').id}", {"do": "responsable", "sure": "oui"})
    assert people.last_head(people.people(centre.store)) == ""
    page = head.read("/centre")
    assert [each for each in refused if each in page] == list(refused)
    names = re.findall(r'href="/centre/personnes/\w+[^"]*"><bdi>([^<]+)', page.partition('id="candidats"')[2])
    assert names == sorted(names)
    head.post("/sessions", {"name": "Printemps"})
    assert "Une autre session s’appelle aussi" not in text_of(head.read("/"))
    head.post("/sessions", {"name": "Printemps"})
    assert "Une autre session s’appelle aussi « Printemps »." in text_of(head.read("/"))
    made = head.post("/centre/invitations", {"name": "Zoé", "role": "trainer"})
    page = head.read(made.location)
    assert 'data-copy="fait"' in page
    assert f"il sert jusqu’au {date.today() + timedelta(days=14):%d/%m/%Y}" in text_of(page)
