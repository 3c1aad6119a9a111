"""A calendar and a budget write back: other days, another amount, in the words of a node and nowhere else.

What is written is read again; of several ways to write it, the first that reads as asked is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain

from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import MindMap, edits
from cefi_map.mindmap.model import ACCOUNT_TAG

from .accounts import APART, CHARGE, CHARGES, PRODUCTS
from .budget import Line
from .calendar import Bar
from .days import LEAST_YEAR, MOST_YEAR, month_end
from .manner import fresh, length, periods, until
from .money import FACTS, headings, listed_side
from .places import Place, text_at, written
from .priced import prices
from .reading import Planning, again
from .spelling import euros

_LINKING = re.compile(
    r"(?:(?<![^\W_])(?P<of>entre (?:le |la |l['’])?|de l['’]|de la |d['’]|de |du )"
    r"|(?P<until>jusqu['’](?:en|au|à) )"
    r"|(?P<near>(?:avant|dès|des|d['’]ici|pour|vers|depuis) )(?:le |la |l['’]|les )?"
    r"|(?<![^\W_])(?P<at>en |le |l['’]|la |au ))$",
    re.IGNORECASE,
)
"""What stands before a date and changes with it: « en mars » and « le 3 mars »."""


def moved(planning: Planning, place: Place, first: date, last: date) -> MindMap:
    """The map where the period or milestone at ``place`` goes from one day to the other. ``NotFound`` where none is
    read there any more."""
    _check(first, last)
    bar = _bar_at(planning, place)
    edge = bar.time.edge
    if edge in ("by", "before"):
        first = last
        ways: Iterable[str] = until(last, edge, bar.time, bar.words)
    else:
        ways = periods(first, last, bar.time, bar.words, planning.calendar.origin)
    maps = chain(_with_length(planning, bar, first, last), _in_place(planning, place, ways))
    return _first_read(planning, maps, _has_days(place, first, last))


def dated(planning: Planning, key: str, first: date, last: date) -> MindMap:
    """The map where a node that has no date says these days after its words."""
    _check(first, last)
    node = planning.map.node(key)
    ways = (
        f"{node.text.rstrip()}{', ' if node.text.strip() else ''}{_preposition(words)}{words}"
        for words in fresh(first, last)
    )
    maps = ((edits.rename(planning.map, key, text), len(node.text.rstrip())) for text in ways)
    return _first_read(planning, maps, _has_days(Place(key, "text", 0, 0, 0), first, last))


def priced(planning: Planning, place: Place, value: Decimal) -> MindMap:
    """The map where the amount at ``place`` is worth so many euros in all, or is written where none was. ``NotFound``
    where neither is read there."""
    lines = (*_lines(planning), *planning.unpriced)
    line = next((each for each in lines if each.sum.place == place), None)
    if line is None:
        raise _gone()
    text = text_at(planning.map, place)
    amount = line.sum.amount
    ways = (
        (written(planning.map, place.at(at, to), words), at + len(words) - 1)
        for at, to, words in prices(amount, text, value)
    )

    def right(read: Planning, end: int) -> bool:
        return any(
            each.value == value and each.sum.side == line.sum.side
            for each in _lines(read)
            if _same_text(each.sum.place, place) and each.sum.place.start <= max(end, place.start) <= each.sum.place.end
        )

    return _first_read(planning, ways, right)


def accounted(planning: Planning, key: str, code: str) -> MindMap:
    """The map where a node's amounts stand on a line of the plan comptable, on the side that it belongs to; "" gives
    the choice back to its words, ``APART`` takes them out of the budget. ``BadInput`` for a node of both sides, which
    no line can hold."""
    if code not in ("", APART, *CHARGES, *PRODUCTS):
        raise BadInput("Cette ligne n’est pas du plan comptable.", advice="Choisissez-en une de la liste.")
    node = planning.map.node(key)
    others = tuple(pair for pair in node.attributes if pair[0] != ACCOUNT_TAG)
    after = edits.update(planning.map, key, attributes=(*others, (ACCOUNT_TAG, code)) if code else others)
    if code and any(line.key == key and line.account != code for line in _lines(again(planning, after))):
        raise BadInput(
            "Ce nœud dit une dépense et une ressource.", advice="Écrivez-les dans deux nœuds, puis choisissez la ligne."
        )
    return after


def added(planning: Planning, side: str, words: str, value: Decimal) -> tuple[str, str]:
    """Where a new line goes and what it says, « Financement : » before it where nothing else tells its side: the key of
    the node above, its title. The first place where it adds to its side what it is worth and takes no line out."""
    label = "Dépense" if side == CHARGE else "Financement"
    named = " ".join(words.split())
    titles = (f"{named or label}\u00a0: {euros(value)}", f"{label}\u00a0: {named} {euros(value)}")
    ways = [(key, title) for key in _heads(planning, side) for title in titles[: 2 if named else 1]]
    return next((way for way in ways if _adds(planning, way, side, value)), ways[0])


def _adds(planning: Planning, way: tuple[str, str], side: str, value: Decimal) -> bool:
    before, after = planning.budget, again(planning, edits.add(planning.map, *way)).budget
    return value == (after.spent - before.spent if side == CHARGE else after.received - before.received)


_MEANS = 3
"""The stage in which a budget is told."""


def _heads(planning: Planning, side: str) -> Iterator[str]:
    """Under what announces its side and has lines, beside the others, under what announces its side where means are
    told, under the budget, then anywhere else; else in the stage of means, else under the centre."""
    stages, lines = planning.stages, planning.budget.charges if side == CHARGE else planning.budget.resources
    beside = Counter(parent for line in lines if (parent := planning.map.node(line.key).parent))
    above = {each.key for line in lines for each in planning.map.ancestors(line.key)}
    told = {
        key: each.side if each.own else listed_side(planning.map.node(key).text)
        for key, each in headings(planning.map).items()
        if stages.get(key) not in FACTS
    }
    own = [key for key, said in told.items() if said == side]
    yield from (key for key in own if key in above)
    yield from (key for key, _ in beside.most_common())
    yield from sorted(own, key=lambda key: stages.get(key) != _MEANS)
    yield from (key for key, said in told.items() if said == "budget")
    yield from (node.key for node in planning.map if stages.get(node.key) == _MEANS)
    yield planning.map.root.key


def _first_read(
    planning: Planning, ways: Iterable[tuple[MindMap, int]], right: Callable[[Planning, int], bool]
) -> MindMap:
    """The first map that reads as asked; else the last one, the most complete."""
    last: MindMap | None = None
    for mindmap, start in ways:
        last = mindmap
        if right(again(planning, mindmap), start):
            return mindmap
    if last is None:
        raise _gone()
    return last


def _in_place(planning: Planning, place: Place, ways: Iterable[str]) -> Iterator[tuple[MindMap, int]]:
    """Each way in the text, with the little word before it that goes with it, and where the date then begins."""
    text = text_at(planning.map, place)
    before = _LINKING.search(text[: place.start])
    for words in ways:
        old = text[place.start : place.end]
        start, little = (before.start(), _linking(before, old, words)) if before else (place.start, "")
        yield written(planning.map, place.at(start, place.end), little + words), start + len(little)


def _with_length(planning: Planning, bar: Bar, first: date, last: date) -> Iterator[tuple[MindMap, int]]:
    """« dès mars, pendant 3 mois »: another beginning, another length. The later one in the text is written first."""
    if bar.length is None:
        return
    origin = planning.calendar.origin
    month = (first, month_end(first.year, first.month)) if first.day == 1 else (first, first)
    starts = chain(periods(*month, bar.time, bar.words, origin), periods(first, first, bar.time, bar.words, origin))
    spoken = length(first, last)
    if bar.length.start > bar.place.start:
        planning = replace(planning, map=written(planning.map, bar.length, spoken))
        yield from _in_place(planning, bar.place, starts)
    else:
        shift = len(spoken) - (bar.length.end - bar.length.start)
        for mindmap, start in _in_place(planning, bar.place, starts):
            yield written(mindmap, bar.length, spoken), start + shift


def _linking(found: re.Match[str], old: str, words: str) -> str:
    """The same little word before a day or a month: « en » mars, « le » 3 mars; « de », « d’ », « du ». Another one
    where a day becomes a period, or a period a day: « le » 5 mai, « du » 5 mai au 6 juin."""
    day = words[:1].isdigit()
    if found["until"]:
        new = "jusqu’au " if day else "jusqu’en "
    elif found["near"]:
        new = found["near"] + ("le " if day else "")
    elif _has_two_ends(words) or (found["of"] and not _has_two_ends(old)):
        new = "du " if day else "d’" if words[:1].lower() in "aeéio" else "de "
    else:
        new = "le " if day else "en "
    stood = found[0]
    same = stood.lower().replace("'", "’") == new.lower().replace("'", "’")
    return stood if same else new[0].upper() + new[1:] if stood[:1].isupper() else new


def _preposition(words: str) -> str:
    return "" if _has_two_ends(words) else "le " if words[:1].isdigit() else "en "


def _has_two_ends(words: str) -> bool:
    return any(f" {sign} " in words for sign in ("à", "au", "et"))


def _bar_at(planning: Planning, place: Place) -> Bar:
    found = next((bar for bar in planning.calendar.bars if bar.place == place), None)
    if found is None:
        raise _gone()
    return found


def _has_days(place: Place, first: date, last: date) -> Callable[[Planning, int], bool]:
    def right(read: Planning, start: int) -> bool:
        bars = (bar for bar in read.calendar.bars if _same_text(bar.place, place) and bar.place.end > start)
        return any((bar.first, bar.last) == (first, last) and not bar.backwards for bar in bars)

    return right


def _lines(planning: Planning) -> Iterator[Line]:
    found = planning.budget
    return iter((*found.charges, *found.resources, *found.announced))


def _same_text(left: Place, right: Place) -> bool:
    return (left.key, left.field, left.block) == (right.key, right.field, right.block)


def _check(first: date, last: date) -> None:
    if last < first:
        raise BadInput("La fin précède le début.", advice="Choisissez une fin le même jour ou après.")
    if first.year <= LEAST_YEAR or last.year >= MOST_YEAR:
        raise BadInput("Cette date est hors du calendrier.", advice="Écrivez une année entre 2001 et 2098.")


def _gone() -> NotFound:
    return NotFound("Ces mots ne sont plus dans le nœud.", advice="Regardez-le, puis recommencez.")
