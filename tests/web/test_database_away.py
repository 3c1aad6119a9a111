"""PostgreSQL goes away, before a request or in the middle of it: whoever writes is told so in a sentence, and is served
again as soon as it is back."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from flask import Flask
from sqlalchemy import event
from werkzeug.test import TestResponse

from cefi_map.web import create_app
from tests.cases import drawing, word
from tests.circles import one_of
from tests.desk.giving.test_worksheet import FRENCH
from tests.desk.pages.test_review import bring, key_of, works
from tests.second.readers import obeying
from tests.store import postgres

from .visitor import Visitor, text_of

pytestmark = pytest.mark.whole

MAP = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement
  Mise en œuvre [E5]
    Réunion du 3 mars 2026
    Location de la salle : 300 €
"""
AWAY = "La base de données ne répond pas."
ASK_NOTHING = {"offline.forget", "offline.keep", "planning.read", "dossier_api.french_of", "arrival.begin"}
"""Routes of a form or a text that ask the database for nothing."""
OF_OTHERS = {"edits.settle", "hand_in.hand_over", "data.restore_copy", "returned.talk", "returned.answer"}
OF_OTHERS |= {"printing.choose", "poster.choose", "settings.change", "second.ask", "second.bring"}
OF_OTHERS |= {"read_twice.bring", "read_twice.ask", "read_twice.withdraw"}
"""Routes that need a conflict, a session, a copy on a disk, a review that came back, a model that was tried, somebody
who agrees or every choice of a form: refused here when all is well."""
STATEMENTS = 60
"""More than any of these requests makes."""
MIDDLE = ("planning.write_budget", "planning.write_days", "review.create", "review.add", "api.save", "edits.change")


@dataclass
class Asked:
    """A visitor of an application on that database; ``sent`` by endpoint: method, address, and what goes along."""

    app: Flask
    visitor: Visitor
    where: sqlalchemy.URL
    token: str
    sent: dict[str, tuple[str, str, dict[str, Any]]] = field(default_factory=dict)

    def ask(self, endpoint: str) -> TestResponse:
        method, path, along = self.sent[endpoint]
        fields = {name: opened(value) for name, value in along.get("data", {}).items()}
        told = {**along, **({"data": fields} if fields else {})}
        told["headers"] = {"X-CSRFToken": self.token, **along.get("headers", {})}
        return self.visitor.client.open(path, method=method, **told)


def opened(value: object) -> object:
    return (io.BytesIO(value[1]), value[0]) if isinstance(value, tuple) else value


@pytest.fixture(scope="module")
def running() -> Iterator[sqlalchemy.URL]:
    with postgres.server() as url:
        yield url


@pytest.fixture
def asked(running: sqlalchemy.URL, tmp_path: Path) -> Iterator[Asked]:
    with postgres.empty_database(running) as where:
        app = create_app(tmp_path, database=where)
        visitor = Visitor(app)
        try:
            yield Asked(app, visitor, sqlalchemy.make_url(where), visitor.token(), _routes(visitor))
        finally:
            app.extensions["store"].close()


