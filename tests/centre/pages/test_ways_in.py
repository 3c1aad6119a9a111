"""Coming in by a code, a link, a password, an invitation; what is guessed, old, fixed or tried in numbers is not."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from cefi_map import limits
from cefi_map.centre import people, post, sessions, ways
from cefi_map.centre.store import Centre, Training
from cefi_map.centre.store.tables import tries
from cefi_map.centre.tokens import CODE_LETTERS, spaced
from cefi_map.store import Store
from cefi_map.web.reach import reach
from tests.web.visitor import Visitor, text_of

from .centre import PASSWORD, Guest, app_of, create_app, invited, joined, person, shown_link


@pytest.fixture
def behind(app: Flask) -> Flask:
    """The same centre behind a web server at 127.0.0.1, which says from where somebody asks."""
    app.extensions["reach"] = replace(app.extensions["reach"], proxy="127.0.0.1")
    return app


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The moment of each try: it stands still unless somebody moves it."""
    moment = [1_000_000.0]
    monkeypatch.setattr("cefi_map.centre.ways.tries.time", lambda: moment[0])
    return moment


ROY = {"login": "roy@exemple.fr", "password": PASSWORD}


# ---- nobody


def test_who_is_not_known_is_led_to_the_door_and_from_there_to_the_page(app: Flask, head: Guest):
    guest = Guest(app)
    answer = guest.get("/corbeille")
    assert (answer.status_code, answer.location) == (303, "/entrer?vers=/corbeille")
    there = "/entrer/compte?vers=/corbeille"
    assert guest.post(there, {"login": "roy@exemple.fr", "password": PASSWORD}).location == "/corbeille"
    other = Guest(app)
    for away in ("//ailleurs.fr", "/\\ailleurs.fr", "https://ailleurs.fr", "javascript:alert(1)"):
        answer = other.post(f"/entrer/compte?vers={away}", {"login": "roy@exemple.fr", "password": PASSWORD})
        assert answer.location == "/"


def test_an_editor_whose_person_is_gone_is_told_so(app: Flask, training: Training):
    guest = Guest(app)
    for answer in (guest.get("/api/projets/x"), guest.client.put("/api/projets/x"), guest.client.post("/projets")):
        assert answer.status_code == 401
        assert "Votre session est terminée." in answer.text or "terminée" in answer.get_json()["message"]


# ---- the first start


def test_the_first_link_serves_once_and_gives_what_was_here_to_the_head(tmp_path: Path):
    laptop = create_app(tmp_path)
    Visitor(laptop).project("Ma carte\n  Une idée\n")
    laptop.extensions["store"].close()
    app = app_of(tmp_path)
    store: Store = app.extensions["store"]
    old, link = ways.first_link(store), ways.first_link(store)
    gone = Guest(app).get(f"/invitation/{old}")
    assert (gone.status_code, "« cefi-map db head » en fait une autre." in text_of(gone.text)) == (404, True)
    assert "Aucun message n’y est envoyé." in text_of(Guest(app).read(f"/invitation/{link}"))
    app.jinja_env.globals["mail"] = post.mail_server("smtp://courriel.exemple.fr?de=centre@exemple.fr")
    told = text_of(Guest(app).read(f"/invitation/{link}"))
    assert "Le centre y écrit ce que vous choisissez" in told
    assert "Aucun message" not in told
    head = invited(app, link, "Roy")
    assert "Nouveau projet" in head.read("/")
    gone = Guest(app).get(f"/invitation/{link}")
    assert (gone.status_code, "Demandez-en une autre." in text_of(gone.text)) == (404, True)
    assert ways.first_link(store) == ""
    store.close()


# ---- a code


def test_a_code_and_a_pseudonym_are_enough_and_a_project_is_begun(app: Flask, training: Training):
    code = spaced(training.code).lower().replace(" ", "-")
    guest = joined(app, code, "Mésange")
    link = shown_link(guest)
    assert "Ce lien est déjà montré" in guest.read("/compte/lien")
    assert "Printemps" in guest.read("/")
    phone = Guest(app)
    assert "Bonjour, Mésange" in phone.read(link)
    assert phone.get("/").status_code == 303, "a visit alone lets nobody in"
    assert phone.post(link).location == "/"
    assert "Printemps" in phone.read("/")


