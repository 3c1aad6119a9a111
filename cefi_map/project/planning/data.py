"""The calendar and the budget as plain data for the page, which asks for them with the map as it stands there, and for
other words with what was done to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cefi_map import limits
from cefi_map import planning as room
from cefi_map.errors import BadInput
from cefi_map.formats import svg
from cefi_map.mindmap import MindMap, codec
from cefi_map.planning import Bar, Line, Place, Planning, Sum

from .lanes import lanes, place_name, ties
from .reading import today

LEAST_WIDTH, MOST_WIDTH = 180, 6000
"""Pixels of a time line in the page."""
MOST_VALUE = Decimal(10**12)

Data = dict[str, Any]


def sent_planning(data: object) -> Data:
    """What a page asks: ``{"map", "heads": {key: 1…6}, "width", "order", "edit"?}``. The answer is ``planning_data``;
    with an ``edit``, of the map after it, and ``changed`` holds the node that now says so (``added``: the new one's
    parent and title). ``BadInput``: what is wrong, in French."""
    asked = _mapping(data)
    mindmap = codec.from_data(asked.get("map"), max_nodes=limits.PAGE_NODES, max_title=limits.EDIT_TITLE_CHARS)
    planning = room.read(mindmap, _heads(asked.get("heads")), today())
    told: Data = {}
    if asked.get("edit") is not None:
        planning, told = _edited(planning, _mapping(asked["edit"]))
    return {**told, **planning_data(planning, _whole(asked.get("width"), 900), str(asked.get("order", "")))}


def planning_data(planning: Planning, width: int, order: str = "") -> Data:
    """Days are ISO, amounts strings of euros; ``picture`` is a time line ``width`` pixels wide, null without a date."""
    calendar, budget = planning.calendar, planning.budget
    width = min(max(width, LEAST_WIDTH), MOST_WIDTH)
    rows = lanes(planning, order)
    picture = svg.timeline(rows, width, ties(planning)) if rows else None
    return {
        "bars": [_bar(bar) for bar in calendar.bars],
        "marks": [{"key": each.place.key, "kind": each.time.kind, "words": each.words} for each in calendar.marks],
        "waiting": list(calendar.waiting),
        "picture": _picture(picture) if picture else None,
        "charges": [_line(planning, each) for each in budget.charges],
        "resources": [_line(planning, each) for each in budget.resources],
        "announced": [_line(planning, each) for each in budget.announced],
        "unpriced": [_line(planning, each) for each in planning.unpriced],
        "others": [_sum(planning, each) for each in (*budget.others, *budget.unread)],
        "spent": str(budget.spent),
        "received": str(budget.received),
        "gap": budget.gap,
        "remarks": [asdict(each) for each in room.remarks(planning)],
    }


def place_from(data: object) -> Place:
    """The place of a bar or of an amount, as these data name it."""
    sent = _mapping(data)
    key, field = sent.get("key"), sent.get("field")
    if not isinstance(key, str) or field not in ("text", "details", "note"):
        raise _unknown()
    return Place(key, str(field), *(_whole(sent.get(part)) for part in ("block", "start", "end")))


def value_from(text: object) -> Decimal:
    """Euros as a person writes them: « 1 250,50 », « 1250.5 € ». ``BadInput`` when they are none."""
    plain = "".join(str(text).replace("€", "").split()).replace("\u202f", "").replace(",", ".")
    try:
        value = Decimal(plain) if len(plain) <= 20 and not set(plain) - set("0123456789.") else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value >= MOST_VALUE:
        raise BadInput("Ce montant n’est pas lu.", advice="Écrivez-le en euros, comme 1 250 ou 1 250,50.")
    return value.quantize(Decimal("0.01"))


def day_from(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise BadInput("Cette date n’est pas lue.", advice="Choisissez un jour, un mois et une année.") from None


def _edited(planning: Planning, edit: Mapping[str, Any]) -> tuple[Planning, Data]:
    do = edit.get("do")
    if do == "add":
        side = str(edit.get("side"))
        parent, title = room.added(planning, side, str(edit.get("words", ""))[:500], value_from(edit.get("value")))
        return planning, {"added": {"parent": parent, "text": title}}
    if do not in ("move", "date", "price", "account"):
        raise _unknown()
    if do == "move":
        place = place_from(edit.get("place"))
        key, after = place.key, room.moved(planning, place, day_from(edit.get("first")), day_from(edit.get("last")))
    elif do == "price":
        place = place_from(edit.get("place"))
        key, after = place.key, room.priced(planning, place, value_from(edit.get("value")))
    else:
        key = str(edit.get("key"))
        after = (
            room.dated(planning, key, day_from(edit.get("first")), day_from(edit.get("last")))
            if do == "date"
            else room.accounted(planning, key, str(edit.get("code", "")))
        )
    return room.again(planning, after), {"changed": node_data(after, key)}


def node_data(mindmap: MindMap, key: str) -> Data:
    """One node, as the map's data have it."""
    found: Data = codec.to_data(MindMap((mindmap.node(key),)))["nodes"][0]
    return found


def _bar(bar: Bar) -> Data:
    return {
        "name": place_name(bar.place),
        "place": asdict(bar.place),
        "words": bar.words,
        "title": bar.title,
        "first": bar.first.isoformat(),
        "last": bar.last.isoformat(),
        "edge": bar.time.edge,
        "supposed": bar.supposed,
        "backwards": bar.backwards,
    }


def _picture(picture: svg.Timeline) -> Data:
    data = asdict(picture)
    for lane in data["lanes"]:
        for span in lane["spans"]:
            span["first"], span["last"] = span["first"].isoformat(), span["last"].isoformat()
    return {**data, "first": picture.first.isoformat(), "last": picture.last.isoformat()}


def _line(planning: Planning, line: Line) -> Data:
    share = planning.budget.share(line) if line in planning.budget.resources else None
    value = None if line.value is None else str(line.value)
    told = {"value": value, "account": line.account, "share": None if share is None else str(share)}
    return {**_sum(planning, line.sum), **told}


def _sum(planning: Planning, each: Sum) -> Data:
    return {
        "place": asdict(each.place),
        "words": each.words,
        "kind": each.amount.kind,
        "side": each.side,
        "per": each.amount.per,
        "isApart": room.is_apart(planning.map.node(each.place.key)),
    }


def _heads(data: object) -> dict[str, int]:
    sent = _mapping(data or {})
    return {key: value for key, value in sent.items() if isinstance(value, int) and 1 <= value <= 6}


def _mapping(data: object) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise _unknown()
    return data


def _whole(value: object, default: int | None = None) -> int:
    if value is None and default is not None:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= limits.NUMBER:
        raise _unknown()
    return value


def _unknown() -> BadInput:
    return BadInput("Cette demande n’est pas comprise.", advice="Rechargez la page, puis réessayez.")
