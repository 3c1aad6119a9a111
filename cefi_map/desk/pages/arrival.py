"""Files of a class come up one by one and wait on disk; then they are read, and no request waits for it. Without a
script they come all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, cast

from flask import (
    Blueprint,
    current_app,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.desk import arriving
from cefi_map.errors import BadInput, CefiError, NotFound, TooLarge
from cefi_map.project import data
from cefi_map.web.notices import keep
from cefi_map.web.numbers import whole
from cefi_map.web.rights import TRAINERS, everywhere
from cefi_map.web.safety import carries
from cefi_map.web.shown import NB, count, short
from cefi_map.web.store import centre, lasting
from cefi_map.web.who import me

pages = Blueprint("arrival", __name__, url_prefix="/relire/envoi")
everywhere(pages, TRAINERS)


@pages.post("")
def begin() -> Response:
    return jsonify(address=url_for("arrival.add", id=_waiting().begin()))


@pages.post("/<id>")
@carries(limits.CLASS_BYTES)
def add(id: str) -> Response:
    """One file, its bytes as they are; its name stands in the address, and the second in which it was written."""
    try:
        made = request.args.get("date", 0, whole)
        _waiting().add(id, request.args.get("nom", ""), cast(BinaryIO, request.stream), made)
    except CefiError as error:
        answer = jsonify(message=str(error))
        answer.status_code = error.status
        return answer
    return jsonify(kept=True)


@pages.get("/<id>")
def look(id: str) -> Response:
    """``{told, count, address}``: the work that was read last, how many so far, and where to go when that is done."""
    waiting, there = _waiting(), url_for("arrival.show", id=id)
    if waiting.finished(id) or waiting.is_still(id):
        return jsonify(told="", address=there)
    return jsonify(**{"told": "", "count": 0, **waiting.told(id)}, address="")


@pages.get("/<id>/lecture")
def show(id: str) -> Response:
    """The group, when it is read; until then how far that is."""
    waiting = _waiting()
    if waiting.finished(id):
        return redirect(_read(id), 303)
    if waiting.is_still(id):
        raise BadInput(
            "La lecture de ce groupe s’est arrêtée.", advice="Ce qui est lu est gardé. Déposez-le à nouveau."
        )
    return make_response(render_template("review/arriving.html", **{"told": "", "count": 0, **waiting.told(id)}))


def bring(cohort: str) -> Response:
    """Have read what waits, or what came with the form. What became of it is shown with the group's table; a script
    that sent it gets the address of that, or none yet, and looks."""
    left = list(_refused())
    id = request.form.get("envoi", "")
    if not id:
        id = _waiting().begin()
        left += _put(id, request.files.getlist("files"))
    name, store = request.form.get("name", ""), lasting()  # each work is a transaction of its own
    read = arriving.read_arrival(store, _waiting(), id, cohort=cohort, name=name, left=left, within=PATIENCE)
    address = _read(id) if read else url_for("arrival.show", id=id)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(address=address if read else "")
    return redirect(address, 303)


PATIENCE = 1
"""Seconds that a request waits for what it sent to be read: some files are."""


def _read(id: str) -> str:
    """Says what became of an arrival; the address of the group. As it was refused."""
    found = _waiting().finished(id)
    if not found:
        raise NotFound("Ce groupe est déjà ouvert.", advice="Il est dans vos groupes.")
    _waiting().end(id)
    if "error" in found:
        message, advice = found["error"]
        raise KINDS.get(found.get("kind", ""), BadInput)(message, advice=advice)
    _say(found)
    return url_for("review.table", cohort=found["cohort"]) if found["cohort"] else url_for("review.index")


KINDS: dict[str, type[CefiError]] = {
    "StorageError": data.StorageError,
    "NotFound": NotFound,
    "TooLarge": TooLarge,
}


def _refused() -> Iterator[tuple[str, CefiError]]:
    """What the page's script did not send, and why, or what was not taken of it."""
    sent = request.form
    for name, why in zip(sent.getlist("refuse"), sent.getlist("raison"), strict=False):
        yield short(name, limits.NAME_CHARS), CefiError(short(why, limits.NAME_CHARS))


def _put(id: str, files: Iterable[FileStorage]) -> Iterator[tuple[str, CefiError]]:
    for file in files:
        try:
            if file and file.filename:
                _waiting().add(id, file.filename, cast(BinaryIO, file.stream))
        except CefiError as error:
            yield file.filename or "", error
        finally:
            file.close()


def _waiting() -> arriving.Waiting:
    person = me()
    place = current_app.extensions["arrivals"] / centre()
    return arriving.Waiting(place, person.id) if person else arriving.Waiting(place)


def _say(found: Mapping[str, Any]) -> None:
    errors = [f"{name} : {error}" for name, error in found["errors"]]
    keep(errors, "Ces fichiers ne sont pas gardés", "« Qui est qui » les a tous")
    keep([f"{name} : {notice}" for name, notice in found["notices"]], "À savoir sur ces fichiers")
    added, known = len(found["added"]), len(found["known"])
    said = [count(added, "carte ajoutée", "cartes ajoutées")] if added else []
    said += [count(known, "carte déjà là", "cartes déjà là")] if known else []
    if said:
        flash(f"{', '.join(said).capitalize()}.")
    same = [f"{short(file, 60)} : la même carte que « {short(name, 60)} »." for file, name in found["known"]]
    keep(same, "Ces fichiers sont identiques à une carte déjà là, gardée une seule fois")
    if found["versions"]:
        told = (f"{short(name, 40)}{NB}: version {number}, reçue" for name, number in found["versions"])
        flash(", ".join(told) + ".")
