"""« Second avis » on a project: the demand as it leaves, the answer brought back, both opinions side by side."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Answered

from cefi_map.errors import BadInput, NotFound
from cefi_map.project import hand_in, second, writing
from cefi_map.store import SecondOpinion
from cefi_map.web.places import at, first
from cefi_map.web.rights import OWN, everywhere, project
from cefi_map.web.store import store
from cefi_map.web.who import may, me

from . import two_readers
from .outline import stages_by_key
from .reader import is_own
from .two_readers import Addresses, Brought

pages = Blueprint("second", __name__, url_prefix="/projets/<id>/second-avis/<part>")
everywhere(pages, project(OWN))


@pages.app_template_global()
def lets_second() -> bool:
    """Whether second opinions may be asked for here: a centre says so."""
    return first("second-opinion") is not False


@pages.app_template_global()
def offers_second() -> bool:
    """Whether who reads the page may ask for a second opinion on what it shows: its owner, where a centre lets them."""
    return may("OWN") and lets_second()


@pages.app_template_global()
def second_read(id: str) -> SecondOpinion | None:
    """What a second reader answered about the map, for pages beside it; None where nothing is kept."""
    found = second.OfProject(store(), id).opinions().get("carte")
    return found if found and found.answer else None


@pages.get("")
def show(id: str, part: str) -> str | Answered:
    return _page(id, part, Brought(formdata=None))


@pages.post("")
def bring(id: str, part: str) -> Answered | tuple[str | Answered, int]:
    """An answer that somebody brings; one that does not count says why, and what is kept stays."""
    about, form = _about(id, part), Brought()
    if status := two_readers.bring(about, part, form, _names(id)):
        return _page(id, part, form), status
    return redirect(url_for("second.show", id=id, part=part), 303)


@pages.get("/demande.txt")
def demand(id: str, part: str) -> Response:
    """The demand in a file, of the version that the page shows."""
    return two_readers.demand_file(_about(id, part), part, _names(id), request.args.get("version", type=int))


@pages.post("/demander")
def ask(id: str, part: str) -> Answered:
    """Have the model that was entered read it, once its author has agreed that this project is read there."""
    about, found = _about(id, part), two_readers.reader()
    if request.form.get("accord") != "oui" and not second.agreed(about, found.server):
        raise BadInput("Rien n’est parti : votre accord manque.", advice="Revenez en arrière, et cochez la case.")
    second.ask_reader(about, found, part, _names(id))
    return redirect(url_for("second.show", id=id, part=part), 303)


@pages.post("/retirer")
def withdraw(id: str, part: str) -> Answered:
    second.withdraw(_about(id, part), part)
    flash("Le second avis est retiré. L’avis automatique reste.")
    return redirect(url_for("second.show", id=id, part=part), 303)


def _page(id: str, part: str, form: Brought) -> str | Answered:
    about, view, found = _about(id, part), writing.kept_project(store(), id), two_readers.known_reader()
    on_map = part == "carte"
    addresses = Addresses(
        url_for("second.bring", id=id, part=part),
        url_for("second.demand", id=id, part=part),
        url_for("second.ask", id=id, part=part),
        url_for("second.withdraw", id=id, part=part),
        lambda key: _node(view, key) if on_map else "",
    )
    return two_readers.page(
        "second/show.html",
        about,
        part,
        form,
        _names(id),
        at=addresses,
        view=view,
        found=found,
        agreed=found is not None and second.agreed(about, found.server),
        enters=is_own(),
        stages=stages_by_key(view) if on_map else {},
    )


def _node(view: writing.ProjectView, key: str) -> str:
    return url_for("project.map", id=view.id, noeud=key, _anchor="choisi") if key in view.map else ""


def _names(id: str) -> second.Names:
    """Whom the demand does not name: account, author, sessions."""
    person, found = me(), list(at("names-held-back", id))
    people = [person.name if person else "", hand_in.known_person(store(), id)]
    people += [name for each in found for name in each.people]
    return second.Names(tuple(filter(None, people)), tuple(name for each in found for name in each.others))


def _about(id: str, part: str) -> second.OfProject:
    two_readers.known_part(part)
    if not offers_second():
        raise NotFound("Votre centre n’ouvre pas le second avis.", advice="L’avis automatique est dans « Verdicts ».")
    return second.OfProject(store(), id)
