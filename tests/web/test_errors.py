"""Errors: the right status, a French sentence, never a detail of the server."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from flask import Flask

from cefi_map.errors import BadInput, Conflict, NotFound, TooLarge
from cefi_map.project.data import StorageError

from .visitor import Visitor, text_of


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BadInput("Ceci n'est pas une carte.", advice="Choisissez-en une.", line=3, column=7), 422),
        (TooLarge("Trop grand."), 413),
        (NotFound("Disparu."), 404),
        (Conflict("Deux versions."), 409),
        (StorageError("Le disque est plein."), 503),
    ],
)
def test_our_errors_have_their_status(app: Flask, error: Exception, status: int):
    def fail() -> str:
        raise error

    app.add_url_rule("/echec", view_func=fail)
    answer = app.test_client().get("/echec")
    assert answer.status_code == status
    page = text_of(answer.text)
    assert error.message in page.replace("’", "'")  # type: ignore[attr-defined]
    if status == 422:
        assert "Ligne 3, colonne 7." in page


def test_a_fault_of_ours_tells_nothing(app: Flask, caplog: pytest.LogCaptureFixture):
    def fail() -> str:
        raise RuntimeError("/home/secret/base.sqlite")

    app.add_url_rule("/echec", view_func=fail)
    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/echec")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "Cette page n’a pas pu être préparée." in text_of(answer.text)
    assert "secret" in caplog.text, "the log of this computer has it"


def hold_too_much() -> str:
    return str(bytearray(2**62))


def go_too_deep() -> str:
    return go_too_deep()


@pytest.mark.parametrize("fail", [hold_too_much, go_too_deep])
def test_the_end_of_memory_or_depth_is_a_limit_and_no_fault(app: Flask, caplog: pytest.LogCaptureFixture, fail: Any):
    app.add_url_rule("/echec", view_func=fail)
    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/echec")
    assert answer.status_code == 413
    assert "C’est trop grand ou trop profond" in text_of(answer.text)
    assert fail.__name__ in caplog.text, "the log of this computer says where"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/rien", 404),
        ("GET", "/projets/rien", 404),
        ("GET", "/projets/rien/plan", 404),
        ("GET", "/regles/C99", 404),
        ("GET", "/aide/rien", 404),
        ("GET", "/static/../secret", 404),
        ("GET", "/static/%2e%2e/%2e%2e/pyproject.toml", 404),
        ("DELETE", "/", 405),
        ("GET", "/projets", 405),
    ],
)
def test_errors_are_pages_in_french(visitor: Visitor, method: str, path: str, status: int):
    answer = visitor.client.open(path, method=method, headers={"X-CSRFToken": visitor.token()})
    assert answer.status_code == status
    assert '<html lang="fr"' in answer.text
    assert "Voir mes projets" in text_of(answer.text)
    if status == 405:
        assert answer.headers["Allow"]


def test_the_api_answers_in_json(visitor: Visitor):
    answer = visitor.get("/api/projets/rien")
    assert answer.status_code == 404
    assert set(answer.get_json()) == {"message", "advice"}
    assert visitor.get("/api/rien").is_json
