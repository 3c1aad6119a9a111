"""Between candidates and those who train them, in a centre."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from cefi_map.web import create_app
from tests.web.visitor import Visitor, text_of

from .centre import Peopled, peopled


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


def test_what_is_handed_in_gives_a_receipt_and_stands_in_the_trainer_s_table(centre: Peopled):
    candidate, trainer = centre.guests["candidate"], centre.guests["trainer"]
    project, training = centre.ids["project"], centre.ids["training"]
    assert "Rendre à la session" in text_of(candidate.read(f"/projets/{project}/rendre"))
    answer = candidate.post(f"/projets/{project}/rendre/session", {"session": training})
    assert answer.status_code == 303
    page = candidate.read(answer.location)
    digest = re.search(r'class="digest">([0-9a-f]{64})<', page)
    assert digest
    assert sha256(candidate.get(f"{answer.location}.mm").data).hexdigest() == digest[1]
    assert candidate.get(f"{answer.location}.docx").status_code == 404, "no dossier is written"
    assert "Récépissé" in text_of(candidate.read("/"))
    assert "Relire 1 rendu" in text_of(trainer.read(f"/sessions/{training}"))
    assert "candidate" in text_of(trainer.read(f"/relire/{training}"))
    table = trainer.read(f"/sessions/{training}/candidats")
    assert "après votre cotation" in table
    assert "étape 1" not in table
    for view in ("", "/verdicts", "/plan"):
        assert trainer.get(f"/projets/{project}{view}").status_code == 404
    other = centre.guests["other candidate"]
    assert other.get(answer.location).status_code == 404
    assert other.get(f"/relire/{training}").status_code == 403


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
