"""A candidate who brings a map is asked once whether their session reads it; what their trainer then sees."""

from __future__ import annotations

import re

import pytest

from cefi_map.centre import sessions
from cefi_map.centre.store import Centre
from cefi_map.review import Review, to_data
from tests.store.cases import MAP, retitled
from tests.store.test_dossiers import written
from tests.web.visitor import text_of

from .centre import Guest, Peopled, joined, person

FREEMIND = b"""<map version="1.0.1"><node TEXT="Atelier mobilite"><node TEXT="Partenaires" POSITION="right">
<node TEXT="Mission locale"/></node></node></map>"""


@pytest.fixture
def ana(centre: Peopled) -> Guest:
    return joined(centre.app, Centre(centre.store).training(centre.ids["training"]).code, "Ana")


def brings(guest: Guest) -> str:
    """The page that asks, after the map is read."""
    answer = guest.send("/importer", "atelier.mm", FREEMIND)
    assert answer.status_code == 303
    assert answer.location.endswith("/montrer")
    return str(answer.location)


def shown(centre: Peopled) -> list[str]:
    """Titles of what Ana shows."""
    found = Centre(centre.store).shown(centre.ids["training"])
    return [each.title for each in found.get(person(centre.store, "Ana").id, [])]


def test_the_map_that_is_the_one_takes_the_place_of_the_blank_one(centre: Peopled, ana: Guest):
    page = brings(ana)
    said = text_of(ana.read(page))
    assert "« Atelier mobilite » est lue : 3 nœuds" in said
    assert "personne d’autre que vous ne la voit" in said
    assert ana.post(page, {"session": centre.ids["training"]}).location == page.removesuffix("/montrer")
    assert "lit cette carte : trainer." in text_of(ana.read(page.removesuffix("/montrer")))
    assert shown(centre) == ["Atelier mobilite"]
    assert len(centre.store.of(person(centre.store, "Ana").id).trash()) == 1, "it comes back from there"


def test_what_was_written_before_stays(centre: Peopled, ana: Guest):
    [first] = re.findall(r'<a href="/projets/(\w+)"', ana.read("/"))
    ana.post(f"/projets/{first}/plan/texte", {"base": "1", "text": "Centre\n  Contexte\n"})
    ana.post(brings(ana), {"session": centre.ids["training"]})
    assert len(shown(centre)) == 2


def test_who_keeps_it_says_so_once_and_the_table_says_that_they_write_elsewhere(centre: Peopled, ana: Guest):
    page = brings(ana)
    assert ana.post(page, {"session": ""}).status_code == 303
    assert "Atelier mobilite" not in shown(centre)
    table = text_of(centre.guests["trainer"].read(f"/sessions/{centre.ids['training']}/candidats"))
    row = table.partition("Gestes")[2]
    assert "3 nœuds ailleurs, pas montrés" in row
    assert "Atelier" not in row
    assert "absent" not in row


def test_what_a_project_was_before_it_was_shown_stays_its_candidate_s(centre: Peopled, ana: Guest):
    """Map, dossier and what came back: the trainer reads what stood when it was shown, and what came after."""
    own, trainer = centre.store.of(person(centre.store, "Ana").id), centre.guests["trainer"]
    id = own.create(MAP).id
    first = own.save(id, retitled(own.load(id).map, "Moyens", "Secret"), 1).number
    own.save(id, retitled(own.load(id).map, "Secret", "Budget"), first)
    for number, said in enumerate(("Secret", "Dit")):
        own.save_dossier(id, written(said), number)
    own.add_return(id, to_data(Review(appreciation="Secret")), MAP)
    Centre(centre.store).show(id, centre.ids["training"])
    own.save(id, retitled(own.load(id).map, "Budget", "Le budget"), 3)
    own.save_dossier(id, written("Redit"), 2)
    for path, kept in ((f"/api/projets/{id}/versions", [4, 3]), (f"/api/projets/{id}/dossier/versions", [3, 2])):
        told = [each["number"] for each in trainer.get(path).json["revisions"]]
        assert told == kept
        assert len(ana.get(path).json["revisions"]) == kept[0]
        for number in range(1, kept[0] + 1):
            read, asked = ana.get(f"{path}/{number}"), trainer.get(f"{path}/{number}")
            assert read.status_code == 200
            assert asked.status_code == (200 if number in kept else 404), (path, number)
            assert "Secret" not in asked.text
        assert trainer.get(f"{path}/1").text == trainer.get(f"{path}/99").text
    assert "Secret" not in trainer.read(f"/projets/{id}/relecture")
    assert "Secret" in ana.read(f"/projets/{id}/relecture")


def test_nobody_shows_to_a_session_that_is_not_theirs(centre: Peopled, ana: Guest):
    page = brings(ana)
    other = sessions.create_training(centre.store, person(centre.store, "other trainer"), "Ailleurs").id
    assert ana.post(page, {"session": other}).status_code == 404
    assert "Atelier mobilite" not in shown(centre)


def test_who_is_in_no_session_is_asked_nothing(centre: Peopled):
    answer = centre.guests["head"].send("/importer", "atelier.mm", FREEMIND)
    assert "montrer" not in answer.location
