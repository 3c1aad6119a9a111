"""The doors of a centre: a code of session, a personal link, a password, an invitation; and the way out."""

from __future__ import annotations

import re

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, PasswordField, StringField
from wtforms.validators import DataRequired

from cefi_map import limits
from cefi_map.centre import issuers, post, sessions, ways
from cefi_map.centre.store import Invitation
from cefi_map.errors import CefiError, Conflict, NotFound
from cefi_map.project.access import Person
from cefi_map.web.cookies import PERSON
from cefi_map.web.forms import asks_for, at_most
from cefi_map.web.rights import ANYONE, everywhere
from cefi_map.web.store import at_once, store, write_as
from cefi_map.web.who import me

from .devices import asking
from .factors import let_through
from .guard import let_in, let_out
from .post import postbox

pages = Blueprint("ways", __name__)
everywhere(pages, ANYONE)

LINK = "new-link"
"""In the session, until it is shown: the personal link that was just made."""

_LOCAL = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")


class Code(FlaskForm):  # type: ignore[misc]
    code = StringField("Code de la session", [DataRequired("Un code est attendu. Recopiez celui du tableau.")])
    name = StringField(
        "Votre nom ou pseudonyme",
        [DataRequired("Un nom est attendu. Un pseudonyme suffit."), at_most(limits.PERSON_CHARS)],
        render_kw=asks_for("name"),
    )
    shared = BooleanField("Cet appareil est partagé")


class Account(FlaskForm):  # type: ignore[misc]
    login = StringField(
        "Identifiant",
        [DataRequired("Un identifiant est attendu."), at_most(limits.NAME_CHARS)],
        render_kw=asks_for("username"),
    )
    password = PasswordField(
        "Mot de passe", [DataRequired("Un mot de passe est attendu.")], render_kw=asks_for("current-password")
    )
    shared = BooleanField("Cet appareil est partagé")


class Link(FlaskForm):  # type: ignore[misc]
    shared = BooleanField("Cet appareil est partagé")


class Lost(FlaskForm):  # type: ignore[misc]
    mail = StringField(
        "Votre adresse de courriel",
        [DataRequired("Une adresse est attendue."), at_most(limits.NAME_CHARS)],
        render_kw=asks_for("email") | {"type": "email"},
    )


class Invited(FlaskForm):  # type: ignore[misc]
    name = StringField(
        "Votre nom", [DataRequired("Un nom est attendu."), at_most(limits.PERSON_CHARS)], render_kw=asks_for("name")
    )
    login = StringField(
        "Identifiant",
        [DataRequired("Un identifiant est attendu."), at_most(limits.NAME_CHARS)],
        render_kw=asks_for("username"),
    )
    password = PasswordField(
        "Mot de passe", [DataRequired("Un mot de passe est attendu.")], render_kw=asks_for("new-password")
    )


@pages.get("/entrer")
def code() -> str:
    return _code(Code(formdata=None, data={"code": request.args.get("code", "")}))


@pages.post("/entrer")
def join() -> Response | str | tuple[str, int]:
    form = Code()
    if not form.validate_on_submit():
        return _code(form), 422
    try:
        with at_once():
            joined = sessions.join(store(), form.code.data, form.name.data)
            answer = let_in(joined.person, url_for("account.welcome"), shared=form.shared.data)
    except CefiError as error:
        (form.name if "nom" in error.message else form.code).errors = [str(error)]
        return _code(form, taken=isinstance(error, Conflict)), error.status
    session[LINK] = joined.link
    return answer


@pages.get("/entrer/compte")
def account() -> str:
    return _account(Account(formdata=None))


@pages.post("/entrer/compte")
def enter() -> Response | str | tuple[str, int]:
    form = Account()
    if not form.validate_on_submit():
        return _account(form), 422
    try:
        person = ways.enter_by_password(store(), form.login.data, form.password.data, asking(form.login.data))
    except CefiError as error:
        form.password.errors = [str(error)]
        return _account(form), error.status
    return let_through(person, wanted(), form.login.data, shared=form.shared.data)


@pages.get("/moi/<token>")
def link(token: str) -> str | tuple[str, int]:
    """Says whose link it is: a visit alone lets nobody in, so that no other site can make a browser somebody's."""
    try:
        person = ways.who_by_link(store(), token)
    except NotFound as error:
        return _spent(error)
    return _linked(person)


@pages.post("/moi/<token>")
def enter_by_link(token: str) -> Response | str | tuple[str, int]:
    form = Link()
    person = ways.who_by_link(store(), token)
    if _stays(person.id):
        return _linked(person), 409
    return let_in(person, url_for("home.index"), shared=form.shared.data)


@pages.get("/invitation/<token>")
def invitation(token: str) -> str | tuple[str, int]:
    try:
        found = ways.invitation(store(), token)
    except NotFound as error:
        return _spent(error)
    return _invited(found, Invited(formdata=None, data={"name": found.name, "login": found.mail}))