@pytest.mark.parametrize("code", ["", "AAAA AAAA", "'; DROP TABLE", "K7FM2QXRK7FM2QXR"])
def test_a_code_that_is_none_is_refused_with_what_to_do(app: Flask, training: Training, code: str):
    answer = Guest(app).post("/entrer", {"code": code, "name": "Mésange"})
    assert answer.status_code == 422
    assert "code" in text_of(answer.text)


def test_the_first_of_two_wrong_fields_is_gone_to(app: Flask, head: Guest):
    """On each page: what one page said does not count on the next."""
    for _ in range(2):
        answer = Guest(app).post("/entrer/compte", {"login": "", "password": ""})
        assert answer.text.count('aria-invalid="true"') == 2
        assert re.findall(r'<input[^>]* autofocus[^>]* name="(\w+)"', answer.text) == ["login"]


def test_a_session_that_is_over_or_closed_lets_nobody_in(app: Flask, store: Store, training: Training):
    inside = joined(app, training.code, "Mésange")
    Centre(store).change_training(training.id, ends=datetime.now(UTC) - timedelta(hours=1))
    assert Guest(app).post("/entrer", {"code": training.code, "name": "Autre"}).status_code == 422
    Centre(store).change_training(training.id, ends=None)
    sessions.change_code(store, training.id, closed=True)
    assert Guest(app).post("/entrer", {"code": training.code, "name": "Autre"}).status_code == 422
    assert "Printemps" in inside.read("/"), "who is in stays in"


def test_a_name_is_borne_once(app: Flask, training: Training):
    joined(app, training.code, "Mésange")
    for name in ("MÉSANGE", " Mésange "):
        answer = Guest(app).post("/entrer", {"code": training.code, "name": name})
        assert answer.status_code == 409
        assert "déjà pris" in answer.text


def test_who_is_on_the_list_and_takes_the_code_is_led_to_a_link(app: Flask, store: Store, training: Training):
    """Where the centre mails, to « Recevoir un lien »; elsewhere to the trainer."""
    sessions.let_in_list(store, training.id, "TRAORÉ Awa", person(store, "Roy"))
    for mail in (False, True):
        app.jinja_env.globals["mail"] = mail
        taken = Guest(app).post("/entrer", {"code": training.code, "name": "Traoré Awa"})
        assert taken.status_code == 409
        assert "Vous êtes inscrit, et vous n’avez pas encore de lien ?" in text_of(taken.text)
        assert ('href="/entrer/oubli">Recevoir' in re.sub(r"\s*\n\s*", "", taken.text)) == mail


def test_a_link_that_served_leads_to_another(app: Flask, store: Store, training: Training):
    """On the page itself; before there is a head, to the command that makes one."""
    token = ways.invite(store, "trainer", "Luc")
    invited(app, token, "Luc")
    for path in (f"/invitation/{token}", "/moi/nobodys"):
        spent = Guest(app).get(path)
        assert spent.status_code == 404
        assert "a déjà servi" in text_of(spent.text) or "ne marche plus" in text_of(spent.text)
        assert 'action="/entrer/oubli"' in spent.text


def test_who_is_in_already_is_asked_before_they_become_another(app: Flask, store: Store, training: Training):
    """By an invitation or a personal link: to look at either spends nothing, and staying is as near as leaving."""
    luc = invited(app, ways.invite(store, "trainer", "Luc"), "Luc")
    karim = sessions.join(store, training.code, "Karim")
    token = ways.reset(store, karim.person.id)
    for path, entering in (
        (f"/invitation/{token}", "/entrer"),
        (f"/invitation/{token}", ""),
        (f"/moi/{karim.link}", ""),
    ):
        asked = luc.read(path)
        assert "Vous êtes ici comme Luc" in text_of(asked)
        assert "Entrer comme Karim" in text_of(asked)
        login = {"name": "Karim", "login": "karim", "password": PASSWORD}
        unasked = luc.post(path + entering, login)
        assert unasked.status_code == 409
        assert "Rester Luc" in text_of(unasked.text)
        assert "Luc" in luc.read("/compte")
        assert Guest(app).get(path).status_code == 200, "it serves still"
    assert "Vous êtes ici" not in Guest(app).read(f"/invitation/{token}")
    own = person(store, "Luc").id
    assert luc.post(f"/invitation/{token}/entrer", {"leaving": own}).status_code == 303
    assert "Karim" in luc.read("/compte")
    assert "Vous êtes ici" not in luc.read(f"/invitation/{ways.reset(store, karim.person.id)}"), (
        "they are whom it is for"
    )


