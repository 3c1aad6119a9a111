"""« Qui est qui »: who is awaited and who came, works renamed, joined and parted, files not kept, texts shared."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.desk import arriving, groups
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput
from cefi_map.web.numbers import whole
from cefi_map.web.rights import OWN, cohort, everywhere
from cefi_map.web.shown import NB, count
from cefi_map.web.store import store

pages = Blueprint("people", __name__, url_prefix="/relire/<cohort>/personnes")
everywhere(pages, cohort(OWN))

STATES = {
    "missing": "Manque",
    "refused": "Fichier refusé",
    "twice": "Deux fois",
    "late": "En retard",
    "here": "Rendu",
}
"""In the order in which they are shown: what asks for a gesture first."""


@pages.get("")
def show(cohort: str) -> str:
    found = arriving.people(store(), cohort)
    order = list(STATES)
    alikes, of_most = groups.alikes(store(), cohort)
    return render_template(
        "review/people.html",
        people=found,
        expected=sorted(found.expected, key=lambda each: order.index(each.state)),
        states=STATES,
        versions={work.id: Desk(store()).work_versions(work.id) for work in found.works if work.last > 1},
        alikes=alikes,
        of_most=of_most,
        due=found.due.astimezone().strftime("%Y-%m-%dT%H:%M") if found.due else "",
    )


@pages.post("/liste")
def expect(cohort: str) -> Response:
    """The names that are awaited, typed, pasted, or in a file that is dropped."""
    names = request.form.get("names", "")
    if (file := request.files.get("file")) and file.filename:
        names = f"{names}\n{arriving.names_in(file.read())}"
    arriving.set_expected(store(), cohort, names, request.form.get("due", ""))
    return redirect(url_for("people.show", cohort=cohort, _anchor="liste"), 303)


@pages.post("")
def change(cohort: str) -> Response:
    """The table of works as it was sent: names, then what its buttons say."""
    sent, do = request.form, request.form.get("do", "")
    renamed = arriving.rename_all(
        store(), cohort, {key.removeprefix("name-"): said for key, said in sent.items() if key.startswith("name-")}
    )
    if renamed:
        flash(f"{count(renamed, 'carte renommée', 'cartes renommées')}.")
    if do == "reunir":
        joined = arriving.join(store(), sent.getlist("work"))
        flash(f"Les cartes sont réunies{NB}: « {joined.name} » a {count(joined.last, 'version')}.")
    elif do.startswith("separer-"):
        arriving.part(store(), *_version(do.removeprefix("separer-")))
        flash("La version est séparée. Donnez-lui un nom.")
    return redirect(url_for("people.show", cohort=cohort, _anchor="cartes"), 303)


@pages.post("/refuses")
def forget(cohort: str) -> Response:
    arriving.forget_left(store(), cohort)
    return redirect(url_for("people.show", cohort=cohort), 303)


def _version(said: str) -> tuple[str, int]:
    id, _, number = said.partition("-")
    try:
        return id, whole(number)
    except ValueError:
        raise BadInput("Cette version n’est pas indiquée.", advice="Rechargez la page, puis réessayez.") from None
