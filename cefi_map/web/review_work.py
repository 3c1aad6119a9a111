"""One work to review: the numbered map beside the grid, comments on nodes, what is given back, two versions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from cefi_map import service
from cefi_map.errors import BadInput

from . import forms
from .downloads import attachment
from .drawing import Tree
from .numbers import whole
from .review import grid
from .shown import NB, WORDS, clock
from .store import store

pages = Blueprint("work", __name__, url_prefix="/relire/carte/<id>")

DRAWN = 3000
"""Nodes from which one branch is drawn at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the chosen node, or with ``on_dossier`` the chosen paragraph (0: none); whether its
    comment is being written, the one being changed."""

    key: str
    pinning: bool
    remark: str
    on_dossier: bool = False
    paragraph: int = 0


@pages.get("")
def review(id: str) -> str:
    view = _view(id)
    seen = _asked(view)
    kept = service.review.habits(store())
    picture = None if seen.on_dossier else _picture(view, seen.key)
    return render_template(
        "review/work.html",
        view=view,
        seen=seen,
        node=view.map.node(seen.key),
        drawing=_drawing(view, picture, seen.key) if picture else "",
        stage=next((each.stage for each in picture.nodes if each.key == seen.key), 0) if picture else 0,
        passages=[(each, _html(each.html)) for each in view.dossier.passages] if view.dossier else [],
        lines=service.review.criteria(),
        modalities=service.review.modalities(),
        opinions=_opinions(view),
        remarks=service.review.lettered(view.review.remarks),
        opened=_opened(view),
        bank=kept.bank,
        versions=service.review.work_versions(store(), id),
        **_words(view),
    )


@pages.post("")
def save(id: str) -> Response:
    """The whole grid. A script that asks for JSON gets the opinions that may now be shown."""
    number, sent = _number(), request.form
    marks = {
        line.id: (sent.get(f"level-{line.id}", ""), sent.get(f"comment-{line.id}", ""))
        for line in service.review.criteria()
    }
    service.review.set_grid(store(), id, number, marks, sent.getlist("tick"), sent.get("appreciation", ""))
    view = service.review.open_work(store(), id, number)
    if request.accept_mimetypes.best == "application/json":
        saved = clock(datetime.now(UTC))
        return jsonify(saved=saved, levelled=view.review.levelled, opinions=_opinions(view))
    flash("La grille est enregistrée.")
    return redirect(_address(view), 303)


@pages.post("/repere")
def pin(id: str) -> Response:
    number, sent = _number(), request.form
    remark = sent.get("remark", "")
    if sent.get("do") == "enlever":
        service.review.unpin(store(), id, number, remark)
        flash("Le commentaire est effacé.")
    else:
        made = service.review.pin(
            store(),
            id,
            number,
            sent.get("key", ""),
            sent.get("text", ""),
            sent.get("kind", ""),
            sent.get("criterion", ""),
            remark,
            sent.get("paragraph", 0, whole),
        )
        remark = made.id
    view = service.review.open_work(store(), id, number)
    return redirect(_address(view, sent.get("key", ""), sent.get("paragraph", 0, whole)), 303)


@pages.get("/grille")
def paper(id: str) -> str:
    """The blank grid under this work's name."""
    return render_template("review/paper.html", view=_view(id), **grid())


@pages.get("/rendre")
def finish(id: str) -> str:
    view = _view(id)
    return render_template(
        "review/give_back.html",
        view=view,
        reviewer=view.review.reviewer or service.review.habits(store()).reviewer,
        remarks=service.review.lettered(view.review.remarks),
        lines=service.review.criteria(),
        **_words(view),
    )


@pages.post("/rendre")
def give_back(id: str) -> Response:
    number = _number()
    if request.form.get("do") == "rouvrir":
        service.review.reopen(store(), id, number)
        return redirect(url_for("work.review", id=id, version=number), 303)
    service.review.give_back(store(), id, number, request.form.get("reviewer", ""))
    return redirect(url_for("work.finish", id=id, version=number), 303)