def test_an_invitation_to_a_session_that_is_over_says_so(app: Flask, store: Store, training: Training):
    karim = sessions.join(store, training.code, "Karim").person
    tokens = ways.reset(store, karim.id), ways.invite(store, "trainer", "Luc", training.id)
    for token in tokens:
        assert "est terminée" not in text_of(Guest(app).read(f"/invitation/{token}"))
    yesterday = datetime.now(UTC) - timedelta(days=1)
    Centre(store).change_training(training.id, ends=yesterday)
    for token in tokens:
        assert "La session « Printemps » est terminée : rien ne s’y rend plus." in text_of(
            Guest(app).read(f"/invitation/{token}")
        )


def test_wrong_codes_close_no_right_one(app: Flask, training: Training):
    """A code is long enough that nobody has to count those that are none."""
    guest = Guest(app)
    token = guest.token()
    for number in range(150):
        wrong = {"code": f"AAAA{number:06}", "name": "x", "csrf_token": token}
        assert guest.client.post("/entrer", data=wrong).status_code == 422
    assert guest.post("/entrer", {"code": training.code, "name": "x"}).status_code == 303


def test_what_is_guessed_at_full_rate_for_a_year_is_not_found(training: Training):
    """A thousand tries a second, twenty codes open: fewer than one found in a thousand years of it."""
    assert training.code.isalnum()
    possible, tries = len(CODE_LETTERS) ** len(training.code), 1000 * 3600 * 24 * 365
    assert 20 * tries / possible < 1 / 1000


# ---- a link


def test_a_link_that_is_replaced_or_guessed_leads_nowhere(app: Flask, store: Store, training: Training):
    guest = joined(app, training.code, "Mésange")
    old = shown_link(guest)
    token = sessions.new_link_for(store, training.id, person(store, "Mésange").id, person(store, "Roy"))
    assert guest.get("/").status_code == 303, "the browsers that the old one opened are closed"
    for path in (old, "/moi/x", f"/moi/{token}x"):
        assert Guest(app).get(path).status_code == 404
        assert Guest(app).post(path).status_code == 404
    assert Guest(app).post(f"/moi/{token}").status_code == 303


def test_the_link_of_a_jury_ends_on_its_day(app: Flask, store: Store, training: Training):
    until = datetime.now(UTC) + timedelta(days=1)
    juror, token = sessions.add_jury(store, training.id, "Mme Petit", until)
    guest = Guest(app)
    assert guest.enters(token).status_code == 303
    assert guest.get("/relire").status_code == 200
    Centre(store).replace_way(juror.id, "link", "0" * 64, expires=datetime.now(UTC) - timedelta(seconds=1))
    assert guest.get("/relire").status_code == 303
    assert Guest(app).get(f"/moi/{token}").status_code == 404


# ---- a password


def test_a_wrong_password_and_an_unknown_login_read_the_same(app: Flask, head: Guest):
    said = []
    for login in ("roy@exemple.fr", "personne@exemple.fr"):
        answer = Guest(app).post("/entrer/compte", {"login": login, "password": "un autre mot de passe"})
        assert answer.status_code == 422
        said.append(re.sub(r'value="[^"]*"', "", answer.text))
    assert said[0] == said[1]


def test_wrong_passwords_hold_back_who_tries_them_and_nobody_else(head: Guest, behind: Flask, clock):
    """Whoever tries for another from his place; the owner comes in from hers, and from his place on her own device."""
    hers, his = {"X-Forwarded-For": "192.0.2.7"}, {"X-Forwarded-For": "198.51.100.1"}
    own = Guest(behind)
    assert own.post("/entrer/compte", ROY, headers=hers).status_code == 303
    own.post("/quitter")
    other = Guest(behind)
    for _ in range(limits.TRIES):
        assert other.post("/entrer/compte", ROY | {"password": "pas le bon"}, headers=his).status_code == 422
    assert (answer := other.post("/entrer/compte", ROY, headers=his)).status_code == 429
    assert "Réessayez dans 1 seconde" in text_of(answer.text)
    assert Guest(behind).post("/entrer/compte", ROY, headers=his).status_code == 429, "an unknown device there waits"
    assert own.post("/entrer/compte", ROY, headers=his).status_code == 303, "a known one does not"
    assert Guest(behind).post("/entrer/compte", ROY, headers=hers).status_code == 303


