"""The calendar as lanes of a time line: a node each, under its stage, or all by date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from cefi_map.errors import BadInput
from cefi_map.formats.svg import Lane, Span
from cefi_map.planning import Bar, Place, Planning
from cefi_map.referentiel import load

BY_DATE = "date"
"""Lanes by their first day; else by stage."""
_NAME = re.compile(r"(\S+) (text|details|note) (\d{1,6}) (\d{1,7}) (\d{1,7})")
_OTHER = "Hors étape"


def place_name(place: Place) -> str:
    """What finds a place again: key, field, block, start, end."""
    return f"{place.key} {place.field} {place.block} {place.start} {place.end}"


def place_named(text: str) -> Place:
    """``BadInput`` where the name is none."""
    found = _NAME.fullmatch(text)
    if found is None:
        raise BadInput("Cette place n’existe pas.", advice="Rechargez la page, puis réessayez.")
    return Place(found[1], found[2], int(found[3]), int(found[4]), int(found[5]))


def lanes(planning: Planning, order: str = "") -> list[Lane]:
    rows = [_lane(planning, list(bars)) for _, bars in groupby(planning.calendar.bars, key=lambda bar: bar.key)]
    if order == BY_DATE:
        return sorted(rows, key=lambda lane: min(span.first for span in lane.spans))
    return list(_by_stage(rows))


def ties(planning: Planning) -> list[tuple[str, str]]:
    """Arrows of the map between two nodes that have a date: from the last bar of one to the first of the other, as its
    heads point."""
    first: dict[str, Bar] = {}
    last: dict[str, Bar] = {}
    for bar in planning.calendar.bars:
        first.setdefault(bar.key, bar)
        last[bar.key] = bar
    ways = [(arrow.led(node.key) or (node.key, arrow.target)) for node in planning.map for arrow in node.arrows]
    return [
        (place_name(last[start].place), place_name(first[end].place))
        for start, end in ways
        if start in last and end in first
    ]


def _by_stage(rows: list[Lane]) -> Iterator[Lane]:
    titles = {stage.number: stage.name for stage in load().stages}
    for stage in (1, 2, 3, 4, 5, 6, 0):
        own = [row for row in rows if row.stage == stage]
        if own:
            yield Lane(f"etape {stage}", str(stage) if stage else "", titles.get(stage, _OTHER), stage, head=True)
            yield from own


def _lane(planning: Planning, bars: list[Bar]) -> Lane:
    key = bars[0].key
    spans = tuple(Span(place_name(bar.place), bar.first, bar.last, bar.words, bar.supposed) for bar in bars)
    node = planning.map.node(key)
    return Lane(key, planning.map.numbers[key], node.text or "(sans titre)", planning.stages.get(key, 0), spans)