@pages.get("/rendre/<int:number>.<kind>")
def take(id: str, number: int, kind: str) -> Response:
    return attachment(service.review.give_back_file(store(), id, number, kind))


@pages.get("/dossier/<int:number>")
def dossier(id: str, number: int) -> Response:
    name, data = service.review.document_of(store(), id, number)
    return attachment(service.files.Download(name, "application/octet-stream", data))


@pages.post("/dossier/<int:number>")
def bring_dossier(id: str, number: int) -> Response:
    form = forms.DossierFile()
    if not form.validate_on_submit():
        raise BadInput("Aucun fichier n’est choisi.", advice="Choisissez le fichier du dossier.")
    file = form.file.data
    service.review.bring_dossier(store(), id, number, file.filename or "dossier", file.read())
    flash("Le dossier est joint à la carte.")
    return redirect(url_for("work.review", id=id, version=number, vue="dossier"), 303)


@pages.post("/nom")
def rename(id: str) -> Response:
    service.review.rename_work(store(), id, request.form.get("name", ""))
    return redirect(url_for("work.manage", id=id), 303)


@pages.get("/carte")
def manage(id: str) -> str:
    """Its name, its versions, a further version, the end."""
    document = forms.DossierFile(formdata=None)
    document.file.id = "file-dossier"
    return render_template(
        "review/manage.html",
        view=service.review.open_work(store(), id),
        versions=service.review.work_versions(store(), id),
        upload=forms.Upload(formdata=None),
        document=document,
    )


@pages.post("/version")
def version(id: str) -> Response:
    form = forms.Upload()
    if not form.validate_on_submit():
        raise BadInput("Aucun fichier n’est choisi.", advice="Choisissez le fichier de la nouvelle version.")
    file = form.file.data
    new = service.review.bring_version(store(), id, file.filename or "", file.read())
    flash("La nouvelle version est là." if new else "Cette version est déjà la dernière.")
    last = service.review.open_work(store(), id).work.last
    return redirect(url_for("work.compare", id=id) if new and last > 1 else url_for("work.manage", id=id), 303)


@pages.post("/effacer")
def erase(id: str) -> Response:
    cohort = service.review.open_work(store(), id).cohort.id
    service.review.erase_work(store(), id)
    flash("La carte est effacée, avec sa relecture.")
    return redirect(url_for("review.table", cohort=cohort), 303)


@pages.get("/comparer")
def compare(id: str) -> str:
    last = service.review.open_work(store(), id).work.last
    new = request.args.get("apres", last, whole)
    old = request.args.get("avant", max(new - 1, 1), whole)
    found = service.review.compare_versions(store(), id, old, new)
    return render_template(
        "review/compare.html",
        found=found,
        view=service.review.open_work(store(), id, new),
        titles={each.id: each.title for each in service.exam.referentiel().requirements},
        kinds=service.review.KINDS,
        count_versions=last,
    )


def opinion(view: service.review.WorkView, criterion: str) -> dict[str, object]:
    """The automatic opinion on a criterion or a modality of the dossier, for the page and for its script. What shows it
    are nodes of the map, or paragraphs of the dossier."""
    verdict = view.opinion[criterion]
    asked = view.verdicts(criterion)
    in_dossier = criterion == "C12" or criterion.startswith("M")
    return {
        "verdict": verdict,
        "word": WORDS[verdict],
        "agrees": service.review.agrees(view.review.mark(criterion).level, verdict),
        "parts": [
            {
                "id": each.id,
                "word": WORDS[each.verdict],
                "message": each.message,
                "nodes": [_proof(view, node.key, node.number, in_dossier) for node in each.evidence],
            }
            for each in asked
        ],
    }


