"""« Exporter ces cotes »: what was marked as a labelled set, each map read before it goes."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import harmony
from cefi_map.desk import reading
from cefi_map.errors import CefiError
from cefi_map.project import exam
from cefi_map.project.pages.downloads import attachment
from cefi_map.web.rights import OWN, cohort, everywhere, needs, work
from cefi_map.web.store import store
from cefi_map.web.who import here

pages = Blueprint("labelling", __name__, url_prefix="/relire")
everywhere(pages, work(OWN))


@pages.get("/<cohort>/avis")
@needs(cohort(OWN))
def show(cohort: str) -> str:
    return render_template("harmony/labels.html", found=harmony.labelled_set(store(), cohort))


@pages.get("/<cohort>/avis.zip")
@needs(cohort(OWN))
def take(cohort: str) -> Response:
    return attachment(harmony.set_file(store(), cohort))


@pages.get("/carte/<id>/avis")
def read(id: str) -> str:
    return _page(harmony.read_for_set(store(), id))


@pages.post("/carte/<id>/avis")
def say(id: str) -> str | Response | tuple[str, int]:
    """``do``: "voir" what it would be, "retirer" it from the set; else it is kept as it was read."""
    if request.form.get("do") == "retirer":
        harmony.drop_from_set(store(), id)
        return _back(id, "La carte n’est plus dans le jeu de cotes.")
    said = _said()
    if request.form.get("do") == "voir":
        return _page(harmony.read_for_set(store(), id, said))
    try:
        harmony.keep_for_set(store(), here(), id, said, request.form.get("lu", ""))
    except CefiError as error:
        return _page(harmony.read_for_set(store(), id, said), error), error.status
    return _back(id, "La carte est lue : elle partira avec le jeu de cotes.")


def _said() -> harmony.Said:
    sent = request.form
    asked = exam.referentiel().requirements
    stays = frozenset(sent.getlist("suspect")) - frozenset(sent.getlist("remplacer"))
    return harmony.Said(
        stays,
        harmony.read_others(sent.get("autres", "")),
        {each.id: sent.get(f"verdict-{each.id}", "") for each in asked},
        frozenset(sent.getlist("doute")),
        {each.id: sent.get(f"noeuds-{each.id}", "") for each in asked},
        frozenset(sent.getlist("etape")),
    )


def _page(found: harmony.Reading, error: CefiError | None = None) -> str:
    known = exam.referentiel()
    return render_template(
        "harmony/label.html",
        found=found,
        error=error,
        asked=known.requirements,
        stages=known.stages,
        verdicts=harmony.VERDICTS,
        others=harmony.said_data(found.said),
        review=reading.review_of(store(), found.work),
    )


def _back(id: str, said: str) -> Response:
    flash(said)
    return redirect(url_for("labelling.show", cohort=reading.open_work(store(), id).cohort.id), 303)
