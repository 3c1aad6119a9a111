"""The dossier's page; without scripts, what it shows: the text, its pages, the report, files in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from cefi_map.errors import CefiError
from cefi_map.project import dossier, exam
from cefi_map.project.dossier import figure
from cefi_map.web import forms
from cefi_map.web.assets import asset
from cefi_map.web.notices import keep
from cefi_map.web.places import first, told
from cefi_map.web.rights import READ, WRITE, everywhere, needs, project
from cefi_map.web.store import store
from cefi_map.web.who import by_link, may, me

from . import panel
from .dossier_text import passages, shown
from .downloads import DOSSIERS, attachment, drawing
from .second import offers_second

pages = Blueprint("dossier", __name__, url_prefix="/projets/<id>/dossier")
everywhere(pages, project(READ))


@pages.app_template_global()
def dossier_data(view: dossier.DossierView) -> dict[str, Any]:
    """All that the editor opens with, written into the page as JSON."""
    known = exam.referentiel()
    return {
        **dossier.dossier_data(store(), view),
        "guides": dossier.guides_data(),
        "titles": {each.id: each.title for each in (*known.dossier, *known.modalities) if each.judged_on == "dossier"},
        "map": dossier.map_lines(store(), view.id),
        "csrf": generate_csrf(),
        "urls": {
            "page": url_for("dossier.edit", id=view.id),
            "dossier": url_for("dossier_api.read", id=view.id),
            "pages": url_for("dossier_api.count", id=view.id),
            "french": url_for("dossier_api.french_of", id=view.id),
            "history": "" if by_link() else url_for("dossier_api.versions", id=view.id),
            "talks": "",
            "letters": url_for("dossier_api.letters", id=view.id),
            "picture": url_for("dossier.map_picture", id=view.id),
            "downloads": url_for("dossier.take", id=view.id),
            "bring": url_for("dossier.bring", id=view.id),
            "map": url_for("project.map", id=view.id),
            "second": url_for("second.show", id=view.id, part="dossier") if offers_second() else "",
            "sprite": asset("icons.svg"),
            **told("editor-addresses", view.id),
        },
    }


@pages.app_template_global()
def editor_is_built() -> bool:
    """Whether what the editor stands on was brought when the package was built; the page works without."""
    return Path(current_app.root_path, "static", "vendor", "prosemirror.js").exists()


@pages.get("")
def edit(id: str) -> str:
    return _page(id, forms.DossierFile(formdata=None))


@pages.post("/importer")
@needs(project(WRITE))
def bring(id: str) -> str | Response | tuple[str, int]:
    """The text of a file in place of this one, which stays in the history."""
    form = forms.DossierFile()
    if not form.validate_on_submit():
        return _page(id, form), 422
    file = form.file.data
    try:
        brought = dossier.import_dossier(store(), id, file.read(), file.filename or "")
    except CefiError as error:
        form.file.errors = [f"{error.message} {error.advice}".strip()]
        return _page(id, form), error.status
    flash("Le texte du fichier est en place. L’ancien reste dans les versions.")
    keep(brought.notices, "À la lecture du fichier, qui lui-même n’a pas changé")
    return redirect(url_for("dossier.edit", id=id), 303)


@pages.get("/telecharger")
def take(id: str) -> Response:
    return attachment(dossier.download_dossier(store(), id, request.args.get("format", "pdf")))


@pages.get("/carte.svg")
def map_picture(id: str) -> Response:
    """The map as a figure shows it today: whole, or the stage that « etape » names."""
    return drawing(figure(store(), id, request.args.get("etape", "")).svg)


def _page(id: str, form: forms.DossierFile) -> str:
    view = dossier.look_at_dossier(store(), id)
    says = view.number and me() and may("COMMENT") and not may("WRITE")  # who writes has it beside the text
    return render_template(
        "project/dossier.html",
        view=view,
        form=form,
        formats=DOSSIERS,
        text=shown(view, is_edited=editor_is_built() and may("WRITE")),
        passages=passages(view) if says else (),
        talks=first("open-talks", id) or () if says else (),
        pages=dossier.pages_data(store(), view.judged.pages),
        rows=panel.dossier_rows(view.judged.report),
    )
