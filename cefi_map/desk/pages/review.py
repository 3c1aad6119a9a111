"""« Relire des cartes »: the trainer's door, the cohort as a table, habits. Works are in ``review_work``."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map import review as review_room
from cefi_map.desk import giving, groups, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import NotFound
from cefi_map.project import exam
from cefi_map.project.pages.downloads import attachment
from cefi_map.web import forms
from cefi_map.web.numbers import whole
from cefi_map.web.places import at, told
from cefi_map.web.rights import MARKERS, OWN, READ, TRAINERS, cohort, everywhere, needs
from cefi_map.web.safety import carries
from cefi_map.web.shown import day, tenths
from cefi_map.web.store import store
from cefi_map.web.who import here, me

from . import arrival
from .review_page import meant

pages = Blueprint("review", __name__, url_prefix="/relire")
everywhere(pages, cohort(OWN))

SHOWN = {"tous": "Tous", "a-rendre": "À rendre", "ecarts": "Écarts"}


@pages.get("")
@needs(MARKERS)
def index() -> str:
    return _door(forms.Uploads(formdata=None))


@pages.post("")
@needs(TRAINERS)
@carries(limits.CLASS_BYTES)
def create() -> Response | str | tuple[str, int]:
    """Files make a new cohort."""
    form = forms.Uploads()
    if not request.form.get("envoi") and not form.validate_on_submit():
        return _door(form), 422
    return arrival.bring("")


@pages.get("/<cohort>")
@needs(cohort(READ))
def table(cohort: str) -> str:
    sort, shown = request.args.get("trier", "nom"), request.args.get("voir", "tous")
    found = groups.table(store(), cohort, sort)
    of_session = me() is not None and store().owner != here().id
    kept = {
        "a-rendre": found.left,
        "ecarts": tuple(row for row in found.rows if row.differences),
    }
    return render_template(
        "review/cohort.html",
        table=found,
        rows=kept.get(shown, found.rows),
        sort=sort,
        shown=shown if shown in SHOWN else "tous",
        choices=SHOWN,
        counts={name: len(rows) for name, rows in kept.items()},
        lines=review_room.criteria(),
        states=review_room.STATES,
        letters=review_room.short_words(found.words),
        people=(people := found.people),
        near=() if of_session else people.duplicates,  # whoever hands in to a session says who they are
        form=forms.Uploads(formdata=None),
        means=[tenths(each.mean) for each in groups.teaching(found).criteria],
        jury=of_session,
        closed=Desk(store()).is_closed(),
        head=giving.letterhead(store(), found.cohort),
        today=day(datetime.now(UTC), year=True),
    )


@pages.post("/<cohort>/ajouter")
@carries(limits.CLASS_BYTES)
def add(cohort: str) -> Response:
    groups.table(store(), cohort)
    return arrival.bring(cohort)


@pages.post("/<cohort>/renommer")
def rename(cohort: str) -> Response:
    sent = request.form
    groups.rename_cohort(store(), cohort, sent.get("name", ""), sent.get("session"))
    return redirect(url_for("review.table", cohort=cohort), 303)


@pages.get("/<cohort>/effacer")
def confirm(cohort: str) -> str:
    return render_template("review/erase.html", table=groups.table(store(), cohort))


@pages.post("/<cohort>/effacer")
def erase(cohort: str) -> Response:
    meant()
    groups.erase_cohort(store(), cohort)
    flash("Le groupe est effacé, avec ses cartes et ses relectures.")
    return redirect(url_for("review.index"), 303)


@pages.get("/<cohort>/tableau.<kind>")
@needs(cohort(READ))
def take(cohort: str, kind: str) -> Response:
    if kind not in ("csv", "ods"):
        raise NotFound("Ce tableau n’existe pas dans ce format.", advice="Choisissez .csv ou .ods.")
    return attachment(groups.table_file(store(), cohort, kind))


@pages.get("/grille")
@needs(MARKERS)
def paper() -> str:
    """The blank grid, to fill with a pen."""
    return render_template("review/paper.html", view=None, head=giving.letterhead(store()), **grid())


@pages.get("/reglages")
@needs(TRAINERS)
def habits() -> str:
    kept = reading.habits(store())
    return render_template("review/habits.html", habits=kept, bank=kept.bank_text)


@pages.post("/reglages")
@needs(TRAINERS)
def set_habits() -> Response:
    sent = request.form
    levels = [sent.get(f"word{rank}", "") for rank in range(3)]
    kept = enumerate(reading.habits(store()).worth)
    worth = [sent.get(f"worth{rank}", None, whole) if f"worth{rank}" in sent else each for rank, each in kept]
    reading.set_habits(store(), levels, sent.get("bank", ""), worth)
    flash("Vos réglages sont enregistrés.")
    return redirect(url_for("review.habits"), 303)


@pages.post("/nom")
@needs(MARKERS)
def enter() -> Response:
    """Under which name this browser reads from now on; back to the page of the room where it was chosen."""
    session["reviewer"] = reading.enter(store(), request.form.get("reviewer", ""))
    back = request.form.get("vers", "")
    return redirect(back if back.startswith("/relire") else url_for("review.index"), 303)


@pages.app_template_global()
def reviewer() -> str:
    """Who reads in this browser, "" as long as no name is chosen. In a centre, whoever came in."""
    if person := me():
        return person.name
    name = session.get("reviewer", "")
    return name if isinstance(name, str) else ""


@pages.app_template_global()
def reviewers() -> tuple[str, ...]:
    """Names to choose from."""
    return reading.reviewers(store())


def grid() -> dict[str, object]:
    """What the blank grid is made of."""
    return {
        "lines": review_room.criteria(),
        "modalities": review_room.modalities(),
        "words": reading.habits(store()).words,
        "recorded": exam.referentiel().version.recorded,
    }


def _door(form: forms.Uploads) -> str:
    """One's own groups, and those that wings know of: of the sessions that one marks."""
    owners = [store(), *(store().of(owner) for said in at("also-marked") for owner in said)]
    tables = [table for owner in owners for table in groups.cohorts(owner)]
    return render_template("review/door.html", tables=tables, form=form, **told("marking-door"))
