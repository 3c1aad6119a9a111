"""« Relire des cartes »: the trainer's door. Several files, one table, each report; nothing is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template
from werkzeug.datastructures import FileStorage

from cefi_map import limits, service
from cefi_map.errors import BadInput, CefiError, TooLarge

from . import forms, panel
from .store import store

pages = Blueprint("checks", __name__, url_prefix="/relire")

MANY = 40
"""Files read at once."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, or the ``error`` that says why not."""

    name: str
    anchor: str
    report: Any = None
    error: CefiError | None = None


@pages.get("")
def choose() -> str:
    return render_template("checks/choose.html", form=forms.Uploads(formdata=None))


@pages.post("")
def read() -> str | tuple[str, int]:
    form = forms.Uploads()
    if not form.validate_on_submit():
        return render_template("checks/choose.html", form=form), 422
    files = [file for file in form.files.data if file and file.filename]
    if len(files) > MANY:
        raise TooLarge(
            f"{len(files)} fichiers sont choisis, la limite est de {MANY}.", advice="Relisez-les en deux fois."
        )
    reads = [_read(file, rank) for rank, file in enumerate(files, 1)]
    done = [each for each in reads if each.report]
    return render_template(
        "checks/reports.html",
        reads=reads,
        done=done,
        rows={each.anchor: panel.criteria(each.report.report) for each in done},
        tallies={each.anchor: dict(panel.tally(each.report.report.requirements)) for each in done},
        form=forms.Uploads(formdata=None),
    )


def _read(file: FileStorage, rank: int) -> Read:
    name, anchor = file.filename or "sans nom", f"carte-{rank}"
    try:
        data = file.read()
        if len(data) > limits.UPLOAD_BYTES:
            raise TooLarge("Ce fichier est trop grand.")
        report = service.check_file(data, name, service.readings(store()))
        if report.report.nodes > limits.PAGE_NODES:
            raise BadInput("Cette carte est trop grande pour la page.")
        return Read(name, anchor, report)
    except CefiError as error:
        return Read(name, anchor, error=error)
