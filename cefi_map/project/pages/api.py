"""The editor's door: the map as data, saved whole with its revision. Answers are JSON, errors too."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from cefi_map.mindmap import codec
from cefi_map.project import writing
from cefi_map.store import SaveConflict
from cefi_map.web.patience import coming
from cefi_map.web.received import base_revision, revision_answer, sent_save
from cefi_map.web.rights import READ, WRITE, everywhere, needs, project
from cefi_map.web.store import lasting, store

pages = Blueprint("api", __name__, url_prefix="/api")
everywhere(pages, project(READ))


@pages.get("/projets/<id>")
def read(id: str) -> Response:
    """``{id, title, revision, updated, map}``; the ETag is the revision."""
    kept = writing.kept_data(store(), id)
    return revision_answer(kept, kept["revision"])


@pages.put("/projets/<id>")
@needs(project(WRITE))
def save(id: str) -> Response | tuple[Response, int]:
    """The map, as JSON (gzip allowed), over the revision of ``If-Match``; or ``{data, start}``, ``start`` being the map
    at that revision, which a history may keep no longer.

    200 ``{revision, merged}`` and, when others' changes were merged in, ``map``. 409 ``{message, advice, draft, mine,
    theirs, revision, conflicts}``: both versions, ``draft`` being the revision that keeps what was sent.
    """
    base = base_revision()
    data, start = sent_save(writing.reading_over(store(), id, base))
    saved = writing.save_data(store(), id, data, base, start)
    answer: dict[str, Any] = {"revision": saved.number, "merged": saved.merged}
    if saved.merged:
        answer["map"] = codec.to_data(saved.map)
    return revision_answer(answer, saved.number)


@pages.get("/projets/<id>/avis")
def opinion(id: str) -> Response:
    """``{revision, report}`` of the map as it stands; 202 while it is being judged: ask again."""
    said = writing.opinion(lasting(), id)
    return coming(jsonify()) if said is None else jsonify(said)


@pages.errorhandler(SaveConflict)
def conflict(error: SaveConflict) -> tuple[Response, int]:
    return jsonify(writing.conflict_data(error)), 409
