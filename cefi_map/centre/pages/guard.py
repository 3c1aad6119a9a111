"""Who comes in, and what they may: before any view, who asks, whether they may, and under which owner the thing that
the address names is opened."""

from __future__ import annotations

from contextlib import suppress

from flask import Request, current_app, g, make_response, redirect, render_template, request, session, url_for
from werkzeug.exceptions import Forbidden, Unauthorized
from werkzeug.wrappers import Response

from cefi_map.centre import issuers, rights, sharing, ways
from cefi_map.project.access import Person
from cefi_map.project.data import StorageError
from cefi_map.web.cookies import PERSON
from cefi_map.web.offline import REFUSED
from cefi_map.web.rights import named_in, right_of
from cefi_map.web.store import speak_for, store, write_as
from cefi_map.web.who import actor

from .devices import remember

NOBODY = "nobody"
"""An owner that nothing belongs to: whoever has not come in sees what is everybody's, and no more."""
CAME_BY = "came-by"
"""In the session of whoever came by a provider: its id, and the token that tells it who leaves."""


def known(request: Request) -> Person | None:
    """The person who asks, by the cookie of their browser; None while nobody has come in."""
    found = ways.who_is_in(store(), request.cookies.get(PERSON.name(), ""))
    return found[0] if found else None


def guard() -> Response | None:
    right = right_of(request.endpoint) if request.endpoint else None
    if right and not right.asked:
        return None
    person = actor(request)
    g.person = person.id if person else NOBODY
    g.passing = person is not None and person.role == "guest"
    if person:
        write_as(person.id, person.role)
    speak_for(g.person)
    if not request.endpoint or (right and right.roles is None):
        return None
    if person is None:
        return _come_in()
    if right is None or (right.roles is not None and person.role not in right.roles):
        raise Forbidden("right")
    if right.kind:
        found = rights.access(store(), person, right.kind, named_in(right, request.view_args or {}))
        if found.level < right.least or (found.linked and not right.linked):
            raise Forbidden("right")
        g.level, g.linked, g.since = found.level, found.linked, found.since
        rights.note_opened(store(), person, right.kind, named_in(right, request.view_args or {}), found.owner)
        if found.linked:
            g.passing = True
            with suppress(StorageError):  # it is for the author's eye: no reader waits for it
                sharing.seen(store(), named_in(right, request.view_args or {}), person)
        if right.kind != "training":
            speak_for(found.owner)
    return None


def _come_in() -> Response:
    if request.method == "GET" and not request.path.startswith("/api/"):
        return redirect(url_for("ways.code", vers=request.full_path.rstrip("?") if request.path != "/" else None), 303)
    raise Unauthorized


# ---- the browser's cookie


def let_in(person: Person, to: str, *, shared: bool, login: str = "") -> Response:
    """In, and on to a page; ``login`` of who showed its password. Nothing of what the browser held before comes along:
    neither its session, which another may have begun, nor who was in."""
    refused = session.get(REFUSED) or shared
    _forget_before()
    if refused:
        session[REFUSED] = True
    token, lasts = ways.enter_browser(store(), person, shared=shared)
    answer = redirect(to, 303)
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(PERSON.name(), token, max_age=lasts, secure=secure, httponly=True, samesite="Lax")
    if login and not shared:
        remember(answer, login)
    return answer


def let_out(to: str) -> Response:
    """Out, also of the provider by which the person came; on a computer that others use the browser forgets all that
    was kept there."""
    found = ways.who_is_in(store(), request.cookies.get(PERSON.name(), ""))
    issuer, token = session.get(CAME_BY, ("", ""))
    beyond = issuers.way_out(store(), issuer, token, url_for("ways.code", _external=True)) if issuer else ""
    _forget_before()
    answer = onward(beyond) if beyond else redirect(to, 303)
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.delete_cookie(PERSON.name(), secure=secure, httponly=True, samesite="Lax")
    if found and found[1]:
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def onward(to: str) -> Response:
    """A page that leads to another site at once: our forms may not, by the policy of our pages (safety.py)."""
    return make_response(render_template("ways/onward.html", to=to))


def is_shared() -> bool:
    """Whether the person said that others use this computer."""
    found = ways.who_is_in(store(), request.cookies.get(PERSON.name(), ""))
    return bool(found and found[1])


def _forget_before() -> None:
    if before := request.cookies.get(PERSON.name()):
        ways.leave_browser(store(), before)
    session.clear()
