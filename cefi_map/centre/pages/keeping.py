"""What is kept of people, for the head of the centre: the journal, all that is here of one person, their erasure."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import keeping, people, sessions
from cefi_map.centre.store import Centre
from cefi_map.desk.store import reading_order
from cefi_map.errors import BadInput, CefiError
from cefi_map.project.access import LAPTOP
from cefi_map.project.pages.downloads import attachment
from cefi_map.web.numbers import whole
from cefi_map.web.rights import HEAD, everywhere
from cefi_map.web.store import store
from cefi_map.web.who import here

from .centre_page import ROLES
from .post import postbox
from .trainings import written_again

pages = Blueprint("keeping", __name__)
everywhere(pages, HEAD)


@pages.get("/centre/journal")
def journal() -> str:
    asked, page = _asked(), request.args.get("page", 1, whole)
    return render_template(
        "keeping/journal.html",
        found=keeping.journal(store(), **asked, page=page),
        asked=asked,
        page=page,
        people=sorted(people.people(store()), key=lambda each: reading_order(each.name)),
        trainings=sessions.my_trainings(store(), LAPTOP),
        deeds=keeping.DEEDS,
    )


@pages.get("/centre/journal.csv")
def journal_file() -> Response:
    return attachment(keeping.journal_file(store(), **_asked()))


def _asked() -> dict[str, Any]:
    """What the page's filters hold."""
    return {name: request.args.get(word, "") for word, name in _FILTERS.items()}


_FILTERS = {"personne": "person", "session": "training", "acte": "deed"}


# ---- one person


@pages.get("/centre/personnes/<person>")
def show(person: str) -> str:
    return _person(person)


@pages.post("/centre/personnes/<person>/donnees")
def take(person: str) -> Response:
    return attachment(keeping.person_file(store(), person))


@pages.get("/centre/personnes/<person>/effacer")
def ask(person: str) -> str:
    return render_template("keeping/erase.html", held=keeping.held(store(), person), wrong="")


@pages.post("/centre/personnes/<person>/effacer")
def erase(person: str) -> Response | tuple[str, int]:
    sent = request.form
    try:
        gone = keeping.erase_person(
            store(),
            here(),
            person,
            sent.get("name", ""),
            keep_works=sent.get("works") != "effacer",
            copies="copies" in sent,
        )
    except BadInput as error:
        found = keeping.held(store(), person)
        return render_template("keeping/erase.html", held=found, wrong=str(error), works=sent.get("works")), 422
    kept = gone.counts["receipts"] and sent.get("works") != "effacer"
    flash("C’est effacé. Ce qui fut rendu reste à sa session." if kept else "C’est effacé pour de bon.")
    return redirect(url_for("centre.index"), 303)


@pages.post("/centre/personnes/<person>/identite")
def correct(person: str) -> Response | tuple[str, int]:
    """Their ``name`` and ``mail``."""
    sent = request.form
    try:
        moves = people.correct(store(), person, sent.get("name", ""), sent.get("mail", ""))
    except CefiError as error:
        return _person(person, str(error)), error.status
    place = next((each.training.id for each in Centre(store()).places(person) if not each.training.closed), "")
    flash("C’est corrigé." + (written_again(place, person, postbox("candidate")) if moves else ""))
    return redirect(url_for("keeping.show", person=person), 303)


def _person(person: str, wrong: str = "") -> str:
    return render_template(
        "keeping/person.html",
        held=keeping.held(store(), person),
        address=Centre(store()).address(person),
        places=Centre(store()).places(person),
        roles=ROLES,
        wrong=wrong,
    )


@pages.post("/centre/conservation/<training>")
def answer(training: str) -> Response:
    """Whether the clock is right, where a session's data are to end after a jump of it: "oui" erases them."""
    keeping.answer_ending(store(), training, right=request.form.get("right") == "oui")
    flash("Les données de la session sont effacées." if request.form.get("right") == "oui" else "C’est remis.")
    return redirect(url_for("centre.index"), 303)
