"""« Exporter ces cotes » and the candidate's consent, through their pages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from cefi_map.centre import together
from cefi_map.desk import marking
from cefi_map.desk.store import Desk
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.mindmap.outline import parse
from tests.web.visitor import text_of

from .centre import Peopled, peopled, person

MAP = "Atelier de candidate\n  Mme Petit, 06 12 34 56 78\n    La mairie prête la salle"
VERDICTS = {f"verdict-{id}": "absent" for id in REQUIREMENTS} | {"verdict-C5": "satisfait", "noeuds-C5": "1.1"}


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Peopled]:
    made = peopled(tmp_path)
    candidate = person(made.store, "candidate")
    project = made.store.of(candidate.id).create(parse(MAP), title="Atelier").id
    together.hand_over(made.store, candidate, project, made.ids["training"])
    yield made
    made.store.close()


def work_of(centre: Peopled) -> str:
    """The one handed in, marked on every criterion."""
    desk = centre.store.of(centre.ids["training"])
    (work,) = Desk(desk).works(centre.ids["training"])
    marks = {f"C{number}": ("acquis" if number == 5 else "non_acquis", "") for number in range(1, 12)}
    marking.set_grid(desk, work.id, 1, marks)
    return work.id


def agree(centre: Peopled, **ticked: str) -> None:
    answer = centre.guests["candidate"].post(f"/compte/sessions/{centre.ids['training']}/accord", ticked)
    assert answer.status_code == 303


def test_consent_is_off_until_it_is_given_and_is_taken_back(centre: Peopled):
    candidate, trainer = centre.guests["candidate"], centre.guests["trainer"]
    page = f"/relire/{centre.ids['training']}/avis"
    assert re.search(r'name="accord" value="1">', candidate.read("/compte"))
    assert "Aucun candidat de ce groupe n’a donné son accord." in text_of(trainer.read(page))
    agree(centre, accord="1")
    assert re.search(r'name="accord" value="1" checked>', candidate.read("/compte"))
    assert "Accord donné le" in text_of(candidate.read("/compte"))
    assert "candidate" in text_of(trainer.read(page))
    agree(centre)
    assert "Aucun candidat de ce groupe n’a donné son accord." in text_of(trainer.read(page))
    assert trainer.get(f"/relire/carte/{work_of(centre)}/avis").status_code == 404


def test_the_receipt_has_the_same_box(centre: Peopled):
    candidate = centre.guests["candidate"]
    page = next(link for link in re.findall(r'href="([^"]+)"', candidate.read("/")) if "/recus/" in link)
    assert 'name="accord"' in candidate.read(page)


def test_a_map_is_read_then_confirmed_then_taken(centre: Peopled):
    trainer, id = centre.guests["trainer"], work_of(centre)
    agree(centre, accord="1")
    page = f"/relire/carte/{id}/avis"
    shown = trainer.read(page)
    assert "Personne B, numéro de téléphone" in text_of(shown)
    assert 'value="satisfait" checked' in shown
    sent = {**VERDICTS, "suspect": ["Mme Petit"], "remplacer": ["Mme Petit"], "autres": "mairie = commune"}
    other = trainer.post(page, {**sent, "do": "confirmer", "lu": digest(shown)})
    assert other.status_code == 409
    assert "La carte n’est plus celle que vous avez lue." in text_of(other.text)
    assert "La commune prête la salle" in text_of(other.text)
    assert trainer.get(f"/relire/{centre.ids['training']}/avis.zip").status_code == 422
    lacking = trainer.post(page, {**sent, "noeuds-C5": "", "do": "confirmer", "lu": digest(other.text)})
    assert lacking.status_code == 422
    assert "C5 attend les numéros" in text_of(lacking.text)
    looked = trainer.post(page, {**sent, "do": "voir"})
    assert trainer.post(page, {**sent, "do": "confirmer", "lu": digest(looked.text)}).status_code == 303
    assert "Lue, partira" in text_of(trainer.read(f"/relire/{centre.ids['training']}/avis"))
    with zipfile.ZipFile(BytesIO(trainer.get(f"/relire/{centre.ids['training']}/avis.zip").data)) as archive:
        (name,) = (each for each in archive.namelist() if each.startswith("maps/"))
        assert "    La commune prête la salle {C5}" in archive.read(name).decode()
    assert trainer.post(page, {"do": "retirer"}).status_code == 303
    assert trainer.get(f"/relire/{centre.ids['training']}/avis.zip").status_code == 422


def test_a_sentence_of_the_centre_is_read_by_candidates_and_written_by_the_head(centre: Peopled):
    said = "Un partenaire compte dès qu’il apporte."
    assert centre.guests["head"].post("/consignes/criteres", {"C5": said}).status_code == 303
    assert said in text_of(centre.guests["candidate"].read("/"))
    for who in ("candidate", "trainer"):
        page = centre.guests[who].read("/consignes")
        assert said in text_of(page)
        assert "Enregistrer ces phrases" not in page


def digest(page: str) -> str:
    found = re.search(r'name="lu" value="(\w+)"', page)
    assert found
    return found[1]
