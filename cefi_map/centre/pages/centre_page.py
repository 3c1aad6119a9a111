"""« Le centre »: its people, invitations and sessions, for its head."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.centre import issuers, keeping, post, sessions, ways
from cefi_map.centre import people as people_room
from cefi_map.centre.store import Centre
from cefi_map.desk import giving
from cefi_map.desk.store import reading_order
from cefi_map.errors import BadInput
from cefi_map.web.rights import HEAD, everywhere
from cefi_map.web.store import store
from cefi_map.web.who import here

from .post import postbox

pages = Blueprint("centre", __name__, url_prefix="/centre")
everywhere(pages, HEAD)

MADE = "made-link"
"""In the session, until it is shown: a link that was just made for somebody, and for whom."""
ROLES = {"head": "Responsable", "trainer": "Formateur", "jury": "Jury", "candidate": "Candidat", "guest": "Invité"}


@pages.get("")
def index() -> str:
    people = people_room.people(store())
    return render_template(
        "centre/index.html",
        staff=[each for each in people if each.role in ("head", "trainer")],
        last_head=people_room.last_head(people),
        others=sorted(
            (each for each in people if each.role in ("jury", "candidate")), key=lambda each: reading_order(each.name)
        ),
        invitations=Centre(store()).invitations(),
        trainings=sessions.my_trainings(store(), here()),
        roles=ROLES,
        factors=Centre(store()).with_factor(),
        mine=here().id,
        invited=ways.INVITED,
        head=giving.letterhead(store()),
        made=session.pop(MADE, None),
        endings=keeping.endings_asked(store()),
        unsaid=people_room.missing(people_room.notice(store())),
        mailed=bool(postbox("invitation")),
        letters=Centre(store()).letters_counted() if postbox() else {},
        believed=any(each.options.get("invited") for each in issuers.providers(store())),
    )


@pages.post("/invitations")
def invite() -> Response:
    sent = request.form
    role = next((role for role in ways.INVITED if role == sent.get("role")), None)
    if role is None:
        raise BadInput("Ce rôle ne s’invite pas ainsi.", advice="Choisissez formateur ou responsable.")
    name, mail = sent.get("name", ""), sent.get("mail", "")
    if mail.strip() and (box := postbox("invitation")):
        post.invite_by_mail(store(), box, role, name, mail)
        flash(
            f"L’invitation part à {mail.strip()}. Son lien sert une fois, pendant {limits.MAILED_HOURS} heures. "
            "Un refus se lit sous « Courriels »."
        )
        return redirect(url_for("centre.index", _anchor="invitations"), 303)
    token = ways.invite(store(), role, name, mail=mail)
    keep_made(url_for("ways.invitation", token=token, _external=True), name, _last_day())
    return redirect(url_for("centre.index", _anchor="lien"), 303)


@pages.post("/invitations/<sealed>/retirer")
def take_back(sealed: str) -> Response:
    ways.take_back(store(), sealed)
    flash("Cette invitation ne sert plus.")
    return redirect(url_for("centre.index", _anchor="invitations"), 303)


@pages.post("/personnes/<person>")
def change(person: str) -> Response | str:
    """``do``: "bloquer", "ouvrir", "responsable", "formateur", "facteur", which takes the second one away, or
    "lien", for a new password. What shuts somebody out, or lets them rule, is asked before: ``sure``."""
    do, of = request.form.get("do", ""), Centre(store()).person(person)
    if do in _SURE and "sure" not in request.form:
        return render_template("centre/sure.html", of=of, do=do, words=_SURE[do])
    match do:
        case "bloquer" | "ouvrir":
            people_room.block(store(), person, blocked=do == "bloquer")
        case "responsable":
            people_room.change_role(store(), person, "head")
        case "formateur":
            people_room.change_role(store(), person, "trainer")
        case "facteur" if person != here().id:  # one's own is ended by whoever has it at hand
            Centre(store()).end_factor(person)
        case "lien":
            token = ways.reset(store(), person)
            keep_made(url_for("ways.invitation", token=token, _external=True), of.name, _last_day())
            return redirect(url_for("centre.index", _anchor="lien"), 303)
        case _:
            raise BadInput("Ce geste n’existe pas.", advice="Rechargez la page.")
    flash(f"{of.name} {_DONE[do]}.")
    return redirect(url_for("centre.index", _anchor="personnes"), 303)


_SURE = {
    "responsable": (
        "Nommer responsable",
        "Un responsable voit toutes les personnes du centre, leurs données et le journal, invite, nomme et efface.",
    ),
    "formateur": ("Nommer formateur", "Cette personne ne gère plus le centre. Elle garde ses sessions."),
    "bloquer": (
        "Ne plus laisser entrer",
        "Cette personne sort aussitôt de tous ses navigateurs, et n’entre plus. Ce qu’elle a fait reste.",
    ),
    "facteur": (
        "Retirer le second facteur",
        "Son mot de passe seul la laisse entrer, jusqu’à ce qu’elle en règle un autre.",
    ),
}
"""What is asked before it is done, and what it means."""
_DONE = {
    "responsable": "est responsable du centre, et n’est plus seulement formateur",
    "formateur": "est formateur, et n’est plus responsable du centre",
    "bloquer": "n’entre plus",
    "ouvrir": "entre de nouveau",
    "facteur": "n’a plus de second facteur",
}


def _last_day() -> str:
    """Of an invitation that is made now."""
    return (date.today() + timedelta(days=limits.INVITATION_DAYS)).isoformat()


def keep_made(address: str, name: str, until: str = "") -> None:
    """Keep a link until the next page shows it: once, for what would give it again is not kept."""
    session[MADE] = {"address": address, "name": name, "until": until}
