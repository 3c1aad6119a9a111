"""« Fiche action »: the map's facts in the order of a funder's form, each with the way to its node."""

from __future__ import annotations

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cefi_map.project import defence
from cefi_map.web.rights import READ, everywhere, project
from cefi_map.web.store import store

from .downloads import attachment
from .outline import stages_by_key

pages = Blueprint("action_sheet", __name__, url_prefix="/projets/<id>/fiche-action")
everywhere(pages, project(READ))


@pages.get("")
def show(id: str) -> str:
    sheet = defence.sheet(store(), id)
    return render_template("defence/sheet.html", view=sheet.view, fields=sheet.fields, stages=stages_by_key(sheet.view))


@pages.get("/fiche.docx")
def word_file(id: str) -> Response:
    return attachment(defence.sheet_file(store(), id))
