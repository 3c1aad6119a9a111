"""« /sante » when something is wrong: what a machine that asks every few seconds is to know, and no more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask

from cefi_map.web import create_app
from tests.store import postgres


def test_a_disk_that_is_almost_full_is_not_ready(app: Flask, monkeypatch: pytest.MonkeyPatch):
    client = app.test_client()
    assert client.get("/sante").get_json() == {"etat": "bon", "base": "bon", "disque": "bon"}
    monkeypatch.setattr("cefi_map.limits.COPY_SPARE", shutil.disk_usage("/").total * 1000)
    answer = client.get("/sante/pret")
    assert (answer.status_code, answer.get_json()["disque"]) == (503, "presque plein")
    assert client.get("/sante/vivant").status_code == 200


@pytest.mark.whole
def test_a_database_that_is_away_or_only_follows_is_not_ready(tmp_path: Path):
    """The application lives on, and is ready again by itself."""
    with postgres.server() as where:
        with postgres.empty_database(where) as address:
            app = create_app(tmp_path / "donnees", database=address)
            client = app.test_client()
            assert client.get("/sante").status_code == 200
        answer = client.get("/sante")  # that database is gone
        assert (answer.status_code, answer.get_json()["base"]) == (503, "ne répond pas")
        assert "ne répond pas" in answer.text, "for eyes as well: no \\u00e9"
        assert str(where.host) not in answer.text
        assert client.get("/sante/vivant").status_code == 200
        app.extensions["store"].close()


def test_without_a_token_there_are_no_figures(app: Flask):
    """And with one, not to whoever has none."""
    assert app.test_client().get("/metrics").status_code == 404
