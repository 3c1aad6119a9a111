"""A second opinion on a project, or on a work: asked for by hand, brought back, kept beside the built-in one,
withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from cefi_map import limits
from cefi_map.errors import CefiError, NotYet
from cefi_map.judging import Report, packed, unpacked
from cefi_map.project.exam import readings
from cefi_map.project.files import JudgeFailed
from cefi_map.project.later import ELSEWHERE, is_hurried, soon
from cefi_map.second import Demand, Outline, Reading, joined, read
from cefi_map.second.answer import NotWhole
from cefi_map.store import SecondOpinion

from .subject import Names, Subject, bounded

_LATELY = 6
"""Revisions before the one at hand to which an answer may belong: its demand was copied, then the map went on."""


@dataclass(frozen=True, slots=True)
class SecondView:
    """What is kept of a part: ``report`` says both opinions, None where ``wanting`` or ``opinion.trouble`` says why
    not; with a report, ``trouble`` is of a later question that failed. ``is_current``: nothing that was read, nor the
    rules, has changed since."""

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
    about: Subject, part: str, names: Names, number: int | None = None, salt: str = ""
) -> tuple[int, Demand]:
    """The demand about a part as it stands, or stood at a ``number``, and that number. ``BadInput`` where there is
    none, ``TooLarge`` where no reader would read it whole."""
    number = number or about.newest(part)
    outline = about.outline(part, number, names)
    bounded(len(outline.lines))
    return number, Demand(outline, readings(about.store), salt)


def bring_answer(about: Subject, part: str, answer: str, base: int, names: Names) -> None:
    """Keep the answer to the demand about version ``base``, or one near it, and which model its author has let read
    this (``connection.agreed``). ``Refused`` says why it does not count."""
    number, demand = _demanded(about, part, answer, base, names)
    reader = {"rules": demand.rules, "people": names.people, "others": names.others}
    before = about.opinions().get(part)
    reader |= {name: before.reader[name] for name in ("host", "asked") if before and name in before.reader}
    about.keep(SecondOpinion(part, number, datetime.now(UTC), reader, demand.text, answer=answer))


def second_opinion(about: Subject, part: str) -> SecondView | None:
    """What is kept of a part, both opinions joined where they can be; None where nothing is kept."""
    opinion = about.opinions().get(part)
    if opinion is None:
        return None
    view = SecondView(opinion, _is_current(about, opinion))
    if opinion.trouble and not opinion.answer:
        return view
    try:
        return replace(view, report=_told(about, opinion))
    except CefiError as error:
        return replace(view, wanting=error)


def withdraw(about: Subject, part: str) -> None:
    """What was kept of a part is no more."""
    about.erase(part)


def joined_with(about: Subject, opinion: SecondOpinion, outline: Outline, reading: Reading) -> Report:
    """Both opinions on the version that was read. Raises what the built-in opinion on it does."""
    counted = bool(opinion.reader.get("counts", True))
    return joined(about.built_in(opinion.part, opinion.number), outline, reading, counted=counted)


def _told(about: Subject, opinion: SecondOpinion) -> Report:
    if opinion.said:
        return unpacked(opinion.said)
    if not opinion.answer:
        return _awaited(opinion)
    if not is_hurried() or opinion.number == about.newest(opinion.part):
        return _join(about, opinion)
    lasting = about.lasting()
    report = soon((lasting, opinion.part, opinion.asked), partial(_join, lasting, opinion), lane=ELSEWHERE)
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


def _join(about: Subject, opinion: SecondOpinion) -> Report:
    names = Names(tuple(opinion.reader["people"]), tuple(opinion.reader["others"]))
    _, demand = asked_about(about, opinion.part, names, opinion.number)
    report = joined_with(about, opinion, demand.outline, read(demand, opinion.answer))
    about.answer(replace(opinion, said=packed(report)))
    return report


def _demanded(about: Subject, part: str, answer: str, base: int, names: Names) -> tuple[int, Demand]:
    """The demand that was answered. Where none was, why its answer to the first does not count."""
    refusal: NotWhole | None = None
    for number in _near(about, part, base):
        _, demand = asked_about(about, part, names, number)
        try:
            read(demand, answer)
            return number, demand
        except NotWhole as error:
            refusal = refusal or error
    assert refusal
    raise refusal


def _near(about: Subject, part: str, base: int) -> Iterator[int]:
    """The version that the demand was made of, the newest, those before it."""
    numbers = about.numbers(part)[: _LATELY + 1]
    yield from dict.fromkeys(([base] if base in numbers else []) + [*(numbers or (about.newest(part),))])


def _is_current(about: Subject, opinion: SecondOpinion) -> bool:
    rules = Demand(Outline(opinion.part, ()), readings(about.store)).rules
    return opinion.number == about.newest(opinion.part) and opinion.reader["rules"] == rules
