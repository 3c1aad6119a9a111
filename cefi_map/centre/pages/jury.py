"""The jury of a session: works marked by two apart, their gaps, what is retained, the minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map import review as grid
from cefi_map.centre import harmony, jury
from cefi_map.desk import marking
from cefi_map.desk.pages.review_page import level_words, places
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput
from cefi_map.project.pages.downloads import attachment
from cefi_map.web import forms
from cefi_map.web.numbers import whole
from cefi_map.web.rights import MARKERS, OWN, READ, WRITE, cohort, everywhere, needs, work
from cefi_map.web.safety import carries
from cefi_map.web.shown import count
from cefi_map.web.store import lasting, store
from cefi_map.web.who import here

pages = Blueprint("jury", __name__, url_prefix="/relire")
everywhere(pages, cohort(OWN))


@pages.get("/<cohort>/jury")
@needs(cohort(READ))
def room(cohort: str) -> str:
    found = jury.room(store(), cohort)
    end = jury.to_close(store(), found)
    jury.pack_at_last(lasting(), cohort, end)
    return render_template("jury/room.html", room=found, mine=found.of(here().id), person=here(), end=end)


@pages.post("/<cohort>/jury")
def arrange(cohort: str) -> Response:
    """``do``: "repartir" what nobody marks yet, "defaire" where nobody has begun, "confier" one work."""
    sent = request.form
    match sent.get("do"):
        case "repartir":
            shared = jury.share_out(store(), cohort, sent.getlist("person"))
            _tell_shared(shared, jury.room(store(), cohort).common)
        case "defaire":
            taken = jury.take_back(store(), cohort)
            flash(f"{count(taken, 'carte n’est plus confiée', 'cartes ne sont plus confiées')}.")
        case "confier":
            people = [each for each in sent.getlist("person") if each]
            jury.name(store(), cohort, sent.get("work", ""), people, begun="begun" in sent)
            flash("La carte est confiée." if people else "La carte n’est plus confiée : elle a une seule grille.")
        case _:
            raise BadInput("Ce geste n’existe pas.", advice="Rechargez la page.")
    return redirect(url_for("jury.room", cohort=cohort), 303)


def _tell_shared(shared: int, common: int) -> None:
    """What became of each work: those in one grid for all stay there, until somebody names who goes on apart."""
    if shared:
        flash(f"{count(shared, 'carte confiée', 'cartes confiées')}.")
    elif not common:
        flash("Toutes sont déjà confiées.")
    if common:
        begun = count(common, "carte est déjà cotée", "cartes sont déjà cotées")
        flash(f"{begun} dans une grille pour tous : « Confier » les donne à qui les cote seul, et à une autre.")


@pages.post("/<cohort>/clore")
def close(cohort: str) -> Response:
    """``do``: "clore", "refaire" the file that something prevented, or "rouvrir"."""
    match request.form.get("do"):
        case "rouvrir":
            jury.reopen(store(), here())
            flash("La session est rouverte. Ce qui a été signé reste.")
        case "refaire":
            jury.pack_again(lasting(), cohort)
        case _:
            sent = request.form
            jury.close(store(), cohort, here(), sent.get("place", ""), sure="sure" in sent)
            jury.pack_soon(lasting(), cohort)
    return redirect(url_for("jury.room", cohort=cohort), 303)


@pages.get("/<cohort>/clos-<int:number>.zip")
@needs(cohort(READ))
def closed(cohort: str, number: int) -> Response:
    return attachment(jury.closed_file(store(), number))


@pages.get("/verifier")
@needs(MARKERS)
def check() -> str:
    return render_template("jury/check.html", form=forms.Closed(formdata=None), told=None)


@pages.post("/verifier")
@needs(MARKERS)
@carries(limits.CLOSED_BYTES)
def checked() -> str | tuple[str, int]:
    form = forms.Closed()
    if not form.validate_on_submit():
        return render_template("jury/check.html", form=form, told=None), 422
    held = form.file.data.read()
    told = jury.verify(held)
    return render_template(
        "jury/check.html",
        form=forms.Closed(formdata=None),
        told=told,
        kept=jury.compared(store(), held, told),
        name=form.file.data.filename or "",
    )


@dataclass(frozen=True, slots=True)
class Side:
    """What one person says at a gap: their level in words, their comment, what of the dossier they have seen."""

    name: str
    level: str
    word: str
    comment: str
    ticks: tuple[str, ...]


@pages.get("/<cohort>/proces-verbaux.pdf")
@needs(cohort(READ))
def session_minutes(cohort: str) -> Response:
    return attachment(jury.session_minutes_file(store(), cohort))


@pages.get("/carte/<id>/proces-verbal-<int:number>.pdf")
@needs(work(READ))
def minutes(id: str, number: int) -> Response:
    return attachment(jury.minutes_file(store(), id, number))


@pages.get("/carte/<id>/jury")
@needs(work(READ))
def settle(id: str) -> str | Response:
    if cohort := harmony.harmony_of(store(), id):
        return redirect(url_for("harmony.show", cohort=cohort), 303)
    return _gaps(id, request.args.get("version", None, whole), {})


def _gaps(id: str, number: int | None, typed: Mapping[str, str]) -> str:
    """The gaps, with what was ``typed`` there and is not kept yet."""
    found = marking.settling(store(), id, number)
    titles = {each.id: each.title for each in grid.modalities()}
    return render_template(
        "jury/work.html",
        found=found,
        view=found.view,
        lines={each.id: each for each in grid.criteria()},
        places=places(found.view, marking.signature(here().name)) if found.done else {},
        sides={each.criterion: _sides(found, each, titles) for each in found.gaps},
        titles=titles,
        closed=Desk(store()).is_closed(),
        typed=defaultdict(str, typed),
        **level_words(found.view),
    )


def _sides(found: marking.Settling, gap: grid.Gap, titles: dict[str, str]) -> list[Side]:
    return [
        Side(
            each.grid.name,
            mark.level,
            each.review.word_of(mark.level),
            mark.comment,
            tuple(titles[tick] for tick in gap.ticks if tick in each.review.ticks),
        )
        for each, mark in zip(found.grids, gap.marks, strict=True)
    ]


@pages.post("/carte/<id>/jury")
@needs(work(WRITE))
def settled(id: str) -> Response | str | tuple[str, int]:
    """``do``: "fini", "rouvrir", "retenir", "annuler" or "accorder" and a gap, "garder" one of two sentences, "avis".
    All fields of the page come along: what this gesture does not keep stands there again."""
    number = request.form.get("version", 0, whole)
    try:
        anchor, kept = _gesture(id, number)
    except BadInput as error:
        flash(str(error))
        return _gaps(id, number, _left(())), 422
    if left := _left(kept):
        return _gaps(id, number, left)
    return redirect(url_for("jury.settle", id=id, version=number, _anchor=anchor), 303)


def _gesture(id: str, number: int) -> tuple[str | None, tuple[str, ...]]:
    """Where the page then opens, and how the fields end that are kept by that."""
    sent = request.form
    match (sent.get("do") or "").split():
        case ["fini"]:
            marking.say_done(store(), id, number)
            flash("Votre grille est finie.")
        case ["rouvrir"]:
            marking.go_on(store(), id, number)
            flash("Votre grille est rouverte.")
        case [("retenir" | "annuler") as do, criterion]:
            _retain(id, number, criterion, undo=do == "annuler")
            return f"ecart-{criterion}", (f"-{criterion}", f"tick-{criterion}-")
        case ["accorder", criterion]:
            marking.agree(store(), id, number, criterion, _mark(criterion, "seen-"))
            return f"ecart-{criterion}", (f"-{criterion}", f"tick-{criterion}-")
        case ["garder", place, kept, *dropped]:
            marking.keep_one(store(), id, number, place, kept, dropped)
        case ["avis"]:
            marking.say_as_jury(store(), id, number, sent.get("seen-jury", ""), sent.get("jury", ""))
            flash("L’avis du jury est enregistré.")
            return "avis", ("jury",)
        case _:
            raise BadInput("Ce geste n’existe pas.", advice="Rechargez la page.")
    return None, ()


def _left(kept: tuple[str, ...]) -> dict[str, str]:
    """What was typed, but for the fields that are ``kept``; {} where nothing was."""
    sent = request.form
    found = {
        name: said
        for name, said in sent.items()
        if said
        and name.startswith(("level-", "comment-", "tick-"))
        and not name.endswith(kept[:1])
        and not name.startswith(kept[1:])
    }
    if "jury" not in kept and _lines(sent.get("jury", "")) != _lines(sent.get("seen-jury", "")):
        found |= {name: sent[name] for name in ("jury", "seen-jury")}
    return found


def _lines(said: str) -> list[str]:
    return said.strip().splitlines()


def _retain(id: str, number: int, criterion: str, *, undo: bool) -> None:
    ticks = [said for name, said in request.form.items() if name.startswith(f"tick-{criterion}-")]
    made = grid.Mark() if undo else _mark(criterion)
    if not (undo or made):
        raise BadInput(f"Rien n’est encore écrit pour {criterion}.", advice="Donnez le niveau retenu et sa phrase.")
    marking.retain(store(), id, number, criterion, _mark(criterion, "seen-"), made, ticks, by=here().name)


def _mark(criterion: str, prefix: str = "") -> grid.Mark:
    sent = request.form
    return grid.Mark(sent.get(f"{prefix}level-{criterion}", ""), sent.get(f"{prefix}comment-{criterion}", ""))
