"""« Second avis » on a work: once its mark is kept, and where its candidate agreed; seen by who asked alone."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, url_for
from werkzeug.wrappers import Response as Answered

from cefi_map.desk import reading
from cefi_map.errors import BadInput, NotFound
from cefi_map.project.pages import two_readers
from cefi_map.project.pages.reader import is_own
from cefi_map.project.pages.second import lets_second
from cefi_map.project.pages.two_readers import Addresses, Brought
from cefi_map.project.second import Names, ask_reader
from cefi_map.project.second import withdraw as forget
from cefi_map.web.places import at
from cefi_map.web.rights import OWN, everywhere, work
from cefi_map.web.store import store

from .review_page import address

pages = Blueprint("read_twice", __name__, url_prefix="/relire/carte/<id>/second-avis/<int:number>/<part>")
everywhere(pages, work(OWN))


@pages.get("")
def show(id: str, number: int, part: str) -> str | Answered:
    return _page(_view(id, number, part), part, Brought(formdata=None))


@pages.post("")
def bring(id: str, number: int, part: str) -> Answered | tuple[str | Answered, int]:
    view, form = _view(id, number, part), Brought()
    if status := two_readers.bring(_about(view), part, form, _names(view)):
        return _page(view, part, form), status
    return _back(view, part)


@pages.get("/demande.txt")
def demand(id: str, number: int, part: str) -> Response:
    view = _view(id, number, part)
    return two_readers.demand_file(_about(view), part, _names(view))


@pages.post("/demander")
def ask(id: str, number: int, part: str) -> Answered:
    view = _view(id, number, part)
    ask_reader(_about(view), two_readers.reader(), part, _names(view))
    return _back(view, part)


@pages.post("/retirer")
def withdraw(id: str, number: int, part: str) -> Answered:
    view = _view(id, number, part)
    forget(_about(view), part)
    flash("Le second avis est retiré. Vos cotes restent.")
    return _back(view, part)


def _page(view: reading.WorkView, part: str, form: Brought) -> str | Answered:
    of = view.work

    def evidence(key: str) -> str:
        if part == "dossier":
            return address(view, paragraph=int(key)) if key.isdigit() else ""
        return address(view, key) if key in view.map else ""

    addresses = Addresses(
        url_for("read_twice.bring", id=of.id, number=of.number, part=part),
        url_for("read_twice.demand", id=of.id, number=of.number, part=part),
        url_for("read_twice.ask", id=of.id, number=of.number, part=part),
        url_for("read_twice.withdraw", id=of.id, number=of.number, part=part),
        evidence,
    )
    return two_readers.page(
        "review/second.html",
        _about(view),
        part,
        form,
        _names(view),
        at=addresses,
        view=view,
        found=two_readers.known_reader(),
        agreed=True,
        enters=is_own(),
        stages={},
    )


def _view(id: str, number: int, part: str) -> reading.WorkView:
    """``BadInput`` says why none may be asked for yet."""
    two_readers.known_part(part)
    view = reading.open_work(store(), id, number)
    if not lets_second():
        raise NotFound("Votre centre n’ouvre pas le second avis.", advice="Revenez à la grille.")
    if why := reading.second_barred(view, part):
        raise BadInput(why, advice="Revenez à la grille.")
    return view


def _about(view: reading.WorkView) -> reading.OfWork:
    return reading.OfWork(store(), view.work.id, view.work.number)


def _names(view: reading.WorkView) -> Names:
    """With those that wings know of."""
    found = [reading.names_in_work(view), *at("names-held-back", view.work.id)]
    return Names(tuple(n for each in found for n in each.people), tuple(n for each in found for n in each.others))


def _back(view: reading.WorkView, part: str) -> Answered:
    return redirect(url_for("read_twice.show", id=view.work.id, number=view.work.number, part=part), 303)
