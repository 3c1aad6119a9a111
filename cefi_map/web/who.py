"""Who asks: the one place where a request becomes a person. On a laptop nobody is asked, and all is one person's."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from flask import Flask, Request, current_app, g, request
from werkzeug.exceptions import Unauthorized

from cefi_map.project.access import LAPTOP, Person

from .places import first
from .rights import LEVELS, OWN


def register(app: Flask, *, asks: bool) -> None:
    """What pages ask of who asks. Where ``asks``, a wing looks before any view (``guard``) and says who it is
    (``actor``)."""
    app.extensions["asks"] = asks
    if asks:
        app.before_request(partial(first, "guard"))
    app.jinja_env.globals.update(me=me, may=may, by_link=by_link)


def actor(request: Request) -> Person | None:
    """The person who asks; None while nobody has come in."""
    if not current_app.extensions["asks"]:
        return LAPTOP
    found: Person | None = first("actor", request)
    return found


def me() -> Person | None:
    """For pages of a centre; None on a laptop, where nobody has a name."""
    return actor(request) if current_app.extensions["asks"] else None


def may(least: str) -> bool:
    """Whether the person may do at least so much ("READ", "COMMENT", "WRITE", "OWN") with what the page shows."""
    level: int = g.get("level", OWN)
    return level >= LEVELS[least]


def by_link() -> bool:
    """Whether what the page shows is open to the person by a link alone, as it stands and no more."""
    return bool(g.get("linked", False))


def since() -> datetime | None:
    """The moment from which on what the page shows is open to the person; None: all that went before too."""
    moment: datetime | None = g.get("since")
    return moment


def here() -> Person:
    """The person, in a view that nobody reaches without being known."""
    person = actor(request)
    if person is None:
        raise Unauthorized
    return person
