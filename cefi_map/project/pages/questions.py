"""« Questions du jury »: what would be asked about this project, answered aloud or in the note of a node."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.project import defence, exam, files, writing
from cefi_map.web.numbers import WholeField, whole
from cefi_map.web.rights import WRITE, everywhere, project
from cefi_map.web.store import store

from .outline import stages_by_key

pages = Blueprint("questions", __name__, url_prefix="/projets/<id>/soutenir/questions")
everywhere(pages, project(WRITE, linked=False))

KINDS = {"gap": "Manque", "fragile": "Fragile", "strong": "Point fort"}


class Answer(FlaskForm):  # type: ignore[misc]
    """An answer to a question, or what takes one back: ``base`` is the version that it goes into, or back to."""

    key = HiddenField(validators=[InputRequired(), Length(max=1000)])
    about = HiddenField(validators=[Optional(), Regexp(r"^[CM]\d{1,2}[ab]?$")])
    base = WholeField()
    answer = TextAreaField("Votre réponse", [Length(max=limits.NOTE_CHARS)])


@pages.get("")
def show(id: str) -> str:
    asked = defence.questioned(store(), id, _version())
    known = {each.id: each.title for each in exam.referentiel().requirements}
    return render_template(
        "defence/questions.html",
        view=asked.view,
        questions=asked.questions,
        version=asked.revision,
        kinds=KINDS,
        titles=known,
        stages=stages_by_key(asked.view),
        written=_written(asked.view),
    )


@pages.post("")
def answer(id: str) -> Response:
    """The answer goes after what the node's note says."""
    form = _sent()
    writing.append_note(store(), id, form.key.data, form.base.data, form.answer.data or "", form.about.data or "")
    told = {"ecrit": form.key.data, "avant": form.base.data, "version": _version() or None}
    return redirect(url_for("questions.show", id=id, **told, _anchor="ecrit"), 303)


@pages.post("/annuler")
def take_back(id: str) -> Response:
    form = _sent()
    writing.put_note_back(store(), id, form.key.data, form.base.data)
    return redirect(url_for("questions.show", id=id, version=_version() or None), 303)


def _sent() -> Answer:
    form = Answer()
    if not form.validate_on_submit():
        raise BadInput("Cette réponse est incomplète.", advice="Rechargez la page des questions, puis réécrivez-la.")
    return form


def _written(view: writing.ProjectView) -> tuple[files.Node, str] | None:
    """The node whose note has just got an answer, and the version before it."""
    key, before = request.args.get("ecrit", ""), request.args.get("avant", "")
    return (view.map.node(key), before) if key in view.map and before.isdecimal() else None


def _version() -> int:
    """Of which the questions are that one reads, until the page is opened anew; 0 for none."""
    return request.args.get("version", 0, whole)
