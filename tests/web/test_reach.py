"""Where the application is reached: by whom, under which names, and what pages and cookies then say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, url_for

from cefi_map.errors import CefiError
from cefi_map.web import create_app
from cefi_map.web.reach import HERE, Reach, public, reach

from .visitor import TOKEN, Visitor, text_of

URL = "https://carte.centre.fr"
PAGES = [
    "/",
    "/nouvelle",
    "/importer",
    "/relire",
    "/donnees",
    "/corbeille",
    "/aide",
    "/aide/donnees",
    "/aide/relire",
    "/aide/verdicts",
    "/referentiel",
]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Flask]:
    """The application as a web server with a certificate stands before it."""
    made = create_app(tmp_path / "donnees", reach=reach("127.0.0.1", URL, everyone=True))
    yield made
    made.extensions["store"].close()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.0.0.2"])
def test_this_computer_is_reached_by_nobody_else(host: str):
    found = reach(host)
    assert not found.everyone
    assert not reach(host, everyone=True).everyone, "saying so does not make it so"
    assert found.allows(f"[{host}]:5000" if ":" in host else f"{host}:5000")
    assert not found.allows("192.168.1.5")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.1.5", "salle-12.invalid"])
def test_a_network_is_opened_only_by_saying_so(host: str):
    with pytest.raises(CefiError, match="sans compte ni mot de passe") as told:
        reach(host)
    assert "--open" in told.value.advice
    assert reach(host, everyone=True).everyone


def test_a_public_url_before_this_computer_is_a_network():
    with pytest.raises(CefiError, match=f"{URL} s’ouvre au réseau"):
        reach("127.0.0.1", URL)


def test_names_are_those_that_were_given():
    """Where no URL was given one types an address; a site cannot rebind its own name into one."""
    everywhere = reach("0.0.0.0", everyone=True)
    assert everywhere.allows("10.0.0.1:5000")
    assert not everywhere.allows("evil.example")
    one = reach("192.168.1.5", everyone=True)
    assert one.allows("192.168.1.5:5000")
    assert not one.allows("10.0.0.1")
    named = reach("0.0.0.0", URL, everyone=True)
    assert named.allows("CARTE.centre.fr")
    assert named.allows("127.0.0.1:5000"), "as a web server before it may ask"
    assert not named.allows("10.0.0.1")


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://carte.centre.fr", URL),
        (" https://Carte.Centre.FR:443/ ", URL),
        ("http://carte.centre.fr:80", "http://carte.centre.fr"),
        ("https://carte.centre.fr:8443", "https://carte.centre.fr:8443"),
        ("http://192.168.1.5:5000", "http://192.168.1.5:5000"),
        ("http://[2001:DB8::5]:5000", "http://[2001:db8::5]:5000"),
        ("https://cartes.médiation.fr", "https://cartes.xn--mdiation-b1a.fr"),
    ],
)
def test_a_public_url_is_kept_as_browsers_write_an_origin(written: str, origin: str):
    assert public(written) == origin


@pytest.mark.parametrize(
    "written",
    [
        "carte.centre.fr",
        "carte.centre.fr:443",
        "ftp://carte.centre.fr",
        "https://",
        "https://:443",
        "https://carte centre.fr",
        "https://moi:secret@carte.centre.fr",
        "https://@carte.centre.fr",
        "https://carte.centre.fr:port",
        "https://carte.centre.fr:99999",
        "https://[::1",
        "https://[carte]",
        "https://-carte",
        "https://a..b",
        "javascript:alert(1)",
        "https://carte\\evil",
    ],
)
def test_what_is_no_public_url_is_told(written: str):
    with pytest.raises(CefiError, match="n’est pas une adresse publique") as told:
        public(written)
    assert URL in told.value.advice


@pytest.mark.parametrize("rest", ["/carte", "/carte/", "?a=1", "#a", "//"])
def test_a_path_in_the_public_url_is_refused(rest: str):
    with pytest.raises(CefiError, match="s’arrête après le nom") as told:
        public(URL + rest)
    assert "un nom à elle" in told.value.advice


def test_a_form_of_the_public_url_is_accepted_however_it_is_passed_on(served: Flask):
    """nginx asks as 127.0.0.1 unless told otherwise, Caddy by the public name; both in plain HTTP."""
    client = served.test_client()
    for host in ("127.0.0.1:5000", "carte.centre.fr", "carte.centre.fr:443"):
        token = TOKEN.search(client.get("/nouvelle", headers={"Host": host}).text)
        assert token
        fields = {"kind": "vide", "csrf_token": token[1]}
        answer = client.post("/projets", data=fields, headers={"Host": host, "Origin": URL})
        assert answer.status_code == 303, host
        assert client.get(answer.location, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://carte.centre.fr"},
        {"Origin": "http://127.0.0.1:5000", "Host": "127.0.0.1:5000"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": URL},
    ],
)
def test_a_form_from_elsewhere_is_told_where_to_go(served: Flask, headers: dict[str, str]):
    visitor = Visitor(served)
    answer = visitor.client.post("/projets", data={"kind": "vide", "csrf_token": visitor.token()}, headers=headers)
    assert answer.status_code == 403
    assert f"Ouvrez {URL}, puis recommencez." in text_of(answer.text)


def test_another_name_is_told_where_the_application_is(served: Flask):
    answer = served.test_client().get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert f"Ouvrez {URL}" in text_of(answer.text)


def test_with_a_certificate_cookie_and_answers_are_for_https_alone(served: Flask):
    headers = served.test_client().get("/").headers
    cookie = headers["Set-Cookie"]
    assert cookie.startswith("__Host-")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_by_http_nothing_is_said_of_https(tmp_path: Path):
    made = create_app(tmp_path, reach=reach("0.0.0.0", "http://192.168.1.5:5000", everyone=True))
    headers = made.test_client().get("/").headers
    made.extensions["store"].close()
    assert "Strict-Transport-Security" not in headers
    assert "Cross-Origin-Opener-Policy" not in headers, "a browser would complain of it, and not obey"
    assert "Secure" not in headers["Set-Cookie"]


def test_whole_addresses_are_the_public_ones(served: Flask):
    with served.app_context():
        assert url_for("home.index") == f"{URL}/"
    with served.test_request_context(base_url="http://127.0.0.1:5000"):
        assert url_for("help.index") == "/aide", "within the pages they stay short"
    seen: list[str] = []
    served.add_url_rule("/ici", view_func=lambda: seen.append(url_for("home.index", _external=True)) or "")
    served.test_client().get("/ici", headers={"Host": "127.0.0.1:5000"})
    assert seen == [f"{URL}/"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("where", [HERE, Reach(everyone=True)], ids=["here", "network"])
def test_pages_say_who_has_what_is_written(tmp_path: Path, where: Reach, path: str):
    made = create_app(tmp_path, reach=where)
    page = text_of(Visitor(made).read(path))
    made.extensions["store"].close()
    other = Reach(everyone=not where.everyone)
    assert where.kept in page
    assert other.kept not in page
    assert ("cet ordinateur" in page) is not where.everyone


def test_the_search_of_the_help_finds_what_its_page_says(tmp_path: Path):
    """Two applications in one process say different things."""
    found = []
    for each in (HERE, Reach(everyone=True)):
        made = create_app(tmp_path, reach=each)
        found.append(
            "Toute personne qui" in text_of(Visitor(made).read("/aide?q=toute+personne")).split("Avis auto")[0]
        )
        made.extensions["store"].close()
    assert found == [False, True]
