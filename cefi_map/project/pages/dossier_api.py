"""The dossier editor's door: the text as data, saved whole with its revision, its pages counted and drawn.

A count is asked for at each pause of typing and answers a digest; the pictures of the pages are images of their own
under that digest, which a browser fetches for the pages in sight.
"""

from __future__ import annotations

from functools import partial

from flask import Blueprint, jsonify, request, url_for
from werkzeug.wrappers import Response

from cefi_map.project import dossier, later
from cefi_map.project.dossier import page_picture
from cefi_map.web.patience import coming
from cefi_map.web.received import base_revision, revision_answer, sent_json, sent_save
from cefi_map.web.rights import READ, WRITE, everywhere, needs, project
from cefi_map.web.store import lasting, store

from .downloads import drawing
from .revisions import only_seen, revision_data, seen, sent_name

pages = Blueprint("dossier_api", __name__, url_prefix="/api/projets/<id>/dossier")
everywhere(pages, project(READ))


@pages.get("")
def read(id: str) -> Response:
    """``{id, title, revision, dossier, layout}``; the ETag is the revision, 0 before the first save."""
    kept = dossier.kept_dossier_data(store(), id)
    return revision_answer(kept, kept["revision"])


@pages.put("")
@needs(project(WRITE))
def save(id: str) -> Response:
    """``{title, author, blocks, layout}`` (gzip allowed) over the revision of ``If-Match``, "0" for the first; or
    ``{data, start}``, as for a map.

    200 ``{revision, merged}`` and, when others' changes were merged in, ``dossier`` and ``layout``. 409 ``{message,
    advice, draft, revision, mine, theirs, merged}``.
    """
    data, start = sent_save()
    answer = dossier.save_dossier_data(store(), id, data, base_revision(), start)
    return revision_answer(answer, answer["revision"])


@pages.get("/avis")
def opinion(id: str) -> Response:
    """``{revision, report, pages}`` of the dossier as it stands; 202 while it is being judged: ask again."""
    view = later.soon(
        (lasting(), id, "dossier"),
        partial(dossier.open_dossier, lasting(), id),
        lambda view: view.number == store().project(id).dossier,
    )
    return coming(jsonify()) if view is None else jsonify(dossier.opinion_data(store(), view))


@pages.errorhandler(dossier.DossierConflict)
def conflict(error: dossier.DossierConflict) -> tuple[Response, int]:
    return jsonify(dossier.dossier_conflict_data(error)), 409


@pages.post("/pages")
@needs(project(WRITE))
def count(id: str) -> Response:
    """The body of a save, which is not saved. ``{pages, sheets, letters}``: the addresses of the pictures, a
    cover first, the points of the figures by stage. With « ?coupures » also ``{turns, type}``, for who writes
    on pages."""
    told = dossier.measure_data(store(), id, sent_json(), turning="coupures" in request.args)
    digest, count = told.pop("digest"), told.pop("drawn")
    sheets = [url_for("dossier_api.sheet", id=id, digest=digest, number=number) for number in range(1, count + 1)]
    return jsonify(**told, sheets=sheets)


@pages.get("/pages/<digest>/<int:number>.svg")
def sheet(id: str, digest: str, number: int) -> Response:
    """One sheet as it was counted."""
    return drawing(page_picture(store(), id, digest, number))


@pages.get("/lettres")
def letters(id: str) -> Response:
    """``{letters: {stage: points}, least}`` of all figures that the map may give, with margins of « marge »
    centimetres; under ``least`` they are not read."""
    margin = request.args.get("marge", dossier.DEFAULT_MARGIN, float)
    return jsonify(letters=dossier.figure_letters(store(), id, margin), least=dossier.READABLE)


@pages.get("/francais")
def french(id: str) -> Response:
    """``[{block, start, end, kind, message, suggestions}]`` of the text that is kept."""
    return jsonify(dossier.french_data(store(), id))


@pages.post("/francais")
@needs(project(WRITE))
def french_of(id: str) -> Response:
    """The same of a text that is sent, which is not saved."""
    return jsonify(dossier.french_data(store(), id, sent_json()))


@pages.get("/versions")
@needs(project(READ, linked=False))
def versions(id: str) -> Response:
    """``{"revisions": [{number, created, name, reason, nodes}]}``, newest first; ``nodes`` counts blocks."""
    return jsonify(revisions=[revision_data(each) for each in seen(store().dossier_history(id))])


@pages.get("/versions/<int:number>")
@needs(project(READ, linked=False))
def version(id: str, number: int) -> Response:
    """``{dossier, layout}`` as they stood then."""
    only_seen(store().dossier_history(id), number)
    return jsonify(dossier.manuscript_data(dossier.dossier_revision(store(), id, number)))


@pages.patch("/versions/<int:number>")
@needs(project(WRITE, linked=False))
def name_version(id: str, number: int) -> Response:
    """``{"name"}`` names a point of the history, "" takes the name away."""
    return jsonify(revision_data(dossier.name_dossier_revision(store(), id, number, sent_name())))


@pages.post("/versions/<int:number>/restaurer")
@needs(project(WRITE, linked=False))
def restore(id: str, number: int) -> Response:
    """That version again, as the newest. What a save answers, with ``dossier`` and ``layout``."""
    saved = store().restore_dossier_revision(id, number)
    answer = dossier.saved_data(saved)
    return revision_answer({**answer, **dossier.manuscript_data(saved.manuscript)}, saved.number)
