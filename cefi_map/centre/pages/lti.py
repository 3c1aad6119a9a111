"""Doors from a course on a learning platform (LTI 1.3): somebody arrives, or puts a session into their course."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, flash, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from cefi_map import limits
from cefi_map.centre import lti, sessions
from cefi_map.centre.store import Centre, Issuer
from cefi_map.out.fence import origin_of
from cefi_map.store import Person
from cefi_map.web.cookies import COURSE
from cefi_map.web.rights import ANYONE, TRAINERS, everywhere, needs
from cefi_map.web.safety import from_elsewhere
from cefi_map.web.store import lasting, rest, store
from cefi_map.web.who import here

from .guard import let_in
from .newcomers import asked, goes_on_to
from .providers import gate

pages = Blueprint("lti", __name__, url_prefix="/lti")
everywhere(pages, ANYONE)

POSTED = ("lti.login", "lti.launch", "lti.choose")
"""Posted from a course, or from a page that stands within one: what they carry is signed or sealed, and no cookie of a
form comes along."""


SENT = ("iss", "login_hint", "target_link_uri", "client_id", "lti_message_hint", "lti_deployment_id")
"""What a platform says when it sends somebody."""


@pages.route("/connexion", methods=("GET", "POST"))
@from_elsewhere
def login() -> Answer | str:
    """A platform sends somebody: back to it, to be told who that is."""
    issuer = lti.platform(store(), request.values)
    _show_within(issuer)
    if _is_within() and request.values.get("target_link_uri") != url_for("lti.choose", _external=True):
        again = {name: request.values[name] for name in SENT if name in request.values}
        return render_template("lti/window.html", again=f"{url_for('lti.login')}?{urlencode(again)}")
    begun = lti.begin_launch(gate(), issuer, request.values, url_for("lti.launch", _external=True))
    answer = redirect(begun.to, 303)
    end, value = begun.cookie
    answer.set_cookie(COURSE.name(end), value, max_age=limits.LAUNCH_SECONDS, **_ACROSS)
    return answer


_ACROSS: dict[str, Any] = {"secure": True, "httponly": True, "samesite": "None", "partitioned": True}
"""It comes back in what the platform's page posts; partitioned, so that it does within that page too."""


@pages.post("/lancement")
@from_elsewhere
def launch() -> Answer | str:
    """Who it is, signed by the platform."""
    issuer = lti.sent_by(store(), gate(), request.form)
    _show_within(issuer)
    start = COURSE.name("")
    cookies = {name.removeprefix(start): value for name, value in request.cookies.items() if name.startswith(start)}
    rest()
    found, end = lti.finish_launch(lasting(), gate(), request.form, cookies)
    arrived = lti.arrive(store(), issuer, found)
    if isinstance(arrived, lti.Newcomer):
        answer = _first(issuer, found, arrived)
    elif found.message == lti.CHOOSES:
        answer = Response(_choices(issuer, found, arrived.person))
    else:
        answer = let_in(arrived.person, goes_on_to(arrived), shared=False)
    lti.tell_soon(lasting(), gate())
    answer.delete_cookie(COURSE.name(end), **_ACROSS)
    return answer


def _first(issuer: Issuer, found: lti.Launch, newcomer: lti.Newcomer) -> Answer:
    """Within a page of the platform no cookie of ours comes along: nobody says there who they are."""
    if found.message == lti.CHOOSES and _is_within():
        return Response(render_template("lti/first.html", newcomer=None, issuer=issuer))
    return asked(newcomer)


@pages.get("/cles.json")
def keys() -> Response:
    """Our public keys, for a platform that verifies what we sign."""
    return jsonify(lti.public_keys(store(), gate()))


# ---- a session is put into a course


def _choices(issuer: Issuer, found: lti.Launch, person: Person) -> str:
    return render_template(
        "lti/choose.html",
        passed=lti.offer(gate(), issuer, found, person),
        trainings=lti.choices(store(), person),
        course=found.course,
        issuer=issuer,
        asks_line=found.takes_line,
    )


@pages.post("/choisir")
def choose() -> str:
    """The choice goes back to the platform: by the browser, which posts it there."""
    sent = request.form
    passed, training = sent.get("passage", ""), sent.get("session", "")
    if not training:
        training = lti.new_session(store(), gate(), passed, sent.get("name", ""))
    chosen = lti.chosen(store(), gate(), passed, training, line="line" in sent)
    _show_within(chosen.issuer)
    g.sends = origin_of(chosen.to)
    return render_template("lti/return.html", chosen=chosen)


@pages.get("/liens/<link>")
@needs(TRAINERS)
def link(link: str) -> str:
    """Which session a link of a course opens: the first who teaches there says it."""
    return render_template(
        "lti/link.html", link=Centre(store()).course_link(link), trainings=lti.choices(store(), here())
    )


@pages.post("/liens/<link>")
@needs(TRAINERS)
def bind(link: str) -> Answer:
    training, name = request.form.get("session", ""), request.form.get("name", "")
    if not training:
        training = sessions.create_training(store(), here(), name).id
    lti.bind(store(), here(), link, training)
    flash("Ce lien ouvre cette session.")
    return redirect(url_for("trainings.show", training=training), 303)


# ---- within a page of the platform


def _is_within() -> bool:
    return request.headers.get("Sec-Fetch-Dest", "document") in ("iframe", "frame", "embed", "object")


def _show_within(issuer: Issuer) -> None:
    """This answer may stand in a page of that platform: it does nothing but open a window, or answer the platform
    itself (safety.py)."""
    g.within = origin_of(issuer.url)