def _routes(visitor: Visitor) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Every route that writes, with what a page sends there; what erases comes last."""
    project, other = visitor.project(MAP), visitor.project("Autre")
    binned, erased = (visitor.project("Jeté").rpartition("/")[2] for _ in range(2))
    for each in (binned, erased):
        visitor.post(f"/projets/{each}/jeter")
    cohort = bring(visitor, ("E-L.svg", drawing()), ("M-R.svg", drawing(MAP)))
    work, second = works(visitor, cohort)
    key = key_of(visitor, work, "2.1")
    kept = json.loads(visitor.get(f"/api{project}").text)
    manuscript = json.loads(visitor.get(f"/api{project}/dossier").text)
    node = kept["map"]["nodes"][-1]["key"]
    saved = {"headers": {"If-Match": f'"{kept["revision"]}"'}, "json": kept["map"]}
    written = {"headers": {"If-Match": f'"{manuscript["revision"]}"'}, "json": manuscript["dossier"]}
    backup = visitor.get("/donnees/sauvegarde").data
    demand = visitor.read(f"{other}/second-avis/carte/demande.txt")
    forms: dict[str, tuple[str, dict[str, Any]]] = {
        "home.create": ("/projets", {"kind": "etapes", "title": "x"}),
        "home.bring": ("/importer", {"file": ("a.svg", drawing())}),
        "home.rename": (f"{project}/renommer", {"title": "Autre nom"}),
        "home.duplicate": (f"{project}/dupliquer", {}),
        "planning.write_days": (f"{project}/calendrier", {"base": "2", "key": node, "first": "2026-03-04"}),
        "planning.write_budget": (
            f"{visitor.project(MAP)}/budget",
            {"base": "2", "do": "ajouter", "side": "charge", "words": "Café", "value": "30"},
        ),
        "editor.read_file": (f"/api{project}/lecture", {"file": ("a.svg", drawing())}),
        "pictures.add": (f"/api{project}/images", {"file": ("a.png", PICTURE)}),
        "edits.change": (f"{project}/noeud", {"base": "2", "do": "enfant", "key": node, "text": "Plus"}),
        "edits.rewrite": (f"{project}/plan/texte", {"base": "2", "text": MAP + "  Suite\n"}),
        "edits.settle": (f"{project}/versions/9", {"base": "2"}),
        "printing.choose": (f"{project}/imprimer", {}),
        "poster.choose": (f"{project}/affiche", {}),
        "hand_in.take": (f"{project}/rendre", {"who": "A-B"}),
        "hand_in.hand_over": (f"{project}/rendre/session", {"session": "x"}),
        "questions.answer": (f"{project}/soutenir/questions", {"key": node, "base": "2", "answer": "Oui"}),
        "questions.take_back": (f"{project}/soutenir/questions/annuler", {"key": node, "base": "2"}),
        "review.create": ("/relire", {"files": ("A.svg", drawing())}),
        "review.add": (f"{cohort}/ajouter", {"files": ("B.svg", drawing())}),
        "review.rename": (f"{cohort}/renommer", {"name": "Lundi"}),
        "review.set_habits": ("/relire/reglages", {f"word{rank}": f"mot {rank}" for rank in range(3)}),
        "review.enter": ("/relire/nom", {"reviewer": "Roy"}),
        "group.set_letterhead": ("/relire/en-tete", {"centre": "Le centre"}),
        "work.pin": (f"{work}/repere", {"version": "1", "key": key, "text": "Quoi ?", "kind": "preciser"}),
        "group.give_all_back": (f"{cohort}/rendre", {"reviewer": "Roy", "work": work.rpartition("/")[2]}),
        "group.fill": (f"{cohort}/moodle", {"file": ("notes.csv", FRENCH.encode())}),
        "people.expect": (f"{cohort}/personnes/liste", {"names": "Anne\nPaul"}),
        "people.change": (f"{cohort}/personnes", {f"name-{work.rpartition('/')[2]}": "Léa"}),
        "people.forget": (f"{cohort}/personnes/refuses", {}),
        "work.save": (work, {"version": "1", "level_C1": "acquired"}),
        "work.give_back": (f"{work}/rendre", {"version": "1", "reviewer": "Roy"}),
        "work.bring_dossier": (f"{work}/dossier/1", {"file": ("d.docx", word())}),
        "work.rename": (f"{work}/nom", {"name": "Léa"}),
        "work.version": (f"{work}/version", {"file": ("c.svg", drawing(MAP))}),
        "returned.talk": (f"{project}/relecture/echanges", {"text": "x"}),
        "returned.answer": (f"{project}/relecture", {"text": "x"}),
        "settings.change": ("/consignes", {}),
        "settings.guide": ("/consignes/criteres", {"C5": "Trois partenaires."}),
        "settings.reset": ("/consignes/origine", {}),
        "data.restore": ("/donnees/restaurer", {"file": ("s.zip", backup)}),
        "data.restore_copy": ("/donnees/copies/rien/restaurer", {}),
        "dossier.bring": (f"{project}/dossier/importer", {"file": ("d.docx", word())}),
        "second.bring": (f"{other}/second-avis/carte", {"base": "2", "answer": obeying(demand)}),
        "second.ask": (f"{other}/second-avis/carte/demander", {"accord": "oui"}),
        "second.withdraw": (f"{other}/second-avis/carte/retirer", {}),
        "read_twice.bring": (f"{work}/second-avis/1/carte", {"base": "1", "answer": obeying(demand)}),
        "read_twice.ask": (f"{work}/second-avis/1/carte/demander", {}),
        "read_twice.withdraw": (f"{work}/second-avis/1/carte/retirer", {}),
        "reader.enter": ("/second-lecteur", {"url": "http://127.0.0.1:9/v1", "model": "petit"}),
        "reader.begin": ("/second-lecteur/essayer", {"url": "http://127.0.0.1:9/v1", "model": "petit"}),
        "reader.remove": ("/second-lecteur/retirer", {}),
        "home.discard": (f"{other}/jeter", {}),
        "trash.restore": (f"/corbeille/{binned}/restaurer", {}),
        "trash.erase": (f"/corbeille/{erased}/effacer", {}),
        "work.erase": (f"{second}/effacer", {"sure": "oui"}),
        "review.erase": (f"{cohort}/effacer", {"sure": "oui"}),
    }
    data = {
        "editor.name_version": ("PATCH", f"/api{project}/versions/1", {"json": {"name": "Avant"}}),
        "api.save": ("PUT", f"/api{project}", saved),
        "dossier_api.save": ("PUT", f"/api{project}/dossier", written),
        "dossier_api.count": ("POST", f"/api{project}/dossier/pages", {"json": manuscript["dossier"]}),
        "dossier_api.name_version": ("PATCH", f"/api{project}/dossier/versions/1", {"json": {"name": "Avant"}}),
        "dossier_api.restore": ("POST", f"/api{project}/dossier/versions/1/restaurer", {}),
    }
    return {**data, **{name: ("POST", path, {"data": fields}) for name, (path, fields) in forms.items()}}


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def test_every_route_that_writes_is_here(asked: Asked) -> None:
    writes = {
        rule.endpoint
        for rule in asked.app.url_map.iter_rules()
        if (rule.methods or set()) & {"POST", "PUT", "PATCH", "DELETE"}
    }
    assert writes - asked.sent.keys() == ASK_NOTHING | {"arrival.add"}, "those keep files on the disk"


def test_while_it_is_away_every_write_is_told_so_and_then_taken(running: sqlalchemy.URL, asked: Asked) -> None:
    """What asks it for nothing is answered all along."""
    untold: set[str] = set()
    with postgres.stopped(running):
        for endpoint in asked.sent:
            answer = asked.ask(endpoint)
            if answer.status_code != 503:
                untold.add(endpoint)
                continue
            said = answer.get_json()["message"] if answer.is_json else text_of(answer.text)
            assert AWAY in said, (endpoint, said)
    refused: dict[str, tuple[int, str]] = {}
    for endpoint in asked.sent:
        with _cut_at(asked, -1) as statements:
            answer = asked.ask(endpoint)
        if answer.status_code >= 400:
            refused[endpoint] = answer.status_code, text_of(answer.text)[300:900]
        assert bool(statements) is (endpoint not in untold), endpoint
    assert refused.keys() <= OF_OTHERS, refused


@pytest.mark.parametrize("endpoint", one_of({each: each for each in MIDDLE}, "api.save"))
def test_a_connection_that_ends_in_the_middle_is_no_fault_of_ours(asked: Asked, endpoint: str) -> None:
    """Before each statement in turn, the end of what was read and of what is written among them."""
    told: list[int] = []
    for place in range(STATEMENTS):
        with _cut_at(asked, place) as statements:
            told.append(asked.ask(endpoint).status_code)
        if len(statements) <= place:
            break
    assert len(statements) <= place, "every statement had its turn"
    assert set(told) <= {200, 303, 409, 422, 503}, told
    assert asked.ask(endpoint).status_code < 500


@contextmanager
def _cut_at(asked: Asked, place: int) -> Iterator[list[str]]:
    """Every connection ends before that statement of a request, the end of a transaction being one; gives those that it
    came to."""
    engine, found, names = asked.app.extensions["store"].database.engine, list[str](), ("commit", "rollback")

    def look(connection: sqlalchemy.Connection, *told: object) -> None:
        if threading.current_thread().name in ("MainThread", "aside"):
            if len(found) == place:
                postgres.cut(asked.where)
            found.append(str(told[1]) if told else "end")

    for name in ("before_cursor_execute", *names):
        event.listen(engine, name, look)
    try:
        yield found
        for thread in threading.enumerate():
            if thread.name == "aside":  # a class is read beside its request
                thread.join()
    finally:
        for name in ("before_cursor_execute", *names):
            event.remove(engine, name, look)
