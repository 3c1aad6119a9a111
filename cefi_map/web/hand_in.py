"""« Rendre »: what to look at first, then one ZIP, or, in a centre, to the session itself. Nothing blocks."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, RadioField, StringField

from cefi_map import limits
from cefi_map.centre import lti, people, together
from cefi_map.project import exam, hand_in, writing

from . import panel
from .downloads import attachment
from .forms import at_most
from .providers import gate
from .rights import OWN, everywhere, project
from .store import lasting, store
from .who import here, me

pages = Blueprint("hand_in", __name__, url_prefix="/projets/<id>/rendre")
everywhere(pages, project(OWN))

READERS = {hand_in.TRAINER: "Pour mon formateur", hand_in.JURY: "Pour le jury"}
SHOWN = 60
"""Personal data that the page lists."""


class Signed(FlaskForm):  # type: ignore[misc]
    """Who hands in, and for whom."""

    reader = RadioField("Pour qui ?", choices=tuple(READERS), default=hand_in.TRAINER)
    journal = BooleanField("Joindre le journal d’écriture")
    name = StringField("Votre nom ou pseudonyme", [at_most(limits.PERSON_CHARS)])


@pages.get("")
def look(id: str) -> str:
    name, reader = hand_in.known_person(store(), id), hand_in.known_reader(store(), id)
    return _page(id, Signed(formdata=None, name=name, reader=reader))


@pages.post("")
def take(id: str) -> str | Response | tuple[str, int]:
    form = Signed()
    if not form.validate_on_submit():
        return _page(id, form), 422
    chosen = {"name": form.name.data or "", "reader": form.reader.data, "journal": form.journal.data}
    return attachment(hand_in.hand_in(store(), id, **chosen))


@pages.post("/session")
def hand_over(id: str) -> Response:
    """To a session of the candidate's, without a file."""
    receipt = together.hand_over(store(), here(), id, request.form.get("session", ""))
    lti.tell_soon(lasting(), gate())
    return redirect(url_for("hand_in.receipt", id=id, session=receipt.training, number=receipt.number), 303)


@pages.get("/recus/<session>/<int:number>")
def receipt(id: str, session: str, number: int) -> str:
    found = together.receipt(store(), here(), session, number)
    view = writing.kept_project(store(), id)
    mine = next((each for each in people.my_sessions(store(), here()) if each.training.id == session), None)
    return render_template(
        "hand_in/receipt.html",
        view=view,
        receipt=found,
        pictured=together.shows_pictures(store(), found),
        door=_door(session),
        person=here(),
        mine=mine,
    )


@pages.get("/recus/<session>/<int:number>.<kind>")
def handed_file(id: str, session: str, number: int, kind: str) -> Response:
    found = together.receipt(store(), here(), session, number)
    return attachment(together.handed_file(store(), found, kind))


def _door(session: str) -> together.Door | None:
    """None for a session that the candidate has left."""
    return next((each for each in together.doors(store(), here()) if each.training.id == session), None)


def _page(id: str, form: Signed) -> str:
    view, person = writing.open_project(store(), id), me()
    doors = together.doors(store(), person) if person else ()
    before = hand_in.before_hand_in(store(), view)
    return render_template(
        "hand_in/check.html",
        view=view,
        form=form,
        readers=READERS,
        before=before,
        doors=doors,
        told={each.training.id: lti.courses_told(store(), person, each.training.id) for each in doors if person},
        personal=before.personal[:SHOWN],
        more=max(0, len(before.personal) - SHOWN),
        ref=exam.referentiel(),
        homes={row.verdict.id: row.home for row in panel.rows(view)},
    )
