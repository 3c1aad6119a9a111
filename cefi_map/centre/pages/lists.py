"""Many people at once: a list looked at and done, for a session's candidates or a centre's trainers; what is done for
those ticked; links on one sheet to print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask import Blueprint, current_app, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.centre import post, sessions
from cefi_map.centre.store import Centre
from cefi_map.desk import arriving
from cefi_map.errors import BadInput, CefiError
from cefi_map.out.sealing import read_pass, seal_pass
from cefi_map.project.files import Download
from cefi_map.project.pages.downloads import attachment
from cefi_map.web.numbers import whole
from cefi_map.web.rights import HEAD, OWN, everywhere, needs
from cefi_map.web.rights import training as on_training
from cefi_map.web.store import store
from cefi_map.web.who import here

from .post import postbox
from .qr import qr
from .trainings import UNITS

pages = Blueprint("lists", __name__)
everywhere(pages, on_training(OWN))

NOBODY = BadInput("Personne n’est choisi.", advice="Cochez au moins un candidat.")
SURE = {
    "liens": "Refaire les liens, c’est fermer ceux d’avant : cochez « Oui, refaire leurs liens ».",
    "retirer": "Retirer de la session demande une coche de plus : cochez « Oui, les retirer ».",
}
"""What is asked before it is done, and what is said where it was not."""
_SHEET = "links"
LIES_OPEN = timedelta(days=1)
"""How long a sheet of links gives its table."""
HIS_OWN = "Ce lien est à vous seul : il ouvre vos projets, sur n’importe quel appareil."
ONCE = f"Ce lien crée votre compte. Il sert une seule fois, pendant {limits.INVITATION_DAYS} jours."


# ---- candidates of a session


@pages.get("/sessions/<training>/liste")
def show(training: str) -> str:
    return _page(training, Centre(store()).training(training).roster)


@pages.post("/sessions/<training>/liste")
def look(training: str) -> str:
    """What the list would do."""
    return _page(training, text := _text(), sessions.look_at(store(), training, text, here()))


@pages.post("/sessions/<training>/liste/entrer")
def let_in(training: str) -> Response:
    box = postbox("candidate")
    given = sessions.let_in_list(store(), training, request.form.get("text", ""), here(), box)
    _goes(box)
    return _sheet(given, "ways.link", url_for("lists.show", training=training), training)


@pages.post("/sessions/<training>/liste/gestes")
def change(training: str) -> Response | tuple[str, int]:
    """For those ticked; what is refused is said where it was asked, and whoever is ticked stays so."""
    chosen = request.form.getlist("person")
    try:
        return _changed(training, chosen)
    except CefiError as error:
        return _page(training, Centre(store()).training(training).roster, chosen=chosen, wrong=str(error)), error.status


def _changed(training: str, chosen: Sequence[str]) -> Response:
    """``do``: "liens" new links on a sheet, "courriel" by mail, "groupe", "temps", "retirer"; ``sure`` names it where
    it is asked for."""
    sent = request.form
    asked = sent.get("do", "")
    if not chosen:
        raise NOBODY
    if asked in SURE and asked not in sent.getlist("sure"):
        raise BadInput(SURE[asked])
    match asked:
        case "liens":
            given = sessions.new_links(store(), training, chosen, here())
            return _sheet(given, "ways.link", url_for("lists.show", training=training), training)
        case "courriel" if box := postbox("candidate"):
            sessions.mail_links(store(), training, chosen, box)
            _goes(box)
        case "groupe":
            sessions.set_team(store(), training, chosen, sent.get("team", ""))
        case "temps":
            sessions.give_time(store(), training, chosen, _minutes())
        case "retirer":
            sessions.take_out(store(), training, chosen)
        case _:
            raise BadInput("Ce geste n’existe pas.", advice="Rechargez la page.")
    flash(f"C’est fait pour {len(chosen)} candidat{'s' if len(chosen) > 1 else ''}.")
    return redirect(url_for("lists.show", training=training, _anchor="coches"), 303)


@pages.post("/sessions/<training>/liste/liens.csv")
def table(training: str) -> Response:
    """What the sheet that was just shown says; nothing of it is kept, the page itself brings it back, sealed."""
    return _as_table()


# ---- trainers of a centre


@pages.get("/centre/liste")
@needs(HEAD)
def show_trainers() -> str:
    return render_template("centre/list.html", text="", lines=(), mailed=bool(postbox("invitation")))


@pages.post("/centre/liste")
@needs(HEAD)
def look_at_trainers() -> str:
    text = _text()
    lines = sessions.look_at_trainers(store(), text)
    return render_template("centre/list.html", text=text, lines=lines, mailed=bool(postbox("invitation")))


@pages.post("/centre/liste/inviter")
@needs(HEAD)
def invite() -> Response:
    box = postbox("invitation")
    given = sessions.invite_list(store(), request.form.get("text", ""), box)
    _goes(box)
    return _sheet(given, "ways.invitation", url_for("lists.show_trainers"))


@pages.post("/centre/liste/liens.csv")
@needs(HEAD)
def trainers_table() -> Response:
    return _as_table()


# ---- both


def _text() -> str:
    """A file goes before what is typed."""
    file = request.files.get("file")
    data = file.read() if file else b""
    return arriving.names_in(data) if data else request.form.get("text", "")


def _goes(box: post.Post | None) -> None:
    if box:
        post.send_soon(store().lasting(), box)


def _minutes() -> int:
    try:
        return whole(request.form.get("extra") or "0") * UNITS.get(request.form.get("unit", ""), 1)
    except ValueError:
        raise BadInput("Ce temps n’est pas un nombre entier.", advice="Écrivez-le en chiffres.") from None


def _page(
    training: str, text: str, lines: Sequence[object] = (), *, chosen: Sequence[str] = (), wrong: str = ""
) -> str:
    """``chosen`` are ticked; so is whom ``?coche=tous`` means, or a group's name after « groupe: »."""
    found = sessions.table(store(), training)
    asked = request.args.get("coche", "")
    ticked = {
        row.member.person.id for row in found.rows if asked == "tous" or asked == f"groupe:{row.member.team}"
    }  # fmt: skip
    return render_template(
        "trainings/list.html",
        training=found.training,
        rows=found.rows,
        teams=sorted({row.member.team for row in found.rows} - {""}),
        ticked=ticked.union(chosen),
        wrong=wrong,
        addresses=Centre(store()).addresses(),
        mailed=bool(postbox("candidate")),
        units=UNITS,
        text=text,
        lines=lines,
    )


def _sheet(made: Sequence[sessions.Given], door: str, back: str, training: str = "") -> Response:
    """Shown once, and kept in no browser's history: the links let in whoever has them."""
    given = [(each.name, url_for(door, token=each.token, _external=True)) for each in made if each.token]
    answer = make_response(
        render_template(
            "trainings/links.html",
            title=Centre(store()).training(training).name if training else "Le centre",
            table=url_for("lists.table", training=training) if training else url_for("lists.trainers_table"),
            given=given,
            mailed=[each for each in made if each.mail],
            sealed=seal_pass(current_app.config["SECRET_KEY"], _SHEET, {"given": given}, LIES_OPEN),
            back=back,
            words=HIS_OWN if training else ONCE,
            leads=here().role == "head",
            qr=qr,
        )
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _as_table() -> Response:
    said = read_pass(current_app.config["SECRET_KEY"], _SHEET, request.form.get("sheet", ""))
    if said is None:
        raise BadInput("Cette feuille ne vaut plus.", advice="Refaites les liens, depuis la liste.")
    return attachment(Download("liens.csv", "text/csv; charset=utf-8", sessions.links_table(said["given"])))
