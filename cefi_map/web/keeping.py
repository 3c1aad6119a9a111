"""« Le journal »: who did what with whose data, for the head of the centre."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cefi_map import service

from .downloads import attachment
from .numbers import whole
from .rights import HEAD, everywhere
from .store import store

pages = Blueprint("keeping", __name__)
everywhere(pages, HEAD)


@pages.get("/centre/journal")
def journal() -> str:
    asked, page = _asked(), request.args.get("page", 1, whole)
    return render_template(
        "keeping/journal.html",
        found=service.keeping.journal(store(), **asked, page=page),
        asked=asked,
        page=page,
        people=sorted(service.centre.people(store()), key=lambda each: each.name.casefold()),
        trainings=service.centre.my_trainings(store(), service.centre.LAPTOP),
        deeds=service.keeping.DEEDS,
    )


@pages.get("/centre/journal.csv")
def journal_file() -> Response:
    return attachment(service.keeping.journal_file(store(), **_asked()))


def _asked() -> dict[str, Any]:
    """What the page's filters hold."""
    return {name: request.args.get(word, "") for word, name in _FILTERS.items()}


_FILTERS = {"personne": "person", "session": "training", "acte": "deed"}
