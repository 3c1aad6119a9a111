"""The store of the running application."""

from __future__ import annotations

from flask import current_app

from cefi_map import service


def store() -> service.Store:
    opened: service.Store = current_app.extensions["store"]
    return opened
