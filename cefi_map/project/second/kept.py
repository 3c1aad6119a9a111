"""A second opinion on a project: asked for by hand, brought back, kept beside the built-in one, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from cefi_map import limits
from cefi_map.errors import BadInput, CefiError, NotYet, TooLarge
from cefi_map.judging import Report, packed, unpacked
from cefi_map.project.dossier import dossier_revision, weighed_dossier
from cefi_map.project.exam import readings
from cefi_map.project.files import JudgeFailed
from cefi_map.project.later import ELSEWHERE, is_hurried, soon
from cefi_map.project.writing import open_project, report_of
from cefi_map.second import Demand, Outline, Reading, joined, of_dossier, of_map, read
from cefi_map.second.answer import NotWhole
from cefi_map.store import SecondOpinion, Store

_LATELY = 6
"""Revisions before the one at hand to which an answer may belong: its demand was copied, then the map went on."""


@dataclass(frozen=True, slots=True)
class Names:
    """What does not leave: ``people`` by each of their words, ``others`` as they stand."""

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SecondView:
    """What is kept of a part: ``report`` says both opinions, None where ``wanting`` or ``opinion.trouble`` says why
    not. ``is_current``: nothing that was read, nor the rules, has changed since."""

    opinion: SecondOpinion
    is_current: bool
    report: Report | None = None
    wanting: CefiError | None = None

    @property
    def is_coming(self) -> bool:
        """Whether it comes by itself."""
        return isinstance(self.wanting, NotYet)

    @property
    def by_hand(self) -> bool:
        return "model" not in self.opinion.reader


def asked_about(
    store: Store, project_id: str, part: str, names: Names, number: int | None = None, salt: str = ""
) -> tuple[int, Demand]:
    """The demand about a part as it stands, or stood at a ``number``, and that number. ``BadInput`` where the dossier
    is not begun, ``TooLarge`` where no reader would read it whole."""
    number = number or _newest(store, project_id, part)
    return number, Demand(_outline(store, project_id, part, number, names), readings(store), salt)


def bring_answer(store: Store, project_id: str, part: str, answer: str, base: int, names: Names) -> None:
    """Keep the answer to the demand about revision ``base``, or one near it. ``Refused`` says why it does not count."""
    number, demand = _demanded(store, project_id, part, answer, base, names)
    reader = {"rules": demand.rules, "people": names.people, "others": names.others}
    store.keep_second_opinion(
        project_id, SecondOpinion(part, number, datetime.now(UTC), reader, demand.text, answer=answer)
    )


def second_opinion(store: Store, project_id: str, part: str) -> SecondView | None:
    """What is kept of a part, both opinions joined where they can be; None where nothing is kept."""
    opinion = store.second_opinions(project_id).get(part)
    if opinion is None:
        return None
    view = SecondView(opinion, _is_current(store, project_id, opinion))
    if opinion.trouble:
        return view
    try:
        return replace(view, report=_told(store, project_id, opinion))
    except CefiError as error:
        return replace(view, wanting=error)


def withdraw(store: Store, project_id: str, part: str) -> None:
    """What was kept of a part is no more."""
    store.erase_second_opinion(project_id, part)


def joined_with(store: Store, project_id: str, opinion: SecondOpinion, outline: Outline, reading: Reading) -> Report:
    """Both opinions on the revision that was read. Raises what the built-in opinion on it does."""
    counted = bool(opinion.reader.get("counts", True))
    return joined(_built_in(store, project_id, opinion), outline, reading, counted=counted)


def _told(store: Store, project_id: str, opinion: SecondOpinion) -> Report:
    if opinion.said:
        return unpacked(opinion.said)
    if not opinion.answer:
        return _awaited(opinion)
    if not is_hurried() or opinion.number == _newest(store, project_id, opinion.part):
        return _join(store, project_id, opinion)
    work = partial(_join, store.lasting(), project_id, opinion)
    report = soon((store.lasting(), project_id, opinion.part, opinion.asked), work, lane=ELSEWHERE)
    if report is None:
        raise NotYet("Les deux avis se joignent.", advice="Rien ne se perd si vous quittez cette page.")
    return report


def is_awaited(opinion: SecondOpinion) -> bool:
    """Whether its answer comes: it was asked for, and whoever asked has not died over it."""
    most = limits.SECOND_SECONDS + limits.SECOND_WAIT_SECONDS
    waits = not (opinion.answer or opinion.trouble)
    return waits and (datetime.now(UTC) - opinion.asked).total_seconds() < most


def _awaited(opinion: SecondOpinion) -> Report:
    """No answer yet: it comes, or never will."""
    if is_awaited(opinion):
        raise NotYet("Le second lecteur lit.", advice="Rien ne se perd si vous quittez cette page.")
    raise JudgeFailed("La lecture s’est interrompue.", advice="Demandez-la de nouveau.")


def _join(store: Store, project_id: str, opinion: SecondOpinion) -> Report:
    names = Names(tuple(opinion.reader["people"]), tuple(opinion.reader["others"]))
    _, demand = asked_about(store, project_id, opinion.part, names, opinion.number)
    report = joined_with(store, project_id, opinion, demand.outline, read(demand, opinion.answer))
    store.answer_second_opinion(project_id, replace(opinion, said=packed(report)))
    return report


def _built_in(store: Store, project_id: str, opinion: SecondOpinion) -> Report:
    if opinion.part == "carte":
        return report_of(store, project_id, opinion.number)
    open_project(store, project_id)  # what the figures show, by which pages are counted
    weighed = weighed_dossier(store, project_id, opinion.number)
    assert weighed
    return weighed.report


def _demanded(store: Store, project_id: str, part: str, answer: str, base: int, names: Names) -> tuple[int, Demand]:
    """The demand that was answered. Where none was, why its answer to the first does not count."""
    refusal: NotWhole | None = None
    for number in _near(store, project_id, part, base):
        _, demand = asked_about(store, project_id, part, names, number)
        try:
            read(demand, answer)
            return number, demand
        except NotWhole as error:
            refusal = refusal or error
    assert refusal
    raise refusal


def _near(store: Store, project_id: str, part: str, base: int) -> Iterator[int]:
    """The revision that the demand was made of, the newest, those before it."""
    kept = store.history(project_id) if part == "carte" else store.dossier_history(project_id)
    numbers = [each.number for each in kept][: _LATELY + 1]
    yield from dict.fromkeys(([base] if base in numbers else []) + (numbers or [_newest(store, project_id, part)]))


def _newest(store: Store, project_id: str, part: str) -> int:
    project = store.project(project_id)
    number = project.revision if part == "carte" else project.dossier
    if not number:
        raise BadInput("Le dossier n’est pas commencé.", advice="Écrivez-le, puis demandez un second avis.")
    return number


def _outline(store: Store, project_id: str, part: str, number: int, names: Names) -> Outline:
    if part == "dossier":
        found = of_dossier(dossier_revision(store, project_id, number).dossier, names.people, names.others)
    else:
        mindmap = store.load(project_id, number).map
        _bounded(len(mindmap))
        found = of_map(mindmap, names.people, names.others)
    _bounded(len(found.lines))
    return found


def _bounded(lines: int) -> None:
    if lines > limits.SECOND_LINES:
        raise TooLarge(
            f"Cette carte est trop longue pour un second lecteur : {lines} lignes, il en lit {limits.SECOND_LINES}.",
            advice="L’avis automatique, lui, la lit en entier.",
        )


def _is_current(store: Store, project_id: str, opinion: SecondOpinion) -> bool:
    kind_rules = Demand(Outline(opinion.part, ()), readings(store)).rules
    return opinion.number == _newest(store, project_id, opinion.part) and opinion.reader["rules"] == kind_rules
