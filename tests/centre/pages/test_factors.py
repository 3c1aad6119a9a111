"""A head with a second factor: begun and ended under « Mon compte », asked for at every way that a password opens."""

from __future__ import annotations

import re

import pyotp
import pytest
from flask import Flask

from cefi_map import limits
from cefi_map.centre import sessions, ways
from cefi_map.store import Store
from tests.web.visitor import text_of

from .centre import PASSWORD, Guest, invited, joined, person

ROY = {"login": "roy@exemple.fr", "password": PASSWORD}
NOW = 1_800_000_000.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [NOW]
    monkeypatch.setattr("cefi_map.centre.ways.factors.time", lambda: moment[0])
    return moment


@pytest.fixture
def head(app: Flask, store: Store, clock: list[float]) -> Guest:
    return invited(app, ways.first_link(store), "Roy")


def begins(head: Guest) -> tuple[pyotp.TOTP, list[str]]:
    """The telephone that takes what the page shows, and the codes on paper."""
    shown = re.search(r'class="place">([A-Z2-7 ]+)<', head.read("/compte/second-facteur"))
    assert shown
    phone = pyotp.TOTP(shown[1].replace(" ", ""))
    assert head.post("/compte/second-facteur", {"code": phone.at(int(NOW))}).status_code == 303
    return phone, re.findall(r"<code>([^<]+)</code>", head.read("/compte/second-facteur"))


def test_after_the_password_the_digits_are_asked_for(app: Flask, head: Guest, clock: list[float]):
    phone, spares = begins(head)
    assert len(spares) == 10
    assert "<code>" not in head.read("/compte/second-facteur"), "shown once"
    guest = Guest(app)
    assert guest.post("/entrer/compte?vers=/corbeille", ROY).location == "/entrer/code"
    assert guest.get("/corbeille").status_code == 303, "not in yet"
    assert guest.post("/entrer/code", {"code": "000000"}).status_code == 422
    clock[0] += 60
    assert guest.post("/entrer/code", {"code": phone.at(int(clock[0]))}).location == "/corbeille"
    assert guest.get("/corbeille").status_code == 200
    other = Guest(app)
    other.post("/entrer/compte", ROY)
    assert other.post("/entrer/code", {"code": phone.at(int(clock[0]))}).status_code == 422, "they were shown before"
    assert other.post("/entrer/code", {"code": spares[0]}).status_code == 303
    assert "9 codes de secours" in text_of(head.read("/compte"))


def test_without_a_password_before_it_and_too_late_the_page_leads_to_the_door(app: Flask, head: Guest, monkeypatch):
    begins(head)
    guest = Guest(app)
    assert guest.get("/entrer/code").location == "/entrer/compte"
    assert guest.post("/entrer/code", {"code": "1"}).location == "/entrer/compte"
    guest.post("/entrer/compte", ROY)
    assert guest.get("/entrer/code").status_code == 200
    monkeypatch.setattr(limits, "FACTOR_MINUTES", 0)
    assert guest.get("/entrer/code").location == "/entrer/compte"


def test_a_new_password_by_link_does_not_go_round_it(app: Flask, store: Store, head: Guest):
    begins(head)
    token = ways.reset(store, person(store, "Roy").id)
    guest = Guest(app)
    assert guest.post(f"/invitation/{token}", {"password": "cinq autres mots sans rapport"}).location == "/entrer/code"
    assert guest.get("/").status_code == 303


def test_whoever_has_it_at_hand_takes_it_away(app: Flask, head: Guest):
    _, spares = begins(head)
    assert head.post("/compte/second-facteur", {"code": "000000"}).status_code == 422
    assert head.post("/compte/second-facteur", {"code": spares[0]}).status_code == 303
    assert Guest(app).post("/entrer/compte", ROY).location == "/"


def test_another_head_takes_it_away_from_whoever_lost_it_and_nobody_their_own(app: Flask, store: Store, head: Guest):
    begins(head)
    other = invited(app, ways.invite(store, "head", "Luc"), "Luc")
    roy = person(store, "Roy").id
    assert "avec second facteur" in text_of(other.read("/centre"))
    assert head.post(f"/centre/personnes/{roy}", {"do": "facteur", "sure": "oui"}).status_code == 422
    assert Guest(app).post("/entrer/compte", ROY).location == "/entrer/code"
    assert other.post(f"/centre/personnes/{roy}", {"do": "facteur", "sure": "oui"}).status_code == 303
    assert Guest(app).post("/entrer/compte", ROY).location == "/"


def test_who_has_no_password_has_no_second_factor(app: Flask, store: Store, head: Guest):
    training = sessions.create_training(store, person(store, "Roy"), "Printemps")
    candidate = joined(app, training.code, "Ana")
    assert candidate.get("/compte/second-facteur").status_code == 422
