"""Between candidates and those who train them, in a centre."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from cefi_map.centre import jury
from cefi_map.centre.store import Centre
from cefi_map.desk import marking
from cefi_map.web import create_app
from tests.store.cases import MAP
from tests.web.visitor import Visitor, text_of

from .centre import Guest, Peopled, peopled, person


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    found = peopled(tmp_path_factory.mktemp("centre"))
    yield found
    found.app.extensions["store"].close()


def test_the_trainer_s_table_says_what_changed_and_nothing_when_nothing_did(centre: Peopled):
    trainer, candidate, project = centre.guests["trainer"], centre.guests["candidate"], centre.ids["project"]
    path = f"/sessions/{centre.ids['training']}/candidats"

    def settled() -> TestResponse:
        """Once nothing is being judged."""
        while "…" in (answer := trainer.get(path)).text:
            time.sleep(0.02)
        return answer

    first = settled()
    assert "étape 1 vide" in first.text
    assert trainer.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    base = candidate.get(f"/api/projets/{project}").headers["ETag"].strip('"')
    outline = "Atelier\n  Contexte [E1]\n    61 jeunes sans voiture, dit l'enquête de mars\n"
    assert candidate.post(f"/projets/{project}/plan/texte", {"base": base, "text": outline}).status_code == 303
    again = trainer.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    assert "étape 1 vide" not in settled().text
    assert "étape 1" not in centre.guests["head"].read(path), "a head who does not train there"
    assert "61 jeunes" in trainer.read(f"/projets/{project}"), "as it is now"


def test_trainer_and_candidate_talk_at_a_node_and_nothing_of_it_leaves(centre: Peopled):
    trainer, candidate, project = centre.guests["trainer"], centre.guests["candidate"], centre.ids["project"]
    root = candidate.get(f"/api/projets/{project}").get_json()["map"]["nodes"][0]["key"]
    room = f"/projets/{project}/relecture"
    assert "Commenter" in text_of(trainer.read(f"/projets/{project}"))
    answer = trainer.post(f"{room}/echanges", {"place": f"n{root}", "words": "Où cela se passe-t-il ?"})
    assert answer.status_code == 303
    thread = answer.location.partition("#e-")[2]
    page = candidate.read(room)
    assert "Où cela se passe-t-il ?" in page
    assert "Relecture 1" in text_of(page), "the tab counts what is open"
    assert "cela se passe" in candidate.read(f"/projets/{project}"), "on the map too"
    assert candidate.post(f"{room}/echanges", {"thread": thread, "words": "À Lyon."}).status_code == 303
    assert "À Lyon." in trainer.read(room)
    for to in ("mm", "svg", "json"):
        assert b"cela se passe" not in candidate.get(f"/projets/{project}/exporter/{to}").data
    assert candidate.post(f"{room}/echanges", {"thread": thread, "do": "resolu"}).status_code == 303
    assert "cela se passe" not in candidate.read(f"/projets/{project}")
    assert candidate.post(f"{room}/echanges", {"thread": thread, "words": " "}).status_code == 422
    other = centre.guests["other trainer"]
    assert other.post(f"{room}/echanges", {"thread": thread, "words": "x"}).status_code == 404


def test_who_is_spoken_to_reads_so_at_home_and_in_the_session_until_they_answer(centre: Peopled):
    trainer, candidate, ids = centre.guests["trainer"], centre.guests["candidate"], centre.ids
    project, room = ids["project"], f"/projets/{ids['project']}/relecture"
    root = candidate.get(f"/api/projets/{project}").get_json()["map"]["nodes"][0]["key"]
    door = f'href="{room}#echanges"'

    def told(guest: Guest, page: str) -> bool:
        return door in guest.read(page) and "1 échange à lire" in text_of(guest.read(page))

    table = f"/sessions/{ids['training']}"
    asked = trainer.post(f"{room}/echanges", {"place": f"n{root}", "words": "Pour qui ?"})
    thread = asked.location.partition("#e-")[2]
    assert told(candidate, "/")
    assert not told(trainer, table), "their own word is not news to them"
    tag = trainer.get(f"{table}/candidats").headers["ETag"]
    candidate.post(f"{room}/echanges", {"thread": thread, "words": "Pour eux."})
    assert not told(candidate, "/")
    assert told(trainer, table)
    assert trainer.get(f"{table}/candidats", headers={"If-None-Match": tag}).status_code == 200
    assert "échange à lire" in text_of(trainer.read("/"))
    for who in ("head", "other trainer"):
        assert "échange à lire" not in text_of(centre.guests[who].read("/")), "they may not read it"
    assert "échange à lire" not in centre.guests["head"].read(table)
    trainer.post(f"{room}/echanges", {"thread": thread, "do": "resolu"})
    assert not told(trainer, table)
    assert "échange à lire" not in text_of(trainer.read("/"))


def test_home_leads_to_the_map_and_once_something_is_written_to_its_hand_in(tmp_path: Path):
    new = peopled(tmp_path / "centre")
    candidate, project = new.guests["candidate"], new.ids["project"]
    door = f'href="/projets/{project}/rendre"'
    assert "Commencer «" in text_of(candidate.read("/"))
    assert door not in candidate.read("/"), "nothing is written yet"
    own = new.store.of(person(new.store, "candidate").id)
    own.save(project, MAP, own.load(project).number)
    assert "Continuer «" in text_of(candidate.read("/"))
    assert door in candidate.read("/"), "from home, in one step"
    new.store.close()


def test_what_is_handed_in_gives_a_receipt_and_stands_in_the_trainer_s_table(centre: Peopled):
    candidate, trainer = centre.guests["candidate"], centre.guests["trainer"]
    project, training = centre.ids["project"], centre.ids["training"]
    assert "Rendre à la session" in text_of(candidate.read(f"/projets/{project}/rendre"))
    own = centre.store.of(person(centre.store, "candidate").id)
    own.save(project, MAP, own.load(project).number)
    answer = candidate.post(f"/projets/{project}/rendre/session", {"session": training})
    assert answer.status_code == 303
    page = candidate.read(answer.location)
    digest = re.search(r'class="digest">([0-9a-f]{64})<', page)
    assert digest
    assert sha256(candidate.get(f"{answer.location}.mm").data).hexdigest() == digest[1]
    assert candidate.get(f"{answer.location}.docx").status_code == 404, "no dossier is written"
    assert "pour qui relit" not in text_of(page)
    again = candidate.post(f"/projets/{project}/rendre/session", {"session": training})
    assert "Rendu n° 2, version 1 pour qui relit" in text_of(candidate.read(again.location)), "it is the same again"
    assert "Récépissé" in text_of(candidate.read("/"))
    assert f'href="/projets/{project}/rendre"' not in candidate.read("/")
    assert "Relire 1 rendu" in text_of(trainer.read(f"/sessions/{training}"))
    assert "candidate" in text_of(trainer.read(f"/relire/{training}"))
    home = text_of(trainer.read("/"))
    assert "1 rendu à relire" in home
    assert "confiée" not in home
    work = Centre(centre.store).receipts(training)[0].work
    luc = person(centre.store, "trainer")
    jury.name(centre.store.of(training), training, work, [luc.id, person(centre.store, "jury").id])
    assert "1 carte vous est confiée" in text_of(trainer.read("/"))
    jury.name(centre.store.of(training), training, work, [])
    table = trainer.read(f"/sessions/{training}/candidats")
    assert "après votre cotation" in table
    assert "étape 1" not in table
    for view in ("", "/verdicts", "/plan"):
        assert trainer.get(f"/projets/{project}{view}").status_code == 404
    assert "Lu par" not in text_of(candidate.read("/"))
    other = centre.guests["other candidate"]
    assert other.get(answer.location).status_code == 404
    assert other.get(f"/relire/{training}").status_code == 403
    marking.give_back(centre.store.of(training), work, 1, "trainer", date(2026, 11, 3))
    table = text_of(trainer.read(f"/sessions/{training}/candidats"))
    assert "fiche rendue le 3 novembre" in table


LAPTOP = (
    "Vous êtes formateur ?",
    "il la dépose dans l’application",
    "Donnez ce fichier à votre centre",
    "Déposez-la sur la page d’accueil",
    "partent dans le SVG",
    "Ce qu’une copie a de plus",
)
"""What is true where one is alone with one's computer."""


