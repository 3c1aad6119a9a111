"""The candidate's pages: one blueprint each, views of a few lines."""

from __future__ import annotations

from flask import Flask

from cefi_map.web.reach import Reach

from . import (
    action_sheet,
    api,
    bench,
    birth,
    data,
    dossier,
    dossier_api,
    downloads,
    editor,
    edits,
    hand_in,
    home,
    pictures,
    planning,
    poster,
    printing,
    project,
    questions,
    reader,
    reference,
    returned,
    second,
    settings,
    talk,
    trash,
)

ROOMS = (
    home,
    project,
    planning,
    editor,
    pictures,
    edits,
    downloads,
    printing,
    poster,
    birth,
    hand_in,
    talk,
    questions,
    second,
    reader,
    action_sheet,
    trash,
    returned,
    reference,
    settings,
    data,
    api,
    dossier,
    dossier_api,
)
"""One blueprint each."""


def register(app: Flask, _: Reach) -> None:
    for room in ROOMS:
        app.register_blueprint(room.pages)
    if app.config["TEMPLATES_AUTO_RELOAD"]:
        app.register_blueprint(bench.pages)
