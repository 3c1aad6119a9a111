"""Coming in by an OpenID Connect provider: the browser goes there, and comes back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, make_response, redirect, request, session, url_for
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.centre import issuers, sessions
from cefi_map.errors import CefiError, Conflict
from cefi_map.out.fence import Gate
from cefi_map.web.cookies import WALK
from cefi_map.web.rights import ANYONE, everywhere
from cefi_map.web.store import centre, lasting, rest, store
from cefi_map.web.who import actor

from .guard import CAME_BY, let_in, onward
from .ways_in import door, wanted

pages = Blueprint("providers", __name__, url_prefix="/entrer")
everywhere(pages, ANYONE)

TOKEN_CHARS = 2500
"""Of a token that comes along in the session, whose cookie has 4,096. Without it a provider asks who leaves."""


@pages.post("/avec/<issuer>")
def depart(issuer: str) -> Response:
    """There, with the code of the session and what else was said at the door. Whoever is in links the account."""
    person, sent = actor(request), request.form
    meant = {"code": sent.get("code", "")[:40], "to": wanted(), "shared": "oui" if "shared" in sent else ""}
    meant["person"] = person.id if person and "link" in sent else ""
    rest()
    try:
        to, kept = issuers.depart(lasting(), gate(), issuer, back())
    except CefiError as error:
        return make_response(door(error, meant["code"]))
    answer = onward(to)
    _keep(answer, _signer().dumps(kept | meant), limits.WALK_MINUTES * 60)
    return answer


@pages.get("/retour")
def arrive() -> Response:
    """Back. What the browser kept is signed, and goes whatever comes of it."""
    kept, person = _kept(), actor(request)
    if kept.get("person") and (not person or person.id != kept["person"]):
        kept = {}
    rest()
    try:
        arrived = issuers.arrive(lasting(), gate(), kept, request.args.to_dict(), back())
        answer = _linked() if kept.get("person") else _in(arrived, kept)
    except CefiError as error:
        answer = make_response(door(error, kept.get("code", "")))
    _keep(answer, "", 0)
    return answer


def gate() -> Gate:
    found: Gate = current_app.extensions["gate"]
    return found


def back() -> str:
    """The one address to which any provider sends people back."""
    return url_for("providers.arrive", _external=True)


def _in(arrived: issuers.Arrived, kept: dict[str, Any]) -> Response:
    person, said = arrived.person, arrived.said
    try:
        if kept["code"]:
            sessions.join_as(store(), person, kept["code"])
    except Conflict:
        pass  # in it already: nothing to say
    except CefiError as error:
        said = said or str(error)
    to = kept["to"]
    if person.role == "candidate" and not sessions.my_sessions(store(), person):
        to = url_for("account.index", _anchor="sessions")
        said = said or f"Bonjour, {person.name}. Entrez le code de votre session\u00a0: il est au tableau."
    answer = let_in(person, to, shared=bool(kept["shared"]))
    session[CAME_BY] = (arrived.issuer, arrived.token if len(arrived.token) <= TOKEN_CHARS else "")
    if said:
        flash(said)
    return answer


def _linked() -> Response:
    flash("Ce compte vous ramène maintenant ici.")
    return redirect(url_for("account.index", _anchor="comptes"), 303)


# ---- what the browser keeps on its way


def _signer() -> URLSafeTimedSerializer:
    """Each centre its own: what was begun in one ends in no other."""
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=f"walk {centre()}")


def _kept() -> dict[str, Any]:
    try:
        found = _signer().loads(request.cookies.get(WALK.name(), ""), max_age=limits.WALK_MINUTES * 60)
    except BadData:
        return {}
    return dict(found)


def _keep(answer: Response, value: str, seconds: int) -> None:
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(WALK.name(), value, max_age=seconds, secure=secure, httponly=True, samesite="Lax")