def test_a_shared_device_is_not_known_again(app: Flask, head: Guest, clock):
    guest = Guest(app)
    assert guest.post("/entrer/compte", ROY | {"shared": "y"}).status_code == 303
    assert not [each for each in guest.client._cookies.values() if each.key.endswith("_appareil")]
    for _ in range(limits.TRIES):
        guest.post("/entrer/compte", ROY | {"password": "pas le bon"})
    assert guest.post("/entrer/compte", ROY).status_code == 429


@pytest.mark.parametrize("forged", ["203.0.113.9, 192.0.2.{0}", "192.0.2.{0}", "x, {0}.0.0.0.1", "2001:db8::{0}"])
def test_a_header_that_somebody_else_wrote_moves_nobody(app: Flask, head: Guest, forged: str):
    """No proxy is named: what the header says is not read at all."""
    assert origins(app, *(forged.format(number) for number in (1, 2))) == 1


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("192.0.2.1, 198.51.100.1", "192.0.2.2, 198.51.100.1", 1),  # before the proxy's own word is anybody's
        ("192.0.2.1", "192.0.2.2", 2),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::2", 1),  # one house
        ("2001:db8:1:2::1", "2001:db8:1:3::1", 2),
        ("198.51.100.1", "::ffff:198.51.100.1", 1),
        ("192.0.2.1, inconnu", "192.0.2.2, inconnu", 1),
        ("192.0.2.1", "", 2),
    ],
)
def test_the_named_proxy_is_believed_in_the_last_thing_that_it_says(
    behind: Flask, head: Guest, first: str, second: str, told: int
):
    assert origins(behind, first, second) == told


def test_only_the_named_proxy_is_believed(behind: Flask, head: Guest):
    assert origins(behind, "198.51.100.1", "198.51.100.2", environ_overrides={"REMOTE_ADDR": "192.0.2.1"}) == 1


def test_where_somebody_tried_from_is_kept_by_no_name_and_a_quarter_of_an_hour(
    behind: Flask, store: Store, head: Guest, clock: list[float]
):
    origins(behind, "198.51.100.1")
    (key,) = known(store)
    told = [f"login roy@exemple.fr {each}" for each in ("198.51.100.1", "127.0.0.1", "None", "")]
    assert key not in [hashlib.sha256(each.encode()).hexdigest() for each in told]
    clock[0] += limits.TRY_SECONDS
    origins(behind, "203.0.113.1")
    assert key not in known(store)


def origins(app: Flask, *forwarded: str, **options: Any) -> int:
    """How many places are told apart when a wrong password comes with each of these headers."""
    for each in forwarded:
        Guest(app).post(
            "/entrer/compte", ROY | {"password": "pas le bon"}, headers={"X-Forwarded-For": each}, **options
        )
    return len(known(app.extensions["store"]))


def known(store: Store) -> set[str]:
    with store.database.read() as connection:
        return set(connection.scalars(select(tries.c.key)))


def test_a_short_password_is_refused_before_anything_is_made(app: Flask, store: Store):
    link = ways.first_link(store)
    guest = Guest(app)
    answer = guest.post(f"/invitation/{link}", {"name": "Roy", "login": "roy", "password": "court"})
    assert answer.status_code == 422
    assert f"{limits.PASSWORD_LEAST}" in answer.text
    assert people.people(store) == ()


def test_the_head_gives_a_new_password_and_the_old_one_dies(app: Flask, store: Store, head: Guest):
    trainer = invited(app, ways.invite(store, "trainer", "Luc"), "Luc")
    answer = head.post(f"/centre/personnes/{person(store, 'Luc').id}", {"do": "lien"})
    assert answer.location == "/centre#lien"
    found = re.search(r'value="http://localhost(/invitation/[^"]+)"', head.read("/centre"))
    assert found
    assert trainer.get("/").status_code == 200, "until it is used, nothing changes"
    other = Guest(app)
    assert other.post(found[1], {"password": "cinq autres mots sans rapport"}).status_code == 303
    assert trainer.get("/").status_code == 303
    for password, status in ((PASSWORD, 422), ("cinq autres mots sans rapport", 303)):
        answer = Guest(app).post("/entrer/compte", {"login": "Luc@exemple.fr", "password": password})
        assert answer.status_code == status
    assert Guest(app).get(found[1]).status_code == 404


