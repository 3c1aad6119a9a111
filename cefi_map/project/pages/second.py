"""« Second avis » on a project: the demand as it leaves, the answer brought back, both opinions side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.wrappers import Response as Answered
from wtforms import TextAreaField
from wtforms.validators import ValidationError

from cefi_map import limits
from cefi_map.errors import BadInput, CefiError, NotFound
from cefi_map.project import exam, hand_in, second, writing
from cefi_map.web.numbers import WholeField
from cefi_map.web.patience import coming
from cefi_map.web.places import at, first
from cefi_map.web.rights import OWN, everywhere, project
from cefi_map.web.store import store
from cefi_map.web.who import may, me

from .outline import stages_by_key
from .reader import connected, is_own

pages = Blueprint("second", __name__, url_prefix="/projets/<id>/second-avis/<part>")
everywhere(pages, project(OWN))

THE = {"carte": "la carte", "dossier": "le dossier"}
GROUPS = {
    "open": "À vérifier par une personne",
    "settled": "Tranché par le second lecteur",
    "agreed": "Deux lecteurs disent la même chose",
    "alone": "L’avis automatique seul",
}
"""What both opinions come to, what asks for a person first."""


class Brought(FlaskForm):  # type: ignore[misc]
    """An answer, pasted or in a file; ``base``: the version that the page's demand is about."""

    base = WholeField()
    answer = TextAreaField("La réponse de l’assistant")
    file = FileField("Ou le fichier de la réponse")

    def validate_answer(self, _: object) -> None:
        if not self.said.strip():
            raise ValidationError("Aucune réponse n’est là. Collez-la, ou choisissez son fichier.")

    @property
    def said(self) -> str:
        """The file's text, else what was pasted."""
        if self.file.data:
            data = self.file.data.stream.read(4 * limits.SECOND_ANSWER_CHARS + 4)
            self.file.data.stream.seek(0)
            return str(data.decode("utf-8", "replace"))
        return self.answer.data or ""


@dataclass(frozen=True, slots=True)
class Both:
    """A requirement as both readers see it. ``why``: of one that the second did not read, or is not counted for."""

    verdict: exam.Verdict
    title: str
    why: str = ""

    @property
    def group(self) -> str:
        """One of ``GROUPS``."""
        own, other, both = self.verdict, self.verdict.second, self.verdict.together
        if other is None or both is None:
            return "alone"
        if both.verdict == "a_verifier" and both.message != own.message:
            return "open"
        if both.message == own.message:
            return "alone"
        return "agreed" if other.verdict == own.likeliest else "settled"


@pages.app_template_global()
def offers_second() -> bool:
    """Whether who reads the page may ask for a second opinion on what it shows: its owner, where a centre lets them."""
    return may("OWN") and first("second-opinion") is not False


@pages.get("")
def show(id: str, part: str) -> str | Answered:
    return _page(id, part, Brought(formdata=None))


@pages.post("")
def bring(id: str, part: str) -> str | Answered | tuple[str | Answered, int]:
    """An answer that somebody brings; one that does not count says why, and what is kept stays."""
    _offered(part)
    form = Brought()
    if not form.validate_on_submit():
        return _page(id, part, form), 422
    try:
        second.bring_answer(store(), id, part, form.said, form.base.data, _names(id))
    except CefiError as error:
        changed = "Si le texte a changé depuis la demande, copiez-la de nouveau."
        form.answer.errors = [" ".join((error.message, error.advice, changed))]
        return _page(id, part, form), error.status
    flash("La réponse est lue. Les deux avis sont ci-dessous.")
    return redirect(url_for("second.show", id=id, part=part), 303)


@pages.get("/demande.txt")
def demand(id: str, part: str) -> Response:
    """The demand in a file, of the version that the page shows."""
    _offered(part)
    number = request.args.get("version", type=int)
    _, asked = second.asked_about(store(), id, part, _names(id), number)
    named = {"Content-Disposition": f'attachment; filename="demande-{part}.txt"'}
    return Response(f"{asked.text}\n", content_type="text/plain; charset=utf-8", headers=named)


@pages.post("/demander")
def ask(id: str, part: str) -> Answered:
    """Have the model that was entered read it, once its author has agreed that this project is read there."""
    _offered(part)
    found = connected()
    if found is None:
        raise BadInput("Aucun modèle n’est entré.", advice="Un second avis se demande aussi à la main.")
    if request.form.get("accord") != "oui" and not second.agreed(store(), id, found.server):
        raise BadInput("Rien n’est parti : votre accord manque.", advice="Revenez en arrière, et cochez la case.")
    second.ask_reader(store(), found, id, part, _names(id))
    return redirect(url_for("second.show", id=id, part=part), 303)


@pages.post("/retirer")
def withdraw(id: str, part: str) -> Answered:
    _offered(part)
    second.withdraw(store(), id, part)
    flash("Le second avis est retiré. L’avis automatique reste.")
    return redirect(url_for("second.show", id=id, part=part), 303)


def _page(id: str, part: str, form: Brought) -> str | Answered:
    _offered(part)
    view, found = writing.kept_project(store(), id), _connected()
    seen = second.second_opinion(store(), id, part)
    asked, number, refused = None, 0, None
    try:
        number, asked = second.asked_about(store(), id, part, _names(id))
    except CefiError as error:
        refused = error
    if form.base.data is None:
        form.base.data = number
    page = render_template(
        "second/show.html",
        view=view,
        part=part,
        the=THE[part],
        seen=seen,
        groups=_groups(seen.report) if seen and seen.report else {},
        told=GROUPS,
        demand=asked,
        number=number,
        refused=refused,
        form=form,
        found=found,
        agreed=found is not None and second.agreed(store(), id, found.server),
        enters=is_own(),
        stages=stages_by_key(view),
    )
    return coming(page) if seen and seen.is_coming else page


def _connected() -> second.Connection | None:
    """None too where its key has to be entered anew, which its own page says."""
    try:
        return connected()
    except CefiError:
        return None


def _groups(report: exam.Report) -> dict[str, list[Both]]:
    """What was asked of the second reader, by what both come to."""
    found: dict[str, list[Both]] = {name: [] for name in GROUPS}
    for each in _both((*report.modalities, *report.requirements)):
        found[each.group].append(each)
    return {name: rows for name, rows in found.items() if rows}


def _both(verdicts: Iterable[exam.Verdict]) -> Iterable[Both]:
    known = exam.referentiel()
    titles = {each.id: each.title for each in (*known.requirements, *known.dossier, *known.modalities)}
    for each in verdicts:
        if each.together is not None:
            why = "Pas lu par le second lecteur." if each.second is None else "Le second lecteur n’est pas compté ici."
            yield Both(each, titles[each.id], why)


def _names(id: str) -> second.Names:
    """Whom the demand does not name: account, author, sessions."""
    person = me()
    people = (person.name if person else "", hand_in.known_person(store(), id))
    others = (name for names in at("names-held-back", id) for name in names)
    return second.Names(tuple(filter(None, people)), tuple(others))


def _offered(part: str) -> None:
    if part not in THE:
        raise NotFound("Cette page n’existe pas.", advice="Un second avis se demande sur la carte ou le dossier.")
    if not offers_second():
        raise NotFound("Votre centre n’ouvre pas le second avis.", advice="L’avis automatique est dans « Verdicts ».")
