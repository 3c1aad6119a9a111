"""Files of a class come up one by one and wait on disk; then they are read. Without a script they come all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from flask import Blueprint, current_app, flash, jsonify, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from cefi_map import limits, service
from cefi_map.errors import CefiError

from .errors import status_of
from .notices import keep
from .numbers import whole
from .rights import TRAINERS, everywhere
from .shown import NB, count, short
from .store import centre, lasting
from .who import me

pages = Blueprint("arrival", __name__, url_prefix="/relire/envoi")
everywhere(pages, TRAINERS)


@pages.post("")
def begin() -> Response:
    return jsonify(address=url_for("arrival.add", id=_waiting().begin()))


@pages.post("/<id>")
def add(id: str) -> Response:
    """One file, its bytes as they are; its name stands in the address, and the second in which it was written."""
    try:
        made = request.args.get("date", 0, whole)
        _waiting().add(id, request.args.get("nom", ""), cast(BinaryIO, request.stream), made)
    except CefiError as error:
        answer = jsonify(message=str(error))
        answer.status_code = status_of(error)
        return answer
    return jsonify(kept=True)


@pages.get("/<id>")
def look(id: str) -> Response:
    return jsonify(told=_waiting().told(id))


def bring(cohort: str) -> str:
    """Read what waits, or what came with the form; say what became of each. The address of the group."""
    with _arrived() as (id, left):
        waiting = _waiting()
        found = service.review.bring(
            lasting(),  # each work is a transaction of its own: a class takes minutes
            waiting.files(id),
            cohort=cohort,
            name=request.form.get("name", ""),
            told=lambda name: waiting.tell(id, name),
        )
    _say(found, left)
    if found.cohort:
        service.review.remember_left(lasting(), found.cohort, (*left, *found.errors))
    return url_for("review.table", cohort=found.cohort) if found.cohort else url_for("review.index")


@contextmanager
def _arrived() -> Iterator[tuple[str, list[tuple[str, CefiError]]]]:
    """The arrival that waits, made of the form's own files where none does, and what of these is not taken."""
    id = request.form.get("envoi", "")
    left = list(_refused())
    try:
        if not id:
            id = _waiting().begin()
            left += _put(id, request.files.getlist("files"))
        yield id, left
    finally:
        if id:
            _waiting().end(id)


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


def _waiting() -> service.review.Waiting:
    person = me()
    place = current_app.extensions["arrivals"] / centre()
    return service.review.Waiting(place, person.id) if person else service.review.Waiting(place)


def _say(found: service.review.Brought, left: list[tuple[str, CefiError]]) -> None:
    keep([f"{name} : {error}" for name, error in (*left, *found.errors)], "Ces fichiers ne sont pas gardés")
    keep([f"{name} : {notice}" for name, notice in found.notices], "À savoir sur ces fichiers")
    said = [count(len(found.added), "carte ajoutée", "cartes ajoutées")] if found.added else []
    said += [count(len(found.known), "carte déjà là", "cartes déjà là")] if found.known else []
    if said:
        flash(f"{', '.join(said).capitalize()}.")
    same = [f"{short(file, 60)} : la même carte que « {short(name, 60)} »." for file, name in found.known]
    keep(same, "Ces fichiers sont identiques à une carte déjà là, gardée une seule fois")
    if found.versions:
        flash(", ".join(f"{short(name, 40)}{NB}: version {number}, reçue" for name, number in found.versions) + ".")
