"""What opens without a network: the worker, the manifest that installs the application, and which pages a browser may
keep, under whose name. The browser's own part stands in ``static/js/offline/``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.globals import request_ctx
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from werkzeug.wrappers import Response as Answer

from cefi_map import limits
from cefi_map.wings import folders

from .assets import STATIC, asset, digest_of_modules, static
from .rights import ANYONE, everywhere

pages = Blueprint("offline", __name__)
everywhere(pages, ANYONE)

KEPT = (
    *("home.index", "project.map", "dossier.edit", "hand_in.look", "talk.show"),
    *("help.index", "help.topic", "offline.away"),
)
"""A candidate's pages; those of a trainer show the work of others, and the rest needs the server at each gesture."""
HEADER = "Kept-Under"
"""On a page that may be kept: whose data it shows, the edition of what it brings, how many projects stay."""
REFUSED = "nothing-kept"
"""In the session of a browser that was told to keep nothing."""
DESK = "#F3F3F0"
"""The ground of the pages (tokens.css), behind the first one while it opens."""


def register(app: Flask, database: str) -> None:
    """``database`` names the data that pages show, beside the session's key."""
    app.extensions["place"] = _digest(b"place", app.config["SECRET_KEY"], database.encode())
    app.jinja_env.globals.update(kept_under=kept_under, is_visit=is_visit, may_keep=may_keep)
    app.register_blueprint(pages)

    @app.after_request
    def allow(response: Response) -> Response:
        if request.endpoint not in KEPT or response.status_code != 200:  # a file never asks whose session it is
            return response
        if may_keep() and not (is_passing() or _tells_once()):
            response.headers[HEADER] = f"{place()} {_edition()} {limits.KEPT_PROJECTS}"
        return response


def may_keep() -> bool:
    return not session.get(REFUSED)


def is_passing() -> bool:
    """Whether the page is open by a link alone: once that is withdrawn nobody reads it anywhere, and so no copy stays;
    what the browser keeps of others is none of its business."""
    return bool(g.get("passing", False))


def place() -> str:
    """Whose data pages show: those of one address and, in a centre, of one person."""
    found: str = current_app.extensions["place"]
    return _digest(found.encode(), g.person.encode()) if "person" in g else found


def kept_under() -> Markup:
    """The attributes of ``<html>`` by which a page knows whose data it shows, and whether it may be kept: the browser
    keeps nothing ("unkept"), or not this page ("passing")."""
    shown = Markup(' data-place="{}"').format(place())
    if not may_keep():
        return shown + Markup(" data-unkept")
    return shown + Markup(" data-passing") if is_passing() else shown


def is_visit() -> bool:
    """Whether a person asks for this page, not the worker for a copy of it: what is said once waits for a person."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


@pages.get("/hors-ligne.js")
def worker() -> Response:
    """At the root, because a worker reaches what stands beside it and below. Asked for again at each visit."""
    return static("js/offline/worker.js")


@pages.get("/carte-cefi.webmanifest")
def manifest() -> Response:
    told = jsonify(
        id="/",
        name="Carte CEFI",
        short_name="Carte CEFI",
        description="Carte mentale et dossier du bloc 3, avec leurs verdicts.",
        lang="fr",
        start_url=url_for("home.index"),
        scope="/",
        display="standalone",
        theme_color=DESK,
        background_color=DESK,
        icons=list(_icons()),
    )
    told.mimetype = "application/manifest+json"
    return told


def _icons() -> Iterator[dict[str, str]]:
    for size in (192, 512):
        yield {"src": asset(f"icons/{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
    yield {"src": asset("icons/512-full.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"}


@pages.get("/hors-ligne")
def away() -> str:
    """What stands in the place of a page that was not kept."""
    return render_template("offline/away.html")


@pages.get("/api/jeton")
def token() -> Response:
    """``{token, place}``: with the one a page sends what another one wrote without a network, or what its own token is
    too old for; the other says to whom it is given."""
    return jsonify(token=generate_csrf(), place=place())


@pages.post("/donnees/navigateur/effacer")
def forget() -> Answer:
    """The browser itself forgets all that this application left there, its worker included, and keeps nothing more."""
    session[REFUSED] = True
    answer = redirect(url_for("data.index", _anchor="navigateur"), 303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@pages.post("/donnees/navigateur/garder")
def keep() -> Answer:
    session.pop(REFUSED, None)
    return redirect(url_for("data.index", _anchor="navigateur"), 303)


def _tells_once() -> bool:
    """Whether the page shows what is said once, which a copy would say again."""
    return bool(getattr(request_ctx, "flashes", None))


def _edition() -> str:
    """Names what pages bring along and the way they are written. With ``--debug`` a change by hand counts at once."""
    return _made_of() if current_app.config["TEMPLATES_AUTO_RELOAD"] else _once()


@cache
def _once() -> str:
    return _made_of()


def _made_of() -> str:
    brought = folders("static")
    pages = (path for folder in folders("templates") for path in sorted(folder.rglob("*.html")))
    sheets = (path for folder in brought for path in sorted(folder.glob("css/*.css")))
    files = (*sheets, STATIC / "icons.svg", STATIC / "node-icons.svg", *pages)
    return _digest(digest_of_modules(*brought).encode(), *(path.read_bytes() for path in files))


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\n".join(parts)).hexdigest()[:12]
