"""What a text says of time: periods, lengths and rhythms, each with where it stands, and what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .moments import Moment, moments
from .plain import MONTH, TEXTS, flat

_LINK = re.compile(r" ?(?:-|>|/|a|au|jusqu'(?:a|au|en)|et)(?: la| l'| le)? ?| ")
_SPANS = re.compile(r" ?(?:-|>|a|au|jusqu'(?:a|au|en))(?: la| l'| le)? ?")
_BETWEEN = re.compile(r"\bentre (?:le |la |l')?$")
_AND = re.compile(r" et (?:le |la |l')?")
"""« entre mars et juin » is one period."""
_FIRST_DAY = re.compile(
    r"(?<![\d/.,])0{0,10}(\d{1,2})(?:er|e)? ?(?:-|>|au|a|et) ?$|(?<=\bentre le )0{0,10}(\d{1,2})(?:er)? et le $"
)
_BY = re.compile(
    r"(?:\bavant|\bd'ici|\bjusqu'[aeu]{1,2}n?|\bau plus tard|\bavt|\blimite)(?: a)?(?: le| la| l'| fin| au)? ?:? ?$"
)
_FROM = re.compile(r"(?:\bdes|\ba partir d[eu']|\ba compter d[eu']|\bdepuis)(?: le| la| l')? ?$")
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_RHYTHM = re.compile(
    rf"\btou(?:s|te?s) les (?:0{{0,8}}\d{{1,3}} ?)?(?:(?:{_DAYS})s?|jours?|j\b|semaines?|mois|ans?|matins|soirs"
    rf"|trimestres)"
    rf"|\bchaque (?:{_DAYS}|jour|semaine|mois|annee|trimestre|an|matin|soir|fin de mois)"
    rf"|\b(?:0{{0,8}}\d{{1,2}} )?(?:fois|x)[ /]*(?:par |/ ?)(?:jour|semaine|sem|mois|an|trimestre)\b"
    rf"|\b(?:0{{0,12}}\d|dernier)(?:er|e|eme)? (?:{_DAYS}) (?:du|de chaque) mois"
    rf"|\b(?:hebdomadaire|mensuel(?:le)?|bimensuel(?:le)?|trimestriel(?:le)?|semestriel(?:le)?|annuel(?:le)?"
    rf"|quotidien(?:ne)?)s?\b"
    rf"|\b0{{0,8}}\d{{1,3}} ?(?:jours?|seances?|ateliers?|matinees?|reunions?|seance|soirs?) ?(?:par "
    rf"|/ ?)(?:semaine|sem|mois|an)\b"
    rf"|\bles? (?:{_DAYS})s?(?: (?:et|ou) (?:le )?(?:{_DAYS})s?)?\b(?! (?:\d{{1,2}} |0{{0,8}}\d{{1,9}}e? )?{MONTH}| \d)"
)
_LENGTH = re.compile(
    r"(?<![\d/.,+])(?P<n>\d{1,12})(?:[.,](?P<half>5))? ?(?P<unit>mois|semaines?|sem\b\.?|jours?|jrs?\b|ans?\b"
    r"|annees?|trimestres?)(?P<and> et demie?)?"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:a|depuis|plus de|moins de|il y a|les|chaque|par|apres|de plus de|au bout de|passe|tous|toutes"
    r"|avant|sous|premiers?|derniers?|m|\+)|/|[-+≥>]) ?$"
)
_YEARS_OF_LIFE = re.compile(r"(?:\b(?:sur|pendant|dure|duree de|duree|en|durant|engagement de|pluriannuel)|:) ?$")
_AFTER = re.compile(
    r" ?(?:apres|plus tard|de retard|d'avance|d'anciennete|d'experience|de chomage|avant|minimum d'|d'arret"
    r"|auparavant|de prison|d'essai|d'inscription|de carence)"
)
_VAGUE = re.compile(
    r"\b(?:bientot|plus tard|prochainement|ulterieurement|(?:dates? )?a (?:fixer|caler|planifier)|dates? a \w+"
    r"|des que possible|"
    r"d'ici peu|le moment venu|en cours d'annee|apres les vacances|(?:l'an|l'annee|le mois|la semaine) prochaine?|"
    r"cette annee|ce printemps|calendrier a \w+|planning a \w+)\b"
)

_UNIT_DAYS = {"m": 30, "s": 7, "j": 1, "a": 365, "t": 91}


@dataclass(frozen=True, slots=True)
class Time:
    """``start`` and ``end`` in the text. ``kind``: "period" (``first`` to ``last``; the same one where one is written),
    "length" (``days``, months counted 30), "rhythm", or "unread": what speaks of time and cannot be placed.

    ``edge`` of a period: "by" (« d’ici mars »), "before" (« avant mars »), "from" (« dès mars ») or
    "since" (« depuis mars »)."""

    start: int
    end: int
    kind: str
    first: Moment | None = None
    last: Moment | None = None
    edge: str = ""
    days: int = 0

    @property
    def ends(self) -> tuple[Moment, Moment]:
        """Of a period."""
        if self.first is None or self.last is None:
            raise TypeError(f"a {self.kind} has no ends")
        return self.first, self.last

    @property
    def single(self) -> bool:
        """Whether one moment alone is written."""
        return self.first is self.last


@lru_cache(maxsize=TEXTS)
def times(text: str) -> tuple[Time, ...]:
    """All that a text says of time, in its order; nothing twice."""
    plain = flat(text)
    periods = list(_periods(plain))
    taken = [(each.start, each.end) for each in periods]
    others = [each for each in _others(plain) if not _overlaps(each, taken)]
    return tuple(sorted((*periods, *_apart(others)), key=lambda each: each.start))


def _periods(plain: str) -> Iterator[Time]:
    waiting: list[Moment] = []
    for each in moments(plain):
        if waiting and waiting[-1].form == "feast" and plain[waiting[-1].end : each.start] in (" du ", " le "):
            waiting.pop()
        if not each.exists:
            yield Time(each.start, each.end, "unread")
            continue
        if waiting and _linked(plain, waiting[-1], each, len(waiting)):
            waiting.append(each)
            continue
        if waiting:
            yield _period(plain, waiting)
        waiting = [each]
    if waiting:
        yield _period(plain, waiting)


def _linked(plain: str, left: Moment, right: Moment, many: int) -> bool:
    """Whether both are ends of one period: « de mars à juin », « avril-mai », « avril mai juin »."""
    between = plain[left.end : right.start]
    if len(between) > 14 or (left.part and right.part and between == " "):
        return False
    if left.form == "year" or right.form == "year":
        return False
    is_between = _AND.fullmatch(between) and _BETWEEN.search(plain[max(0, left.start - 9) : left.start])
    if is_between or _SPANS.fullmatch(between):
        return many == 1
    following = left.form == right.form == "month" and right.month == left.month % 12 + 1 and not left.year
    return following and bool(_LINK.fullmatch(between))


def _period(plain: str, parts: list[Moment]) -> Time:
    first, last = parts[0], parts[-1]
    start = first.start
    if len(parts) == 1 and first.day and first.form in ("day", "slash"):
        before = _FIRST_DAY.search(plain[max(0, start - 20) : start])
        day = int(before[1] or before[2]) if before else 0
        if before and 0 < day < first.day:
            start = max(0, start - 20) + before.start()
            first = replace(first, day=day, start=start)
    before_it = plain[max(0, start - 26) : start]
    if before_it.endswith("chaque "):
        return Time(start, last.end, "rhythm")
    edge = _edge(before_it) if first is last else ""
    return Time(start, last.end, "period", first, last, edge)


def _edge(before: str) -> str:
    found = _BY.search(before)
    if found:
        return "before" if found[0].startswith("av") else "by"
    since = _FROM.search(before)
    return "" if not since else "since" if since[0].startswith("depuis") else "from"


def _others(plain: str) -> Iterator[Time]:
    for found in _RHYTHM.finditer(plain):
        yield Time(found.start(), found.end(), "rhythm")
    for found in _LENGTH.finditer(plain):
        if _is_length(plain, found):
            yield Time(found.start(), found.end(), "length", days=_days(found))
    for found in _VAGUE.finditer(plain):
        yield Time(found.start(), found.end(), "unread")


def _is_length(plain: str, found: re.Match[str]) -> bool:
    before = plain[max(0, found.start() - 20) : found.start()]
    if _NOT_BEFORE.search(before) or _AFTER.match(plain, found.end()) or not 0 < int(found["n"]) < 1000:
        return False
    return not found["unit"].startswith("a") or bool(_YEARS_OF_LIFE.search(before))


def _days(found: re.Match[str]) -> int:
    unit = _UNIT_DAYS[found["unit"][0]]
    return int(found["n"]) * unit + (unit // 2 if found["half"] or found["and"] else 0)


def _overlaps(each: Time, taken: list[tuple[int, int]]) -> bool:
    return any(each.start < end and start < each.end for start, end in taken)


def _apart(others: list[Time]) -> Iterator[Time]:
    """Those found first win over those that begin inside them."""
    end = -1
    for each in sorted(others, key=lambda one: (one.start, -one.end)):
        if each.start >= end:
            yield each
            end = each.end
