"""« Mon compte »: who one is here, how one comes back, in which sessions, and who reads."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired

from cefi_map import limits
from cefi_map.centre import issuers, keeping, lti, people, post, sessions, ways
from cefi_map.centre.store import Centre
from cefi_map.errors import CefiError, NotFound
from cefi_map.project.pages.downloads import attachment
from cefi_map.web.forms import asks_for, at_most
from cefi_map.web.rights import KNOWN, OWN, READ, everywhere, needs, project, training
from cefi_map.web.store import store
from cefi_map.web.who import here

from .devices import asking
from .guard import is_shared, let_in, let_out
from .post import postbox
from .qr import qr
from .ways_in import LINK

pages = Blueprint("account", __name__, url_prefix="/compte")
everywhere(pages, KNOWN)


class Name(FlaskForm):  # type: ignore[misc]
    name = StringField(
        "Votre nom ou pseudonyme",
        [DataRequired("Un nom est attendu."), at_most(limits.PERSON_CHARS)],
        render_kw=asks_for("name"),
    )


class Password(FlaskForm):  # type: ignore[misc]
    old = PasswordField(
        "Mot de passe actuel",
        [DataRequired("Le mot de passe actuel est attendu.")],
        render_kw=asks_for("current-password"),
    )
    new = PasswordField(
        "Nouveau mot de passe",
        [DataRequired("Un nouveau mot de passe est attendu.")],
        render_kw=asks_for("new-password"),
    )


@pages.get("")
def index() -> str:
    return _page(Name(formdata=None, data={"name": here().name}), Password(formdata=None))


@pages.get("/lien")
def welcome() -> str:
    """The personal link that was just made: it is shown once, for nothing that would give it again is kept."""
    token = session.pop(LINK, "")
    address = url_for("ways.link", token=token, _external=True) if token else ""
    return render_template("account/welcome.html", address=address, qr=qr(address) if address else "")


@pages.post("/lien")
def new_link() -> Response:
    person, shared = here(), is_shared()
    token = ways.new_link(store(), person.id)
    answer = let_in(person, url_for("account.welcome"), shared=shared)
    session[LINK] = token
    return answer


@pages.post("/cours/<issuer>")
def part(issuer: str) -> Response:
    """The courses of that platform let the person in no more: whoever else they let in is out at once."""
    person, shared = here(), is_shared()
    lti.part_from(store(), person, issuer)
    answer = let_in(person, url_for("account.index"), shared=shared)
    flash("Ce cours ne vous fait plus entrer ici. Qui d’autre était entré sous ce compte ne l’est plus.")
    return answer


@pages.post("/nom")
def rename() -> Response | tuple[str, int]:
    form = Name()
    if not form.validate_on_submit():
        return _page(form, Password(formdata=None)), 422
    people.rename(store(), here().id, form.name.data)
    flash("Votre nom est changé.")
    return redirect(url_for("account.index"), 303)


@pages.post("/mot-de-passe")
def set_password() -> Response | tuple[str, int]:
    form, person, shared = Password(), here(), is_shared()
    name = Name(formdata=None, data={"name": person.name})
    if not form.validate_on_submit():
        return _page(name, form), 422
    try:
        login = ways.has_password(store(), person.id)
        ways.set_password(store(), person, form.old.data, form.new.data, asking(login))
    except CefiError as error:
        form.new.errors = [str(error)]
        return _page(name, form), 422
    answer = let_in(person, url_for("account.index"), shared=shared, login=login)
    flash("Votre mot de passe est changé. Les autres navigateurs où vous étiez entré le demandent de nouveau.")
    return answer


@pages.post("/courriel")
def give_address() -> Response | tuple[str, int]:
    """Where one is written to: known once the link that goes there was pressed."""
    box, mail = postbox(), request.form.get("mail", "")
    if box is None:
        raise NotFound("Ce centre n’écrit pas de courriel.", advice="Revenez à « Mon compte ».")
    post.give_address(store(), box, here(), mail)
    if mail.strip():
        flash(f"Un message part à {mail.strip()} : ouvrez son lien pour confirmer.")
    elif login := Centre(store()).address(here().id):
        flash(f"C’est retiré. Le centre vous écrit à votre identifiant, {login}.")
    else:
        flash("C’est retiré.")
    return redirect(url_for("account.index", _anchor="courriels"), 303)


@pages.post("/courriels")
def choose_letters() -> Response:
    """Which kinds one wants to be written."""
    asked = request.form.getlist("kind")
    unwanted = [kind for kind in _CHOSEN if kind not in asked]
    Centre(store()).set_unwanted(here().id, unwanted)
    flash("C’est enregistré.")
    return redirect(url_for("account.index", _anchor="courriels"), 303)


@pages.post("/donnees")
def take() -> Response:
    """All that concerns the person, whatever they are here."""
    return attachment(keeping.person_file(store(), here().id))


@pages.post("/partout")
def leave_everywhere() -> Response:
    Centre(store()).close_logins(here().id)
    return let_out(url_for("ways.code"))


@pages.post("/sessions")
def join() -> Response:
    joined = sessions.join_as(store(), here(), request.form.get("code", ""))
    flash(f"Vous êtes dans la session « {joined.training.name} ». Un projet y est commencé.")
    return redirect(url_for("home.index"), 303)


@pages.post("/sessions/<training>/quitter")
@needs(training(READ))
def leave(training: str) -> Response:
    sessions.leave_training(store(), training, here().id)
    flash("Vous n’êtes plus dans cette session. Vos projets sont toujours à vous.")
    return redirect(url_for("account.index"), 303)


@pages.post("/sessions/<training>/accord")
@needs(training(READ))
def agree(training: str) -> Response:
    """Whether what one hands in there may go into a labelled set."""
    given = "accord" in request.form
    sessions.agree(store(), here(), training, given=given)
    flash("Votre accord est enregistré." if given else "Vos cartes n’iront dans aucun jeu de cotes.")
    return redirect(url_for("account.index", _anchor="sessions"), 303)


@pages.post("/projets/<id>/session")
@needs(project(OWN))
def show(id: str) -> Response:
    """Which session's trainers read a project."""
    sessions.show_project(store(), here(), id, request.form.get("session", ""))
    flash("C’est enregistré.")
    return redirect(url_for("sharing.show", id=id) if "partage" in request.form else url_for("home.index"), 303)


_CHOSEN = {kind: each for kind, each in post.KINDS.items() if each.off == "each"}
"""Letters that go to candidates, as each of them wants."""


def _page(name: Name, password: Password) -> str:
    person = here()
    return render_template(
        "account/index.html",
        person=person,
        name=name,
        password=password,
        login=ways.has_password(store(), person.id),
        factor=ways.has_factor(store(), person.id),
        spares=Centre(store()).spares_left(person.id),
        sessions=sessions.my_sessions(store(), person),
        shared=is_shared(),
        endings=keeping.endings_of(store(), person),
        opened=keeping.opened_by(store(), person) if person.role == "candidate" else (),
        linked=issuers.linked(store(), person),
        courses=lti.leading_here(store(), person),
        address=Centre(store()).address(person.id),
        kinds=_CHOSEN if person.role == "candidate" else {},
        unwanted=Centre(store()).unwanted(person.id),
        relinked=keeping.relinked(store(), person),
    )
