"""The editor's door: the map as data, saved whole with its revision. Answers are JSON, errors too."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify
from werkzeug.exceptions import PreconditionFailed
from werkzeug.wrappers import Response

from cefi_map import service

from .received import base_revision, revision_answer, sent_json
from .store import store

pages = Blueprint("api", __name__, url_prefix="/api")


@pages.get("/projets/<id>")
def read(id: str) -> Response:
    """``{id, title, revision, updated, map, report}``; the ETag is the revision."""
    view = service.open_project(store(), id)
    return revision_answer(service.project_data(view), view.revision)


@pages.put("/projets/<id>")
def save(id: str) -> Response | tuple[Response, int]:
    """The map, as JSON (gzip allowed), over the revision of ``If-Match``.

    200 ``{revision, report, merged}`` and, when others' changes were merged in, ``map``. 409 ``{message, advice, draft,
    mine, theirs, revision, conflicts}``: both versions, ``draft`` being the revision that keeps what was sent.
    """
    base = _base(id)
    data = sent_json()
    saved = service.save_data(store(), id, data, base)
    answer: dict[str, Any] = {
        "revision": saved.revision,
        "report": service.report_data(saved.report, service.project_title(store(), id)),
        "merged": saved.merged,
    }
    if saved.merged:
        answer["map"] = service.map_data(saved.map)
    return revision_answer(answer, saved.revision)


@pages.errorhandler(service.SaveConflict)
def conflict(error: service.SaveConflict) -> tuple[Response, int]:
    return jsonify(service.conflict_data(error)), 409


def _base(id: str) -> int:
    """The revision that the page started from. One that was never given is refused; one that was thinned is not."""
    base = base_revision()
    if not base or (base > service.open_project(store(), id).revision and base not in _numbers(id)):
        raise PreconditionFailed
    return base


def _numbers(id: str) -> set[int]:
    return {revision.number for revision in service.history(store(), id)}
