"""What a form changes in a map: one node at a time, or the whole plan as text. Then back to where the person was."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.errors import BadInput
from cefi_map.project import writing
from cefi_map.store import SaveConflict
from cefi_map.web import forms
from cefi_map.web.rights import WRITE, everywhere, project
from cefi_map.web.shown import count, short
from cefi_map.web.store import store

from .outline import stages_by_key

pages = Blueprint("edits", __name__, url_prefix="/projets/<id>")
everywhere(pages, project(WRITE))

Edited = writing.Edited


@pages.post("/noeud")
def change(id: str) -> Response:
    """``do`` names the change; ``vue`` the view to come back to."""
    form = forms.NodeEdit()
    if not form.validate_on_submit():
        raise BadInput(_problem(form), advice="Revenez en arrière : ce que vous avez écrit y est encore.")
    change = CHANGES.get(form.do.data)
    if change is None:
        raise BadInput("Ce changement n’existe pas.", advice="Rechargez la page, puis réessayez.")
    edited = change(id, form)
    if edited.saved.merged:
        flash("D’autres changements ont été faits entre-temps. Ils sont réunis avec les vôtres.")
    view = "project.plan" if request.form.get("vue") == "plan" else "project.map"
    opened = request.form.get("exigence") or None
    return redirect(url_for(view, id=id, noeud=edited.key, exigence=opened, _anchor="choisi"), 303)


@pages.post("/plan/texte")
def rewrite(id: str) -> str | Response | tuple[str, int]:
    form = forms.Outline()
    if not form.validate_on_submit():
        return render_template("project/text.html", view=writing.kept_project(store(), id), form=form), 422
    writing.save_outline(store(), id, form.text.data, form.base.data)
    return redirect(url_for("project.plan", id=id), 303)


@pages.get("/versions/<int:draft>")
def choose(id: str, draft: int) -> str:
    """Two versions that contradict each other, side by side."""
    view = writing.kept_project(store(), id)
    found = writing.clash(store(), id, draft)
    return render_template("project/conflict.html", view=view, clash=found, stages=stages_by_key(view))


@pages.post("/versions/<int:draft>")
def settle(id: str, draft: int) -> Response:
    form = forms.Settle()
    if not form.validate_on_submit():
        raise BadInput("Ce formulaire est incomplet.", advice="Rechargez la page, puis réessayez.")
    writing.settle(store(), id, draft, form.base.data, _choices())
    flash("Les deux versions sont réunies.")
    return redirect(url_for("project.map", id=id), 303)


@pages.errorhandler(SaveConflict)
def conflict(error: SaveConflict) -> Response:
    """What was sent is kept as a draft: the person chooses on its page."""
    return redirect(url_for("edits.choose", id=(request.view_args or {})["id"], draft=error.draft), 303)


def _choices() -> dict[int, writing.Choice]:
    found: dict[int, writing.Choice] = {}
    for name, value in request.form.items():
        if re.fullmatch("c[0-9]{1,6}", name) and value in CHOICES:
            found[int(name[1:])] = CHOICES[value]
    return found


def _write(id: str, form: forms.NodeEdit) -> Edited:
    text = form.text.data if "text" in request.form else None
    note = form.note.data or "" if "note" in request.form else None
    return writing.write_node(store(), id, form.key.data, form.base.data, text=text, note=note)


def _add(place: writing.Place) -> Callable[[str, forms.NodeEdit], Edited]:
    def add(id: str, form: forms.NodeEdit) -> Edited:
        return writing.add_node(store(), id, form.key.data, form.base.data, form.text.data or "", place)

    return add


def _shift(step: writing.Step) -> Callable[[str, forms.NodeEdit], Edited]:
    def shift(id: str, form: forms.NodeEdit) -> Edited:
        return writing.shift_node(store(), id, form.key.data, form.base.data, step)

    return shift


def _remove(id: str, form: forms.NodeEdit) -> Edited:
    before = writing.kept_project(store(), id).map
    edited = writing.remove_node(store(), id, form.key.data, form.base.data)
    if form.key.data in before:
        gone = before.branch(form.key.data)
        flash(f"Branche « {short(gone[0].text, 40)} » supprimée, {count(len(gone), 'nœud')}.")
    return edited


CHOICES: dict[str, writing.Choice] = {"mine": "mine", "theirs": "theirs", "both": "both"}

CHANGES: dict[str, Callable[[str, forms.NodeEdit], Edited]] = {
    "ecrire": _write,
    "enfant": _add("child"),
    "frere": _add("sibling"),
    "monter": _shift("up"),
    "descendre": _shift("down"),
    "ranger": _shift("in"),
    "remonter": _shift("out"),
    "supprimer": _remove,
}
"""What a form may ask, by the value of its ``do``."""


def _problem(form: forms.NodeEdit) -> str:
    first: str = next(iter(form.errors.values()))[0]
    return first if first[-1:] in ".!?" else "Ce formulaire est incomplet."
