"""A project handed in to a session of its candidate's, without a file; the receipt, and what it holds."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import sessions, together
from cefi_map.errors import NotFound
from cefi_map.project import writing
from cefi_map.project.pages.downloads import attachment
from cefi_map.project.pages.second import lets_second
from cefi_map.web.rights import OWN, everywhere, project
from cefi_map.web.store import store
from cefi_map.web.who import here

from .providers import gate

pages = Blueprint("handed", __name__, url_prefix="/projets/<id>/rendre")
everywhere(pages, project(OWN))


@pages.post("/session")
def hand_over(id: str) -> Response:
    """To a session of the candidate's, without a file."""
    agrees = lets_second() and request.form.get("second") == "oui"
    receipt = together.hand_over(store(), here(), id, request.form.get("session", ""), gate(), second=agrees)
    return redirect(url_for("handed.receipt", id=id, session=receipt.training, number=receipt.number), 303)


@pages.get("/recus/<session>/<int:number>")
def receipt(id: str, session: str, number: int) -> str:
    found = together.receipt(store(), here(), session, number)
    view = writing.kept_project(store(), id)
    mine = next((each for each in sessions.my_sessions(store(), here()) if each.training.id == session), None)
    return render_template(
        "hand_in/receipt.html",
        view=view,
        receipt=found,
        pictured=together.shows_pictures(store(), found),
        door=_door(session),
        person=here(),
        mine=mine,
        read_twice=together.lets_second(store(), found),
    )


@pages.post("/recus/<session>/<int:number>/second-avis")
def read_twice(id: str, session: str, number: int) -> Response:
    """Whether a second opinion may be asked for on what was handed in."""
    yes = request.form.get("second") == "oui"
    if yes and not lets_second():
        raise NotFound("Votre centre n’ouvre pas le second avis.", advice="Revenez au récépissé.")
    together.let_second(store(), together.receipt(store(), here(), session, number), yes=yes)
    flash("Qui relit peut demander un second avis." if yes else "Aucun second avis n’est demandé sur ce rendu.")
    return redirect(url_for("handed.receipt", id=id, session=session, number=number), 303)


@pages.get("/recus/<session>/<int:number>.<kind>")
def handed_file(id: str, session: str, number: int, kind: str) -> Response:
    found = together.receipt(store(), here(), session, number)
    return attachment(together.handed_file(store(), found, kind))


def _door(session: str) -> together.Door | None:
    """None for a session that the candidate has left."""
    return next((each for each in together.doors(store(), here()) if each.training.id == session), None)
