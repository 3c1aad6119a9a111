"""« Second lecteur »: the model that somebody enters, where it is asked, how it did when it was tried."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired

from cefi_map import limits
from cefi_map.errors import CefiError, NotFound
from cefi_map.project import home, second
from cefi_map.web.forms import at_most
from cefi_map.web.patience import coming
from cefi_map.web.reach import Reach
from cefi_map.web.rights import HEAD, everywhere
from cefi_map.web.store import centre, store

pages = Blueprint("reader", __name__, url_prefix="/second-lecteur")
everywhere(pages, HEAD)

LATEST = 5
"""Projects that the page leads to, last changed first."""


class Entered(FlaskForm):  # type: ignore[misc]
    url = StringField("Adresse du service", [DataRequired("Une adresse est attendue."), at_most(limits.ADDRESS_CHARS)])
    key = PasswordField("Clé", [at_most(limits.ADDRESS_CHARS)], render_kw={"autocomplete": "off"})
    model = StringField("Modèle", [at_most(limits.NAME_CHARS)])


@pages.app_template_global()
def second_reader() -> second.Server | None:
    """Where a model is asked, for pages that say what leaves; None where none is."""
    return second.entered(store())


@pages.app_template_global()
def leaves_for() -> str:
    """To whom a demand leaves, "" for nobody: every sentence that says what leaves asks here."""
    found = second.entered(store())
    return found.away if found else ""


@pages.app_template_global()
def kept_here() -> str:
    """Who has what is written here, in a sentence."""
    reach: Reach = current_app.extensions["reach"]
    return reach.keeps(leaves_for())


def is_own() -> bool:
    """Whether who enters an address is who runs this installation: at a computer of one's own."""
    reach: Reach = current_app.extensions["reach"]
    return not reach.asks and not reach.everyone


def connected() -> second.Connection | None:
    """The model as it is asked. ``CefiError`` where its key was sealed elsewhere."""
    return second.connection(store(), current_app.config["SECRET_KEY"], own=is_own(), whose=centre())


@pages.get("")
def show() -> str | Response:
    _offered()
    known = second.entered(store())
    form = Entered(formdata=None, url=known.base if known else "", model=known.model if known else "")
    page = _page(form)
    told = second.trying(store())
    return coming(page) if told and not told.is_over else page


@pages.post("")
def enter() -> str | Response | tuple[str, int]:
    """Keep an address, a key and a model; nothing is asked of it yet."""
    return _entered("C’est enregistré. Rien ne part avant l’essai.")


@pages.post("/essayer")
def begin() -> str | Response | tuple[str, int]:
    """Try the model as the form names it, kept before."""
    kept = _entered("")
    if isinstance(kept, Response) and (found := connected()):
        second.begin_trial(store(), found.server)
    return kept


def _entered(told: str) -> str | Response | tuple[str, int]:
    _offered()
    form = Entered()
    if not form.validate_on_submit():
        return _page(form), 422
    server = second.Server(form.url.data.strip(), form.model.data or "", form.key.data or "", own=is_own())
    try:
        second.enter(store(), current_app.config["SECRET_KEY"], server)
    except CefiError as error:
        form.url.errors = [f"{error.message} {error.advice}".strip()]
        return _page(form), error.status
    if told:
        flash(told)
    return redirect(url_for("reader.show", _anchor="essai"), 303)


@pages.post("/retirer")
def remove() -> Response:
    second.leave(store())
    flash("Plus aucun modèle n’est interrogé. Les avis déjà lus restent dans leurs projets.")
    return redirect(url_for("reader.show"), 303)


def _page(form: Entered) -> str:
    found, lost = None, ""
    try:
        found = connected()
    except CefiError:
        lost = "Cette clé a été enregistrée par une autre installation : entrez-la de nouveau."
    return render_template(
        "second/reader.html",
        form=form,
        found=found,
        lost=lost,
        told=second.trying(store()),
        expected=second.expected(),
        latest=home.projects(store())[:LATEST] if found and found.trial else (),
    )


def _offered() -> None:
    """Where anybody may come, anybody could have this server ask another."""
    reach: Reach = current_app.extensions["reach"]
    if reach.everyone:
        raise NotFound(
            "Aucun modèle ne s’entre ici : toute personne qui ouvre cette adresse s’en servirait.",
            advice="Un second avis se demande aussi à la main.",
        )