@pages.post("/invitation/<token>")
def accept(token: str) -> Response | str | tuple[str, int]:
    found, form = ways.invitation(store(), token), Invited()
    known = ways.has_password(store(), found.person) if found.person else ""
    if known:  # a new password for an account that is there
        form.name.data, form.login.data = found.name, known
    if not form.validate():
        return _invited(found, form), 422
    if _stays(found.person):
        return _invited(found, form), 409
    _speak_as(found)
    try:
        person = ways.accept(store(), token, form.name.data, form.login.data, form.password.data)
    except CefiError as error:
        (form.password if "mot de passe" in error.message else form.login).errors = [str(error)]
        return _invited(found, form), error.status
    if found.person and found.training:
        sessions.join_invited(store(), person, found.training)
    return let_through(person, url_for("home.index"), form.login.data, shared=False)


@pages.post("/invitation/<token>/entrer")
def enter_once(token: str) -> Response | tuple[str, int]:
    """For a candidate, who comes back by a personal link: a new one, shown once."""
    found = ways.invitation(store(), token)
    if _stays(found.person):
        return _invited(found, Invited(formdata=None, data={"name": found.name, "login": found.mail})), 409
    _speak_as(found)
    with at_once():
        person, link = ways.enter_once(store(), token)
        if found.training:
            sessions.join_invited(store(), person, found.training)
        answer = let_in(person, url_for("account.welcome"), shared="shared" in request.form)
    session[LINK] = link
    return answer


def _stays(person: str) -> Person | None:
    """Who is in this browser as somebody else, and did not say on the page before that they leave that account."""
    now = _other(person)
    return now if now and request.form.get("leaving") != now.id else None


def _other(person: str) -> Person | None:
    """Who is in this browser, and is not that person ("" for who has no account yet)."""
    now = me()
    return now if now and now.id != person else None


def _speak_as(found: Invitation) -> None:
    """The journal says that whom an invitation was made for used it."""
    if found.person:
        write_as(found.person, found.role)


@pages.get("/entrer/oubli")
def lost() -> str:
    return render_template("ways/lost.html", form=Lost(formdata=None))


@pages.post("/entrer/oubli")
def write_back() -> Response | str | tuple[str, int]:
    """The same answer, as soon, whoever is written to."""
    form, box = Lost(), postbox()
    if box is None:
        raise NotFound("Ce centre n’écrit pas de courriel.", advice="Demandez un lien à votre formateur.")
    if not form.validate_on_submit():
        return render_template("ways/lost.html", form=form), 422
    try:
        post.ask_way_back(store(), box, form.mail.data)
    except CefiError as error:
        form.mail.errors = [str(error)]
        return render_template("ways/lost.html", form=form), error.status
    return render_template("ways/lost.html", form=form, asked=True)


@pages.get("/courriel/<token>")
def address(token: str) -> str:
    """Says whose address it is to be: a visit alone confirms nothing, for programs that read mail open its links."""
    person, mail = post.given_address(store(), current_app.config["SECRET_KEY"], token)
    return render_template("ways/address.html", person=person, mail=mail)


@pages.post("/courriel/<token>")
def confirm_address(token: str) -> Response:
    mail = post.confirm_address(store(), current_app.config["SECRET_KEY"], token)
    flash(f"Le centre vous écrit désormais à {mail}.")
    return redirect(url_for("account.index", _anchor="courriels") if me() else url_for("ways.code"), 303)


@pages.post("/quitter")
def leave() -> Response:
    return let_out(url_for("ways.code"))


def wanted() -> str:
    """The page that was asked for before anybody came in, if it is one of ours."""
    asked = request.args.get("vers", "")
    return asked if _LOCAL.fullmatch(asked) and len(asked) <= limits.ADDRESS_CHARS else url_for("home.index")


def door(said: CefiError, code: str) -> tuple[str, int]:
    """The first of the doors, with what another one said, and the code of the session that was typed before it."""
    return _code(Code(formdata=None, data={"code": code}), said), said.status


def _code(form: Code, said: CefiError | None = None, *, taken: bool = False) -> str:
    closed = bool(request.cookies.get(PERSON.name())) and me() is None
    others = issuers.providers(store())
    return render_template("ways/code.html", form=form, others=others, said=said, closed=closed, taken=taken)


def _account(form: Account) -> str:
    return render_template("ways/account.html", form=form, others=issuers.providers(store()))


def _invited(found: Invitation, form: Invited) -> str:
    known = ways.has_password(store(), found.person) if found.person else ""
    linked = ways.takes_link(store(), found)
    over = sessions.over_for(store(), found.training, found.person)
    told = {"known": known, "linked": linked, "over": over, "stays": _other(found.person)}
    return render_template("ways/invitation.html", found=found, form=form, **told)


def _linked(person: Person) -> str:
    juries = sessions.my_juries(store(), person)
    told = {"juries": juries, "stays": _other(person.id), "form": Link(formdata=None)}
    return render_template("ways/link.html", person=person, **told)


def _spent(said: CefiError) -> tuple[str, int]:
    """A link that leads to nobody any more, and how one comes by another; before there is a head, as it is said."""
    if ways.waits_for_head(store()):
        raise said
    return render_template("ways/lost.html", form=Lost(formdata=None), said=said), said.status
