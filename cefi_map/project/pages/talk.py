"""« Soutenir »: the map told on a full screen, with its notes in a second window, and the sheet to hand out."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cefi_map.project import defence
from cefi_map.web.assets import asset
from cefi_map.web.rights import READ, everywhere, project
from cefi_map.web.store import store

from .downloads import attachment
from .drawing import scene

pages = Blueprint("talk", __name__, url_prefix="/projets/<id>/soutenir")
everywhere(pages, project(READ))


@pages.get("")
def show(id: str) -> str:
    """The storyboard; where scripts run it is told from there, in this very page, so that it needs no network."""
    talk = defence.talk(store(), id)
    numbers = talk.view.map.numbers
    return render_template(
        "defence/talk.html",
        view=talk.view,
        scenes=[scene(each, numbers) for each in talk.scenes],
        stops=list(enumerate(talk.stops)),
        data=_data(talk),
    )


@pages.get("/document.pdf")
def hand_out_file(id: str) -> Response:
    return attachment(defence.hand_out(store(), id))


@pages.get("/diapositives.pptx")
def slides_file(id: str) -> Response:
    return attachment(defence.slides(store(), id))


def _data(talk: defence.Talk) -> dict[str, Any]:
    """What the page's script shows, step by step; ``box`` in pixels of its scene."""
    return {
        "id": talk.view.id,
        "sprite": asset("icons.svg"),
        "stops": [
            {
                "key": each.halt.node.key,
                "number": each.number,
                "title": each.title,
                "scene": each.halt.scene,
                "depth": each.depth,
                "box": [round(value, 1) for value in each.halt.box],
                "notes": [{"number": note.number, "title": note.title, "text": note.text} for note in each.notes],
            }
            for each in talk.stops
        ],
    }
