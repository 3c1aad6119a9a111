"""The home page: projects, a new map, the example, an import; and what the menu of a project does."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map import formats, limits
from cefi_map.errors import CefiError
from cefi_map.french.wording import joined
from cefi_map.mindmap import MindMap
from cefi_map.project import home, returned, writing
from cefi_map.web import forms
from cefi_map.web.notices import keep
from cefi_map.web.places import first, told
from cefi_map.web.refusal import refusal
from cefi_map.web.rights import AUTHORS, OWN, VISITORS, everywhere, needs, project
from cefi_map.web.safety import carries
from cefi_map.web.shown import count
from cefi_map.web.store import store
from cefi_map.web.who import me

from .thumbnail import thumbnail

pages = Blueprint("home", __name__)
everywhere(pages, AUTHORS)

READ = "À la lecture du fichier, qui lui-même n’a pas changé"
DRAWN = 24
"""Projects, last changed first, whose map is drawn in the list: each has to be read once."""


@pages.get("/")
@needs(VISITORS)
def index() -> str | Response:
    person = me()
    if person and (elsewhere := first("instead-of-home", person)):
        return cast("str | Response", elsewhere)
    cards = home.projects(store())
    binned = home.trash(store())
    drawings = {card.id: thumbnail(store(), card) for card in cards[:DRAWN]}
    return render_template(
        "home/projects.html" if cards else "home/welcome.html",
        cards=cards,
        drawings=drawings,
        nameless=home.NAMELESS,
        binned=binned,
        create=forms.Create(formdata=None),
        upload=forms.Upload(formdata=None),
        arrived=store().last_returns(),
        **(
            {"sheets": (), "sessions": (), "read_by": {}, "waiting": {}}
            | (told("home", person, cards) if person else {})
        ),
    )


@pages.app_template_global()
def programs() -> str:
    """Whose files are read, for a sentence."""
    return formats.programs()


@pages.get("/nouvelle")
def new() -> str:
    return render_template("home/new.html", create=forms.Create(formdata=None))


@pages.post("/projets")
def create() -> str | Response | tuple[str, int]:
    form = forms.Create()
    if not form.validate_on_submit():
        return render_template("home/new.html", create=form), 422
    id = home.create_project(store(), form.kind.data, form.title.data or "")
    return redirect(url_for("project.map", id=id), 303)


@pages.get("/importer")
def choose() -> str:
    return render_template("home/import.html", upload=forms.Upload(formdata=None))


@pages.post("/importer")
@carries(limits.PICTURED_BYTES)
def bring() -> str | Response | tuple[str, int]:
    form = forms.Upload()
    if not form.validate_on_submit():
        return render_template("home/import.html", upload=form), 422
    file = form.file.data
    data, name = file.read(), file.filename or ""
    try:
        if reviewed := returned.bring_back(store(), data):
            return redirect(url_for("returned.comments", id=reviewed), 303)
        brought, *others = home.import_project(store(), data, name)
    except CefiError as error:
        return refusal(error, data, name)
    if not others:
        if brought.notices:
            keep(brought.notices, f"{_what(brought.map)}. {READ}")
        else:
            flash(
                f"{_what(brought.map)}, rien n’est laissé de côté. Un dossier n’est jamais dans un tel fichier.", "read"
            )
        asked = first("imported", person, brought.project_id) if (person := me()) else None
        return redirect(asked or url_for("project.map", id=brought.project_id), 303)
    flash(f"Ce fichier a {len(others) + 1} feuilles : chacune est un projet, en haut de la liste. Ouvrez la vôtre.")
    keep([f"« {each.title} » : {said}" for each in (brought, *others) for said in each.notices], READ)
    return redirect(url_for("home.index"), 303)


def _what(mindmap: MindMap) -> str:
    """« 109 nœuds, 12 notes et 1 image lus »."""
    ties = sum(len(node.arrows) for node in mindmap)
    found = ((len(mindmap.noted), "note"), (len(mindmap.pictures), "image"), (ties, "relation"))
    parts = [count(len(mindmap), "nœud"), *(count(many, word) for many, word in found if many)]
    return f"{joined(parts)} {'lus' if len(mindmap) > 1 or len(parts) > 1 else 'lu'}"


@pages.route("/projets/<id>/renommer", methods=["GET", "POST"])
@needs(project(OWN))
def rename(id: str) -> str | Response | tuple[str, int]:
    view = writing.kept_project(store(), id)
    form = forms.Rename(title=view.title)
    if request.method == "GET":
        return render_template("home/rename.html", view=view, form=form)
    if not form.validate_on_submit():
        return render_template("home/rename.html", view=view, form=form), 422
    home.rename_project(store(), id, form.title.data)
    flash(f"Le projet s’appelle maintenant « {form.title.data} ».")
    return redirect(url_for("home.index"), 303)


@pages.post("/projets/<id>/dupliquer")
@needs(project(OWN))
def duplicate(id: str) -> Response:
    store().duplicate(id)
    flash("La copie est en haut de la liste.")
    return redirect(url_for("home.index"), 303)


@pages.post("/projets/<id>/jeter")
@needs(project(OWN))
def discard(id: str) -> Response:
    store().discard(id)
    flash("Le projet est dans la corbeille. Il y reste 30 jours d’utilisation.")
    return redirect(url_for("home.index"), 303)
