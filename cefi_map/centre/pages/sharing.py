"""« Partager »: who can read a project; links to it, each with a right and an end; and the page that a link opens."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, DateField, RadioField, StringField
from wtforms.validators import Optional

from cefi_map import limits
from cefi_map.centre import sessions, sharing
from cefi_map.centre.store import Share
from cefi_map.errors import BadInput, CefiError
from cefi_map.web.forms import asks_for, at_most
from cefi_map.web.rights import ANYONE, OWN, everywhere, needs, project
from cefi_map.web.shown import count
from cefi_map.web.store import store
from cefi_map.web.who import actor, here

from .guard import is_shared, let_in

pages = Blueprint("sharing", __name__)
everywhere(pages, ANYONE)

ENDS = {"7": "Pendant 7 jours", "30": "Pendant 30 jours", "date": "Jusqu’au jour choisi"}


class Given(FlaskForm):  # type: ignore[misc]
    granted = RadioField("Avec ce lien, on peut", choices=tuple(sharing.GRANTED), default="read", validate_choice=False)
    ends = RadioField("Jusqu’à quand ?", choices=tuple(ENDS), default="7", validate_choice=False)
    date = DateField("Dernier jour", [Optional()])


class Guest(FlaskForm):  # type: ignore[misc]
    name = StringField("Votre nom ou pseudonyme", [at_most(limits.PERSON_CHARS)], render_kw=asks_for("name"))
    shared = BooleanField("Cet appareil est partagé")


# ---- for the author


@pages.get("/projets/<id>/partage")
@needs(project(OWN))
def show(id: str) -> str:
    return _page(id, Given(formdata=None))


@pages.post("/projets/<id>/partage")
@needs(project(OWN))
def give(id: str) -> Response | tuple[str, int]:
    form = Given()
    if not form.validate_on_submit():
        form.date.errors = ["Cette date ne se lit pas. Choisissez-la dans le calendrier du champ."]
        return _page(id, form), 422
    try:
        made = sharing.share_project(store(), id, form.granted.data, _end(form), _key())
    except CefiError as error:
        (form.granted if "droit" in error.message else form.ends).errors = [str(error)]
        return _page(id, form), error.status
    flash("Le lien est prêt. Copiez-le, puis donnez-le.")
    return redirect(url_for("sharing.show", id=id, _anchor=f"l-{made.id}"), 303)


@pages.post("/projets/<id>/partage/<share>/retirer")
@needs(project(OWN))
def withdraw(id: str, share: str) -> Response:
    sharing.withdraw(store(), id, share)
    flash("Le lien est retiré. Il n’ouvre plus rien.")
    return redirect(url_for("sharing.show", id=id), 303)


@pages.app_template_global()
def links_to(id: str) -> tuple[Share, ...]:
    """Links by which others come to a project, for the pages of its author."""
    return sharing.shares(store(), id)


@pages.app_template_global()
def reads(id: str) -> tuple[int, str]:
    """How many read a project beside its author; the same with its links, « 3 lecteurs, 1 lien », "" without any."""
    found, links = sessions.readers(store(), id), links_to(id)
    people = {each.id for each in found.trainers} if found else set()
    people |= {guest.person.id for link in links for guest in link.guests}
    told = [count(len(people), "lecteur"), *([count(len(links), "lien")] if links else [])]
    return len(people), ", ".join(told) if people or links else ""


def _page(id: str, form: Given) -> str:
    links = [(each, _address(each)) for each in sharing.shares(store(), id)]
    return render_template(
        "sharing/show.html",
        view=store().project(id),
        form=form,
        links=links,
        granted=sharing.GRANTED,
        ends=ENDS,
        nearest=datetime.now().astimezone().date(),
        readers=sessions.readers(store(), id),
        sessions=sessions.my_sessions(store(), here()),
    )


def _address(share: Share) -> str:
    """ "" for one whose token this server can make no more."""
    token = sharing.link_token(_key(), share.id)
    return url_for("sharing.link", token=token, _external=True) if sharing.can_be_copied(share, token) else ""


def _end(form: Given) -> datetime:
    """The last moment of the chosen day, on this server's clock; else so many days from now."""
    now = datetime.now().astimezone()
    if form.ends.data in ("7", "30"):
        return now + timedelta(days=int(form.ends.data))
    if form.date.data is None:
        raise BadInput("Une date de fin est attendue.", advice="Choisissez le dernier jour où ce lien sert.")
    return datetime.combine(form.date.data, time.max.replace(microsecond=0)).astimezone()


def _key() -> bytes:
    key: bytes = current_app.config["SECRET_KEY"]
    return key


# ---- for whoever has the link


@pages.get("/partage/<token>")
def link(token: str) -> str | Response:
    """Says whose project it is and what one may do there: a visit alone lets nobody in."""
    shared, person = sharing.shared_by(store(), token), actor(request)
    if person and person.id == shared.author.id:
        return redirect(url_for("sharing.show", id=shared.project.id), 303)
    return _door(shared, Guest(formdata=None))


@pages.post("/partage/<token>")
def enter(token: str) -> Response | tuple[str, int]:
    shared, person, form = sharing.shared_by(store(), token), actor(request), Guest()
    if not form.validate_on_submit():
        return _door(shared, form), 422
    try:
        came = sharing.come_by(store(), shared, person, form.name.data or "")
    except CefiError as error:
        form.name.errors = [str(error)]
        return _door(shared, form), error.status
    to = url_for("project.map", id=shared.project.id)
    return redirect(to, 303) if person else let_in(came, to, shared=form.shared.data)


def _door(shared: sharing.Shared, form: Guest) -> str:
    return render_template(
        "sharing/link.html",
        shared=shared,
        granted=sharing.GRANTED[shared.share.granted],
        person=actor(request),
        form=form,
        unkept=is_shared(),
    )
