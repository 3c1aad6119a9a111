"""Pictures of nodes: one is added, one is shown, each at an address that never shows another."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, jsonify, request, url_for

from cefi_map.errors import BadInput
from cefi_map.project import files as files_room
from cefi_map.project import writing
from cefi_map.web.rights import READ, WRITE, needs, project
from cefi_map.web.store import store

from .downloads import SANDBOX

pages = Blueprint("pictures", __name__)


@pages.post("/api/projets/<id>/images")
@needs(project(WRITE))
def add(id: str) -> Response:
    """``{hash, natural, source}`` of the ``file`` sent, as it is kept: what a node says of it."""
    sent = request.files.get("file")
    if not sent:
        raise BadInput("Aucune image n’est arrivée.", advice="Choisissez-la de nouveau.")
    kept = writing.add_picture(store(), id, sent.read())
    return jsonify(hash=kept.hash, natural=[kept.width, kept.height], source=writing.source_of(kept))


@pages.get("/projets/<id>/images/<hash>")
@needs(project(READ))
def show(id: str, hash: str) -> Response:
    return shown(*writing.picture(store(), id, hash))


def shown(kind: str, data: bytes) -> Response:
    """Its name is that of its bytes: a browser asks for it once."""
    response = Response(data, content_type=kind)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def addressed(mindmap: files_room.MindMap, id: str, endpoint: str = "pictures.show") -> files_room.MindMap:
    """The map for a page: it names each picture that is there by its address."""
    if not mindmap.pictures:
        return mindmap
    files = {hash: url_for(endpoint, id=id, hash=hash) for hash in mindmap.files if hash in mindmap.pictures}
    return replace(mindmap, files=files)
