"""« Rendre »: what to look at first, then one ZIP. Nothing blocks, nothing is sent."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, StringField

from cefi_map import service

from . import panel
from .downloads import attachment
from .forms import at_most
from .store import store

pages = Blueprint("hand_in", __name__, url_prefix="/projets/<id>/rendre")

SHOWN = 60
"""Personal data that the page lists."""


class Signed(FlaskForm):  # type: ignore[misc]
    """Who hands in, if they wish to say."""

    name = StringField("Nom ou pseudonyme, facultatif", [at_most(80)])
    named_files = BooleanField("Le mettre aussi dans le nom des fichiers")


@pages.get("")
def look(id: str) -> str:
    return _page(id, Signed(formdata=None))


@pages.post("")
def take(id: str) -> str | Response | tuple[str, int]:
    form = Signed()
    if not form.validate_on_submit():
        return _page(id, form), 422
    return attachment(
        service.hand_in.hand_in(store(), id, name=form.name.data or "", named_files=form.named_files.data)
    )


def _page(id: str, form: Signed) -> str:
    view = service.project.open_project(store(), id)
    before = service.hand_in.before_hand_in(store(), view)
    return render_template(
        "hand_in/check.html",
        view=view,
        form=form,
        before=before,
        personal=before.personal[:SHOWN],
        more=max(0, len(before.personal) - SHOWN),
        ref=service.exam.referentiel(),
        homes={row.verdict.id: row.home for row in panel.by_need(view)},
    )
