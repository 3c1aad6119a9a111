"""« Connexions »: the services that a centre believes when they say who comes in, for its head."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, PasswordField, StringField
from wtforms.validators import DataRequired

from cefi_map import limits
from cefi_map.centre import issuers, people
from cefi_map.centre.store import Centre
from cefi_map.errors import CefiError
from cefi_map.web.forms import at_most
from cefi_map.web.rights import HEAD, everywhere
from cefi_map.web.store import lasting, rest, store

from .providers import back, gate

pages = Blueprint("connections", __name__, url_prefix="/centre/connexions")
everywhere(pages, HEAD)

KINDS = {"oidc": "OpenID Connect", "lti": "LTI 1.3"}


class Provider(FlaskForm):  # type: ignore[misc]
    name = StringField("Nom du bouton", [DataRequired("Un nom est attendu."), at_most(limits.PERSON_CHARS)])
    url = StringField("Adresse du fournisseur", [DataRequired("Une adresse est attendue.")])
    client = StringField("Identifiant du client", [DataRequired("Un identifiant est attendu.")])
    secret = PasswordField("Secret du client")
    invited = BooleanField("Ce service vérifie les courriels")


@pages.get("")
def index() -> str:
    return _page(Provider(formdata=None))


@pages.post("")
def add() -> Response | tuple[str, int]:
    form = Provider()
    if not form.validate_on_submit():
        return _page(form), 422
    rest()
    try:
        sent = (form.name.data, form.url.data, form.client.data, form.secret.data or "", back())
        made = issuers.add_provider(lasting(), gate(), *sent, invited=form.invited.data)
    except CefiError as error:
        form.url.errors = [str(error)]
        return _page(form), error.status
    flash(f"« {made.name} » est ajouté\u00a0: son bouton est sur la page d’entrée.")
    return redirect(url_for("connections.index"), 303)


@pages.post("/second-avis")
def second_opinion() -> Response:
    """Whether authors may ask for one on their drafts, and trainers on what who agreed handed in."""
    yes = request.form.get("oui") == "oui"
    people.let_second(store(), yes)
    flash(
        "Auteurs et formateurs peuvent demander un second avis." if yes else "Personne ne demande de second avis ici."
    )
    return redirect(url_for("connections.index", _anchor="second"), 303)


@pages.post("/<issuer>/essayer")
def try_one(issuer: str) -> Response:
    rest()
    try:
        flash(issuers.try_issuer(lasting(), gate(), issuer, back()))
    except CefiError as error:
        flash(str(error))
    return redirect(url_for("connections.index"), 303)


@pages.post("/<issuer>/retirer")
def remove(issuer: str) -> Response:
    issuers.remove_issuer(store(), issuer)
    flash("Cette connexion est retirée. Les personnes déjà entrées gardent leurs projets.")
    return redirect(url_for("connections.index"), 303)


def _page(form: Provider) -> str:
    return render_template(
        "centre/connections.html",
        form=form,
        issuers=Centre(store()).issuers(),
        leaving=issuers.leaving(store()),
        second=people.lets_second(store()),
        kinds=KINDS,
        back=back(),
    )
