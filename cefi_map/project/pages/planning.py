"""The map's calendar and budget: two views of a project, which write back into its nodes; and the editor's door to
what it reads and writes there."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from cefi_map.errors import BadInput
from cefi_map.project import planning, writing
from cefi_map.store import SaveConflict
from cefi_map.web.numbers import whole
from cefi_map.web.received import sent_json
from cefi_map.web.rights import READ, VISITORS, WRITE, everywhere, needs, project
from cefi_map.web.store import store

from .downloads import attachment, drawing

pages = Blueprint("planning", __name__)
everywhere(pages, project(READ))

SHOWN = 400
"""Rows of a table in the page written here; the editor's shows all."""
_WIDTH = 1100


@pages.get("/projets/<id>/calendrier")
def calendar(id: str) -> str:
    told = _read(id)
    found, mindmap = told["found"].calendar, told["view"].map
    waiting = [mindmap.node(key) for key in found.waiting[:SHOWN]]
    files = planning.CALENDAR_FILES
    return render_template("project/calendar.html", **told, bars=found.bars[:SHOWN], waiting=waiting, files=files)


@pages.get("/projets/<id>/budget")
def budget(id: str) -> str:
    told = _read(id)
    found = told["found"].budget
    sides = (
        ("charge", "Charges", found.charges, found.spent, planning.CHARGES),
        ("resource", "Produits", found.resources, found.received, planning.PRODUCTS),
    )
    own = {"by_account": planning.by_account, "files": planning.BUDGET_FILES}
    return render_template("project/budget.html", **told, sides=sides, **own)


def _read(id: str) -> dict[str, Any]:
    """What both pages show."""
    view = writing.look_at_project(store(), id)
    found = planning.planning(view)
    return {"view": view, "found": found, "name": planning.place_name, "remarks": planning.remarks(found)}


@pages.get("/projets/<id>/calendrier/dessin")
def picture(id: str) -> Response:
    view = writing.settled_project(store(), id)
    drawn = planning.calendar_picture(planning.planning(view), view.title, _WIDTH)
    if drawn is None:
        raise NotFound
    return drawing(drawn)


@pages.get("/projets/<id>/calendrier/exporter/<to>")
def take_calendar(id: str, to: str) -> Response:
    view = writing.settled_project(store(), id)
    return attachment(planning.calendar_file(view, to, request.args.get("papier", "A3")))


@pages.get("/projets/<id>/budget/exporter/<to>")
def take_budget(id: str, to: str) -> Response:
    return attachment(planning.budget_file(writing.settled_project(store(), id), to))


@pages.post("/projets/<id>/calendrier")
@needs(project(WRITE))
def write_days(id: str) -> Response:
    """The days of a bar (``place``), or the first ones of a node (``key``)."""
    view = writing.look_at_project(store(), id)
    where = planning.place_named(_sent("place")) if request.form.get("place") else _sent("key")
    saved = planning.write_days(store(), view, _base(), where, _sent("first"), request.form.get("last", ""))
    return _back("planning.calendar", id, saved)


@pages.post("/projets/<id>/budget")
@needs(project(WRITE))
def write_budget(id: str) -> Response:
    """``do``: "montant" of a place, "compte" of a node, "ajouter" a line to a side."""
    view, base, do = writing.look_at_project(store(), id), _base(), request.form.get("do", "")
    if do == "montant":
        place = planning.place_named(_sent("place"))
        saved = planning.write_amount(store(), view, base, place, _sent("value"))
    elif do == "compte":
        saved = planning.write_account(store(), view, base, _sent("key"), request.form.get("code", ""))
    elif do == "ajouter":
        words = request.form.get("words", "")
        saved = planning.add_line(store(), view, base, _sent("side"), words, _sent("value"))
    else:
        raise BadInput("Ce changement n’existe pas.", advice="Rechargez la page, puis réessayez.")
    return _back("planning.budget", id, saved)


@pages.post("/api/calendrier-budget")
@needs(VISITORS)
def read() -> Response:
    """What a map in the page says of time and of money, and with an ``edit`` the node that says it otherwise: nothing
    is kept (``planning.sent_planning``)."""
    return jsonify(planning.sent_planning(sent_json()))


@pages.errorhandler(SaveConflict)
def conflict(error: SaveConflict) -> Response:
    return redirect(url_for("edits.choose", id=(request.view_args or {})["id"], draft=error.draft), 303)


def _back(view: str, id: str, saved: Any) -> Response:
    if saved.merged:
        flash("D’autres changements ont été faits entre-temps. Ils sont réunis avec les vôtres.")
    return redirect(url_for(view, id=id), 303)


def _sent(name: str) -> str:
    value = request.form.get(name, "")
    if not value:
        raise BadInput("Un champ est vide.", advice="Revenez en arrière et remplissez-le.")
    return value


def _base() -> int:
    try:
        return whole(_sent("base"))
    except ValueError:
        raise BadInput("Ce formulaire est incomplet.", advice="Rechargez la page, puis réessayez.") from None
