"""« /sante »: whether the application lives, can work, and what is wrong; for a machine that asks every few seconds."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app
from werkzeug.exceptions import TooManyRequests

from cefi_map.project import data

from .rights import UNASKED, everywhere

pages = Blueprint("health", __name__, url_prefix="/sante")
everywhere(pages, UNASKED)


@pages.get("/vivant")
def live() -> Response:
    """The process answers. Nothing else is asked: a database that is away is no reason to start it anew."""
    return _told({"etat": "bon"}, 200)


@pages.get("/attente")
def busy() -> Response:
    """What the web server before us shows to whom it holds back (docs/serveur.md): it asks for it in their place."""
    raise TooManyRequests(retry_after=60)


@pages.get("")
@pages.get("/pret")
def ready() -> Response:
    """``{etat, base, disque}``: « bon », or 503 and which of them is not; then others are to be asked instead."""
    found = data.health(current_app.extensions["store"], current_app.extensions["directory"])
    state = "bon" if found.good else "en panne"
    return _told({"etat": state, "base": found.database, "disque": found.disk}, 200 if found.good else 503)


def _told(state: dict[str, str], status: int) -> Response:
    """One line with its accents: whoever keeps the server reads it in a terminal."""
    return Response(f"{json.dumps(state, ensure_ascii=False)}\n", status, content_type="application/json")
