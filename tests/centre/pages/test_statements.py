"""How often a request of a centre asks its database, on both: as often for sixty people as for three."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from cefi_map.centre import people, sessions, sharing, ways
from cefi_map.centre.store import Training
from cefi_map.project import later
from cefi_map.store import Person, Store
from cefi_map.web import create_app
from tests.applications import COMPILED
from tests.store.cases import MAP
from tests.store.conftest import postgresql, where

from .centre import HERE, Guest, invited

__all__ = ["postgresql", "where"]

BEGINS = ("BEGIN IMMEDIATE", "SET LOCAL lock_timeout = 2000")
"""A transaction that writes, in SQLite and in PostgreSQL."""


@pytest.fixture
def patient() -> None:
    """Nobody waits here for what is said of a map: that is asked for in threads of its own."""


@dataclass(frozen=True)
class School:
    app: Flask
    trainer: Guest
    training: Training

    @property
    def store(self) -> Store:
        store: Store = self.app.extensions["store"]
        return store

    def person(self, name: str) -> Person:
        return next(each for each in people.people(self.store) if each.name == name)

    def comes(self, name: str) -> Guest:
        """A candidate by their personal link."""
        guest = Guest(self.app)
        assert guest.enters(sessions.join(self.store, self.training.code, name).link).status_code == 303
        return guest


@pytest.fixture
def school(where: str, tmp_path: Path, empty: Path) -> Iterator[School]:
    url = where if "://" in where else None
    place = tmp_path / "donnees" if url else Path(shutil.copytree(empty, where))
    app = create_app(place, database=url, reach=HERE)
    app.jinja_env.bytecode_cache = COMPILED
    store: Store = app.extensions["store"]
    head = ways.accept(store, ways.first_link(store), "Roy", "roy@exemple.fr", "quatre mots sans rapport")
    training = sessions.create_training(store, head, "Printemps")
    trainer = invited(app, ways.invite(store, "trainer", "Luc", training.id), "Luc")
    trainer.read("/")  # the day's upkeep is through
    yield School(app, trainer, training)
    settle()
    store.close()


def settle() -> None:
    """What is said of maps, beside the answers, is there."""
    while later.waiting():
        time.sleep(0.02)


@contextmanager
def counted(school: School) -> Iterator[list[str]]:
    """What the request itself asks, beginnings among it; not how a connection of SQLite is set, which whoever had it
    before left so or so."""
    engine, said, here = school.store.database.engine, list[str](), threading.get_ident()

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if threading.get_ident() == here and not statement.startswith("PRAGMA"):
            said.append(" ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


def transactions(said: list[str]) -> int:
    return sum(each in BEGINS for each in said)


def test_who_comes_by_the_code_is_written_down_in_one_transaction(school: School) -> None:
    """A row in each of eight tables: one statement for each, three that find the session and its names, and one that
    says they came."""
    guest = Guest(school.app)
    sent = {"code": school.training.code, "name": "Ana", "csrf_token": guest.token()}
    with counted(school) as said:
        assert guest.client.post("/entrer", data=sent).status_code == 303
    assert len(said) <= 12, said
    assert transactions(said) == 1
    with counted(school) as said:
        guest.read("/")
    assert len(said) <= 10, said


def test_home_asks_as_often_for_many_projects_links_and_sessions(school: School) -> None:
    guest, ana = school.comes("Ana"), school.person("Ana")
    own = school.store.of(ana.id)
    until = datetime.now(UTC) + timedelta(days=7)
    for number in range(6):
        project = own.create(MAP, title=f"Projet {number}").id
        other = sessions.create_training(school.store, school.person("Luc"), f"Session {number}")
        sessions.join_as(school.store, ana, other.code)
        sessions.show_project(school.store, ana, project, other.id)
        for who in ("Rita", "Paul"):
            made = sharing.share_project(own, project, "read", until, b"key")
            link = sharing.shared_by(school.store, sharing.link_token(b"key", made.id))
            sharing.come_by(school.store, link, None, who)
    guest.read("/")
    settle()
    guest.read("/")  # each is drawn, once in a process
    with counted(school) as said:
        page = guest.read("/")
    assert page.count("liens ouverts") == 6
    assert page.count("Lu par Luc") == 13, "what each of seven sessions began, and six more"
    assert len(said) <= 10, said


def test_a_trainer_s_home_asks_as_seldom(school: School) -> None:
    for number in range(5):
        sessions.create_training(school.store, school.person("Luc"), f"Session {number}")
    school.trainer.read("/")
    with counted(school) as said:
        school.trainer.read("/")
    assert len(said) <= 13, said


@pytest.mark.parametrize("candidates", [3, 60])
def test_a_session_s_page_asks_as_often_for_many_people_as_for_few(school: School, candidates: int) -> None:
    for number in range(candidates):
        sessions.join(school.store, school.training.code, f"Candidat {number}")
    path = f"/sessions/{school.training.id}"
    school.trainer.read(path)
    with counted(school) as said:
        page = school.trainer.read(path)
    assert page.count("Candidat ") >= candidates
    assert len(said) <= 13, said
    with counted(school) as said:
        school.trainer.read(f"{path}/candidats")
    assert len(said) <= 8, said


def test_a_hand_in_is_one_transaction(school: School) -> None:
    guest, ana = school.comes("Ana"), school.person("Ana")
    project = school.store.of(ana.id).projects()[0].id
    path = f"/projets/{project}/rendre"
    guest.read(path)
    for most in (15, 15):
        sent = {"session": school.training.id, "csrf_token": guest.token()}
        with counted(school) as said:
            assert guest.client.post(f"{path}/session", data=sent).status_code == 303
        assert len(said) <= most, said
        assert transactions(said) == 1
        own = school.store.of(ana.id)
        own.save(project, MAP, own.load(project).number)
    assert guest.get(f"{path}/recus/{school.training.id}/2").status_code == 200
