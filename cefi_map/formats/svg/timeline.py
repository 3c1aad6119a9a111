"""Periods and milestones as bars on a time line: places in pixels, which the page draws too, and an SVG of them.

Neutral: a bar has days, a stage and a name; who asks says what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cefi_map.geometry import PX
from cefi_map.geometry.wrapping import wrap

from .fonts import style
from .hatch import hatch
from .markup import d, t
from .paint import FAMILY, HUES, INK, INK_2, INK_3, SHEET, TINTS
from .piece import line, measured

MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
NARROW = 620
"""Pixels under which a lane's words stand above its bars instead of beside them."""
_HEAD, _LEAD, _BAR, _PAD, _TEXT = 40, 17.0, 14.0, 7.0, 13
_LABEL, _LABEL_SHARE = 320, 0.36
_LINES = 3
"""Lines of words in a lane: what is longer ends with « … »."""
_TICK = 30
"""Pixels that the name of a month needs."""
_STEPS = (1, 2, 3, 6, 12, 24, 60)
_TITLE = 34
"""Pixels of a sheet's title."""
_LEAST = 5.0
"""Pixels of the shortest bar."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both within. ``name`` is whatever finds it again, ``words`` how the text says it; of a
    ``pale`` one the year is supposed. Placed: its left edge, its width, its top; a day alone is a lozenge around
    ``x``."""

    name: str
    first: date
    last: date
    words: str = ""
    pale: bool = False
    x: float = 0
    width: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the time line: a number, its words, the stage that gives its colour (0 to 6). A ``head`` is a title
    over lanes and has no span. Placed: its top, its height, the ``lines`` of its words from ``top`` on."""

    name: str
    number: str
    text: str
    stage: int = 0
    spans: tuple[Span, ...] = ()
    head: bool = False
    y: float = 0
    height: float = 0
    top: float = 0
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str
    year: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Places in pixels: the days from ``first`` to ``last`` stand from ``left`` on, ``day`` pixels each. ``arrows`` are
    paths between spans."""

    width: float
    height: float
    left: float
    first: date
    last: date
    day: float
    head: float
    bar: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    arrows: tuple[str, ...] = ()


def timeline(
    lanes: Sequence[Lane], width: float, arrows: Sequence[tuple[str, str]] = (), *, tight: bool = False
) -> Timeline:
    """``arrows`` lead from the span of one name to that of another; ``tight``: a line of words a lane, for a page.
    ``ValueError`` without any span."""
    spans = [span for lane in lanes for span in lane.spans]
    first = min(span.first for span in spans).replace(day=1)
    last = _month_end(max(span.last for span in spans))
    narrow = width < NARROW
    left = 8.0 if narrow else min(_LABEL, width * _LABEL_SHARE)
    day = (width - left - 10) / ((last - first).days + 1)
    placed = tuple(_placed(lanes, left, day, first, narrow, width, tight))
    height = (placed[-1].y + placed[-1].height if placed else _HEAD) + 6
    by_name = {span.name: (span, lane) for lane in placed for span in lane.spans}
    paths = tuple(_arrow(by_name[a][0], by_name[b][0]) for a, b in arrows if a in by_name and b in by_name)
    return Timeline(
        width, height, left, first, last, day, _HEAD, _BAR, placed, tuple(_ticks(first, last, left, day)), paths
    )


def _placed(
    lanes: Sequence[Lane], left: float, day: float, first: date, narrow: bool, width: float, tight: bool
) -> Iterator[Lane]:
    y, pad, most = float(_HEAD), 2.0 if tight else _PAD, 1 if tight else _LINES
    for lane in lanes:
        room = (width - 16 if narrow or lane.head else left - 18) - measured(lane.number, _TEXT) - 8
        lines = _lines(lane.text, room, lane.head, most)
        words = len(lines) * _LEAD
        under = words + _BAR if narrow and not lane.head else max(words, _BAR)
        height = under + (pad if lane.head else 2 * pad)
        bar = y + (pad + words if narrow else (height - _BAR) / 2)
        spans = tuple(_span(span, left, day, first, bar) for span in lane.spans)
        top = y + pad if narrow or lane.head else y + (height - words) / 2
        yield replace(lane, spans=spans, y=y, height=height, top=top, lines=lines)
        y += height


