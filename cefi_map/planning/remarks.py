"""What does not hold together in a calendar and a budget: for their author, beside verdicts, never one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .accounts import CHARGE, RESOURCE
from .calendar import Bar
from .money import IN_PART
from .reading import Planning
from .spelling import day, euros

BUDGET = "C7"
"""The criterion that asks for expenses and resources."""
_DONE, _EVALUATED = 5, 6
_TIMED = (4, 5, 6)
"""Stages whose dates are the project's course: those of a risk or of a funder follow their own."""
_FEW = 3
"""Bars from which a calendar is one, and lacks what it leaves out."""
_MOST = 20
"""Remarks of one kind, so that a very wrong map stays readable."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence, the keys of the nodes that it is about, the criterion that asks for them ("" for none)."""

    message: str
    keys: tuple[str, ...] = ()
    about: str = ""

    def __str__(self) -> str:
        return self.message


def remarks(planning: Planning) -> tuple[Remark, ...]:
    """The budget's, then the calendar's; () where all agrees or nothing is said."""
    found: list[Remark] = []
    for kind in (_balance, _totals, _backwards, _outside, _too_late, _arrows, _unevaluated):
        found += list(kind(planning))[:_MOST]
    return tuple(found)


def _balance(planning: Planning) -> Iterator[Remark]:
    """« 34 700 € de dépenses, 30 000 € de ressources : il manque 4 700 €. »"""
    found = planning.budget
    if not found.spent or not found.received or not found.balance:
        return
    keys = tuple(dict.fromkeys(line.key for line in (*found.charges, *found.resources) if line.value))[:8]
    both = f"{euros(found.spent)} de dépenses, {euros(found.received)} de ressources"
    yield Remark(f"{both}\u00a0: {found.gap}.", keys, BUDGET)


def _totals(planning: Planning) -> Iterator[Remark]:
    found = planning.budget
    sides = ((CHARGE, found.charges, "dépenses"), (RESOURCE, found.resources, "ressources"))
    for each in found.announced:
        if IN_PART.search(each.sum.words.lower()):
            continue
        for side, lines, name in sides:
            below = {node.key for node in planning.map.branch(each.key)} if planning.map.children(each.key) else set()
            inside = [line for line in lines if line.key in below] or list(lines)
            values = [line.value for line in inside]
            if each.sum.side != side or each.value is None or not values or None in values:
                continue
            total = sum((value for value in values if value), Decimal(0))
            if total != each.value:
                told = f"Le total écrit {_at(planning, each.key)} est {euros(each.value)}"
                yield Remark(f"{told}, la somme des {name} {euros(total)}.", (each.key,), BUDGET)


def _backwards(planning: Planning) -> Iterator[Remark]:
    for bar in planning.calendar.bars:
        if bar.backwards:
            yield Remark(f"« {bar.words} » finit avant de commencer, {_at(planning, bar.key)}.", (bar.key,))


def _outside(planning: Planning) -> Iterator[Remark]:
    """A child outside the dates of the nearest node above that has a period."""
    spans = {key: span for key, span in _spans(planning).items() if planning.stages.get(key) in _TIMED}
    for key, (first, last) in spans.items():
        for above in planning.map.ancestors(key):
            if above.key in spans:
                begins, ends = spans[above.key]
                if begins < ends and (first > ends or last < begins or (first < begins and last > ends)):
                    words = f"Le nœud {planning.map.numbers[key]} ({day(first)}) sort des dates du nœud"
                    yield Remark(
                        f"{words} {planning.map.numbers[above.key]} ({day(begins)} – {day(ends)}).", (key, above.key)
                    )
                break


def _too_late(planning: Planning) -> Iterator[Remark]:
    """An action that begins after all of the evaluation is over."""
    evaluated = [bar for bar in planning.calendar.bars if planning.stages.get(bar.key) == _EVALUATED]
    if not evaluated:
        return
    end = max(evaluated, key=lambda bar: bar.last)
    for bar in planning.calendar.bars:
        if planning.stages.get(bar.key) == _DONE and bar.first > end.last:
            where = planning.map.numbers[bar.key]
            yield Remark(
                f"L’action {where} commence le {day(bar.first)}, après l’évaluation ({day(end.last)}).",
                (bar.key, end.key),
            )


def _arrows(planning: Planning) -> Iterator[Remark]:
    """What an arrow leads to, over before what it comes from begins."""
    spans = _spans(planning)
    ways = (arrow.led(node.key) for node in planning.map for arrow in node.arrows)
    for start, end in filter(None, ways):
        if start in spans and end in spans and spans[end][1] < spans[start][0]:
            first, second = planning.map.numbers[start], planning.map.numbers[end]
            yield Remark(f"Une flèche va de {first} à {second}, qui finit avant que {first} commence.", (start, end))


def _unevaluated(planning: Planning) -> Iterator[Remark]:
    dated = {planning.stages.get(bar.key) for bar in planning.calendar.bars}
    if (
        len(planning.calendar.bars) >= _FEW
        and _DONE in dated
        and _EVALUATED not in dated
        and _EVALUATED in planning.stages.values()
    ):
        yield Remark("Le calendrier ne date pas l’évaluation.", ())


def _spans(planning: Planning) -> dict[str, tuple[date, date]]:
    """Key -> from the first day of its bars to the last one."""
    bars: dict[str, list[Bar]] = {}
    for bar in planning.calendar.bars:
        bars.setdefault(bar.key, []).append(bar)
    return {key: (min(bar.first for bar in some), max(bar.last for bar in some)) for key, some in bars.items()}


def _at(planning: Planning, key: str) -> str:
    number = planning.map.numbers[key]
    return f"au nœud {number}" if number else "au centre de la carte"
