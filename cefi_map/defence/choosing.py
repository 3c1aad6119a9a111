"""The questions that are asked: the weightiest, never three on one thing, in the order of the exam."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cefi_map.judging import Report
from cefi_map.mindmap import MindMap

from . import author, doing, means, reasons
from .case import Case
from .question import Question

MOST = 10
"""Questions of a session."""
_ON_ONE = 2
"""Questions on one criterion."""
_LEADS = ("Vous écrivez", "Je lis", "Votre carte dit")
_ASKED = (*reasons.ASKED, *means.ASKED, *doing.ASKED, *author.ASKED)


def questions(
    mindmap: MindMap, report: Report, dossier: Report | None = None, *, most: int = MOST
) -> tuple[Question, ...]:
    """At most so many that wait for an answer, of a map, its report and its dossier's, in the order of the criteria;
    then those that were answered in a note. The same map and reports give the same questions; a map that says nothing
    gives those on its gaps."""
    case = Case(mindmap, report, dossier)
    found = sorted((each for ask in _ASKED for each in ask(case)), key=lambda each: -each.weight)
    spread = list(_spread(found))
    waiting = [each for each in spread if not each.answer][:most]
    chosen = [*sorted(waiting, key=_order), *sorted((each for each in spread if each.answer), key=_order)]
    satisfied = {each.id for each in report.requirements if each.likeliest == "satisfait"}
    return tuple(_led(place, _called(each, satisfied)) for place, each in enumerate(chosen))


def _called(question: Question, satisfied: set[str]) -> Question:
    """What a verdict finds satisfied is not told to be missing: something of it is open to doubt."""
    fragile = question.kind == "gap" and question.about in satisfied
    return replace(question, kind="fragile") if fragile else question


def _led(place: int, question: Question) -> Question:
    """Nobody begins ten questions with the same words."""
    return replace(question, text=question.text.replace(_LEADS[0], _LEADS[place % len(_LEADS)], 1))


def _spread(found: Iterable[Question]) -> Iterator[Question]:
    """No more than two on one criterion, and none on a node that was asked about, the centre apart."""
    on, about = Counter[str](), set[str]()
    for each in found:
        criterion = each.about.rstrip("ab")
        known = each.keys[0] in about and each.kind != "gap"
        if on[criterion] < _ON_ONE and not known:
            on[criterion] += 1
            about.add(each.keys[0])
            yield each


def _order(question: Question) -> tuple[int, str, int]:
    """C1a … C11, then the dossier's."""
    id = question.about
    number = int("".join(filter(str.isdigit, id)))
    return (100 + number if id[0] == "M" else number, id, -question.weight)
