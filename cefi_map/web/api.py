"""The editor's door: the map as data, saved whole with its revision. Answers are JSON, errors too."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from flask import Blueprint, jsonify, request
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired, UnsupportedMediaType
from werkzeug.wrappers import Response

from cefi_map import limits, service
from cefi_map.errors import BadInput, TooLarge

from .store import store

pages = Blueprint("api", __name__, url_prefix="/api")

_ETAG = re.compile(r'(?:W/)?"([1-9][0-9]{0,8})"')


@pages.get("/projets/<id>")
def read(id: str) -> Response:
    """``{id, title, revision, updated, map, report}``; the ETag is the revision."""
    view = service.open_project(store(), id)
    if request.headers.get("If-None-Match") == _etag(view.revision):
        response = Response(status=304)
    else:
        response = jsonify(service.project_data(view))
    response.headers["ETag"] = _etag(view.revision)
    return response


@pages.put("/projets/<id>")
def save(id: str) -> Response | tuple[Response, int]:
    """The map, as JSON (gzip allowed), over the revision of ``If-Match``.

    200 ``{revision, report, merged}`` and, when others' changes were merged in, ``map``. 409 ``{message, advice, draft,
    mine, theirs, revision, conflicts}``: both versions, ``draft`` being the revision that keeps what was sent.
    """
    base = _base(id)
    data = _body()
    saved = service.save_data(store(), id, data, base)
    answer: dict[str, Any] = {
        "revision": saved.revision,
        "report": service.report_data(saved.report, service.project_title(store(), id)),
        "merged": saved.merged,
    }
    if saved.merged:
        answer["map"] = service.map_data(saved.map)
    response = jsonify(answer)
    response.headers["ETag"] = _etag(saved.revision)
    return response


@pages.errorhandler(service.SaveConflict)
def conflict(error: service.SaveConflict) -> tuple[Response, int]:
    return jsonify(service.conflict_data(error)), 409


def _base(id: str) -> int:
    """The revision that the page started from. One that was never given is refused; one that was thinned is not."""
    header = request.headers.get("If-Match", "")
    if not header:
        raise PreconditionRequired
    match = _ETAG.fullmatch(header.strip())
    if not match:
        raise PreconditionFailed
    base = int(match[1])
    if base > service.open_project(store(), id).revision and base not in _numbers(id):
        raise PreconditionFailed
    return base


def _numbers(id: str) -> set[int]:
    return {revision.number for revision in service.history(store(), id)}


def _body() -> object:
    """The JSON of the request, unpacked within the limit."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    raw = request.get_data(cache=False)
    if request.headers.get("Content-Encoding", "").lower() == "gzip":
        raw = _unpacked(raw)
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise BadInput("Ces données ne sont pas du JSON.", advice="Rechargez la page, puis réessayez.") from None


def _unpacked(raw: bytes) -> bytes:
    unpack = zlib.decompressobj(wbits=31)
    try:
        data = unpack.decompress(raw, limits.UPLOAD_BYTES)
        cut = not unpack.eof
    except zlib.error:
        raise BadInput("Cet envoi est abîmé.", advice="Réessayez dans un instant.") from None
    if unpack.unconsumed_tail:
        raise TooLarge("Cette carte est trop grande pour être enregistrée.", advice="Coupez-la en plusieurs projets.")
    if cut:
        raise BadInput("Cet envoi est incomplet.", advice="Réessayez dans un instant.")
    return data


def _etag(revision: int) -> str:
    return f'"{revision}"'
