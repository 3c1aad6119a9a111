"""The store of the running application."""

from __future__ import annotations

from flask import Flask, current_app

from cefi_map import service


def register(app: Flask, opened: service.Store) -> None:
    """Every request looks whether something is due: a day on which nobody asks for anything is no day of use."""
    app.extensions["store"] = opened
    upkeep = service.Upkeep(opened)

    @app.before_request
    def look() -> None:
        upkeep.look()


def store() -> service.Store:
    opened: service.Store = current_app.extensions["store"]
    return opened
