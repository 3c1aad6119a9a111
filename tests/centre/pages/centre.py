"""A centre with somebody in each role, and something of each kind for them to reach for."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse

from cefi_map.centre import people, sessions, sharing, ways
from cefi_map.desk import arriving
from cefi_map.desk.store import Desk
from cefi_map.formats import svg
from cefi_map.store import Person, Store, open_store
from cefi_map.web import create_app
from cefi_map.web.reach import Reach
from tests.applications import COMPILED
from tests.store.cases import MAP
from tests.web.visitor import Visitor

PASSWORD = "quatre mots sans rapport"
HERE = Reach(asks=True)


class Guest(Visitor):
    """Somebody at the doors of a centre."""

    forms = "/entrer"

    def enters(self, token: str) -> TestResponse:
        """By a personal link."""
        return self.post(f"/moi/{token}")


def app_of(place: Path) -> Flask:
    if not place.exists():
        shutil.copytree(_empty(), place)
    made = create_app(place, reach=HERE)
    made.jinja_env.bytecode_cache = COMPILED
    return made


def invited(app: Flask, token: str, name: str) -> Guest:
    """Somebody who makes the account that an invitation is for."""
    guest = Guest(app)
    answer = guest.post(f"/invitation/{token}", {"name": name, "login": f"{name}@exemple.fr", "password": PASSWORD})
    assert answer.status_code == 303, answer.text[-600:]
    return guest


def joined(app: Flask, code: str, name: str) -> Guest:
    guest = Guest(app)
    answer = guest.post("/entrer", {"code": code, "name": name})
    assert answer.status_code == 303, answer.text[-600:]
    return guest


def shown_link(guest: Guest) -> str:
    """The path of the personal link that was just made."""
    found = re.search(r'value="https?://[^/]+(/[^"]+)"', guest.read("/compte/lien"))
    assert found
    return found[1]


@dataclass(frozen=True)
class Peopled:
    """Two sessions, each with a trainer and a candidate; the first has a jury, and a group of works to mark. To its
    candidate's project a "reader", a "commenter" and a "writer" came by links."""

    app: Flask
    guests: Mapping[str, Guest]
    ids: Mapping[str, str]
    """What an address names: "project" shown to the first session, "private" of the same author, "cohort" and "work"
    of the session itself, "mine" a trainer's own group, "training", "person" its candidate."""

    @property
    def store(self) -> Store:
        store: Store = self.app.extensions["store"]
        return store


def peopled(place: Path) -> Peopled:
    """Such a centre over ``place``: a copy of the one that is made first."""
    first = _first()
    app = app_of(shutil.copytree(first.place, place, dirs_exist_ok=True))
    return Peopled(app, {who: guest.again(app) for who, guest in first.guests.items()}, {**first.ids})


@cache
def _empty() -> Path:
    """Data in which nothing is kept yet."""
    place = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, place)
    open_store(place).close()
    return place


@cache
def _first() -> First:
    place = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, place)
    made = _made(place)
    made.store.close()
    return First(place, made.guests, made.ids)


def _made(place: Path) -> Peopled:
    app = app_of(place)
    store: Store = app.extensions["store"]
    head = invited(app, ways.first_link(store), "Roy")
    guests, trainings = {"nobody": Guest(app), "head": head}, []
    for who in ("", "other "):
        training = sessions.create_training(store, person(store, "Roy"), f"Session {who}")
        trainings.append(training)
        token = ways.invite(store, "trainer", f"{who}trainer", training.id)
        guests[f"{who}trainer"] = invited(app, token, f"{who}trainer")
        guests[f"{who}candidate"] = joined(app, training.code, f"{who}candidate")
    until = datetime.now(UTC) + timedelta(days=1)
    _, token = sessions.add_jury(store, trainings[0].id, "jury", until)
    guests["jury"] = Guest(app)
    assert guests["jury"].enters(token).status_code == 303
    ids = _things(store, trainings[0].id)
    for who, granted in (("reader", "read"), ("commenter", "comment"), ("writer", "write")):
        guests[who] = linked(app, shared(app, "candidate", ids["project"], granted), who)
    return Peopled(app, guests, ids)


@dataclass(frozen=True)
class First:
    """A centre that nobody changes: its data, closed, and who was there."""

    place: Path
    guests: Mapping[str, Guest]
    ids: Mapping[str, str]


def shared(app: Flask, author: str, project: str, granted: str) -> str:
    """The path of a new link to that person's project, for a week."""
    store: Store = app.extensions["store"]
    key: bytes = app.config["SECRET_KEY"]
    until = datetime.now(UTC) + timedelta(days=7)
    made = sharing.share_project(store.of(person(store, author).id), project, granted, until, key)
    return f"/partage/{sharing.link_token(key, made.id)}"


def linked(app: Flask, path: str, name: str) -> Guest:
    """Somebody who comes in by such a link."""
    guest = Guest(app)
    answer = guest.post(path, {"name": name})
    assert answer.status_code == 303, answer.text[-600:]
    return guest


def person(store: Store, name: str) -> Person:
    return next(each for each in people.people(store) if each.name == name)


def _things(store: Store, training: str) -> dict[str, str]:
    candidate, trainer = person(store, "candidate"), person(store, "trainer")
    own, of_session, of_trainer = store.of(candidate.id), store.of(training), store.of(trainer.id)
    cohort, mine = Desk(of_session).create_cohort("Rendus"), Desk(of_trainer).create_cohort("Les miennes")
    for of, group in ((of_session, cohort), (of_trainer, mine)):
        arriving.bring(of, [("candidate.svg", svg.draw(MAP).svg)], cohort=group.id)
    return {
        "project": own.projects()[0].id,
        "private": own.create(MAP).id,
        "cohort": cohort.id,
        "work": Desk(of_session).works(cohort.id)[0].id,
        "mine": mine.id,
        "mine work": Desk(of_trainer).works(mine.id)[0].id,
        "training": training,
        "person": candidate.id,
    }
