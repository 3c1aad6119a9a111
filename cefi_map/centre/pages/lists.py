"""Many candidates of a session at once: a list let in, links made anew for those ticked, on one sheet to print."""

from __future__ import annotations

import json
from collections.abc import Sequence

from flask import Blueprint, current_app, make_response, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import sessions
from cefi_map.centre.store import Centre
from cefi_map.desk import arriving
from cefi_map.errors import BadInput
from cefi_map.out.sealing import seal, unseal
from cefi_map.project.files import Download
from cefi_map.project.pages.downloads import attachment
from cefi_map.web.rights import OWN, everywhere
from cefi_map.web.rights import training as on_training
from cefi_map.web.store import store

from .qr import qr

pages = Blueprint("lists", __name__, url_prefix="/sessions/<training>/liste")
everywhere(pages, on_training(OWN))

NOBODY = BadInput("Personne n’est choisi.", advice="Cochez au moins un candidat.")


@pages.get("")
def show(training: str) -> str:
    return _page(training, Centre(store()).training(training).roster)


@pages.post("")
def look(training: str) -> str:
    """What the list would do; a file goes before what is typed."""
    file = request.files.get("file")
    data = file.read() if file else b""
    text = arriving.names_in(data) if data else request.form.get("text", "")
    return _page(training, text, sessions.look_at(store(), training, text))


@pages.post("/entrer")
def let_in(training: str) -> Response:
    return _sheet(training, sessions.let_in_list(store(), training, request.form.get("text", "")))


@pages.post("/liens")
def renew(training: str) -> Response:
    """New links for those ticked."""
    chosen = request.form.getlist("person")
    if not chosen:
        raise NOBODY
    return _sheet(training, sessions.new_links(store(), training, chosen))


@pages.post("/liens.csv")
def table(training: str) -> Response:
    """What the sheet that was just shown says; nothing of it is kept, the page itself brings it back, sealed."""
    given = json.loads(unseal(current_app.config["SECRET_KEY"], request.form.get("sheet", "")) or "[]")
    return attachment(Download("liens.csv", "text/csv; charset=utf-8", sessions.links_table(given)))


def _page(training: str, text: str, lines: Sequence[object] = ()) -> str:
    found = sessions.table(store(), training)
    return render_template("trainings/list.html", training=found.training, rows=found.rows, text=text, lines=lines)


def _sheet(training: str, made: Sequence[sessions.Given]) -> Response:
    """Shown once, and kept in no browser's history: the links let in whoever has them."""
    given = [(each.name, url_for("ways.link", token=each.token, _external=True)) for each in made]
    sealed = seal(current_app.config["SECRET_KEY"], json.dumps(given))
    kept = Centre(store()).training(training)
    answer = make_response(render_template("trainings/links.html", training=kept, given=given, sealed=sealed, qr=qr))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
