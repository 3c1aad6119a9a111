"""The application: settings, safety, blueprints. ``create_app`` opens the store that every view uses."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from jinja2 import FileSystemLoader

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.project import data as data_room
from cefi_map.wings import folders, loaded, wings

from . import assets, errors, health, help, logs, offline, patience, places, safety, shown, store, who
from . import metrics as metrics_page
from .cookies import SESSION_LASTS
from .numbers import Whole
from .reach import HERE, Reach
from .secret import Sessions, cookie_name, secret_key

FORM_ROOM = 64 * 1024
"""What a form adds around the file it carries."""

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

CORE = "cefi_map.project.pages"
"""Whose pages are there whatever else is."""

csrf = CSRFProtect()


def create_app(
    data_dir: str | Path | None = None,
    *,
    database: str | None = None,
    copies: str | Path | None = None,
    reach: Reach = HERE,
    debug: bool = False,
    metrics: str = "",
    smtp: str = "",
    local_issuers: bool = False,
) -> Flask:
    """The Flask application over one store: ``database`` (a URL) or the SQLite file of ``data_dir``,
    with its automatic copies in ``copies``; over a cell of ``database`` for each centre that ``reach`` may name.
    Where it ``asks``, everybody says who they are.

    ``reach`` says under which names and to whom it answers. ``debug`` reloads templates and adds measures, never a
    debugger. ``metrics``: the token for which figures are given. ``smtp``: the address of the centre's mail
    server (centre/post/smtp.py). ``local_issuers``: what says who comes in runs on this computer, for a test
    (out/fence.py).
    """
    directory = data_room.data_directory(data_dir)
    for extension, kind in _TYPES.items():  # a system's registry may say otherwise, and nosniff would obey it
        mimetypes.add_type(kind, extension)
    app = Flask("cefi_map")
    app.jinja_loader = FileSystemLoader(folders("templates"))
    app.url_map.converters["int"] = Whole
    key = secret_key(directory)
    app.config.update(_settings(key, reach, debug), SMTP=smtp, LOCAL_ISSUERS=local_issuers)
    app.session_interface = Sessions(reach)
    app.extensions["directory"] = directory
    places.register(app)
    patience.register(app)
    logs.register(app)
    metrics_page.register(app, metrics)
    app.extensions["reach"] = app.jinja_env.globals["reach"] = reach
    safety.register(app, reach, measured=debug)
    opened = data_room.open_cells(database) if reach.domain else data_room.open_store(directory, database, copies)
    store.register(app, opened)
    who.register(app, asks=reach.asks)
    csrf.init_app(app)
    shown.register(app)
    assets.register(app)
    offline.register(app, database or "")
    errors.register(app)
    for room in (help, health):
        app.register_blueprint(room.pages)
    for pages in loaded(CORE, *(wing.pages for wing in wings())):
        pages.register(app, reach)
    if reach.asks and not {"actor", "guard"} <= app.extensions["places"].keys():
        opened.close()
        raise CefiError("Cette installation n’a pas les comptes d’un centre.", advice="Démarrez sans --centre.")
    return app


def _settings(key: bytes, reach: Reach, debug: bool) -> dict[str, Any]:
    """Flask's and its extensions' settings."""
    found: dict[str, Any] = {
        "SECRET_KEY": key,
        "SESSION_COOKIE_NAME": cookie_name(key, encrypted=reach.encrypted),
        "SESSION_COOKIE_SECURE": reach.encrypted,
        "SESSION_COOKIE_SAMESITE": "Lax",  # a link in a mail arrives with its session; nothing is written by a link
        "SESSION_COOKIE_HTTPONLY": True,
        "PERMANENT_SESSION_LIFETIME": SESSION_LASTS,
        "SESSION_REFRESH_EACH_REQUEST": False,  # safety.py does it, with each page and nothing else
        "WTF_CSRF_TIME_LIMIT": None,  # an hour would break saving in the middle of an exam
        "WTF_CSRF_SSL_STRICT": False,  # safety.py reads Origin; a Referer is what some browsers are told to hold back
        "MAX_CONTENT_LENGTH": limits.UPLOAD_BYTES + FORM_ROOM,
        "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
        "MAX_FORM_PARTS": 500,
        "TEMPLATES_AUTO_RELOAD": debug,
    }
    if reach.url and not reach.domain:  # addresses made outside a request
        found["PREFERRED_URL_SCHEME"], _, found["SERVER_NAME"] = reach.url.partition("://")
    return found