# ---- the browser


def test_a_cookie_is_new_at_each_entry_and_what_was_there_before_is_gone(app: Flask, training: Training):
    guest = joined(app, training.code, "Mésange")
    link = shown_link(guest)
    fixed = Guest(app)
    name = f"{app.config['SESSION_COOKIE_NAME']}_qui"
    fixed.client.set_cookie(name, "a-token-that-another-chose")
    before = fixed.token()
    assert fixed.post(link).status_code == 303
    cookie = fixed.client.get_cookie(name)
    assert cookie
    assert cookie.value != "a-token-that-another-chose"
    assert fixed.client.post("/quitter", data={"csrf_token": before}).status_code == 400
    again = fixed.post(link)
    assert again.status_code == 303
    after = fixed.client.get_cookie(name)
    assert after
    assert after.value != cookie.value
    thief = Guest(app)
    thief.client.set_cookie(name, cookie.value)
    assert thief.get("/").status_code == 303, "the token of before is dead"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path: Path):
    app = create_app(tmp_path, reach=reach("127.0.0.1", "https://carte.centre.fr", asks=True))
    guest = Guest(app)
    options = {"base_url": "https://carte.centre.fr"}
    found = re.search(r'name="csrf_token" value="([^"]+)"', guest.get("/entrer", **options).text)
    assert found
    token = ways.first_link(app.extensions["store"])
    form = {"name": "Roy", "login": "roy", "password": PASSWORD, "csrf_token": found[1]}
    answer = guest.client.post(f"/invitation/{token}", data=form, **options)
    (cookie,) = [each for each in answer.headers.getlist("Set-Cookie") if "_qui=" in each]
    assert cookie.startswith("__Host-")
    for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert word in cookie
    assert "Domain" not in cookie
    app.extensions["store"].close()


def test_who_leaves_is_out_on_the_server_too(app: Flask, training: Training):
    guest = joined(app, training.code, "Mésange")
    name = f"{app.config['SESSION_COOKIE_NAME']}_qui"
    cookie = guest.client.get_cookie(name)
    assert cookie
    assert guest.post("/quitter").location == "/entrer"
    assert guest.client.get_cookie(name) is None
    guest.client.set_cookie(name, cookie.value)
    assert guest.get("/").status_code == 303


def test_a_shared_computer_is_told_to_forget_and_its_cookie_ends_with_the_browser(app: Flask, training: Training):
    guest = Guest(app)
    answer = guest.post("/entrer", {"code": training.code, "name": "Mésange", "shared": "y"})
    (cookie,) = [each for each in answer.headers.getlist("Set-Cookie") if "_qui=" in each]
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie
    assert " data-unkept>" in guest.read("/")
    assert guest.post("/quitter").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_quitting_everywhere_closes_every_browser(app: Flask, training: Training):
    guest = joined(app, training.code, "Mésange")
    link = shown_link(guest)
    phone = Guest(app)
    phone.post(link)
    phone.post("/compte/partout")
    assert guest.get("/").status_code == phone.get("/").status_code == 303


def test_another_site_s_form_lets_nobody_in(app: Flask, training: Training):
    link = shown_link(joined(app, training.code, "Mésange"))
    guest = Guest(app)
    headers = {"Origin": "https://ailleurs.fr", "Sec-Fetch-Site": "cross-site"}
    answer = guest.client.post(link, data={"csrf_token": guest.token()}, headers=headers)
    assert answer.status_code == 403
    assert guest.client.post(link).status_code == 400


def test_a_link_is_shown_as_a_picture_too(app: Flask, training: Training):
    page = joined(app, training.code, "Mésange").read("/compte/lien")
    assert "<svg" in page
    assert 'class="qr"' in page
    [drawn] = re.findall(r'<svg[^>]*class="qr".*?</svg>', page, re.DOTALL)
    assert "style=" not in drawn
    assert re.search(r' viewBox="0 0 (\d+) \1"', drawn), "it shrinks to where it stands: cut, nothing reads it"
    assert not re.search(r"<svg[^>]* width=", drawn)
