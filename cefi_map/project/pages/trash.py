"""The trash: what is there, until when; take back, or erase for good."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from cefi_map.project import home
from cefi_map.web.rights import AUTHORS, OWN, everywhere, needs, project
from cefi_map.web.store import store

pages = Blueprint("trash", __name__, url_prefix="/corbeille")
everywhere(pages, project(OWN))


@pages.get("")
@needs(AUTHORS)
def index() -> str:
    return render_template("trash/index.html", cards=home.trash(store()))


@pages.post("/<id>/restaurer")
def restore(id: str) -> Response:
    store().recover(id)
    flash("Le projet est restauré.")
    return redirect(url_for("home.index"), 303)


@pages.get("/<id>/effacer")
def ask(id: str) -> str:
    card = next((card for card in home.trash(store()) if card.id == id), None)
    return render_template("trash/erase.html", card=card) if card else render_template("trash/index.html", cards=())


@pages.post("/<id>/effacer")
def erase(id: str) -> Response:
    home.erase_project(store(), id)
    flash("Le projet est effacé pour de bon, avec toutes ses versions.")
    return redirect(url_for("trash.index"), 303)
