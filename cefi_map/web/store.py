"""The store of the running application, and of one request to it."""

from __future__ import annotations

from contextlib import ExitStack

from flask import Flask, current_app, g

from cefi_map import service


def register(app: Flask, opened: service.data.Store) -> None:
    """Every request looks whether something is due: a day on which nobody asks for anything is no day of use."""
    app.extensions["store"] = opened
    upkeep = service.data.Upkeep(opened)

    @app.before_request
    def look() -> None:
        upkeep.look()

    @app.teardown_appcontext
    def leave(_: BaseException | None) -> None:
        if sitting := g.pop("sitting", None):
            sitting.close()


def store() -> service.data.Store:
    """For what is done within this request: it sees one moment, and reads nothing twice."""
    if "sitting" not in g:
        g.sitting = ExitStack()
        g.store = g.sitting.enter_context(lasting().sitting())
    opened: service.data.Store = g.store
    return opened


def lasting() -> service.data.Store:
    """For what goes on after it."""
    opened: service.data.Store = current_app.extensions["store"]
    return opened
