"""What a browser may keep to open without a network: which pages, under whose name, and how it is told to forget."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from cefi_map import limits
from cefi_map.web import assets, create_app
from cefi_map.web.offline import HEADER

from .visitor import Visitor

PLACE = re.compile(r'<html lang="fr" data-place="([0-9a-f]{12})">')


def test_a_candidates_pages_may_be_kept(visitor: Visitor):
    """Under one name, that of the data; each tells how many projects stay."""
    path = visitor.project("Atelier\n  Contexte")
    visitor.get(path)  # what the making of a project says once is said
    pages = ["/", path, f"{path}/dossier", f"{path}/rendre", "/aide", "/aide/carte", "/hors-ligne"]
    told = {visitor.get(page).headers[HEADER] for page in pages}
    assert len(told) == 1
    place, edition, most = told.pop().split()
    assert PLACE.findall(visitor.read(path)) == [place]
    assert re.fullmatch("[0-9a-f]{12}", edition)
    assert int(most) == limits.KEPT_PROJECTS


OTHERS = ["/relire", "/relire/reglages", "/donnees", "/corbeille", "/nouvelle", "/importer", "/rien"]


@pytest.mark.parametrize("path", OTHERS)
def test_nothing_else_may(visitor: Visitor, path: str):
    """Works of others, and what asks the server at each gesture."""
    assert HEADER not in visitor.get(path).headers


def test_a_page_that_says_something_once_is_not_kept(visitor: Visitor):
    """It would be said again, without a network, long after."""
    path = visitor.project("Atelier\n  Contexte")
    visitor.post("/consignes/origine")
    answer = visitor.get(path)
    assert "Les consignes d’origine sont de retour." in answer.text
    assert HEADER not in answer.headers
    assert HEADER in visitor.get(path).headers


def test_a_copy_made_ahead_leaves_what_is_said_once_to_the_person(visitor: Visitor):
    path = visitor.project("Atelier\n  Contexte")
    visitor.post("/consignes/origine")
    ahead = visitor.get(path, headers={"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"})
    assert "Les consignes d’origine" not in ahead.text
    assert "Les consignes d’origine" in visitor.read(path)


def test_other_data_have_another_name(app: Flask, tmp_path: Path):
    """Another folder, or another database of the same folder; the same data keep theirs."""
    apps = [create_app(tmp_path / "autre"), create_app(tmp_path / "autre", database=f"sqlite:///{tmp_path}/b.sqlite3")]
    again = create_app(tmp_path / "autre")
    names = [each.extensions["place"] for each in (app, *apps, again)]
    for made in (*apps, again):
        made.extensions["store"].close()
    assert len(set(names)) == 3
    assert names[1] == names[3]


def test_a_browser_that_is_told_to_forget_keeps_nothing_until_it_is_told_to(visitor: Visitor):
    page = visitor.read("/donnees")
    assert "Effacer ce que ce navigateur garde" in page
    answer = visitor.post("/donnees/navigateur/effacer")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.location == "/donnees#navigateur"
    home = visitor.get("/")
    assert HEADER not in home.headers
    assert " data-unkept>" in home.text
    assert "Rien : ce navigateur ne garde plus de pages." in visitor.read("/donnees").replace("\u00a0", " ")
    visitor.post("/donnees/navigateur/garder")
    assert HEADER in visitor.get("/").headers


def test_another_site_cannot_make_a_browser_forget(visitor: Visitor):
    for path in ("/donnees/navigateur/effacer", "/donnees/navigateur/garder"):
        assert visitor.client.post(path).status_code == 400
        assert visitor.get(path).status_code == 405


def test_the_worker_stands_at_the_root_and_is_asked_for_again(visitor: Visitor):
    answer = visitor.get("/hors-ligne.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_application_can_be_installed(visitor: Visitor):
    page = visitor.read("/")
    assert '<link rel="manifest" href="/carte-cefi.webmanifest" crossorigin="use-credentials">' in page
    told = visitor.get("/carte-cefi.webmanifest")
    assert told.mimetype == "application/manifest+json"
    manifest = told.get_json()
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/", "/", "standalone")
    for icon in manifest["icons"]:
        picture = visitor.get(icon["src"])
        assert picture.headers["Cache-Control"] == assets.FOR_EVER
        assert f"{int.from_bytes(picture.data[16:20])}x{int.from_bytes(picture.data[20:24])}" == icon["sizes"]


def test_the_edition_follows_what_pages_bring(app: Flask, monkeypatch: pytest.MonkeyPatch):
    from cefi_map.web import offline

    with app.app_context():
        before = offline._made_of()
        monkeypatch.setattr(offline, "digest_of_modules", lambda *_: "changed")
        assert offline._made_of() != before


def test_a_token_is_given_to_our_own_page_alone(visitor: Visitor):
    asked = visitor.get("/api/jeton", headers={"Sec-Fetch-Site": "same-origin"})
    token = asked.get_json()["token"]
    assert f'data-place="{asked.get_json()["place"]}"' in visitor.read("/")
    assert visitor.client.post("/projets", data={"csrf_token": token, "kind": "vide"}).status_code == 303
    assert visitor.get("/api/jeton", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
