"""Doors for whom a course sends and nobody here knows: who teaches shows an account, a candidate says whether they are
in the session already."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.centre import lti
from cefi_map.web.cookies import COURSE
from cefi_map.web.rights import ANYONE, CANDIDATES, TRAINERS, everywhere, needs
from cefi_map.web.store import store
from cefi_map.web.who import here, me

from .guard import let_in
from .providers import gate

pages = Blueprint("newcomers", __name__, url_prefix="/lti/compte")
everywhere(pages, ANYONE)

_ACCOUNT = "compte"
_OWN: dict[str, Any] = {"secure": True, "httponly": True, "samesite": "Lax"}


def asked(newcomer: lti.Newcomer) -> Response:
    """On to the page that asks; their browser carries that the course sent them, and this right alone lets anybody
    answer."""
    answer = redirect(url_for("newcomers.ask"), 303)
    passed = lti.first_arrival(gate(), newcomer)
    answer.set_cookie(COURSE.name(_ACCOUNT), passed, max_age=limits.LAUNCH_SECONDS, **_OWN)
    return answer


def goes_on_to(arrived: lti.Arrived) -> str:
    """Where somebody goes on to: their project, the session that they lead, or what is still to be said of the link."""
    if arrived.project:
        return url_for("project.map", id=arrived.project)
    leads = arrived.person.role in ("trainer", "head")
    if leads and arrived.training:
        return url_for("trainings.show", training=arrived.training)
    if leads and arrived.link and not arrived.link.training:
        return url_for("lti.link", link=arrived.link.id)
    return url_for("home.index")


@pages.get("")
def ask() -> str:
    newcomer, person = _newcomer(), me()
    if not newcomer.link:
        return render_template("lti/first.html", newcomer=newcomer, person=person)
    training = lti.session_of(store(), newcomer)
    known = person if lti.may_be(store(), person, newcomer) else None
    return render_template("lti/newcomer.html", newcomer=newcomer, training=training, known=known)


@pages.post("")
@needs(TRAINERS)
def join() -> Response:
    lti.join_account(store(), here(), _newcomer())
    flash("Votre cours vous fait entrer sous ce compte. Reprenez-y ce que vous faisiez.")
    return _answered(redirect(url_for("trainings.index"), 303))


@pages.post("/moi")
@needs(CANDIDATES)
def stay() -> Response:
    """The candidate who is in, by this browser's own cookie, is whom the course sent."""
    arrived = lti.stay(store(), here(), _newcomer())
    flash("Votre cours vous ramène maintenant ici.")
    return _answered(redirect(goes_on_to(arrived), 303))


@pages.post("/nouveau")
def begin() -> Response:
    arrived = lti.begin_anew(store(), _newcomer())
    return _answered(let_in(arrived.person, goes_on_to(arrived), shared=False))


def _newcomer() -> lti.Newcomer:
    return lti.who_arrived(gate(), request.cookies.get(COURSE.name(_ACCOUNT), ""))


def _answered(answer: Response) -> Response:
    answer.delete_cookie(COURSE.name(_ACCOUNT), **_OWN)
    return answer
