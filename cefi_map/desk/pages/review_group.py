"""What a group gives back at once, what is to be taught again, and the head of what is printed."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, flash, jsonify, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from cefi_map.desk import giving, groups, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import CefiError, NotFound
from cefi_map.formats.decoding import decode
from cefi_map.project.data import Store
from cefi_map.project.pages.downloads import attachment, private
from cefi_map.web.notices import keep
from cefi_map.web.places import hear
from cefi_map.web.rights import HEAD, MARKERS, OWN, READ, TRAINERS, cohort, everywhere, needs
from cefi_map.web.shown import NB, count, day
from cefi_map.web.store import store

from .review import reviewer

pages = Blueprint("group", __name__, url_prefix="/relire")
everywhere(pages, cohort(OWN))


@pages.get("/en-tete")
@needs(TRAINERS)
def letterhead() -> str:
    return render_template("review/letterhead.html", head=giving.letterhead(store()))


@pages.post("/en-tete")
@needs(HEAD)
def set_letterhead() -> Response:
    sent, picture = request.form, request.files.get("logo")
    giving.set_letterhead(
        store(),
        sent.get("centre", ""),
        picture.read() if picture else None,
        without_logo="without_logo" in sent,
    )
    flash("L’en-tête est enregistré.")
    return redirect(url_for("group.letterhead"), 303)


@pages.get("/en-tete/logo.png")
@needs(MARKERS)
def logo() -> Response:
    found = giving.letterhead(store()).logo
    if not found:
        raise NotFound("Aucun logo n’est enregistré.", advice="Choisissez-en un dans « En-tête du centre ».")
    return private(found, "image/png")


@pages.get("/<cohort>/rendre")
def give_all(cohort: str) -> str:
    found = giving.to_give(groups.table(store(), cohort))
    return render_template(
        "review/give_all.html",
        giving=found,
        closed=Desk(store()).is_closed(),
        by_moodle=sum(bool(row.moodle) for row in found.done),
        reviewer=reviewer(),
    )


@pages.post("/<cohort>/rendre")
def give_all_back(cohort: str) -> Response:
    """The works that are ticked. A script that asks for JSON sends one at a time."""
    sent = request.form
    if not reviewer():
        session["reviewer"] = reading.enter(store(), sent.get("reviewer", ""))
    given = giving.give_all_back(store(), cohort, sent.getlist("work"), sent.get("reviewer", ""))
    hear("given-back")
    if request.accept_mimetypes.best == "application/json":
        return jsonify(names=given.names, errors=[(name, str(error)) for name, error in given.errors])
    keep([f"{name} : {error}" for name, error in given.errors], "Ces fiches ne sont pas rendues")
    flash(f"{count(len(given.names), 'fiche rendue', 'fiches rendues')}.")
    return redirect(url_for("group.give_all", cohort=cohort, _anchor="emporter"), 303)


@pages.get("/<cohort>/retours.zip")
def given(cohort: str) -> Response:
    return attachment(giving.given_zip(store(), cohort))


@pages.get("/<cohort>/fiches.pdf")
@needs(cohort(READ))
def sheets(cohort: str) -> Response:
    return attachment(giving.sheets_file(store(), cohort))


@pages.get("/<cohort>/moodle")
def worksheet(cohort: str) -> str:
    return _worksheet(cohort)


@pages.post("/<cohort>/moodle")
def fill(cohort: str) -> Response | str | tuple[str, int]:
    """The worksheet, looked at; ``do``: "prendre" takes it filled. The page itself brings it back: nothing is kept."""
    sent = request.files.get("file")
    try:
        sheet = decode(sent.read())[0] if sent and sent.filename else request.form.get("sheet", "")
        filled = giving.fill_worksheet(store(), cohort, sheet.encode())
    except CefiError as error:
        return _worksheet(cohort, wrong=str(error)), error.status
    if request.form.get("do") == "prendre":
        return attachment(filled.file)
    return _worksheet(cohort, filled=filled, sheet=sheet)


def _worksheet(cohort: str, **told: object) -> str:
    levels = level_points(store())
    return render_template("review/worksheet.html", cohort=Desk(store()).cohort(cohort), levels=levels, **told)


def level_points(asked: Store) -> list[str]:
    """« Acquis : 2 points », of each level."""
    kept = reading.habits(asked)
    return [f"{word}{NB}: {count(each, 'point')}" for word, each in zip(kept.words, kept.worth, strict=True)]


@pages.get("/<cohort>/a-reprendre")
@needs(cohort(READ))
def teaching(cohort: str) -> str:
    found = groups.teaching(groups.table(store(), cohort))
    return render_template(
        "review/teaching.html",
        told=found,
        head=giving.letterhead(store(), found.cohort),
        today=day(datetime.now(UTC), year=True),
    )
