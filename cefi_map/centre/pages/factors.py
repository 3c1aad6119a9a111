"""The second factor: asked for after a password, begun and ended under « Mon compte »."""

from __future__ import annotations

import time
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import DataRequired

from cefi_map import limits
from cefi_map.centre import ways
from cefi_map.centre.store import Centre
from cefi_map.centre.tokens import spaced
from cefi_map.desk import giving
from cefi_map.errors import BadInput, CefiError
from cefi_map.out.sealing import seal, unseal
from cefi_map.project.access import Person
from cefi_map.web.forms import at_most
from cefi_map.web.rights import ANYONE, KNOWN, everywhere, needs
from cefi_map.web.store import store
from cefi_map.web.who import here

from .devices import asking
from .guard import let_in
from .qr import qr

pages = Blueprint("factors", __name__)
everywhere(pages, KNOWN)

WAITING, OFFERED, SPARES = "waiting-factor", "offered-factor", "spare-codes"
"""In the session: who gave the right password, and what is theirs next; the secret that a telephone is to take; until
they are shown, the codes on paper."""


class Code(FlaskForm):  # type: ignore[misc]
    code = StringField("Code à six chiffres", [DataRequired("Un code est attendu."), at_most(limits.NAME_CHARS)])


def let_through(person: Person, to: str, login: str, *, shared: bool) -> Response:
    """In, or to the page that asks for the second factor of whoever has one."""
    if not ways.has_factor(store(), person.id):
        return let_in(person, to, shared=shared, login=login)
    session[WAITING] = {"person": person.id, "to": to, "shared": shared, "since": int(time.time())}
    return redirect(url_for("factors.ask"), 303)


@pages.get("/entrer/code")
@needs(ANYONE)
def ask() -> Response | str:
    return _asked(Code(formdata=None)) if _waiting() else redirect(url_for("ways.account"), 303)


@pages.post("/entrer/code")
@needs(ANYONE)
def check() -> Response | str | tuple[str, int]:
    form, waiting = Code(), _waiting()
    if not waiting:
        return redirect(url_for("ways.account"), 303)
    if not form.validate_on_submit():
        return _asked(form), 422
    person = Centre(store()).person(waiting["person"])
    login = ways.has_password(store(), person.id)
    try:
        ways.show_factor(store(), _key(), person.id, form.code.data, asking(login))
    except CefiError as error:
        form.code.errors = [str(error)]
        return _asked(form), error.status
    return let_in(person, waiting["to"], shared=waiting["shared"], login=login)


@pages.get("/compte/second-facteur")
def show() -> str:
    return _page(Code(formdata=None))


@pages.post("/compte/second-facteur")
def begin() -> Response | tuple[str, int]:
    form, person, login = Code(), here(), _login()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        if ways.has_factor(store(), person.id):
            ways.show_factor(store(), _key(), person.id, form.code.data, asking(login))
            Centre(store()).end_factor(person.id)
            flash("Le second facteur est retiré : le mot de passe suffit.")
            return redirect(url_for("account.index", _anchor="second-facteur"), 303)
        session[SPARES] = ways.begin_factor(store(), _key(), person, _offered(), form.code.data)
    except CefiError as error:
        form.code.errors = [str(error)]
        return _page(form), error.status
    session.pop(OFFERED, None)
    return redirect(url_for("factors.show"), 303)


def _asked(form: Code) -> str:
    return render_template("ways/factor.html", form=form)


def _page(form: Code) -> str:
    """To begin one, the codes that were just made, or to end it."""
    person, login = here(), _login()
    begun = ways.has_factor(store(), person.id)
    secret = "" if begun else _offered()
    address = ways.factor_address(secret, login, giving.letterhead(store()).centre) if secret else ""
    spares = [spaced(each) for each in session.pop(SPARES, ())]
    return render_template(
        "account/factor.html", form=form, begun=begun, spares=spares, secret=secret, qr=qr(address) if address else ""
    )


def _offered() -> str:
    """The secret that the telephone is to take, the same until it has: sealed, as the cookie that holds it is not."""
    return unseal(_key(), session.setdefault(OFFERED, seal(_key(), ways.new_secret())))


def _login() -> str:
    login = ways.has_password(store(), here().id)
    if not login:
        raise BadInput("Un second facteur s’ajoute à un mot de passe.", advice="Vous entrez par un lien personnel.")
    return login


def _waiting() -> dict[str, Any] | None:
    found: dict[str, Any] | None = session.get(WAITING)
    return found if found and time.time() - found["since"] < 60 * limits.FACTOR_MINUTES else None


def _key() -> bytes:
    key: bytes = current_app.config["SECRET_KEY"]
    return key
