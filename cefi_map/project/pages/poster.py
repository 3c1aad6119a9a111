"""The map as a poster: choices beside what will hang on the wall, then PDF, SVG or PNG. Works by plain forms.

The choices stay in the session; the title and the author with one project's map alone.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, RadioField, StringField

from cefi_map import limits
from cefi_map.project import paper, printed, writing
from cefi_map.web.forms import asks_for, at_most
from cefi_map.web.rights import READ, everywhere, project
from cefi_map.web.shown import NB
from cefi_map.web.store import store

from .downloads import attachment, drawing
from .printing import DIRECTIONS, points

pages = Blueprint("poster", __name__, url_prefix="/projets/<id>/affiche")
everywhere(pages, project(READ))

KEPT = "affiche"


class Choices(FlaskForm):  # type: ignore[misc]
    sheet = RadioField("Papier", choices=paper.POSTERS)
    direction = RadioField("Sens", choices=DIRECTIONS)
    title = StringField("Titre", [at_most(limits.NAME_CHARS)])
    author = StringField("Auteur, facultatif", [at_most(80)], render_kw=asks_for("name"))
    centre = StringField("Centre de formation, facultatif", [at_most(80)], render_kw=asks_for("organization"))
    whole = BooleanField("Toute la carte, même en plus petit")
    colours = BooleanField("Couleurs du fichier, à la place des étapes")


@pages.get("")
def show(id: str) -> str:
    kept = _kept(id)
    direction = DIRECTIONS[not kept.landscape]
    title = kept.title or writing.kept_project(store(), id).title
    return _page(id, Choices(formdata=None, data={**asdict(kept), "direction": direction, "title": title}))


@pages.post("")
def choose(id: str) -> str | Response | tuple[str, int]:
    """Keep the choices. « faire » names the file to take away; without it the page comes back with its new poster."""
    form = Choices()
    if not form.validate_on_submit():
        return _page(id, form), 422
    title, author, centre = (" ".join((each.data or "").split()) for each in (form.title, form.author, form.centre))
    hanging = paper.Hanging(
        sheet=form.sheet.data,
        landscape=form.direction.data == DIRECTIONS[0],
        title="" if title == writing.kept_project(store(), id).title else title,
        author=author,
        centre=centre,
        whole=form.whole.data,
        colours=form.colours.data,
    )
    session[KEPT] = {**asdict(hanging), "project": id}
    if to := request.form.get("faire"):
        return attachment(printed.poster_to_take(store(), id, to, hanging))
    return redirect(url_for("poster.show", id=id, _anchor="affiche"), 303)


@pages.get("/apercu.svg")
def picture(id: str) -> Response:
    """The poster, as an image of the page."""
    return drawing(printed.hung(store(), id, _kept(id)).svg)


def _page(id: str, form: Choices) -> str:
    kept, view = _kept(id), writing.kept_project(store(), id)
    hung = printed.hung(store(), id, kept)
    on_a1 = paper.on_a1(kept.sheet, hung.points)
    return render_template(
        "printing/poster.html",
        view=view,
        form=form,
        kept=kept,
        size=points(hung.points),
        sizes=[(sheet, *_read(sheet, on_a1)) for sheet in paper.POSTERS],
        told=paper.left_out(hung),
        reminder=paper.reminder(hung),
    )


def _read(sheet: str, on_a1: float) -> tuple[str, str]:
    """« 18 pt », « 1,5 m »: the size of the ideas on that paper, and from where they are read."""
    size, metres = paper.read_from(sheet, on_a1)
    return points(size), f"{int(metres * 10) / 10:.1f}".replace(".", ",") + f"{NB}m"


def _kept(id: str) -> paper.Hanging:
    """The session's choices; title and author only for the project on which they were written."""
    kept: dict[str, Any] = dict(session.get(KEPT, {}))
    mine = kept.pop("project", None) == id
    hanging = paper.Hanging(**kept)
    return hanging if mine else replace(hanging, title="", author="")
