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
        since={work.id: Desk(store()).dossier_since(work.id, work.number) for work in found.works if work.last > 1},
        meant=found.meant,
        alikes=alikes,
        of_most=of_most,
        due=found.due.astimezone().strftime("%Y-%m-%dT%H:%M") if found.due else "",
    )


@pages.post("/liste")
def expect(cohort: str) -> Response:
    """The names that are awaited, typed, pasted, or in a file: that takes the place of the list as it was kept, and
    goes beside what was typed meanwhile."""
    names, found = request.form.get("names", ""), ""
    if (file := request.files.get("file")) and file.filename:
        found, before = arriving.names_in(file.read()), arriving.people(store(), cohort).names
        typed = names.split() != before.split()
        names = "\n".join([names, *_said_in(found)]) if typed and names.strip() else found
        where = "s’ajoutent à ce que vous avez écrit" if names != found else "sont maintenant la liste"
        flash(f"Les noms du fichier «{NB}{file.filename}{NB}» {where}.")
    for name in arriving.set_expected(store(), cohort, names, request.form.get("due", "")):
        said = "s’il s’agit de deux personnes, distinguez-les, par exemple par une initiale"
        flash(f"«{NB}{name}{NB}» est deux fois dans la liste{NB}; {said}.")
    for title in (found and arriving.titles_in(found)) or arriving.titles_in(names):
        flash(f"«{NB}{title}{NB}» est au-dessus des titres du tableau{NB}; si c’est quelqu’un, mettez son nom dessous.")
    return redirect(url_for("people.show", cohort=cohort, _anchor="liste"), 303)


def _said_in(table: str) -> list[str]:
    """Its names alone: below others its heads would make titles of them, which are no names."""
    return [said for said, _ in arriving.read_table(table.splitlines())[1]]


@pages.post("")
def change(cohort: str) -> Response:
    """The table of works as it was sent: names, then what its buttons say. It comes back at the row that was
    meant, else at what is said of all of them."""
    sent = request.form
    do, _, id = sent.get("do", "").partition("-")
    names = {key.removeprefix("name-"): said for key, said in sent.items() if key.startswith("name-")}
    if do == "nommer":
        meant = arriving.people(store(), cohort).meant
        names |= {id: meant.get(id, "")} if id else meant
    renamed = arriving.rename_all(store(), cohort, names)
    if renamed:
        flash(f"{count(renamed, 'carte renommée', 'cartes renommées')}.")
    if do == "reunir":
        joined = arriving.join(store(), sent.getlist("work"))
        id = joined.id
        flash(f"Les cartes sont réunies{NB}: « {joined.name} » a {count(joined.last, 'version')}.")
    elif do == "separer":
        id, number = _version(id)
        arriving.part(store(), id, number)
        flash(f"La version est séparée{NB}: vérifiez son nom.")
    return redirect(url_for("people.show", cohort=cohort, _anchor=f"n-{id}" if id else None), 303)


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
