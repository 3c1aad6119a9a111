"""Coming in by a provider: the door, the way there and back, what each kind of person finds, and the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from joserfc.jwk import RSAKey
from playwright.sync_api import expect
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from cefi_map.centre import issuers, people, sessions, ways
from cefi_map.centre.store import Centre, Issuer, Training
from cefi_map.store import Store
from cefi_map.web import create_app
from tests.axe import violations
from tests.centre.issuers.liar import SECRET as LIAR_SECRET
from tests.centre.issuers.liar import Liar, entered, lying
from tests.circles import one_of
from tests.serving import answering, free_port
from tests.web.provider import SECRET, providing
from tests.web.test_in_browser import visit

from .centre import HERE, Guest, joined, person


@pytest.fixture
def liar() -> Iterator[Liar]:
    with lying() as found:
        yield found


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    made = create_app(tmp_path / "centre", reach=HERE, local_issuers=True)
    yield made
    made.extensions["store"].close()


@pytest.fixture
def issuer(app: Flask, head: Guest, store: Store, liar: Liar) -> Issuer:
    """Entered by the head, on the page."""
    sent = {"name": "le compte du centre", "url": liar.url, "client": "carte", "secret": LIAR_SECRET, "invited": "y"}
    assert head.post("/centre/connexions", sent).status_code == 303
    return issuers.providers(store)[0]


def gone(answer: TestResponse) -> str:
    """Where a page leads at once."""
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', answer.text)
    assert found, answer.text[-800:]
    return unescape(found[1])


def back(guest: Guest, liar: Liar, issuer: Issuer, vers: str = "", **form: str) -> str:
    """The address to which the provider sends this browser, which asked at the door."""
    answer = guest.post(f"/entrer/avec/{issuer.id}{vers}", form)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(gone(answer)).query).items()}
    liar.nonce = asked["nonce"]
    assert asked["redirect_uri"] == "http://localhost/entrer/retour"
    return f"/entrer/retour?code=good&state={asked['state']}"


def test_a_code_at_the_board_and_an_account_elsewhere_are_one_gesture(
    app: Flask, store: Store, liar: Liar, issuer: Issuer, training: Training
) -> None:
    guest = Guest(app)
    assert "Avec le compte du centre" in guest.read("/entrer")
    liar.claims = {"name": "Ana"}
    answer = guest.get(back(guest, liar, issuer, code=training.code))
    assert (answer.status_code, answer.location) == (303, "/")
    (row,) = sessions.table(store, training.id).rows
    assert row.member.person.name == "Ana"
    again = Guest(app)
    assert again.get(back(again, liar, issuer, code=training.code)).location == "/"
    assert len(sessions.table(store, training.id).rows) == 1


def test_who_comes_without_a_code_is_asked_for_one(app: Flask, liar: Liar, issuer: Issuer) -> None:
    guest = Guest(app)
    liar.claims = {"name": "Ana"}
    assert guest.get(back(guest, liar, issuer)).location == "/compte#sessions"
    assert "Entrez le code de votre session" in guest.read("/compte")
    other = Guest(app)
    assert other.get(back(other, liar, issuer, code="faux")).location == "/compte#sessions"
    assert "Ce code n’ouvre aucune session" in other.read("/compte")


def test_a_trainer_invited_by_mail_comes_to_the_page_that_was_asked_for(
    app: Flask, head: Guest, store: Store, liar: Liar, issuer: Issuer
) -> None:
    sent = {"name": "Luc", "role": "trainer", "mail": "luc@centre.fr"}
    assert head.post("/centre/invitations", sent).status_code == 303
    assert "luc@centre.fr" in head.read("/centre")
    liar.claims = {"name": "Luc", "email": "luc@centre.fr"}
    guest = Guest(app)
    assert guest.get(back(guest, liar, issuer, "?vers=/sessions")).location == "/sessions"
    assert guest.get("/sessions").status_code == 200
    assert person(store, "Luc").role == "trainer"


def test_what_was_begun_in_one_browser_ends_in_no_other_and_once(app: Flask, liar: Liar, issuer: Issuer) -> None:
    ana, eve = Guest(app), Guest(app)
    hers = back(eve, liar, issuer)
    refused = ana.get(hers)  # a link that Eve sends: it would make Ana write under Eve's name
    assert refused.status_code == 422
    assert "vient d’un autre navigateur" in refused.text
    assert 'value="good"' not in refused.text, "the provider's code is none of a session"
    assert ana.get("/compte").status_code == 303
    mine = back(ana, liar, issuer)
    begun = ana.client.get_cookie(walk_of(app))
    assert begun
    assert ana.get(mine).status_code == 303
    assert ana.client.get_cookie(walk_of(app)) is None
    ana.post("/quitter")
    ana.client.set_cookie(walk_of(app), begun.value)
    assert ana.get(mine).status_code == 422


def walk_of(app: Flask) -> str:
    return f"{app.config['SESSION_COOKIE_NAME']}_aller"


def test_what_a_browser_held_before_does_not_come_along(app: Flask, liar: Liar, issuer: Issuer) -> None:
    guest = Guest(app)
    guest.read("/entrer")
    name = app.config["SESSION_COOKIE_NAME"]
    before = guest.client.get_cookie(name)
    guest.get(back(guest, liar, issuer))
    after, who = guest.client.get_cookie(name), guest.client.get_cookie(f"{name}_qui")
    assert before
    assert after
    assert who
    assert before.value != after.value
    again = back(guest, liar, issuer)
    assert guest.get(again).status_code == 303
    guest.client.set_cookie(f"{name}_qui", who.value)
    assert guest.get("/compte").status_code == 303, "the browser's first entry ended with the second"


def test_on_a_shared_computer_the_way_out_leads_out_of_the_provider_too(app: Flask, liar: Liar, issuer: Issuer) -> None:
    guest = Guest(app)
    guest.get(back(guest, liar, issuer, shared="y"))
    assert "Quitter\u00a0» n’y laisse rien" in guest.read("/compte")
    out = guest.post("/quitter")
    assert out.headers["Clear-Site-Data"]
    asked = parse_qs(urlsplit(gone(out)).query)
    assert gone(out).startswith(f"{liar.url}/leave?")
    assert asked["post_logout_redirect_uri"] == ["http://localhost/entrer"]
    assert asked["id_token_hint"][0].count(".") == 2
    assert guest.get("/compte").status_code == 303


def test_a_token_too_long_for_a_cookie_stays_where_it_is(app: Flask, liar: Liar, issuer: Issuer) -> None:
    guest = Guest(app)
    liar.claims = {"groups": ["x" * 100] * 40}
    guest.get(back(guest, liar, issuer))
    assert "id_token_hint" not in gone(guest.post("/quitter"))


def test_an_account_is_linked_by_who_is_in_and_by_nobody_else(
    app: Flask, head: Guest, liar: Liar, issuer: Issuer, training: Training
) -> None:
    assert "Relier" in head.read("/compte")
    assert head.get(back(head, liar, issuer, link="oui")).location == "/compte#comptes"
    assert "vous ramène ici" in head.read("/compte")
    other = Guest(app)
    other.get(back(other, liar, issuer))
    assert other.get("/centre").status_code == 200, "the head, in another browser"
    ana = joined(app, training.code, "Ana")
    there = back(ana, liar, issuer, link="oui")
    ana.post("/quitter")
    assert ana.get(there).status_code == 422


def test_a_provider_that_is_down_is_said_at_the_door(app: Flask, store: Store, liar: Liar, issuer: Issuer) -> None:
    guest = Guest(app)
    Centre(store).change_issuer(issuer.id, learnt=None)
    liar.broken[".well-known/openid-configuration"] = b"x"
    answer = guest.post(f"/entrer/avec/{issuer.id}", {"code": "K7FM"})
    assert answer.status_code == 502
    assert 'value="K7FM"' in answer.text
    assert "répond autre chose que ce qui est attendu" in answer.text
    assert "Rejoindre votre session" in answer.text
    assert guest.post("/entrer/avec/rien").status_code == 404


def test_the_head_enters_tries_and_removes_and_reads_what_leaves(
    app: Flask, head: Guest, liar: Liar, issuer: Issuer
) -> None:
    page = head.read("/centre/connexions")
    assert "http://localhost/entrer/retour" in page
    assert "Ses courriels sont crus" in page
    assert "une adresse de courriel" in page
    assert LIAR_SECRET not in page
    assert issuer.secret not in page
    head.post(f"/centre/connexions/{issuer.id}/essayer")
    assert "répond et nous connaît" in head.read("/centre/connexions")
    liar.takes = "nothing"
    head.post(f"/centre/connexions/{issuer.id}/essayer")
    assert "refuse l’identifiant du client" in head.read("/centre/connexions")
    wrong = head.post("/centre/connexions", {"name": "Un autre", "url": "http://idp.fr", "client": "carte"})
    assert wrong.status_code == 422
    assert "n’est pas une adresse en https" in wrong.text
    assert head.post("/centre/connexions", {"name": ""}).status_code == 422
    head.post(f"/centre/connexions/{issuer.id}/retirer")
    assert "le serveur n’appelle aucun autre site" in head.read("/centre/connexions")
    assert "Avec le compte" not in Guest(app).read("/entrer")


def test_everybody_reads_what_leaves_the_server(tmp_path: Path, liar: Liar) -> None:
    reach, smtp = replace(HERE, url="http://localhost"), "smtps://a:b@courriel.centre.fr?de=a@centre.fr"
    app = create_app(tmp_path, reach=reach, local_issuers=True, smtp=smtp)
    entered(app.extensions["store"], liar)
    page = Guest(app).read("/aide/donnees")
    assert "<td>127.0.0.1</td>" in page
    assert "<td>courriel.centre.fr</td>" in page
    assert "Aucune requête ne part" not in page
    app.extensions["store"].close()


@pytest.mark.browser
@pytest.mark.parametrize("signed", one_of([False, True]), ids=["plain", "signed"])
def test_from_the_door_to_a_real_provider_and_back(browser: Any, tmp_path: Path, signed: bool) -> None:
    """The head enters it; a candidate comes by it with the code of the board, leaves, comes again after the provider
    changed its keys."""
    other = free_port()
    old, new = (RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"}) for name in "ab")
    app = create_app(tmp_path, reach=HERE, local_issuers=True)
    store: Store = app.extensions["store"]
    first = ways.first_link(store)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    here = f"http://127.0.0.1:{server.server_port}"
    with answering(server), visit(browser, here) as head, elsewhere_too(browser, here) as ana:
        with providing(other, here, [old], signed=signed) as there:
            head.goto(f"/invitation/{first}")
            for label, words in (
                ("Votre nom", "Roy"),
                ("Identifiant", "roy"),
                ("Mot de passe", "quatre mots de passe"),
            ):
                head.get_by_label(label).fill(words)
            head.get_by_role("button", name="Créer le compte").click()
            training = sessions.create_training(store, person(store, "Roy"), "Printemps")
            head.goto("/centre")
            head.get_by_role("link", name="Connexions").click()
            for label, words in (
                ("Nom du bouton", "le compte du centre"),
                ("Adresse du fournisseur", there),
                ("Identifiant du client", "carte"),
                ("Secret du client", SECRET),
            ):
                head.get_by_label(label).fill(words)
            head.get_by_role("button", name="Ajouter").click()
            expect(head.get_by_role("status")).to_contain_text("est ajouté")
            head.get_by_role("button", name="Essayer").click()
            expect(head.get_by_role("status")).to_contain_text("répond et nous connaît")
            assert violations(head) == []

            ana.goto(f"/entrer?code={training.code}")
            assert violations(ana) == []
            signs_in(ana, here)
            expect(ana.get_by_role("link", name="ana Ruiz")).to_be_visible()
            ana.goto("/compte")
            expect(ana.locator("#sessions")).to_contain_text("Printemps")
            assert violations(ana) == []
            ana.get_by_role("button", name="Quitter", exact=True).click()
            ana.get_by_role("button", name="Yes, sign me out").click()
            ana.wait_for_url(f"{here}/entrer**")
        with providing(other, here, [new], signed=signed):
            signs_in(ana, here)
            expect(ana.get_by_role("link", name="ana Ruiz")).to_be_visible()
        assert [each.name for each in people.people(store)] == ["Roy", "ana Ruiz"]
    store.close()


@contextmanager
def elsewhere_too(browser: Any, here: str) -> Iterator[Any]:
    """A telephone that leaves our pages for the provider's."""
    context = browser.new_context(base_url=here, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def signs_in(page: Any, here: str) -> None:
    page.get_by_role("button", name="Avec le compte du centre").click()
    page.get_by_placeholder("Enter any login").fill("ana")
    page.get_by_placeholder("and password").fill("x")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{here}/")
