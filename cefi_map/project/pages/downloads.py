"""Files to take away: the map in every format, the report, each as an attachment with a safe name."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cefi_map.errors import BadInput
from cefi_map.project import files, printed, returned, writing
from cefi_map.web.rights import READ, everywhere, project
from cefi_map.web.store import store
from cefi_map.web.who import by_link

pages = Blueprint("downloads", __name__, url_prefix="/projets/<id>/exporter")
everywhere(pages, project(READ))

JURY = "jury"
LAYOUTS = {
    "tidy": "Étoile, comme à l’écran",
    "right": "Tout à droite",
    "down": "De haut en bas",
    "dot": "Graphviz dot",
    "twopi": "Graphviz twopi, en cercles",
    "neato": "Graphviz neato",
    "fdp": "Graphviz fdp",
    "circo": "Graphviz circo",
}
PRESETS = {"paper": "Avec ses critères, A3", "screen": "À l’écran"}
TOLD = 1000
"""Nodes up to which the page says what each format does not keep."""
LOOKS = {"pdf": {"paper": PRESETS["paper"]}, "png": PRESETS}
"""For what a picture can be drawn, by format: a PDF is always set on pages."""
REPORTS = {
    "html": ("Page qui se lit seule", "html"),
    "csv": ("Tableau, pour un tableur", "csv"),
    "text": ("Texte", "txt"),
    "json": ("Données", "json"),
}
DOSSIERS = {"pdf": "PDF", "docx": "Word", "odt": "LibreOffice", "html": "Page web", "md": "Markdown"}
"""What a dossier is taken away as."""
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"


@pages.get("")
def choose(id: str) -> str:
    view, found = writing.kept_project(store(), id), writing.export_formats()
    return render_template(
        "project/export.html",
        view=view,
        formats=found,
        lost={each.id: each.lost(view.map) for each in found if len(view.map) <= TOLD},
        layouts=LAYOUTS,
        looks=LOOKS,
        reports=REPORTS,
        dossier=DOSSIERS,
    )


@pages.get("/<to>")
def take(id: str, to: str) -> Response:
    if request.args.get("pour") == JURY:
        return attachment(printed.jury_file(store(), id, to))
    layout, preset = request.args.get("disposition", "tidy"), request.args.get("pour", "screen")
    if layout not in LAYOUTS or preset not in PRESETS:
        raise BadInput("Cette disposition n’existe pas.", advice="Choisissez-en une de la page Exporter.")
    own = request.args.get("couleurs") == "fichier"
    file = writing.download(store(), id, to, layout=layout, preset=preset, file_colours=own)
    return attachment(with_answers(id, file))


def with_answers(id: str, file: files.Download) -> files.Download:
    """A drawing goes with the newest review in it, but for whoever has a link alone."""
    return file if by_link() else returned.with_answers(store(), id, file)


def attachment(file: files.Download) -> Response:
    """The file as an attachment; whatever opens it from here can run nothing."""
    response = private(file.data, file.media_type)
    ascii = file.name.encode("ascii", "ignore").decode().replace('"', "").replace("\\", "") or "carte"
    response.headers["Content-Disposition"] = f"attachment; filename=\"{ascii}\"; filename*=UTF-8''{quote(file.name)}"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def private(data: bytes, kind: str) -> Response:
    """What only who asked may see: no cache keeps it."""
    response = Response(data, content_type=kind)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def drawing(svg: bytes) -> Response:
    """An SVG as an image of a page: it can run nothing and ask for nothing. A browser that has it is told so."""
    response = Response(svg, content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = SANDBOX
    response.add_etag(weak=True)  # it may travel packed
    return response.make_conditional(request)
