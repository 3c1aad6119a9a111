"""Many centres behind one server: each under its own name, none sees another."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from itsdangerous import BadSignature

from cefi_map.centre.pages import providers
from cefi_map.errors import BadInput
from cefi_map.store import Cells
from cefi_map.web import create_app
from cefi_map.web.cookies import PERSON
from cefi_map.web.reach import Reach, public, reach
from tests.store import postgres
from tests.threads import ended
from tests.web.visitor import TOKEN, text_of

URL = "https://*.carte.fr"


@pytest.fixture(scope="module")
def where() -> Iterator[str]:
    with postgres.server() as server, postgres.empty_database(server) as address:
        yield address


@pytest.fixture(scope="module")
def app(where: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    many = reach("127.0.0.1", URL, everyone=True)
    with closing_app(create_app(tmp_path_factory.mktemp("donnees"), database=where, reach=many)) as made:
        for name in ("lyon", "brest"):
            made.extensions["store"].make(name)
        yield made


@pytest.fixture(scope="module")
def asking(app: Flask, where: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The same centres, where everybody says who they are."""
    many = reach("127.0.0.1", URL, asks=True)
    with closing_app(create_app(tmp_path_factory.mktemp("comptes"), database=where, reach=many)) as made:
        yield made


@contextmanager
def closing_app(made: Flask) -> Iterator[Flask]:
    yield made
    made.extensions["store"].close()


@pytest.mark.whole
def test_a_centre_has_its_projects_at_its_address_and_no_other_has_them(app: Flask):
    client = app.test_client()
    at_lyon, at_brest = ({"Host": f"{name}.carte.fr"} for name in ("lyon", "brest"))
    token = TOKEN.search(client.get("/nouvelle", headers=at_lyon).text)
    assert token
    sent = {"kind": "vide", "title": "Projet de Lyon", "csrf_token": token[1]}
    made = client.post("/projets", data=sent, headers={**at_lyon, "Origin": "https://lyon.carte.fr"})
    assert made.status_code == 303
    assert "Projet de Lyon" in client.get("/", headers=at_lyon).text
    assert "Projet de Lyon" not in client.get("/", headers=at_brest).text
    for path in (made.location, f"/api{made.location}", f"{made.location}/dossier", f"{made.location}/rendre"):
        assert client.get(path, headers=at_lyon).status_code == 200
        assert client.get(path, headers=at_brest).status_code == 404, path
    kept = {name: client.get("/donnees/sauvegarde", headers=at) for name, at in (("l", at_lyon), ("b", at_brest))}
    told = {name: zipfile.ZipFile(io.BytesIO(each.data)).read("manifest.json") for name, each in kept.items()}
    assert (b"Projet de Lyon" in told["l"], b"Projet de Lyon" in told["b"]) == (True, False)


@pytest.mark.whole
def test_a_session_of_one_centre_is_nothing_to_another(app: Flask):
    """The same cookie, carried over by hand: the token that it holds lets nothing be written there."""
    client = app.test_client(use_cookies=False)
    page = client.get("/nouvelle", headers={"Host": "lyon.carte.fr"})
    token = TOKEN.search(page.text)
    assert token
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    sent = {"kind": "vide", "csrf_token": token[1]}
    at = {name: {"Host": f"{name}.carte.fr", "Cookie": cookie} for name in ("lyon", "brest")}
    assert client.post("/projets", data=sent, headers=at["lyon"]).status_code == 303
    assert client.post("/projets", data=sent, headers=at["brest"]).status_code == 400


@pytest.mark.whole
@pytest.mark.parametrize(
    ("host", "status"),
    [("paris.carte.fr", 404), ("127.0.0.1:5000", 404), ("carte.fr", 400), ("a.lyon.carte.fr", 400), ("evil.fr", 400)],
)
def test_an_address_that_names_no_centre_says_so(app: Flask, asking: Flask, host: str, status: int):
    """Where accounts are, too: a page that names whoever is in asks no store for it, where there is none."""
    for each in (app, asking):
        answer = each.test_client().get("/", headers={"Host": host})
        assert answer.status_code == status
        said = "Ce centre n’est pas ici." if status == 404 else "Cette adresse n’est pas celle de l’application."
        assert said in text_of(answer.text)
        assert '<html lang="fr"' in answer.text


