"""The calendar that a map tells: periods and milestones with their days, and what has no date yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from cefi_map.mindmap import MindMap, Node

from . import days
from .dates import Time, times
from .places import Place, text_at, texts
from .plain import flat
from .years import Years

CONTEXT = 1
"""The stage whose dates are facts about the situation, not the project's calendar."""
_PLANNED = (4, 5, 6)
"""Stages whose ideas are expected to have a date."""

_LEAST_TITLE = 4
"""Signs of what follows a date that say what happens then; « et le » does not."""
_AROUND = " \u00a0:,;/.|-–—→>+("
_LEADS = {"en", "le", "de", "du", "dès", "d’", "d'", "à", "au", "partir", "jusqu’en", "jusqu’au", "fin", "début", "mi"}
"""The little words that go with a date: « recrutement en » février."""
_LASTS = re.compile(r"[ ,:(-]{1,4}(?:pendant |sur |durant |pour |soit )?")
_BEGINS = re.compile(r" (?:(?:a partir|a compter) d[eu] |(?:a partir|a compter) d'|des |des le |en |au |debut )")
"""What ties a date to the length after it, a length to the date after it."""
_SEVERAL, _MOSTLY = 3, 0.75
"""Dates that make a plan of a title, and the share of it that they take."""
_OPENING = 3
_WHEN = re.compile(r"(?:\b(?:en|a|au|cet|cette|de|fin|debut|du|ce) ?|\b(?:a|de) l')$")
"""What stands before a season that is a date: « en automne », « cet hiver »."""
_COUNTED_FROM = ("day", "slash", "iso", "month")
_STEPS = re.compile(
    r"[\W\d]*(?:(?:le |les |mon |mes |notre |nos )?(?:grandes )?(?:calendrier"
    r"|(?:retro[- ]?)?planning|planification|echeancier|echeances|jalons|etapes|dates|agenda|phasage|gantt))\b"
)
"""A title whose children are what there is to date."""
_START = re.compile(r"\b(?:demarrage|lancement|ouverture|[tjm]0)\b|\b[tjm] ?= ?")