def _span(span: Span, left: float, day: float, first: date, top: float) -> Span:
    x = left + (span.first - first).days * day
    width = max(((span.last - span.first).days + 1) * day, _LEAST)
    return Span(span.name, span.first, span.last, span.words, span.pale, x, width, top)


def _lines(text: str, room: float, bold: bool, most: int) -> tuple[str, ...]:
    if most == 1:
        return (_cut(" ".join(text.split())[:400], room, bold),)
    lines = [each.text for each in wrap(" ".join(text.split())[:400], int(room * PX), _TEXT * 2, bold)]
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), room, bold)]
    return tuple(lines)


def _cut(text: str, room: float, bold: bool) -> str:
    """As many whole words as one line has room for."""
    if measured(text, _TEXT, bold) <= room:
        return text
    words = text.split(" ")
    kept = ""
    for word in words:
        longer = f"{kept} {word}".strip()
        if measured(longer + "…", _TEXT, bold) > room:
            break
        kept = longer
    return (kept or text[: int(room / _TEXT)]).rstrip(" .,;:") + "…"


def _ticks(first: date, last: date, left: float, day: float) -> Iterator[Tick]:
    """Months, or as many of them together as can be read; a year where it begins."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in _STEPS if day * 30.4 * step >= _TICK), _STEPS[-1])
    shown = left - _TICK
    for place in range(months + 1):
        year, month = divmod(first.year * 12 + first.month - 1 + place, 12)
        at = date(year, month + 1, 1)
        if at > last:
            return
        if place and (month % step if step <= 12 else month or year % (step // 12)):
            continue
        x = left + (at - first).days * day
        if x - shown < _TICK * 0.9:
            continue
        shown = x
        yield Tick(x, MONTHS[month] if step < 12 else str(year), year=step < 12 and (place == 0 or month == 0))


def _arrow(start: Span, end: Span) -> str:
    """From the end of one to the beginning of the other, bent once; its point is the drawing's marker."""
    x0, y0 = start.x + start.width, start.y + _BAR / 2
    x1, y1 = end.x, end.y + _BAR / 2
    if x1 >= x0 + 14:
        middle = x0 + 7
        return f"M{d(x0)} {d(y0)}H{d(middle)}V{d(y1)}H{d(x1 - 2)}"
    turn = y1 + (-_BAR / 2 - 4 if y1 > y0 else _BAR / 2 + 4)
    return f"M{d(x0)} {d(y0)}H{d(x0 + 7)}V{d(turn)}H{d(x1 - 8)}V{d(y1)}H{d(x1 - 2)}"


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(4)).replace(day=1)
    return following - timedelta(1)


def draw(picture: Timeline, title: str) -> bytes:
    """An SVG that stands alone, readable without colour: each stage has its pattern."""
    return _document(picture.width, picture.height, title, _body(picture, picture.lanes, picture.height))


def paged(picture: Timeline, title: str, width: float, height: float, margin: float) -> list[bytes]:
    """The same cut between lanes into sheets of that size, each with the title and its own heads of days."""
    room = height - 2 * margin - _TITLE
    pages: list[list[Lane]] = [[]]
    top = float(_HEAD)
    for lane in picture.lanes:
        if lane.y + lane.height - top + _HEAD > room and pages[-1]:
            heads = [pages[-1].pop()] if pages[-1][-1].head and len(pages[-1]) > 1 else []
            top = (heads or [lane])[0].y
            pages.append(heads)
        pages[-1].append(lane)
    drawn = []
    for lanes in pages:
        shift = lanes[0].y - _HEAD
        own = tuple(_raised(lane, shift) for lane in lanes)
        last = own[-1].y + own[-1].height + 6
        arrows = picture.arrows if len(pages) == 1 else ()
        body = _body(replace(picture, arrows=arrows), own, last)
        head = line(margin, margin + 18, title, 17, bold=True)
        drawn.append(
            _document(
                width, height, title, f'{head}<g transform="translate({d(margin)} {d(margin + _TITLE)})">{body}</g>'
            )
        )
    return drawn


