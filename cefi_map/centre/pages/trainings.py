"""« Sessions »: a trainer's sessions, their candidates, the code for the board."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from flask import Blueprint, flash, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import keeping, lti, people, post, sessions, together
from cefi_map.centre.store import Centre, Training
from cefi_map.centre.tokens import spaced
from cefi_map.errors import BadInput, CefiError
from cefi_map.project.pages.downloads import attachment
from cefi_map.store import Person
from cefi_map.web.numbers import whole
from cefi_map.web.rights import OWN, TRAINERS, everywhere, needs
from cefi_map.web.rights import training as on_training
from cefi_map.web.store import store
from cefi_map.web.who import here

from .centre_page import MADE, keep_made
from .post import postbox
from .qr import qr

pages = Blueprint("trainings", __name__, url_prefix="/sessions")
everywhere(pages, on_training(OWN))

UNITS = {"minutes": 1, "heures": 60, "jours": 24 * 60}


@pages.app_template_test("past")
def is_past(moment: datetime) -> bool:
    return moment < datetime.now(UTC)


@pages.get("")
@needs(TRAINERS)
def index() -> str:
    found = sessions.standings(store(), here())
    over = {each.training.id for each in found if sessions.is_over(each.training)}
    return render_template("trainings/index.html", found=found, over=over)


@pages.post("")
@needs(TRAINERS)
def create() -> Response:
    made = sessions.create_training(store(), here(), request.form.get("name", ""))
    if any(each.name == made.name and each.id != made.id for each in sessions.my_trainings(store(), here())):
        flash(f"Une autre session s’appelle aussi « {made.name} ». Distinguez-les par leur nom.")
    return redirect(url_for("trainings.show", training=made.id), 303)


@pages.get("/<training>")
def show(training: str) -> str:
    return _page(training)


def _page(
    training: str,
    typed: Mapping[str, Any] = MappingProxyType({}),
    rule: Mapping[str, str] = MappingProxyType({}),
    **said: str,
) -> str:
    """The session. Its form holds what was ``typed`` and is not kept, and that of its data's end the ``rule``; what is
    ``said`` of either stands over it ("session", "ending")."""
    table = sessions.table(store(), training)
    person, code = here(), "" if table.over else table.training.code
    ending = keeping.ending(store(), training)
    board = url_for("ways.code", code=code, _external=True) if code else ""
    return render_template(
        "trainings/training.html",
        table=table,
        training=table.training,
        typed=replace(table.training, **typed),
        said=said,
        code=spaced(code),
        board=url_for("ways.code", _external=True),
        qr=qr(board) if board else "",
        starts=sessions.TEMPLATES,
        mine=[(each.id, each.title) for each in store().of(person.id).projects()],
        staff=_may_join(table),
        juror=_juror(),  # before the link is taken
        units=UNITS,
        **_followed(table),
        harmonies=Centre(store()).harmonies(training),
        courses=lti.links(store(), training),
        untold=lti.untold(store(), training),
        made=session.pop(MADE, None),
        ending=ending,
        rule=rule or _rule_of(ending),
    )


def _may_join(table: sessions.Table) -> list[Person]:
    """Who may be added as a trainer: they are not there yet."""
    there = {each.person.id for each in table.trainers}
    return [each for each in Centre(store()).staff() if each.id not in there]


def _juror() -> dict[str, str]:
    """What is typed of a juror who is not invited yet: where a link was just made, they are."""
    return {} if MADE in session else {name: request.form.get(name, "") for name in ("juror", "juror-until")}


@pages.get("/<training>/candidats")
def follow(training: str) -> Response:
    """The candidates alone, for the page that follows them: 304 while nothing changed."""
    table = sessions.table(store(), training)
    told = _followed(table)
    tag = _tag(table, told)
    if request.if_none_match.contains(tag):
        answer = Response(status=304)
    else:
        answer = make_response(
            render_template("trainings/_candidates.html", table=table, training=table.training, units=UNITS, **told)
        )
    answer.set_etag(tag)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _tag(table: sessions.Table, told: dict[str, Any]) -> str:
    """Of all that the candidates' part shows: « hier » of a day included."""
    rows = [
        (row.member, row.due, row.unreached, [(each.id, each.title, each.updated) for each in row.projects])
        for row in table.rows
    ]
    passed = sum(row.due is not None and is_past(row.due) for row in table.rows)
    shown = (rows, table.training, passed, table.over, table.missing, sorted(told.items()), date.today())
    return sha256(repr(shown).encode()).hexdigest()[:32]