@pytest.mark.whole
def test_what_no_centre_has_is_a_page_like_any_other(asking: Flask):
    answer = asking.test_client().get("/metrics", headers={"Host": "127.0.0.1:5000"})
    assert (answer.status_code, "Cette page n’existe pas." in text_of(answer.text)) == (404, True)


@pytest.mark.whole
def test_a_centre_that_another_process_erased_is_no_more_here(app: Flask, asking: Flask):
    """It was open in this one: what it finds is a centre without tables, and no database that fails."""
    opened: Cells = app.extensions["store"]
    opened.make("metz")
    at_metz = {"Host": "metz.carte.fr"}
    for path in ("/aide", "/entrer", "/"):
        assert asking.test_client().get(path, headers=at_metz).status_code in (200, 303)
    ended("upkeep", "forgetting")  # what the visits set going still reads its tables
    opened.erase("metz")
    for path in ("/", "/entrer", "/compte", "/api/projets/0123456789abcdef"):
        headers = {**at_metz, "Cookie": known(asking, at_metz["Host"])}
        answer = asking.test_client(use_cookies=False).get(path, headers=headers)
        assert (path, answer.status_code) == (path, 404)
        assert "Ce centre n’est pas ici." in text_of(answer.get_json()["message"] if answer.is_json else answer.text)
    opened.make("metz")
    assert asking.test_client().get("/entrer", headers=at_metz).status_code == 200


def test_a_database_that_does_not_answer_is_a_page_too(tmp_path: Path):
    """In a centre the page would ask it who reads the page."""
    made = create_app(tmp_path, reach=Reach(asks=True))
    made.extensions["store"].close()
    for path in tmp_path.glob("cefi-map.sqlite3*"):
        path.unlink()
    (tmp_path / "cefi-map.sqlite3").write_bytes(b"rien" * 4096)
    answer = made.test_client(use_cookies=False).get("/", headers={"Cookie": known(made, "localhost")})
    assert (answer.status_code, '<html lang="fr"' in answer.text) == (503, True)


def known(made: Flask, host: str) -> str:
    """The cookie of a browser in which somebody was in, whom the store has to be asked for."""
    with made.test_request_context(headers={"Host": host}):
        return f"{PERSON.name()}=quelqu-un"


@pytest.mark.whole
def test_a_form_of_one_centre_writes_nothing_in_another(app: Flask):
    """They are neighbours under one domain: a browser calls them the same site, and their origins differ."""
    client = app.test_client()
    headers = {"Host": "brest.carte.fr", "Origin": "https://lyon.carte.fr"}
    assert client.post("/projets", data={"kind": "vide"}, headers=headers).status_code == 403


@pytest.mark.whole
def test_what_is_begun_at_the_door_of_one_centre_ends_at_no_other_and_none_asks_inside(asking: Flask):
    with asking.test_request_context(headers={"Host": "lyon.carte.fr"}):
        kept = providers._signer().dumps({"state": "x"})
        assert providers._signer().loads(kept) == {"state": "x"}
    with asking.test_request_context(headers={"Host": "brest.carte.fr"}), pytest.raises(BadSignature):
        providers._signer().loads(kept)
    assert not asking.extensions["gate"].private, "a centre among others reaches no machine beside its server"


def test_the_star_stands_for_one_name(tmp_path: Path):
    assert public("https://*.Carte.FR/") == URL
    many = Reach(url=URL)
    assert many.centre("lyon.carte.fr:443") == "lyon"
    assert many.public_url("lyon.carte.fr") == "https://lyon.carte.fr"
    for header in ("carte.fr", "a.b.carte.fr", "lyon.carte.fr.evil.fr", ""):
        assert many.centre(header) == ""
    assert Reach(url="https://carte.fr").centre("carte.fr") == ""
    with pytest.raises(BadInput, match="base PostgreSQL"):
        create_app(tmp_path, reach=many)
