"""What a group gives back at once, what is to be taught again, and the head of what is printed."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from cefi_map import service
from cefi_map.errors import NotFound

from .store import store

pages = Blueprint("group", __name__, url_prefix="/relire")


@pages.get("/en-tete")
def letterhead() -> str:
    return render_template("review/letterhead.html", head=service.review.letterhead(store()))


@pages.post("/en-tete")
def set_letterhead() -> Answer:
    sent, picture = request.form, request.files.get("logo")
    service.review.set_letterhead(
        store(),
        sent.get("centre", ""),
        picture.read() if picture else None,
        without_logo="without_logo" in sent,
    )
    flash("L’en-tête est enregistré.")
    return redirect(url_for("group.letterhead"), 303)


@pages.get("/en-tete/logo.png")
def logo() -> Response:
    found = service.review.letterhead(store()).logo
    if not found:
        raise NotFound("Aucun logo n’est enregistré.", advice="Choisissez-en un dans « En-tête du centre ».")
    response = Response(found, content_type="image/png")
    response.headers["Cache-Control"] = "private, no-store"
    return response
