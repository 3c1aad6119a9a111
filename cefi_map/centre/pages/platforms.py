"""The learning platforms that a centre knows: what is copied there, what is copied from there; for its head."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import lti
from cefi_map.errors import CefiError
from cefi_map.web.rights import HEAD, everywhere
from cefi_map.web.store import lasting, rest, store

from .providers import gate

pages = Blueprint("platforms", __name__, url_prefix="/centre/cours")
everywhere(pages, HEAD)


@pages.get("")
def index() -> str:
    return _page()


@pages.post("")
def add() -> Response | tuple[str, int]:
    rest()
    try:
        made = lti.add_platform(lasting(), gate(), request.form, trainers="trainers" in request.form)
    except CefiError as error:
        return _page(str(error)), error.status
    flash(f"« {made.name} » est ajouté. Dans un cours, une activité « Outil externe » ouvre une session.")
    return redirect(url_for("platforms.index"), 303)


def _page(wrong: str = "") -> str:
    return render_template("lti/platforms.html", platforms=lti.platforms(store()), moodle=lti.MOODLE, wrong=wrong)
