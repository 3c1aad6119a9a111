"""One work to review: the numbered map beside the grid, comments on nodes, what is given back, two versions."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map import review as review_room
from cefi_map.desk import arriving, giving, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput
from cefi_map.project import exam, files
from cefi_map.project.pages.downloads import attachment, private
from cefi_map.project.pages.pictures import shown
from cefi_map.web import forms
from cefi_map.web.numbers import whole
from cefi_map.web.places import hear
from cefi_map.web.rights import OWN, READ, WRITE, everywhere, needs, work
from cefi_map.web.safety import carries
from cefi_map.web.store import store

from .review import grid, reviewer
from .review_page import address, level_words, meant, show

pages = Blueprint("work", __name__, url_prefix="/relire/carte/<id>")
everywhere(pages, work(OWN))


@pages.get("")
@needs(work(READ))
def review(id: str) -> str:
    return show(_view(id), review_room.Signature(reviewer()))


@pages.post("")
@needs(work(WRITE))
def save(id: str) -> Response | str:
    """What is sent of the grid, beside what its writer saw there. A script gets the page as it now stands for them."""
    number, sent, by = _number(), request.form, marking.signature(reviewer())
    marking.check_state(store(), id, number, sent.get("state", ""))
    marking.set_grid(
        store(),
        id,
        number,
        _marks(""),
        sent.getlist("tick"),
        sent.get("comment-appreciation", ""),
        seen=marking.Seen(_marks("seen-"), sent.getlist("seen-tick"), sent.get("seen-comment-appreciation", "")),
        by=by,
    )
    if places := sent.get("confirmer", "").split():
        marking.confirm(store(), id, number, places, by)
    if choice := sent.get("choisir", "").split():
        marking.settle(store(), id, number, choice[0], choice[1], choice[2:])
    return _answer(id, number, by, "La grille est enregistrée.")


@pages.post("/repere")
@needs(work(WRITE))
def pin(id: str) -> Response | str:
    number, sent, by = _number(), request.form, marking.signature(reviewer())
    remark, seen = sent.get("remark", ""), sent.get("seen")
    match sent.get("do"):
        case "reprendre":
            made = marking.take_up(store(), id, number, remark, by)
            return _answer(id, number, by, "Le commentaire est repris.", made.key, made.paragraph)
        case "enlever":
            marking.unpin(store(), id, number, remark, seen=seen)
            return _answer(id, number, by, "Le commentaire est effacé.", sent.get("key", ""), _paragraph())
    made = marking.pin(
        store(),
        id,
        number,
        sent.get("key", ""),
        sent.get("text", ""),
        sent.get("kind", ""),
        sent.get("criterion", ""),
        remark,
        _paragraph(),
        seen=seen,
        by=by,
    )
    if remark not in ("", made.id):
        flash("Ce commentaire a été réécrit entre-temps : le vôtre est épinglé à côté.")
    return _answer(id, number, by, "", made.key, made.paragraph)


def _answer(
    id: str, number: int, by: review_room.Signature, said: str, key: str = "", paragraph: int = 0
) -> Response | str:
    """A script gets the page, or its grid (``page=grille``), to take from it what changed; a form goes back there, and
    is told what was done."""
    view = reading.look_at_work(store(), id, number)
    if page := request.form.get("page"):
        return show(view, by, whole=page != "grille")
    if said:
        flash(said)
    return redirect(address(view, key, paragraph), 303)


def _paragraph() -> int:
    return request.form.get("paragraph", 0, whole)


def _marks(prefix: str) -> dict[str, tuple[str, str]]:
    """(level, comment) by criterion that is sent."""
    sent = request.form
    return {
        line.id: (sent.get(f"{prefix}level-{line.id}", ""), sent.get(f"{prefix}comment-{line.id}", ""))
        for line in review_room.criteria()
        if f"{prefix}comment-{line.id}" in sent or f"{prefix}level-{line.id}" in sent
    }


@pages.get("/grille")
@needs(work(READ))
def paper(id: str) -> str:
    """The blank grid under this work's name."""
    view = _view(id)
    head = giving.letterhead(store(), view.cohort)
    return render_template("review/paper.html", view=view, head=head, **grid())


@pages.get("/rendre")
def finish(id: str) -> str:
    return _finish(_view(id))


def _finish(view: reading.WorkView, refused: str = "") -> str:
    before = marking.earlier(store(), view)
    return render_template(
        "review/give_back.html",
        refused=refused,
        torn=view.review.torn,
        left_behind=len(before.comments) + len(before.on_dossier) if before else 0,
        view=view,
        comes_back=marking.comes_back(store(), view),
        reviewer=view.review.reviewer or marking.names_of(view.work.grids) or reviewer(),
        remarks=review_room.lettered(view.review.remarks),
        missing=[line.id for line in review_room.criteria() if not view.review.mark(line.id).level],
        **level_words(view),
    )


