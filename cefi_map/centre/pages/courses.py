"""The courses that open a session: who has not come from them yet, and what they have not been told yet."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import lti
from cefi_map.centre.store import Centre
from cefi_map.desk.pages.review_group import level_points
from cefi_map.errors import NotFound
from cefi_map.web.rights import OWN, everywhere
from cefi_map.web.rights import training as on_training
from cefi_map.web.store import lasting, rest, store
from cefi_map.web.who import here

from .providers import gate

pages = Blueprint("courses", __name__, url_prefix="/sessions/<training>/cours")
everywhere(pages, on_training(OWN))


@pages.get("")
def show(training: str) -> str:
    return _page(training)


@pages.post("/<link>/absents")
def not_come(training: str, link: str) -> str:
    """Asked of the platform by this gesture alone."""
    found = _link(training, link)
    rest()
    return _page(training, asked=found.id, names=lti.not_come(lasting(), gate(), found))


@pages.post("/<link>/retirer")
def take_away(training: str, link: str) -> Response:
    lti.bind(store(), here(), _link(training, link).id, "")
    flash("Ce lien n’ouvre plus cette session. Ceux qui y sont restent.")
    return redirect(url_for("courses.show", training=training), 303)


@pages.post("/<link>/points")
def say_points(training: str, link: str) -> Response:
    """``do``: "dire" the points of each sheet that is given back, or "taire" them."""
    yes = request.form.get("do") == "dire"
    lti.say_points(store(), _link(training, link), yes=yes)
    tell_soon()
    flash("Ce cours reçoit les points des fiches rendues." if yes else "Ce cours ne reçoit plus de points.")
    return redirect(url_for("courses.show", training=training), 303)


@pages.post("/dire")
def tell(training: str) -> Response:
    rest()
    lti.tell(lasting(), gate())
    if not lti.untold(store(), training):
        flash("Le cours sait maintenant tout ce qui l’attendait.")
    return redirect(url_for("courses.show", training=training), 303)


def tell_soon() -> None:
    """What waits for a course has an occasion."""
    lti.tell_soon(lasting(), gate())


def _page(training: str, asked: str = "", names: tuple[str, ...] = ()) -> str:
    return render_template(
        "lti/courses.html",
        training=Centre(store()).training(training),
        links=lti.links(store(), training),
        untold=lti.untold(store(), training),
        asked=asked,
        names=names,
        levels=level_points(store()),
    )


def _link(training: str, id: str) -> lti.CourseLink:
    for each, _ in lti.links(store(), training):
        if each.id == id:
            return each
    raise NotFound("Ce lien n’ouvre pas cette session.", advice="Rechargez la page.")
