"""Whoever asks for what is being worked out: kept waiting for a moment, then told to ask again, on a page that does so
by itself."""

from __future__ import annotations

from contextlib import ExitStack

from flask import Flask, g, jsonify, make_response, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.errors import NotYet
from cefi_map.project import later

from .places import first

AGAIN = 2
"""Seconds after which to ask again."""
_IMAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="90" viewBox="0 0 600 90" font-family="sans-serif" '
    'font-size="15" lang="fr" role="img"><title>{0}</title><rect x="1" y="1" width="598" height="88" fill="none" '
    'stroke="#6B7280" stroke-dasharray="6 5"/><text x="300" y="50" text-anchor="middle" fill="#6B7280">{0}</text></svg>'
)


def register(app: Flask) -> None:
    app.register_error_handler(NotYet, not_yet)

    @app.before_request
    def hurry() -> None:
        """No request waits for a judgement."""
        g.hurry = ExitStack()
        g.hurry.enter_context(later.hurried(later.PATIENCE))

    @app.teardown_request
    def rest(_: BaseException | None) -> None:
        if hurry := g.pop("hurry", None):
            hurry.close()


def not_yet(error: NotYet) -> Response:
    """JSON under /api/, a picture where one is asked for, else a page that asks again; what a form sent stays in it. It
    leads back to where who asks came from."""
    if request.path.startswith("/api/"):
        return coming(jsonify(message=error.message, advice=error.advice))
    if request.headers.get("Sec-Fetch-Dest") == "image":
        return coming(Response(_IMAGE.format(error.message), content_type="image/svg+xml"))
    sent = list(request.form.items(multi=True)) if request.method == "POST" else None
    return coming(render_template("patience.html", error=error, sent=sent, again=AGAIN, ways=_ways()))


def _ways() -> list[tuple[str, str, str]]:
    """Where else to go, as (address, icon, words): what a wing says of its own pages; else the map of the project, and
    all of them."""
    id = (request.view_args or {}).get("id", "") if request.path.startswith("/projets/") else ""
    of_project = [(url_for("project.map", id=id), "map", "Voir la carte")] if id else []
    return first("ways-back") or [*of_project, (url_for("home.index"), "home", "Voir mes projets")]


def coming(page: str | Response) -> Response:
    """What is said meanwhile, as an answer that nobody keeps."""
    response = make_response(page)
    response.status_code = 202
    response.headers["Retry-After"] = str(AGAIN)
    response.headers["Cache-Control"] = "private, no-store"
    return response