@pages.post("/rendre")
def give_back(id: str) -> Response | tuple[str, int]:
    number = _number()
    if request.form.get("do") == "rouvrir":
        marking.reopen(store(), id, number)
        return redirect(url_for("work.review", id=id, version=number), 303)
    try:
        marking.give_back(store(), id, number, request.form.get("reviewer", ""))
    except BadInput as error:
        return _finish(reading.open_work(store(), id, number), str(error)), error.status
    hear("given-back")
    return redirect(url_for("work.finish", id=id, version=number), 303)


@pages.get("/rendre/<int:number>.<kind>")
def take(id: str, number: int, kind: str) -> Response:
    return attachment(giving.give_back_file(store(), id, number, kind))


@pages.get("/dossier/<int:number>")
@needs(work(READ))
def dossier(id: str, number: int) -> Response:
    name, data = reading.document_of(store(), id, number)
    return attachment(files.Download(name, "application/octet-stream", data))


@pages.get("/image/<int:number>/page-<int:page>")
@needs(work(READ))
def map_page(id: str, number: int, page: int) -> Response:
    kind, drawn = reading.map_page(store(), id, number, page)
    return private(drawn, kind)


@pages.get("/dossier/<int:number>/page-<int:page>.png")
@needs(work(READ))
def dossier_page(id: str, number: int, page: int) -> Response:
    return private(reading.dossier_page(store(), id, number, page), "image/png")


@pages.post("/dossier/<int:number>")
def bring_dossier(id: str, number: int) -> Response:
    if request.form.get("do") == "retirer":
        meant()
        reading.erase_dossier(store(), id, number)
        flash(f"Le dossier est retiré de la version {number}.{_if_returned(id, number)}")
        return redirect(url_for("work.manage", id=id, version=number, _anchor="dossier"), 303)
    form = forms.DossierFile()
    if not form.validate_on_submit():
        raise BadInput("Aucun fichier n’est choisi.", advice="Choisissez le fichier du dossier.")
    file = form.file.data
    arriving.bring_dossier(store(), id, number, file.filename or "dossier", file.read())
    flash(f"Le dossier est joint à la carte.{_if_returned(id, number)}")
    return redirect(url_for("work.review", id=id, version=number, vue="dossier"), 303)


def _if_returned(id: str, number: int) -> str:
    return arriving.if_returned(reading.open_work(store(), id, number).review)


@pages.post("/nom")
def rename(id: str) -> Response:
    reading.rename_work(store(), id, request.form.get("name", ""))
    return redirect(url_for("work.manage", id=id), 303)


@pages.get("/carte")
def manage(id: str) -> str:
    """Its name, its versions, a further version, the end."""
    upload, document = forms.Upload(formdata=None), forms.DossierFile(formdata=None)
    upload.file.label.text = "Fichier de la carte"
    document.file.id = "file-dossier"
    return render_template(
        "review/manage.html",
        view=_view(id),
        versions=Desk(store()).work_versions(id),
        upload=upload,
        document=document,
    )


@pages.post("/version")
@carries(limits.PICTURED_BYTES)
def version(id: str) -> Response:
    form = forms.Upload()
    if not form.validate_on_submit():
        raise BadInput("Aucun fichier n’est choisi.", advice="Choisissez le fichier de la nouvelle version.")
    file = form.file.data
    new = arriving.bring_version(store(), id, file.filename or "", file.read())
    flash("La nouvelle version est là." if new else "Cette version est déjà la dernière.")
    last = reading.open_work(store(), id).work.last
    return redirect(url_for("work.compare", id=id) if new and last > 1 else url_for("work.manage", id=id), 303)


@pages.post("/effacer")
def erase(id: str) -> Response:
    meant()
    cohort = reading.open_work(store(), id).cohort.id
    reading.erase_work(store(), id)
    flash("La carte est effacée, avec sa relecture.")
    return redirect(url_for("review.table", cohort=cohort), 303)


@pages.get("/comparer")
@needs(work(READ))
def compare(id: str) -> str:
    last = reading.open_work(store(), id).work.last
    new = request.args.get("apres", last, whole)
    old = request.args.get("avant", max(new - 1, 1), whole)
    found = reading.compare_versions(store(), id, old, new)
    return render_template(
        "review/compare.html",
        found=found,
        view=reading.open_work(store(), id, new),
        titles={each.id: each.title for each in exam.referentiel().requirements},
        kinds=review_room.KINDS,
        count_versions=last,
    )


def ways_back() -> list[tuple[str, str, str]] | None:
    """From a page of a work that is on its way: to its group."""
    if request.blueprint not in ("work", "read_twice"):
        return None
    cohort = Desk(store()).work((request.view_args or {})["id"]).cohort
    return [(url_for("review.table", cohort=cohort), "table", "Le tableau du groupe")]


def _view(id: str) -> reading.WorkView:
    return reading.open_work(store(), id, request.args.get("version", None, whole))


def _number() -> int:
    number = request.form.get("version", None, whole)
    if number is None:
        raise BadInput("La version relue n’est pas indiquée.", advice="Rechargez la page, puis réessayez.")
    return number


@pages.get("/images/<hash>")
@needs(work(READ))
def picture(id: str, hash: str) -> Response:
    return shown(*reading.work_picture(store(), id, hash))
