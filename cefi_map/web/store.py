"""The store of the running application, and of one request to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flask import Flask, current_app, g, request

from cefi_map.project import data

from .places import first
from .safety import BROUGHT

WITHOUT = (*BROUGHT, "health.live", "health.ready", "metrics.show")
"""What is the same for every centre, and asks no store."""


def register(app: Flask, opened: data.Store | data.Cells) -> None:
    """Every request looks whether something is due: a day on which nobody asks for anything is no day of use."""
    app.extensions["store"] = opened
    upkeeps: dict[data.Store, data.Upkeep] = {}
    app.extensions["upkeeps"] = upkeeps

    @app.before_request
    def look() -> None:
        if request.endpoint not in WITHOUT:
            asked = lasting()
            if asked not in upkeeps:
                upkeeps[asked] = first("upkeep", asked) or data.Upkeep(asked)
            upkeeps[asked].look()

    @app.teardown_appcontext
    def leave(_: BaseException | None) -> None:
        rest()


def store() -> data.Store:
    """For what is done within this request: it sees one moment, and reads nothing twice."""
    if "sitting" not in g:
        sitting = ExitStack()
        g.store = sitting.enter_context(lasting().sitting())
        g.sitting = sitting
    opened: data.Store = g.store
    return opened


@contextmanager
def at_once() -> Iterator[None]:
    """What this request writes in here is kept together, or nothing is."""
    before = store()
    try:
        with before.at_once() as g.store:
            yield
    finally:
        g.store = before


def rest() -> None:
    """Give the connection back before something that takes long; what is read afterwards is of that moment."""
    g.pop("store", None)
    if sitting := g.pop("sitting", None):
        sitting.close()


def lasting() -> data.Store:
    """For what goes on after it. ``NotFound`` when the address names no centre of ours."""
    opened: data.Store | data.Cells = current_app.extensions["store"]
    found = opened.store(centre()) if isinstance(opened, data.Cells) else opened
    found = found.by(*g.actor) if "actor" in g else found
    return found.of(g.owner) if "owner" in g else found


def centre() -> str:
    """The centre of which the address speaks, "" where there is one alone."""
    named: str = current_app.extensions["reach"].centre(request.host)
    return named


def write_as(person: str, role: str) -> None:
    """From here on the journal says that this person did what this request writes. A centre's guard says so."""
    g.actor = (person, role)
    g.store = store().by(person, role)


def speak_for(owner: str) -> None:
    """From here on this request sees the data of that owner: a person, or a session whose works they mark. Only the
    guard (centre/pages/guard.py) says so, once it knows that they may."""
    g.owner = owner
    g.store = store().of(owner)
