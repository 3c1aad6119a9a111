"""What every request must show and every answer carry: Host, origin, security headers, size."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, Response, current_app, g, request, session
from werkzeug.exceptions import BadRequest, Forbidden

from .reach import Reach

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types cefi-worker",
    )
)
"""One policy alone makes what a browser runs of a text: it lets the address of our worker pass, and nothing else
(static/js/offline/registering.js)."""
WRITING_CSP = f"{CSP} ProseMirrorClipboard"
"""On the dossier's page: the editor reads pasted HTML into a document that is never shown, under this one more."""
HEADERS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
BROUGHT = ("static", "assets.of_wing", "assets.sheets", "assets.advances")
"""Scripts, styles, letters, widths: no document, so that their policy lets nothing more in. A drawing is one when it is
opened by itself."""
NOTHING = "default-src 'none'; frame-ancestors 'none'"
HSTS = "max-age=31536000"
"""A year during which a browser asks by HTTPS alone; of the names below ours, whoever holds the domain decides."""
WRITING = ("dossier.edit", "dossier.bring")

IN_LETTERS = "application/x-www-form-urlencoded"
"""A form without a file: what it says is read into memory at once, wherever it goes."""

READING = ("GET", "HEAD", "OPTIONS")
V = TypeVar("V", bound=Callable[..., Any])


def carries(most: int) -> Callable[[V], V]:
    """Declares how many bytes what is sent to a view may have, where they may be more than a map's; stands below its
    route."""

    def declare(view: V) -> V:
        view.most = most  # type: ignore[attr-defined]
        return view

    return declare


def from_elsewhere(view: V) -> V:
    """Declares that pages of others post to a view, which asks for a proof of its own; stands below its route."""
    view.from_elsewhere = True  # type: ignore[attr-defined]
    return view


def most_carried() -> int | None:
    """What the view of this request declared."""
    found: int | None = getattr(_view(), "most", None)
    return found


def register(app: Flask, reach: Reach, *, measured: bool) -> None:
    if reach.url:
        app.wsgi_app = as_public(app.wsgi_app, reach)  # type: ignore[assignment,method-assign]
    headers = _headers(reach)

    @app.before_request
    def guard() -> None:
        g.started = time.perf_counter()
        if not reach.allows(request.environ.get("HTTP_HOST", "")):
            raise BadRequest("host")
        if not same_origin() and not hasattr(_view(), "from_elsewhere"):
            raise Forbidden("origin")
        most = most_carried()
        if most and request.mimetype != IN_LETTERS:  # before the form is read
            request.max_content_length = most
        if _is_visit() and request.blueprint not in ("health", "metrics"):
            session.permanent = True  # a page visited makes the session new; a file that comes late must not

    @app.after_request
    def protect(response: Response) -> Response:
        brought = request.endpoint in BROUGHT and response.mimetype not in ("text/html", "image/svg+xml")
        usual = headers | {"Content-Security-Policy": NOTHING if brought else _policy()}
        usual["Cache-Control"] = "private, no-cache"
        said = set(response.headers.keys())
        response.headers.extend({name: value for name, value in usual.items() if name not in said})
        if g.get("within"):  # it knows no other site but ours; « frame-ancestors » does
            del response.headers["X-Frame-Options"]
        if measured and "started" in g:
            response.headers["Server-Timing"] = f"app;dur={(time.perf_counter() - g.started) * 1000:.1f}"
        return response


def _view() -> Callable[..., Any] | None:
    return current_app.view_functions.get(request.endpoint or "")


def _policy() -> str:
    """One page may stand ``within`` a page of a registered platform, another posts its answer there (lti.py)."""
    policy = WRITING_CSP if request.endpoint in WRITING else CSP
    if within := g.get("within"):
        policy = policy.replace("frame-ancestors 'none'", f"frame-ancestors {within}")
    if sends := g.get("sends"):
        policy = policy.replace("form-action 'self'", f"form-action 'self' {sends}")
    return policy


def _is_visit() -> bool:
    """A page that a person opens; where the worker asks for it in their place, the browser says how alone. One that
    says nothing of it (an old one; WebKit, when it looks for a newer worker, then without a cookie) asks for HTML where
    a person does: an answer to anything else would put a new session in the place of the one of the open page."""
    told = request.headers
    if told.get("Service-Worker") == "script":
        return False
    where, how = told.get("Sec-Fetch-Dest"), told.get("Sec-Fetch-Mode")
    if where is None and how is None:
        return "text/html" in told.get("Accept", "")
    return where == "document" or how == "navigate"


def _headers(reach: Reach) -> dict[str, str]:
    if reach.encrypted:
        return {**HEADERS, "Strict-Transport-Security": HSTS}
    if reach.everyone:  # in plain HTTP on a network browsers leave this one out, and complain of it
        return {name: value for name, value in HEADERS.items() if name != "Cross-Origin-Opener-Policy"}
    return HEADERS


def as_public(application: WSGIApplication, reach: Reach) -> WSGIApplication:
    """The application as if it were asked by its public URL itself. A web server that stands before it asks in plain
    HTTP, often under another name; what it says of that in headers is not needed, and so nobody can forge it."""

    def asked(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        named = environ.get("HTTP_HOST", "")
        if reach.allows(named) and (not reach.domain or reach.centre(named)):
            scheme, _, host = reach.public_url(named).partition("://")
            environ |= {"wsgi.url_scheme": scheme, "HTTP_HOST": host}
        return application(environ, start_response)

    return asked


def same_origin() -> bool:
    """Whether the request comes from our own pages, as far as the browser says; a plain visit always may."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if request.method in READING:
        return site in ("same-origin", "none") or request.headers.get("Sec-Fetch-Mode") == "navigate"
    origin = request.headers.get("Origin")
    return site in ("same-origin", "none") and (origin is None or origin == f"{request.scheme}://{request.host}")
