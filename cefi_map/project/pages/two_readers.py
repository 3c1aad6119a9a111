"""What the pages of a second opinion share, on a project or on a work: the demand, the answer that is brought, both
opinions side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Response, flash, render_template
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.wrappers import Response as Answered
from wtforms import TextAreaField
from wtforms.validators import ValidationError

from cefi_map import limits
from cefi_map.errors import BadInput, CefiError, NotFound
from cefi_map.project import exam, second
from cefi_map.web.numbers import WholeField
from cefi_map.web.patience import coming

from .reader import connected

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
class Addresses:
    """Of the page's gestures, and of what is cited, by its key: "" where nothing shows it."""

    bring: str
    demand: str
    ask: str
    withdraw: str
    evidence: Callable[[str], str]


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


def known_part(part: str) -> None:
    """``NotFound`` for neither the map nor the dossier."""
    if part not in THE:
        raise NotFound("Cette page n’existe pas.", advice="Un second avis se demande sur la carte ou le dossier.")


def page(
    template: str, about: second.Subject, part: str, form: Brought, names: second.Names, **more: object
) -> str | Answered:
    """The page about a part: what is kept of it, and both ways to ask for it."""
    seen = second.second_opinion(about, part)
    demand, number, refused = None, 0, None
    try:
        number, demand = second.asked_about(about, part, names)
    except CefiError as error:
        refused = error
    if form.base.data is None:
        form.base.data = number
    drawn = render_template(
        template,
        part=part,
        the=THE[part],
        seen=seen,
        groups=_groups(seen.report) if seen and seen.report else {},
        told=GROUPS,
        demand=demand,
        number=number,
        refused=refused,
        form=form,
        **more,
    )
    return coming(drawn) if seen and seen.is_coming else drawn


def bring(about: second.Subject, part: str, form: Brought, names: second.Names) -> int:
    """Keep the answer that somebody brings: 0, or the status under which the form says why it does not count. What was
    kept stays."""
    if not form.validate_on_submit():
        return 422
    try:
        second.bring_answer(about, part, form.said, form.base.data, names)
    except CefiError as error:
        changed = "Si le texte a changé depuis la demande, copiez-la de nouveau."
        form.answer.errors = [" ".join((error.message, error.advice, changed))]
        return error.status
    flash("La réponse est lue. Les deux avis sont ci-dessous.")
    return 0


def demand_file(about: second.Subject, part: str, names: second.Names, number: int | None = None) -> Response:
    """The demand, of that version or as the part stands."""
    _, asked = second.asked_about(about, part, names, number)
    named = {"Content-Disposition": f'attachment; filename="demande-{part}.txt"'}
    return Response(f"{asked.text}\n", content_type="text/plain; charset=utf-8", headers=named)


def reader() -> second.Connection:
    """The model that was entered. ``BadInput`` where none is."""
    found = connected()
    if found is None:
        raise BadInput("Aucun modèle n’est entré.", advice="Un second avis se demande aussi à la main.")
    return found


def known_reader() -> second.Connection | None:
    """The same; None too where its key has to be entered anew, which its own page says."""
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
