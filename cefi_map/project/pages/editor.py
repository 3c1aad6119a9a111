"""What the editor in the page needs beside the map: its opening data, the font's advances, a project's versions."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.mindmap import codec
from cefi_map.project import exam, files, planning, writing
from cefi_map.project import versions as versions_room
from cefi_map.web.assets import advances_url, asset
from cefi_map.web.places import told
from cefi_map.web.rights import OWN, READ, WRITE, everywhere, needs, project
from cefi_map.web.safety import carries
from cefi_map.web.store import store
from cefi_map.web.who import by_link, may

from .pictures import addressed
from .revisions import only_seen, revision_data, seen, sent_name
from .second import offers_second

pages = Blueprint("editor", __name__, url_prefix="/api")
everywhere(pages, project(READ))


@pages.app_template_global()
def editor_data(view: writing.ProjectView) -> dict[str, Any]:
    """All that the editor opens with, written into the page as JSON."""
    return {
        **writing.project_data(view),
        **exam_data(),
        "accounts": {"charge": dict(planning.CHARGES), "resource": dict(planning.PRODUCTS)},
        "csrf": generate_csrf(),
        "urls": {
            "page": url_for("project.map", id=view.id),
            "map": url_for("api.read", id=view.id),
            "reading": url_for("editor.read_file", id=view.id),
            "pictures": url_for("pictures.add", id=view.id),
            "picture": url_for("pictures.show", id=view.id, hash=""),
            "planning": url_for("planning.read"),
            "birth": url_for("birth.show", id=view.id) if may("OWN") else "",
            "history": "" if by_link() else url_for("editor.versions", id=view.id),
            "talks": "",
            "projects": url_for("editor.others", id=view.id) if may("OWN") else "",
            "printing": url_for("printing.preview", id=view.id),
            "poster": url_for("poster.show", id=view.id),
            "downloads": url_for("downloads.choose", id=view.id),
            "rules": url_for("reference.rules") + "/",
            "second": url_for("second.show", id=view.id, part="carte") if offers_second() else "",
            **asset_urls(),
            **told("editor-addresses", view.id),
        },
        "shown": addressed(view.map, view.id).files,
        "accepts": ",".join(f".{format.extension}" for format in writing.import_formats()),
    }


def exam_data() -> dict[str, Any]:
    """The six stages, the words of their states and what is asked on the map, as the panels show them."""
    known = exam.referentiel()
    return {
        "codes": exam.ALL_CODES,
        "states": dict(exam.STAGE_WORDS),
        "stages": [
            {
                "id": stage.id,
                "number": stage.number,
                "name": stage.name,
                "text": stage.text,
                "questions": [
                    {"text": each.text, "short": each.short, "requirements": each.requirements}
                    for each in stage.questions
                ],
                "expects": stage.expects,
                "good": stage.good,
                "bad": stage.bad,
            }
            for stage in known.stages
        ],
        "requirements": [
            {
                "id": each.id,
                "criterion": each.criterion,
                "title": each.title,
                "text": each.excerpt,
                "stages": each.stages,
            }
            for each in (*known.requirements, known.requirement(exam.OWN_PART))
        ],
    }


def asset_urls() -> dict[str, str]:
    return {"sprite": asset("icons.svg"), "icons": asset("node-icons.svg"), "advances": advances_url()}


@pages.post("/projets/<id>/lecture")
@needs(project(WRITE))
@carries(limits.PICTURED_BYTES)
def read_file(id: str) -> Response:
    """``{"maps", "notices"}``: the maps of the ``file`` sent, one a sheet, to be put into this one. Their pictures are
    kept with it."""
    sent = request.files.get("file")
    if not sent:
        raise BadInput("Aucun fichier n’est arrivé.", advice="Déposez-le de nouveau.")
    found = files.read_maps(sent.read(), sent.filename or "")
    for reading in found:
        writing.keep_pictures(store(), id, reading)
    notices = [notice for reading in found for notice in reading.notices]
    return jsonify(maps=[codec.to_data(reading.map) for reading in found], notices=notices)


@pages.get("/projets/<id>/autres")
@needs(project(OWN))
def others(id: str) -> Response:
    """``{"projects": [{title, url}]}``: the other ones, last changed first."""
    found = [each for each in store().projects() if each.id != id]
    return jsonify(projects=[{"title": each.title, "url": url_for("project.map", id=each.id)} for each in found])


@pages.get("/projets/<id>/versions")
@needs(project(READ, linked=False))
def versions(id: str) -> Response:
    """``{"revisions": [{number, created, name, reason, nodes}]}``, newest first."""
    return jsonify(revisions=[revision_data(each) for each in seen(store().history(id))])


@pages.get("/projets/<id>/versions/<int:number>")
@needs(project(READ, linked=False))
def version(id: str, number: int) -> Response:
    """``{"map"}``: the map as it stood then."""
    only_seen(store().history(id), number)
    return jsonify(map=codec.to_data(store().load(id, number).map))


@pages.patch("/projets/<id>/versions/<int:number>")
@needs(project(WRITE, linked=False))
def name_version(id: str, number: int) -> Response:
    """``{"name"}`` names a point of the history, "" takes the name away."""
    return jsonify(revision_data(versions_room.name_revision(store(), id, number, sent_name())))