def _opinions(view: service.review.WorkView) -> dict[str, object]:
    asked = [line.id for line in service.review.criteria()] + [each.id for each in service.review.modalities()]
    return {id: opinion(view, id) for id in asked if view.may_open(id)}


def _proof(view: service.review.WorkView, key: str, number: str, in_dossier: bool) -> dict[str, object]:
    """Where a proof stands: what is shown of it, its node or its paragraph, the address that shows it."""
    if not in_dossier:
        return {"key": key, "number": number or "centre", "address": _address(view, key)}
    return {"paragraph": int(key), "number": f"§{NB}{key}", "address": _address(view, paragraph=int(key))}


_LINK = re.compile(r'<a href="[^"]*">|</a>')


def _html(restricted: str) -> Markup:
    """A paragraph of the dossier below the page's own titles; the candidate's words are escaped, links are left out."""
    html = re.sub(r"<(/?)h[1-4]>", r"<\1h2>", _LINK.sub("", restricted))
    return Markup(re.sub(r'<span data-note="">(.*?)</span>', r'<small class="meta"> (\1)</small>', html))  # noqa: S704


def _words(view: service.review.WorkView) -> dict[str, object]:
    levels = list(
        zip(service.review.LEVELS, view.review.words, service.review.short_words(view.review.words), strict=True)
    )
    return {"levels": levels, "kinds": service.review.KINDS, "states": service.review.STATES}


def _picture(view: service.review.WorkView, key: str) -> service.paper.Picture:
    branch = _branch(view.map, key) if len(view.map) > DRAWN else None
    return service.paper.draw(view.map, view.report, only=branch, numbered=True, pins=service.review.pins(view))


def _drawing(view: service.review.WorkView, picture: service.paper.Picture, key: str) -> Markup:
    start = url_for("work.review", id=view.work.id, version=view.work.number)
    tree = Tree(view.map, {}, f"{start}&noeud=", key)
    return tree.svg(picture, f"Carte de {len(view.map)} nœuds, numérotés")


def _branch(mindmap: service.files.MindMap, key: str) -> set[str] | None:
    line = [key, *(node.key for node in mindmap.ancestors(key))]
    heads = mindmap.children(mindmap.root.key)
    return {line[-2]} if len(line) > 1 else {heads[0].key} if heads else None


def _view(id: str) -> service.review.WorkView:
    return service.review.open_work(store(), id, request.args.get("version", None, whole))


def _number() -> int:
    number = request.form.get("version", None, whole)
    if number is None:
        raise BadInput("La version relue n’est pas indiquée.", advice="Rechargez la page, puis réessayez.")
    return number


def _asked(view: service.review.WorkView) -> Asked:
    key = request.args.get("noeud", "")
    remark = view.review.remark(request.args.get("repere", ""))
    paragraph = remark.paragraph if remark else request.args.get("paragraphe", 0, whole)
    on_dossier = request.args.get("vue") == "dossier" or bool(remark and remark.paragraph)
    if remark is not None and remark.key in view.map:
        key = remark.key
    known = key if key in view.map else view.map.root.key
    pinning = request.args.get("faire") == "epingler" or remark is not None
    if view.dossier is None or not 0 < paragraph <= len(view.dossier.passages):
        paragraph = 0
    return Asked(known, pinning, remark.id if remark else "", on_dossier, paragraph)


def _opened(view: service.review.WorkView) -> str:
    """The criterion that is open at first: the first without a level."""
    return next((line.id for line in service.review.criteria() if not view.review.mark(line.id).level), "")


def _address(view: service.review.WorkView, key: str = "", paragraph: int = 0) -> str:
    id, version = view.work.id, view.work.number
    if paragraph:
        anchor = f"p-{paragraph}"
        return url_for("work.review", id=id, version=version, vue="dossier", paragraphe=paragraph, _anchor=anchor)
    return url_for("work.review", id=id, version=version, noeud=key or None, _anchor="choisi" if key else None)
