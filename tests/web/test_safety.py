"""What every answer carries, and who may ask."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import stat
from pathlib import Path

import pytest
from flask import Flask, url_for

from cefi_map import limits
from cefi_map.web import create_app
from cefi_map.web.app import FORM_ROOM
from cefi_map.web.reach import Reach
from cefi_map.web.safety import HEADERS, IN_LETTERS

from .visitor import Visitor, text_of

PAGES = ["/", "/referentiel", "/regles/C5", "/aide/limites", "/rien", "/static/icons.svg", "/api/projets/rien"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_safety_headers(visitor: Visitor, path: str):
    headers = visitor.get(path).headers
    for name, value in HEADERS.items():
        assert headers[name] == value, name


@pytest.mark.parametrize("asks", [False, True])
def test_no_route_answers_without_them(tmp_path: Path, asks: bool):
    """Every route and method, of whoever asks for what is not there: found, refused or sent elsewhere. The policy may
    be another one, never none."""
    app = create_app(tmp_path, reach=Reach(asks=asks))
    client, methods = app.test_client(), 0
    for rule in app.url_map.iter_rules():
        with app.test_request_context():
            path = url_for(rule.endpoint, **dict.fromkeys(rule.arguments, 1))
        for method in sorted((rule.methods or set()) - {"HEAD"}):
            answer = client.open(path, method=method)
            missing = [name for name in HEADERS if name not in answer.headers]
            assert (missing, answer.headers["X-Frame-Options"]) == ([], "DENY"), (method, path)
            methods += 1
            answer.close()
    app.extensions["store"].close()
    assert methods > 300


@pytest.mark.parametrize(
    "path", ["/static/css/app.css", "/styles/app.css", "/api/avances.json", "/static/js/shell/index.js"]
)
def test_what_a_page_brings_may_bring_nothing(visitor: Visitor, path: str):
    headers = visitor.get(path).headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert "Cookie" not in visitor.get(path, headers={"Sec-Fetch-Dest": "script"}).headers.get("Vary", ""), "kept once"


def test_the_worker_of_pages_keeps_the_policy_of_a_page(visitor: Visitor):
    """It runs under what its own answer says."""
    assert visitor.get("/hors-ligne.js").headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_the_policy_is_the_strict_one(visitor: Visitor):
    policy = visitor.get("/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert policy.endswith(
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types cefi-worker"
    )
    assert "unsafe" not in policy


@pytest.mark.parametrize(("kind", "renews"), [("document", True), ("script", False), ("font", False), ("empty", False)])
def test_a_page_renews_the_session_and_a_late_file_never_does(visitor: Visitor, kind: str, renews: bool):
    """A file asked for before a session ended would otherwise bring it back when it arrives."""
    visitor.read("/nouvelle")
    answer = visitor.get("/nouvelle" if renews else "/static/css/app.css", headers={"Sec-Fetch-Dest": kind})
    assert ("Set-Cookie" in answer.headers) is renews


SILENT = [
    ({"Accept": "text/html,*/*;q=0.8"}, True),
    ({"Accept": "*/*"}, False),
    ({}, False),
    ({"Accept": "*/*", "Service-Worker": "script"}, False),
    ({"Accept": "text/html", "Service-Worker": "script", "Sec-Fetch-Dest": "document"}, False),
]


@pytest.mark.parametrize(("headers", "renews"), SILENT)
def test_a_browser_that_does_not_say_what_it_asks_for_visits_where_it_wants_html(
    visitor: Visitor, headers: dict[str, str], renews: bool
):
    """WebKit looks for a newer worker after each page without a cookie and without a word: an answer that sets one
    takes the session of the open page from it."""
    assert ("Set-Cookie" in visitor.get("/hors-ligne.js", headers=headers).headers) is renews


def test_nothing_but_a_page_sets_a_cookie(app: Flask, visitor: Visitor):
    """Every address that can be read, asked by somebody without a cookie."""
    known = visitor.project("Essai\n  Contexte [E1]").rpartition("/")[2]
    silent = set[str]()
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "offline.token":
            continue
        with app.test_request_context():
            path = url_for(rule.endpoint, **{name: known if name == "id" else 1 for name in rule.arguments})
        answer = Visitor(app).get(path, headers={"Accept": "*/*"})
        if answer.mimetype != "text/html":
            assert "Set-Cookie" not in answer.headers, rule
            silent.add(rule.endpoint)
    assert {"offline.worker", "offline.manifest", "printing.sheet"} <= silent


@pytest.mark.parametrize("path", ["/", "/referentiel", "/regles/C5", "/aide"])
def test_no_page_holds_inline_style_or_script(visitor: Visitor, path: str):
    page = visitor.read(path)
    assert " style=" not in page
    assert "<style" not in page
    assert not [part for part in page.split("<script")[1:] if " src=" not in part.partition(">")[0]]
    assert " onclick=" not in page


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:5000", 200),
        ("localhost", 200),
        ("[::1]:5000", 200),
        ("LOCALHOST:80", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost.evil.example:5000", 400),
        ("192.168.1.5", 400),
        ("", 400),
        ("[::1", 400),
        ("127.0.0.1@evil.example", 400),
        ("a" * 5000, 400),
        ("x\\y<z", 400),
    ],
)
def test_only_this_computer_is_a_host(visitor: Visitor, host: str, status: int):
    answer = visitor.get("/", headers={"Host": host})
    assert answer.status_code == status
    if status == 400:
        assert "Cette adresse n’est pas celle de l’application." in text_of(answer.text)


@pytest.mark.parametrize("path", ["/importer", "/relire", f"/relire/envoi/{'f' * 16}", "/donnees/restaurer"])
def test_a_form_without_a_file_is_never_as_large_as_one_with(visitor: Visitor, path: str):
    """It would be held in memory whole, and taken apart, before anything could be said of it."""
    body, token = b"a=" + b"%20" * (limits.UPLOAD_BYTES // 3 + FORM_ROOM), {"X-CSRFToken": visitor.token()}
    answer = visitor.client.post(path, data=body, content_type=IN_LETTERS, headers=token)
    assert answer.status_code == 413
    assert "Ce fichier dépasse 10 Mo." in text_of(answer.text).replace("\xa0", " ")


def test_a_change_needs_its_token(visitor: Visitor):
    answer = visitor.client.post("/projets", data={"kind": "vide"})
    assert answer.status_code == 400
    assert "Rechargez-la" in text_of(answer.text)
    assert "Dessinez votre projet." in text_of(visitor.read("/"))


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:81"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_change_comes_from_our_own_page(visitor: Visitor, headers: dict[str, str]):
    answer = visitor.client.post("/projets", data={"kind": "vide", "csrf_token": visitor.token()}, headers=headers)
    assert answer.status_code == 403


def test_another_site_may_link_here_but_not_read(visitor: Visitor):
    assert visitor.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}).status_code == 200
    assert visitor.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}).status_code == 403


def test_the_session_arrives_with_a_link_and_is_kept_from_scripts(visitor: Visitor):
    cookie = visitor.get("/").headers["Set-Cookie"]
    assert "SameSite=Lax" in cookie
    assert "HttpOnly" in cookie
    assert "Secure" not in cookie, "by HTTP a browser would not send it back"


def kept(database: Path) -> dict[str, list[object]]:
    """All rows, without the summaries of maps and what is said of them: worked out once somebody looked."""
    with contextlib.closing(sqlite3.connect(database)) as other:
        tables = [name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables.remove("opinions")
        names = {table: [row[1] for row in other.execute(f"PRAGMA table_info({table})")] for table in tables}
        wanted = {table: ", ".join(name for name in names[table] if name != "summary") for table in tables}
        return {table: other.execute(f"SELECT {wanted[table]} FROM {table}").fetchall() for table in tables}


def test_nothing_is_written_by_a_visit(visitor: Visitor, app: Flask, tmp_path: Path):
    """Another site may link here with the session: reading every page leaves the database untouched."""
    address = visitor.project("Atelier\n  Contexte\n    61 jeunes sans permis")
    drawing = visitor.get(f"{address}/exporter/svg").data
    table = visitor.send("/relire", "a.svg", drawing, "files").location
    work = re.search(r"/relire/carte/\w+", visitor.read(table))
    assert work
    given = {"id": address.rpartition("/")[2], "cohort": table.rpartition("/")[2], "digest": "0" * 32, "filename": "x"}
    numbers = dict.fromkeys(("number", "draft", "rank", "page"), 1)
    others = {"kind": "csv", "to": "mm", "topic": "carte", "names": "app", "session": "0" * 16, **numbers}
    others |= {"hash": "0" * 64, "part": "carte", "wing": "desk"}
    database, visited = tmp_path / "donnees" / "cefi-map.sqlite3", 0
    before = kept(database)
    for rule in app.url_map.iter_rules():
        ids = {**given, "id": work[0].rpartition("/")[2]} if rule.rule.startswith("/relire/carte") else given
        if "GET" in (rule.methods or ()):
            with app.test_request_context():
                path = url_for(rule.endpoint, **{name: (ids | others)[name] for name in rule.arguments})
            answer = visitor.get(path)
            assert not [name for name in HEADERS if name not in answer.headers], path
            visited += answer.status_code == 200
    assert kept(database) == before
    visitor.post(f"{address}/renommer", {"title": "Autre"})
    assert kept(database) != before, "a change is seen"
    assert visited > 40


def test_the_key_is_kept_and_private(tmp_path: Path):
    first = create_app(tmp_path)
    second = create_app(tmp_path)
    assert first.secret_key == second.secret_key
    assert stat.S_IMODE((tmp_path / "cle-de-session").stat().st_mode) == 0o600
    for made in (first, second):
        made.extensions["store"].close()


HOSTILE = """
<script>alert(1)</script>
  "><img src=x onerror=alert(1)>
    __proto__
    \u202eretourné
  {{ 7*191 }} ${7*191} {% raw %}
    : <b onmouseover=alert(1)>note</b>
