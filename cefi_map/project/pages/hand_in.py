"""« Rendre »: what to look at first, then one ZIP, or, in a centre, to the session itself. Nothing blocks."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, RadioField, StringField

from cefi_map import limits
from cefi_map.project import exam, hand_in, writing
from cefi_map.web.forms import asks_for, at_most
from cefi_map.web.places import told
from cefi_map.web.rights import OWN, everywhere, project
from cefi_map.web.store import store
from cefi_map.web.who import me

from . import panel
from .downloads import attachment
from .second import lets_second

pages = Blueprint("hand_in", __name__, url_prefix="/projets/<id>/rendre")
everywhere(pages, project(OWN))

READERS = {hand_in.TRAINER: "Pour mon formateur", hand_in.JURY: "Pour le jury"}
SHOWN = 60
"""Personal data that the page lists."""


class Signed(FlaskForm):  # type: ignore[misc]
    """Who hands in, and for whom."""

    reader = RadioField("Pour qui ?", choices=tuple(READERS), default=hand_in.TRAINER)
    journal = BooleanField("Joindre le journal d’écriture")
    second = BooleanField("Permettre un second avis")
    name = StringField("Votre nom ou pseudonyme", [at_most(limits.PERSON_CHARS)], render_kw=asks_for("name"))


@pages.get("")
def look(id: str) -> str:
    name, asked = hand_in.known_person(store(), id), request.args.get("pour", "")
    reader = asked if asked in READERS else hand_in.known_reader(store(), id)
    return _page(id, Signed(formdata=None, name=name, reader=reader))


@pages.post("")
def take(id: str) -> str | Response | tuple[str, int]:
    form = Signed()
    if not form.validate_on_submit():
        return _page(id, form), 422
    chosen = {"name": form.name.data or "", "reader": form.reader.data, "journal": form.journal.data}
    chosen["second"] = form.second.data and lets_second()
    return attachment(hand_in.hand_in(store(), id, **chosen))


def _page(id: str, form: Signed) -> str:
    view, person = writing.settled_project(store(), id), me()
    before = hand_in.before_hand_in(store(), view)
    return render_template(
        "hand_in/check.html",
        view=view,
        form=form,
        readers=READERS,
        before=before,
        **({"doors": (), "told": {}} | (told("hand-in", person) if person else {})),
        personal=before.personal[:SHOWN],
        more=max(0, len(before.personal) - SHOWN),
        ref=exam.referentiel(),
        homes={row.verdict.id: row.home for row in panel.rows(view)},
    )