def _followed(table: sessions.Table) -> dict[str, Any]:
    """What a trainer of the session sees of who writes there; a head who does not train in it sees no verdict."""
    reads = any(each.person.id == here().id for each in table.trainers)
    handed = together.receipts(store(), table.training.id)
    progress = together.follow(store(), table, handed) if reads else {}
    first = together.first_to_help(table, handed, progress) if reads else ()
    waiting = Centre(store()).waiting_in([table.training.id]).get(table.training.id, {}) if reads else {}
    return {"reads": reads, "handed": handed, "progress": progress, "first": first, "waiting": waiting}


@pages.post("/<training>")
def change(training: str) -> Response | str | tuple[str, int]:
    """Its settings. All fields of the page come along: what this gesture does not keep stands there again."""
    sent = request.form
    typed: dict[str, Any] = {}
    try:
        _read(typed)
        values = _BLANK | {name: value for name, value in typed.items() if name != "start"}
        twice = sessions.change_training(store(), training, values)
    except BadInput as error:
        return _page(training, typed, _rule(), session=f"{error} {NOT_KEPT}"), error.status
    if start := sent.get("start"):
        sessions.set_start(store(), training, start, here())
    flash("La session est enregistrée.")
    if twice:
        flash(
            f"En double dans la liste, gardé une fois : {', '.join(dict.fromkeys(twice))}. Distinguez deux homonymes."
        )
    return _again(training)


_BLANK: dict[str, Any] = {"name": "", "brief": "", "roster": "", "begins": None, "due": None, "ends": None}
NOT_KEPT = "Rien n’est encore enregistré."
STILL = "Ce que vous avez changé ici n’est pas encore enregistré."


def _read(typed: dict[str, Any]) -> None:
    """What the fields of the session hold, as far as it can be read; ``BadInput`` for a moment that cannot."""
    typed |= {name: request.form[name] for name in ("name", "brief", "roster", "start") if name in request.form}
    for name in ("begins", "due", "ends"):
        if name in request.form:
            typed[name] = _moment(request.form[name])


def _rule() -> dict[str, str]:
    """What the fields of its data's end hold; {} where they did not come along."""
    return {name: request.form.get(name, "") for name in ("rule", "until", "days")} if "rule" in request.form else {}


def _rule_of(ending: keeping.Ending) -> dict[str, str]:
    kept = ending.kept
    until = f"{kept.until.astimezone():%Y-%m-%d}" if kept.until else ""
    days = "" if kept.days is None else str(kept.days)
    return {"rule": "date" if until else "jours" if days else "", "until": until, "days": days}


@pages.get("/<training>/bilan.<kind>")
def evidence(training: str, kind: str) -> Response:
    """What the centre shows of the session to those who audit it."""
    return attachment(keeping.session_file(store(), training, kind))


@pages.post("/<training>/conservation")
def keep(training: str) -> Response | str | tuple[str, int]:
    """Until when its data are kept: ``rule`` "date", "jours" after its end, or "" until somebody erases them. What is
    typed in the session's own fields stands there again."""
    typed: dict[str, Any] = {}
    try:
        _read(typed)
        keeping.set_ending(store(), training, *_chosen())
    except BadInput as error:
        return _page(training, typed, _rule(), ending=f"{error} {NOT_KEPT}"), error.status
    flash("C’est enregistré.")
    return _again(training, typed, "conservation")


def _chosen() -> tuple[datetime | None, int | None]:
    sent = request.form
    match sent.get("rule", ""):
        case "date":
            return _end_of_day(sent.get("until", "")), None
        case "jours":
            return None, _number(sent.get("days") or "0")
    return None, None


def _again(training: str, typed: Mapping[str, Any] | None = None, anchor: str | None = None) -> Response | str:
    """The session after a gesture: what is typed in its page and not kept stands there again, and is said."""
    typed, rule, said = typed or {}, _rule(), {}
    if _differs(Centre(store()).training(training), typed):
        said["session"] = STILL
    if rule and rule != _rule_of(keeping.ending(store(), training)):
        said["ending"] = STILL
    if said or any(_juror().values()):
        return _page(training, typed, rule, **said)
    return redirect(url_for("trainings.show", training=training, _anchor=anchor), 303)


def _beside(training: str, anchor: str) -> Response | str:
    """As ``_again``, after a gesture that keeps none of the session's fields."""
    return _again(training, _typed(), anchor)


def _typed() -> dict[str, Any]:
    """What the fields of the session hold; a date that cannot be read is said when it is to be kept."""
    typed: dict[str, Any] = {}
    with suppress(BadInput):
        _read(typed)
    return typed


def _differs(kept: Training, typed: Mapping[str, Any]) -> bool:
    """Whether something of it is typed that is not kept: a form says minutes, and its own ends of lines."""

    def plain(value: Any) -> Any:
        if isinstance(value, datetime):
            return value.astimezone(UTC).replace(second=0, microsecond=0)
        return value.strip().splitlines() if isinstance(value, str) else value

    changed = [name for name, value in typed.items() if plain(value) != plain(getattr(kept, name))]
    return any(name != "start" or typed[name] for name in changed)