def test_no_page_of_a_centre_says_what_is_so_on_a_computer_of_one_s_own(centre: Peopled):
    candidate, trainer, training = centre.guests["candidate"], centre.guests["trainer"], centre.ids["training"]
    candidate.post(f"/projets/{centre.ids['project']}/rendre/session", {"session": training})
    work = Centre(centre.store).receipts(training)[0].work
    for guest, path in (
        (trainer, "/"),
        (candidate, "/aide/rendre"),
        (candidate, "/aide"),
        (centre.guests["head"], "/donnees"),
        (candidate, f"/projets/{centre.ids['project']}/relecture"),
        (trainer, f"/relire/carte/{work}/rendre"),
    ):
        if work in path:
            guest.post(path, {"version": "1", "reviewer": "trainer"})
        page = text_of(guest.read(path))
        assert not [said for said in LAPTOP if said in page], path
    assert "Le candidat a sa fiche" in page
    mine = f"/relire/carte/{centre.ids['mine work']}/rendre"
    trainer.post(mine, {"version": "1", "reviewer": "trainer"})
    assert "À donner au candidat" in text_of(trainer.read(mine)), "that came as a file, and goes back as one"


def test_who_has_handed_in_is_not_asked_to_write_to_who_reads_no_more(centre: Peopled):
    """Links that comment go on; once they are withdrawn, nobody hears."""
    candidate, project = centre.guests["candidate"], centre.ids["project"]
    room = f"/projets/{project}/relecture"
    root = candidate.get(f"/api/projets/{project}").get_json()["map"]["nodes"][0]["key"]
    told = {"place": f"n{root}", "words": "Et vous ?"}
    assert "Lu par vous, writer (par lien) et commenter (par lien). La session lit" in text_of(candidate.read(room))
    assert candidate.post(f"{room}/echanges", told).status_code == 303
    for link in Centre(centre.store).reached(centre.ids["person"])[project].shares:
        Centre(centre.store).end_share(project, link.id)
    page = text_of(candidate.read(room))
    assert "Personne d’autre que vous ne lit ce projet. La session lit ce que vous avez rendu." in page
    assert "Votre message" not in page
    assert "Répondre" not in page
    assert '"talks": ""' in candidate.read(f"/projets/{project}")
    refused = candidate.post(f"{room}/echanges", told)
    assert refused.status_code == 422
    assert "personne ne lit plus" in text_of(refused.text)


def test_the_trainer_s_table_names_the_project_that_was_handed_in(centre: Peopled):
    candidate, trainer = centre.guests["candidate"], centre.guests["trainer"]
    private, training = centre.ids["private"], centre.ids["training"]
    candidate.post(f"/projets/{private}/renommer", {"title": "Atelier vélo"})
    assert "Atelier vélo" not in trainer.read(f"/sessions/{training}")
    assert candidate.post(f"/projets/{private}/rendre/session", {"session": training}).status_code == 303
    table = trainer.read(f"/sessions/{training}")
    assert re.search(r'data-part="projects-\w+"><span dir="auto">Atelier vélo</span></td>', table)


def test_a_laptop_has_no_session_to_hand_in_to(tmp_path: Path):
    app = create_app(tmp_path)
    visitor = Visitor(app)
    address = visitor.project("Atelier")
    assert "à la session" not in text_of(visitor.read(f"{address}/rendre"))
    assert visitor.post(f"{address}/rendre/session", {"session": "x"}).status_code == 404
    app.extensions["store"].close()