def _raised(lane: Lane, shift: float) -> Lane:
    return replace(
        lane,
        y=lane.y - shift,
        top=lane.top - shift,
        spans=tuple(replace(span, y=span.y - shift) for span in lane.spans),
    )


def _body(picture: Timeline, lanes: Sequence[Lane], height: float) -> str:
    arrows = "".join(
        f'<path d="{path}" fill="none" stroke="{INK_2}" stroke-width="1.2" marker-end="url(#a)"/>'
        for path in picture.arrows
    )
    return _grid(picture, height) + "".join(_lane(picture, lane) for lane in lanes) + arrows


def _document(width: float, height: float, title: str, body: str) -> bytes:
    size = f'width="{d(width)}" height="{d(height)}" viewBox="0 0 {d(width)} {d(height)}"'
    marker = (
        f'<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0L8 4L0 8Z" fill="{INK_2}"/></marker></defs>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{t(FAMILY)}" font-size="{_TEXT}" '
        f'lang="fr" role="img"><title>{t(title)}</title>{style(400, 700)}{marker}'
        f'<rect width="100%" height="100%" fill="{SHEET}"/>{body}</svg>'
    ).encode()


def _grid(picture: Timeline, height: float) -> str:
    lines = "".join(f"M{d(tick.x)} {_HEAD - 4}V{d(height - 4)}" for tick in picture.ticks)
    names = "".join(line(tick.x + 3, 32, tick.text, 11, fill=INK_2) for tick in picture.ticks)
    years = "".join(
        line(tick.x + 3, 16, str(_year(picture, tick)), 11, bold=True, fill=INK) for tick in picture.ticks if tick.year
    )
    return f'<path d="{lines}" stroke="#D9DDE0" fill="none"/>{names}{years}'


def _year(picture: Timeline, tick: Tick) -> int:
    return (picture.first + timedelta(days=round((tick.x - picture.left) / picture.day))).year


def _lane(picture: Timeline, lane: Lane) -> str:
    x = 8.0
    indent = measured(lane.number, _TEXT) + 8 if lane.number else 0
    hue = HUES[lane.stage] if lane.head else INK
    top = lane.top
    number = line(x, top + 12, lane.number, _TEXT, bold=lane.head, fill=hue if lane.head else INK_3)
    words = "".join(
        line(x + indent, top + 12 + place * _LEAD, text, _TEXT, bold=lane.head, fill=hue)
        for place, text in enumerate(lane.lines)
    )
    rule = f'<path d="M0 {d(lane.y)}H{d(picture.width)}" stroke="#E6E9EB" fill="none"/>'
    return rule + number + words + "".join(_bar(span, lane.stage) for span in lane.spans)


def _bar(span: Span, stage: int) -> str:
    hue, dash = HUES[stage], ' stroke-dasharray="4 3"' if span.pale else ""
    said = f"<title>{t(span.words)}</title>"
    if span.first == span.last:
        x, y, r = span.x + span.width / 2, span.y + _BAR / 2, _BAR / 2
        sides = f"M{d(x - r)} {d(y)}L{d(x)} {d(y - r)}L{d(x + r)} {d(y)}L{d(x)} {d(y + r)}Z"
        return f'<g>{said}<path d="{sides}" fill="{hue}"/></g>'
    box = f'x="{d(span.x)}" y="{d(span.y)}" width="{d(span.width)}" height="{d(_BAR)}" rx="3"'
    pattern = hatch(stage, span.x, span.y, span.width, _BAR) if stage not in (0, 6) else ""
    return (
        f'<g>{said}<rect {box} fill="{TINTS[stage]}"/>{pattern}'
        f'<rect {box} fill="none" stroke="{hue}" stroke-width="1.4"{dash}/></g>'
    )
