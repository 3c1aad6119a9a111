"""The desk's pages: one blueprint each, views of a few lines."""

from __future__ import annotations

from flask import Flask, url_for

from cefi_map.desk import arriving
from cefi_map.web.places import put, put_parts
from cefi_map.web.reach import Reach

from . import arrival, review, review_group, review_people, review_second, review_work

ROOMS = (arrival, review, review_group, review_people, review_work, review_second)
"""One blueprint each."""


def register(app: Flask, reach: Reach) -> None:
    for room in ROOMS:
        app.register_blueprint(room.pages)
    app.extensions["arrivals"] = arrivals = app.extensions["directory"] / "arrivages"
    if not reach.domain:
        arriving.Waiting(arrivals).sweep()
    put(app, "tasks", lambda: {"relire": "Relire un candidat"})
    put(app, "ways-back", review_work.ways_back)
    put(app, "url:arrivals", lambda: url_for("arrival.begin"))
    put_parts(app, "doors", "review/_at_door.html")
    put_parts(app, "site", "review/_in_site.html")
