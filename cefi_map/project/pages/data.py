"""Everything in one file, and back, and the copies that are made by themselves: « vos données »."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.project import data
from cefi_map.web import forms
from cefi_map.web.rights import AUTHORS, KNOWN, everywhere, needs
from cefi_map.web.safety import carries
from cefi_map.web.shown import count
from cefi_map.web.store import store

from .downloads import attachment

pages = Blueprint("data", __name__, url_prefix="/donnees")
everywhere(pages, AUTHORS)


@pages.get("")
@needs(KNOWN)
def index() -> str:
    return _page(forms.Backup(formdata=None))


@pages.get("/sauvegarde")
def save() -> Response:
    return attachment(data.save_everything(store()))


@pages.post("/restaurer")
@carries(limits.BACKUP_BYTES)
def restore() -> str | Response | tuple[str, int]:
    form = forms.Backup()
    if not form.validate_on_submit():
        return _again(form)
    try:
        done = store().restore_all(form.file.data.stream)
    except CefiError as error:
        form.file.errors = [f"{error.message} {error.advice}".strip()]
        return _again(form, error.status)
    return _restored(done)


@pages.post("/copies/<name>/restaurer")
def restore_copy(name: str) -> Response:
    return _restored(store().restore_copy(name))


@pages.app_template_global()
def copied_here() -> bool:
    """Whether the application copies its database by itself."""
    return data.automatic_copies(store()) is not None


def _restored(done: data.Restored) -> Response:
    brought = len(done.added) + len(done.copied)
    said = f"{count(brought, 'projet ajouté', 'projets ajoutés')}. {count(len(done.known), 'projet')} déjà là."
    works = f"{count(done.works, 'carte à relire ajoutée', 'cartes à relire ajoutées')}." if done.works else ""
    flash(" ".join(filter(None, [said, works, data.unread(done)])))
    return redirect(url_for("home.index"), 303)


def _again(form: forms.Backup, status: int = 422) -> tuple[str, int]:
    """The page, with what is wrong beside the field: another file can be chosen at once."""
    return _page(form), status


def _page(form: forms.Backup) -> str:
    automatic = data.automatic_copies(store())
    beside = data.beside(store())
    return render_template("backup/index.html", form=form, most=limits.BACKUP_BYTES, automatic=automatic, beside=beside)