@pages.post("/<training>/code")
def code(training: str) -> Response | str:
    """A new code, or none."""
    sessions.change_code(store(), training, closed="fermer" in request.form)
    return _beside(training, "code")


@pages.post("/<training>/personnes/<person>")
def member(training: str, person: str) -> Response | str:
    """``do``: "lien" a new personal link, "temps" time beyond the session's, "retirer" out of the session."""
    sent, anchor = request.form, "candidats"
    match sent.get("do"):
        case "lien":
            token = sessions.new_link_for(store(), training, person, here())
            keep_made(url_for("ways.link", token=token, _external=True), Centre(store()).person(person).name)
            anchor = "lien"
        case "temps":
            sessions.allow_more_time(store(), training, person, _minutes())
        case "retirer":
            sessions.leave_training(store(), training, person)
        case _:
            raise BadInput("Ce geste n’existe pas.", advice="Rechargez la page.")
    return _beside(training, anchor)


@pages.get("/<training>/personnes/<person>")
def person(training: str, person: str) -> str:
    return _person(training, person)


@pages.post("/<training>/personnes/<person>/identite")
def correct(training: str, person: str) -> Response | tuple[str, int]:
    """Their ``name`` and ``mail``; who did not come yet is written to there at once, where the centre mails."""
    sent = request.form
    sessions.made_here(store(), training, person, here())
    try:
        moves = people.correct(store(), person, sent.get("name", ""), sent.get("mail", ""))
    except CefiError as error:
        return _person(training, person, str(error)), error.status
    flash("C’est corrigé." + (written_again(training, person, postbox("candidate")) if moves else ""))
    return redirect(url_for("trainings.show", training=training, _anchor="candidats"), 303)


def written_again(training: str, person: str, box: post.Post | None) -> str:
    """What becomes of the way in that went to another address; ``training``: "" where they are in none."""
    mail, member = Centre(store()).address(person), Centre(store()).membership(training, person)
    if member is None or member.role != "candidate":
        return " Ce qui est parti à l’ancienne adresse ne sert plus."
    if box and mail and not member.came:
        sessions.mail_links(store(), training, [person], box)
        post.send_soon(store().lasting(), box)
        return f" Ce qui est parti à l’ancienne adresse ne sert plus ; un lien part à {mail}."
    return " Ce qui est parti à l’ancienne adresse ne sert plus. « Liste et liens » en donne un autre."


def _person(training: str, person: str, wrong: str = "") -> str:
    found = sessions.made_here(store(), training, person, here())
    address = Centre(store()).address(person)
    return render_template("trainings/person.html", training=training, person=found, address=address, wrong=wrong)


@pages.post("/<training>/formateurs")
def add_trainer(training: str) -> Response | str:
    sessions.add_trainer(store(), training, request.form.get("person", ""))
    return _beside(training, "formateurs")


@pages.post("/<training>/jury")
def add_jury(training: str) -> Response | str | tuple[str, int]:
    sent = request.form
    try:
        until = _moment(sent.get("juror-until", ""))
        if until is None:
            raise BadInput("Une date de fin est attendue.", advice="Choisissez le dernier jour où ce juré entre.")
        person, token = sessions.add_jury(store(), training, sent.get("juror", ""), until)
    except BadInput as error:
        return _page(training, _typed(), _rule(), jury=str(error)), error.status
    keep_made(url_for("ways.link", token=token, _external=True), person.name, sent["juror-until"])
    return _beside(training, "lien")


def _minutes() -> int:
    sent = request.form
    return _number(sent.get("extra") or "0") * UNITS.get(sent.get("unit", ""), 1)


def _number(written: str) -> int:
    try:
        return whole(written)
    except ValueError:
        raise BadInput(
            "Ce temps n’est pas un nombre entier.", advice="Écrivez-le en chiffres, par exemple 30."
        ) from None


def _end_of_day(written: str) -> datetime:
    """The last moment of a day, on this server's clock."""
    day = _moment(written)
    if day is None:
        raise BadInput("Une date est attendue.", advice="Choisissez le jour où les données s’effacent.")
    return day + timedelta(days=1, microseconds=-1)


def _moment(written: str) -> datetime | None:
    """What a field of date and hour holds, on this server's clock."""
    if not written:
        return None
    try:
        return datetime.fromisoformat(written).astimezone()
    except (ValueError, OverflowError):
        raise BadInput("Cette date ne se lit pas.", advice="Choisissez-la dans le calendrier du champ.") from None
