"""The map before it is printed: choices, the true sheets, then PDF, SVG or PNG. Works by plain forms.

The choices stay in the session, with the name written on one project's map: in no address, and not in the store.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, RadioField, StringField

from cefi_map.errors import NotFound
from cefi_map.project import paper, printed, writing
from cefi_map.web.forms import asks_for, at_most
from cefi_map.web.numbers import WholeField
from cefi_map.web.rights import READ, everywhere, project
from cefi_map.web.shown import NB, figure
from cefi_map.web.store import store

from .downloads import attachment, drawing, with_answers

pages = Blueprint("printing", __name__, url_prefix="/projets/<id>/imprimer")
everywhere(pages, project(READ))

DIRECTIONS = ("Paysage", "Portrait")
KEPT = "impression"
MOST_SHOWN = 40
"""Sheets that the page shows; the PDF has them all."""
_WIDTHS = f"Écrivez un nombre de {printed.LEAST_WIDTH} à {figure(printed.MOST_WIDTH)}."


class Choices(FlaskForm):  # type: ignore[misc]
    sheet = RadioField("Papier", choices=paper.SHEETS, default="A3")
    direction = RadioField("Sens", choices=DIRECTIONS, default=DIRECTIONS[0])
    numbers = BooleanField("Numéros des nœuds")
    notes = BooleanField("Notes, sous la carte")
    legend = BooleanField("Légende et preuves des critères")
    block = BooleanField("Cartouche : titre, nom, date, version")
    colours = BooleanField("Couleurs du fichier, à la place des étapes")
    name = StringField("Nom ou pseudonyme, facultatif", [at_most(80)], render_kw=asks_for("name"))
    width = WholeField(
        "Largeur du PNG, en pixels",
        printed.LEAST_WIDTH,
        printed.MOST_WIDTH,
        _WIDTHS,
        default=printed.WIDTH,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet that the page shows; ``size`` reads « 6,7 pt », "" on a sheet of notes."""

    rank: int
    title: str
    size: str


@pages.get("")
def preview(id: str) -> str:
    kept = _kept(id)
    direction = DIRECTIONS[not kept.landscape]
    return _page(id, Choices(formdata=None, data={**asdict(kept), "direction": direction, "width": printed.WIDTH}))


@pages.post("")
def choose(id: str) -> str | Response | tuple[str, int]:
    """Keep the choices. « faire » names the file to take away; without it the page comes back with its new sheets."""
    form = Choices()
    if not form.validate_on_submit():
        return _page(id, form), 422
    printing = paper.Printing(
        sheet=form.sheet.data,
        landscape=form.direction.data == DIRECTIONS[0],
        numbers=form.numbers.data,
        notes=form.notes.data,
        legend=form.legend.data,
        block=form.block.data,
        colours=form.colours.data,
        name=" ".join((form.name.data or "").split()),
    )
    session[KEPT] = {**asdict(printing), "project": id}
    if to := request.form.get("faire"):
        file = printed.print_file(store(), id, to, printing, width=form.width.data)
        return attachment(with_answers(id, file))
    return redirect(url_for("printing.preview", id=id, _anchor="pages"), 303)


@pages.get("/page/<int:rank>.svg")
def sheet(id: str, rank: int) -> Response:
    """One sheet, as an image of the page."""
    sheets = printed.printed_sheets(store(), id, _kept(id))
    if not 1 <= rank <= len(sheets):
        raise NotFound("Cette page n’existe pas.", advice="Rechargez l’aperçu.")
    return drawing(sheets[rank - 1].svg)


def _page(id: str, form: Choices) -> str:
    """The sheets, or a page that asks again while they are drawn."""
    kept = _kept(id)
    drawn = printed.sheets_soon(store(), id, kept)
    sheets = drawn or ()
    view = writing.kept_project(store(), id)
    return render_template(
        "printing/preview.html",
        view=view,
        form=form,
        kept=kept,
        waiting=drawn is None,
        sheets=[Shown(rank, each.title, points(each.points)) for rank, each in enumerate(sheets[:MOST_SHOWN], 1)],
        total=len(sheets),
        levels=sheets[0].levels if sheets else 0,
        small=bool(sheets) and sheets[0].points < printed.READABLE,
        readable=points(printed.READABLE),
        undrawn=paper.undrawn(view.map),
    )


def _kept(id: str) -> paper.Printing:
    """The session's choices, else those of what a jury is handed: no opinion; the name only for the project on which it
    was written."""
    kept: dict[str, Any] = dict(session.get(KEPT, {"legend": False}))
    mine = kept.pop("project", None) == id
    printing = paper.Printing(**kept)
    return printing if mine else replace(printing, name="")


def points(size: float) -> str:
    """« 6,7 pt », rounded down: what is promised is held. "" for a sheet without nodes."""
    if not size:
        return ""
    return f"{int(size * 10) / 10:.1f}".replace(".", ",").replace(",0", "") + f"{NB}pt"
