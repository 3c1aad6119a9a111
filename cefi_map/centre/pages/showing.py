"""Asked once, of a candidate who brought a map: whether it is the one that their session reads."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import sessions
from cefi_map.project.access import Person
from cefi_map.web.rights import OWN, everywhere, project
from cefi_map.web.store import store
from cefi_map.web.who import here

pages = Blueprint("showing", __name__, url_prefix="/projets/<id>/montrer")
everywhere(pages, project(OWN))


def after_import(person: Person, project_id: str) -> str | None:
    """The page that asks, for who is in a session that goes on."""
    return url_for("showing.ask", id=project_id) if _sessions(person) else None


@pages.get("")
def ask(id: str) -> str:
    return render_template("showing/ask.html", project=store().project(id), sessions=_sessions(here()))


@pages.post("")
def choose(id: str) -> Response:
    """``session``: its id, "" for nobody."""
    training = request.form.get("session", "")
    if training:
        sessions.show_instead(store(), here(), id, training)
    flash(_who_reads(id))
    return redirect(url_for("project.map", id=id), 303)


def _sessions(person: Person) -> list[sessions.Mine]:
    return [each for each in sessions.my_sessions(store(), person) if not each.over]


def _who_reads(id: str) -> str:
    found = sessions.readers(store(), id)
    if not found:
        return "Personne d’autre que vous ne lit cette carte. « Partager » change cela."
    if found.handed:
        return f"Votre session « {found.training.name} » lit ce que vous lui avez rendu, et plus cette carte."
    names = ", ".join(each.name for each in found.trainers) or "aucun formateur encore"
    return f"Votre session « {found.training.name} » lit cette carte : {names}."