@dataclass(frozen=True, slots=True)
class Bar:
    """A period or a milestone as read. ``first`` and ``last`` day, both within; ``time`` what the text says, at
    ``place``; ``words`` are these very words; ``title`` says what happens then. ``supposed``: the year is ours, because
    the text has none. ``backwards``: the text ends it before it begins, and the days are put in order."""

    place: Place
    time: Time
    words: str
    title: str
    first: date
    last: date
    supposed: bool = False
    backwards: bool = False
    length: Place | None = None
    """Where the length stands that it ends by: « dès mars, pendant 3 mois »."""

    @property
    def key(self) -> str:
        return self.place.key

    @property
    def milestone(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Mark:
    """What a text says of time without a day: a length, a rhythm, or words that cannot be read."""

    place: Place
    time: Time
    words: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """``bars`` in the map's order; ``marks`` the rest of what is read; ``waiting`` keys of ideas that have no date,
    nor any below or above them, a calendar's own first; ``origin`` the first day, from which « M+3 » counts."""

    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    waiting: tuple[str, ...]
    origin: date

    @property
    def span(self) -> tuple[date, date] | None:
        if not self.bars:
            return None
        return min(bar.first for bar in self.bars), max(bar.last for bar in self.bars)


def calendar(mindmap: MindMap, stages: Mapping[str, int], today: date) -> Calendar:
    """``today`` gives a year where the map writes none; ``stages`` as in ``budget``."""
    found = list(_found(mindmap, stages))
    years = Years(mindmap, [(mark.place.key, mark.time) for mark in found if mark.time.kind == "period"], today.year)
    dated = [bar for mark in found if (bar := _bar(mindmap, mark, years))]
    origin = _origin(mindmap, dated, stages) or date(years.base, today.month, 1)
    relative = [
        _offset(mark, origin, mindmap) for mark in found if mark.time.first and mark.time.first.form == "offset"
    ]
    order = mindmap.positions
    bars = sorted((*dated, *relative), key=lambda bar: (order[bar.key], bar.place.start))
    told = {key: list(marks) for key, marks in groupby(found, key=lambda mark: mark.place.key)}
    bars = [_with_length(mindmap, bar, told[bar.key]) for bar in bars]
    marks = tuple(mark for mark in found if mark.time.kind != "period")
    return Calendar(tuple(bars), marks, tuple(_waiting(mindmap, bars, marks, stages)), origin)


def _found(mindmap: MindMap, stages: Mapping[str, int]) -> Iterator[Mark]:
    """Of a title; of the note and details where the title says no period, in what prepares, does or evaluates."""
    for node in mindmap.nodes:
        stage = stages.get(node.key, 0)
        if not (times(node.text) or node.note or node.details) or (stage == CONTEXT and not _is_plan(node)):
            continue
        dated = False
        for place, text in texts(node):
            if place.field != "text" and (dated or stage not in _PLANNED):
                break
            read = times(text)
            for time in read:
                if time.kind == "period" and _is_fact(time, node, stage):
                    continue
                yield Mark(place.at(time.start, time.end), time, text[time.start : time.end])
            dated = dated or (place.field == "text" and any(time.kind == "period" for time in read))


def _is_plan(node: Node) -> bool:
    """Whether a title is a plan by itself, wherever it stands: nothing but a date, or several one after the other."""
    periods = [time for time in times(node.text) if time.kind == "period"]
    dated = sum(time.end - time.start for time in periods)
    return len(periods) >= _SEVERAL or dated > len(node.text.strip()) * _MOSTLY


def _is_fact(time: Time, node: Node, stage: int) -> bool:
    """What has been since then; a year by itself, and a season that is no date (« l’hiver, les bus sont rares »), tell
    of the past, of a law or of how things are, but in what prepares, does or evaluates; « en poste à J+90 » of what
    follows for each person."""
    form, planned = time.ends[0].form, stage in _PLANNED
    loose = form == "season" and time.single and not time.edge and time.ends[0].year is None
    usual = loose and not (planned and (time.start <= _OPENING or _WHEN.search(flat(node.text)[: time.start])))
    follows = form == "offset" and time.ends[0].part != "" and stage not in (4, 5)
    return time.edge == "since" or (form == "year" and not planned) or usual or follows or node.parent is None


def _bar(mindmap: MindMap, mark: Mark, years: Years) -> Bar | None:
    if mark.time.kind != "period" or "offset" in {end.form for end in mark.time.ends}:
        return None
    first, last = mark.time.ends
    year, end_year, supposed = years.of(mark.place.key, mark.time)
    begins, ends = days.of(first, year)[0], days.of(last, end_year)[1]
    if mark.time.edge == "before" and not last.part and last.form not in ("day", "slash", "iso", "feast"):
        ends = begins - timedelta(1)
    if mark.time.edge in ("by", "before"):
        begins = ends
    backwards = ends < begins
    begins, ends = sorted((begins, ends))
    return Bar(
        mark.place, mark.time, mark.words, _title(mindmap.node(mark.place.key), mark), begins, ends, supposed, backwards
    )


def _offset(mark: Mark, origin: date, mindmap: MindMap) -> Bar:
    first, last = mark.time.ends
    begins = days.after(origin, first)[0]
    ends = days.after(origin, last)[1] if last.form == "offset" else days.of(last, origin.year)[1]
    return Bar(
        mark.place, mark.time, mark.words, _title(mindmap.node(mark.place.key), mark), begins, max(begins, ends), True
    )


def _with_length(mindmap: MindMap, bar: Bar, told: list[Mark]) -> Bar:
    """« à partir de mars, pendant 3 mois »: where one period and one length stand in a text, and nothing else between
    them, the length counts from it."""
    beside = [mark for mark in told if (mark.place.field, mark.place.block) == (bar.place.field, bar.place.block)]
    lengths = [mark for mark in beside if mark.time.kind == "length"]
    periods = sum(mark.time.kind == "period" for mark in beside)
    plain = bar.time.single and bar.time.edge in ("", "from") and bar.time.ends[0].form in _COUNTED_FROM
    if periods != 1 or len(lengths) != 1 or not plain or not _tied(text_at(mindmap, bar.place), bar, lengths[0]):
        return bar
    return replace(bar, last=_plus(bar.first, lengths[0].time.days), length=lengths[0].place)


def _tied(text: str, bar: Bar, length: Mark) -> bool:
    plain = flat(text)
    if length.place.start > bar.place.start:
        return _LASTS.fullmatch(plain[bar.place.end : length.place.start]) is not None
    return _BEGINS.fullmatch(plain[length.place.end : bar.place.start]) is not None


def _plus(first: date, length: int) -> date:
    months, rest = divmod(length, 30)
    if rest == 0 and months:
        return days.later(first, months) - timedelta(1)
    return first + timedelta(days=length - 1)


def _title(node: Node, mark: Mark) -> str:
    """What follows the date up to the next one, or stands before it from the last one where nothing follows the last
    (« recrutement février, ateliers mars »), where a text has several; else the whole title."""
    if mark.place.field != "text":
        return node.text
    periods = [time for time in times(node.text) if time.kind == "period"]
    if len(periods) < 2:
        return node.text
    at = periods.index(mark.time)
    if len(node.text[periods[-1].end :].strip(_AROUND)) < _LEAST_TITLE:
        before = node.text[periods[at - 1].end if at else 0 : mark.time.start].strip(_AROUND)
        piece = _without_leads(before.rpartition(":")[2].strip(_AROUND))
    else:
        end = periods[at + 1].start if at + 1 < len(periods) else len(node.text)
        piece = node.text[mark.time.end : end].strip(_AROUND)
    return piece if len(piece) >= _LEAST_TITLE else node.text


def _without_leads(text: str) -> str:
    words = text.split(" ")
    while words and words[-1].lower() in _LEADS:
        words.pop()
    return " ".join(words).rstrip(_AROUND)


def _origin(mindmap: MindMap, bars: list[Bar], stages: Mapping[str, int]) -> date | None:
    """The day the project begins: the date of a start that is named, else the first of what is done."""
    named = [bar.first for bar in bars if _begins(mindmap.node(bar.key).text)]
    done = [bar.first for bar in bars if stages.get(bar.key, 0) in (4, 5)]
    every = [bar.first for bar in bars if not bar.milestone]
    return next((min(some) for some in (named, done, every) if some), None)


def _begins(text: str) -> bool:
    return _START.search(flat(text)) is not None


def _waiting(mindmap: MindMap, bars: list[Bar], marks: tuple[Mark, ...], stages: Mapping[str, int]) -> list[str]:
    """What is listed in a calendar; then the second level of what prepares, does or evaluates, and whatever says a
    length or a rhythm there. Where no date stands in the branch or above it, but for the calendar's own."""
    dated = {bar.key for bar in bars}
    above = {node.key for key in dated for node in mindmap.ancestors(key)}
    spoken = {mark.place.key for mark in marks}
    planned = {node.key: node for node in mindmap.nodes[1:] if stages.get(node.key) in _PLANNED}
    calendars = {key for key, node in planned.items() if mindmap.children(key) and _STEPS.match(flat(node.text))}
    covered: set[str] = set()
    listed, others = [], []
    for node in mindmap.nodes[1:]:
        step = node.parent in calendars
        if node.key in dated or (node.parent in covered and not step):
            covered.add(node.key)
        elif node.key in planned and node.key not in above and node.text.strip():
            if step:
                listed.append(node.key)
            elif node.key not in calendars and (mindmap.depths[node.key] == 2 or node.key in spoken):
                others.append(node.key)
    return listed + others
