"""« Harmonisation »: trainers of a session mark the same maps, see where they differ, and settle it for the centre."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import harmony
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput
from cefi_map.project import exam
from cefi_map.web.rights import OWN, READ, cohort, everywhere, needs, training
from cefi_map.web.store import store
from cefi_map.web.who import here

pages = Blueprint("harmony", __name__)
everywhere(pages, cohort(OWN))


@pages.get("/sessions/<training>/harmonisation")
@needs(training(OWN))
def new(training: str) -> str:
    choice = harmony.may_harmonise(store(), here(), training)
    return render_template("harmony/new.html", choice=choice)


@pages.post("/sessions/<training>/harmonisation")
@needs(training(OWN))
def begin(training: str) -> Response:
    sent = request.form
    chosen = harmony.Chosen(
        sent.get("name", ""),
        sent.getlist("work"),
        [(file.filename, file.read()) for file in request.files.getlist("files") if file.filename],
        "example" in sent,
        sent.getlist("person"),
    )
    cohort = harmony.begin_harmony(store(), here(), training, chosen)
    flash("Les cartes sont prêtes, sans nom. Chacun les cote de son côté.")
    return redirect(url_for("harmony.show", cohort=cohort), 303)


@pages.get("/relire/<cohort>/harmonisation")
@needs(cohort(READ))
def show(cohort: str) -> str:
    return render_template(
        "harmony/show.html",
        found=harmony.harmony(store(), cohort),
        person=here(),
        session=Centre(store()).training(store().owner),
        guidance=exam.guidance(store()),
        least=harmony.LEAST_PAIRS,
    )


@pages.post("/relire/<cohort>/harmonisation")
def go(cohort: str) -> Response:
    """``do``: "fini", "rouvrir", "ecarter" a person, "consigne" on a criterion."""
    sent, anchor = request.form, None
    match sent.get("do"):
        case "fini":
            harmony.finish_marking(store(), cohort)
            flash("Vos grilles sont finies.")
        case "rouvrir":
            harmony.go_on_marking(store(), cohort)
            flash("Vos grilles sont rouvertes.")
        case "ecarter":
            harmony.set_marker_aside(store(), cohort, sent.get("person", ""))
            flash("Les autres continuent sans cette personne.")
        case "consigne":
            criterion = sent.get("criterion", "")
            anchor = f"critere-{criterion}"
            harmony.settle_criterion(store(), cohort, criterion, sent.get("words", ""))
            flash(f"La consigne sur {criterion} est enregistrée. Elle se lit dans chaque grille.")
        case _:
            raise BadInput("Ce geste n’existe pas.", advice="Rechargez la page.")
    return redirect(url_for("harmony.show", cohort=cohort, _anchor=anchor), 303)


@pages.app_template_filter()
def hundredths(number: float) -> str:
    """« 0,71 », « −0,20 »."""
    return f"{number:.2f}".replace(".", ",").replace("-", "−")