"""


def test_titles_never_become_markup(visitor: Visitor):
    address = visitor.project(HOSTILE)
    visitor.post(f"{address}/renommer", {"title": "<script>alert(2)</script>"})
    for path in (
        "/",
        address,
        f"{address}/plan",
        f"{address}/verdicts",
        f"{address}/exporter",
        f"{address}/plan/texte",
    ):
        page = visitor.read(path)
        assert "<script>alert" not in page, path
        assert "<img" not in page, path
        assert "<b onmouseover" not in page, path
        assert "1337" not in page, path
    assert "&lt;script&gt;" in visitor.read(address)


def test_static_files_are_revalidated(visitor: Visitor):
    first = visitor.get("/static/css/app.css")
    assert first.headers["Cache-Control"] == "no-cache"
    again = visitor.get("/static/css/app.css", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_scripts_have_their_type(visitor: Visitor):
    assert visitor.get("/static/js/shell/index.js").headers["Content-Type"].startswith("text/javascript")


def test_nothing_leads_to_another_host(visitor: Visitor, app: Flask):
    """No address of another site in any page, style or script of the shell."""
    import re

    for path in ("/", "/referentiel", "/regles/C5", "/aide", "/donnees", "/relire"):
        links = re.findall(r'(?:href|src|action)="([^"]*)"', visitor.read(path))
        assert not [link for link in links if re.match(r"(?:[a-z]+:)?//", link)], path
