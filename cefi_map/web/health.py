"""« /sante »: whether the application lives, can work, and what is wrong; for a machine that asks every few seconds."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify

from cefi_map import service

from .rights import UNASKED, everywhere

pages = Blueprint("health", __name__, url_prefix="/sante")
everywhere(pages, UNASKED)
everywhere(pages, UNASKED)


@pages.get("/vivant")
def live() -> Response:
    """The process answers. Nothing else is asked: a database that is away is no reason to start it anew."""
    return jsonify(etat="bon")


@pages.get("")
@pages.get("/pret")
def ready() -> Response:
    """``{etat, base, disque}``: « bon », or 503 and which of them is not; then others are to be asked instead."""
    found = service.data.health(current_app.extensions["store"], current_app.extensions["directory"])
    response = jsonify(etat="bon" if found.good else "en panne", base=found.database, disque=found.disk)
    response.status_code = 200 if found.good else 503
    return response
