"""Points in time as a text writes them, one by one: a day, a month, a season, « M+3 », a year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from .plain import MONTH, MONTHS, month

SEASONS = {"printemps": (3, 5), "ete": (6, 8), "automne": (9, 11), "hiver": (12, 2)}
_FEASTS = {"noel": (12, 25), "rentree": (9, 1), "paques": (4, 5), "toussaint": (11, 1), "jour de l'an": (1, 1)}
"""Easter by its usual days."""

_PART = r"(?:\b(?P<part>debut|mi|fin|courant)(?:[ -]| d[eu] | d'| du mois d[e'] ?| mois d[e'] ?))?"
_YEAR = r"(?:[ /](?:de )?(?P<year>20\d\d)\b| '?(?P<short>2[3-9]|3\d)(?![\d,.h%€:/]| ?[a-z€%€]))?"
_ATOM = re.compile(
    rf"(?<![\d/.,])(?P<iso>20\d\d)-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?!\d)"
    rf"|(?:(?<![\w/.,])(?P<d>\d{{1,12}})(?:er|e)? |{_PART})(?P<month>{MONTH}{{3,10}})\.?{_YEAR}"
    rf"|(?<![\d/.,])(?P<nd>\d{{1,2}})/(?P<nm>\d{{1,2}})(?:/(?P<ny>20\d\d|\d\d))?(?![\d/])"
    rf"|(?<![\d/.,])(?P<pd>\d{{1,2}})(?P<sep>[.-])(?P<pm>\d{{1,2}})(?P=sep)(?P<py>20\d\d)(?!\d)"
    rf"|(?<![\d/.,])(?P<mm>0?[1-9]|1[0-2])/(?P<my>20\d\d)(?![\d/])"
    rf"|\bt(?P<t>[1-4])(?: (?P<ty>20\d\d))?(?!\w)"
    rf"|\b0{{0,12}}(?P<q>[1-4])(?:er|ere|e|eme|nd)? trimestre(?: (?:de )?(?P<qy>20\d\d))?"
    rf"|\b(?:0{{0,12}}(?P<h>[12])(?:er|ere|e|eme|nd)? semestre"
    rf"|s(?P<hs>[12])(?= 20\d\d))(?: (?:de )?(?P<hy>20\d\d))?"
    rf"|(?<=l'|t |n |u |s )(?P<season>ete)(?: (?P<ey>20\d\d))?(?![a-z'])|\b(?P<other>printemps|automne"
    rf"|hiver)(?: (?P<oy>20\d\d))?\b"
    rf"|\b(?P<feast>noel|rentree|paques|toussaint|jour de l'an)(?: (?:scolaire )?(?P<fy>20\d\d))?\b"
    rf"|\b(?P<unit>[mjs]) ?(?P<sign>[+-]) ?(?P<n>\d{{1,3}})\b(?! ?[€%])"
    rf"|\b(?P<named>mois|semaine|jour|s) ?(?:n ?° ?)?(?P<rank>\d{{1,3}})(?![\w/,.]\d|\w| ?(?:x|[a-z]*€|%|places"
    rf"|h\b))"
    rf"|(?:^|(?<=[:;/(,] ))0{{0,12}}(?P<nth>\d{{1,2}})(?:er|ere|e|eme) (?P<unith>mois|semaine)\b(?! (?:du"
    rf"|de chaque))"
    rf"|(?:(?P<yp>debut|mi|fin|courant)[ -]|\b(?:en|des|d'ici|pour|avant|depuis|jusqu'en|de|a|annee"
    rf"|annees) )(?P<y>20[2-4]\d)(?![\d/])"
    rf"|(?<![\d/.,])(?P<from>20[2-4]\d) ?[-/>] ?(?P<to>20[2-4]\d)(?![\d/])"
    rf"|\b(?P<ending>fin|debut) (?:d'|de l'|d[e']? ?cette )annee\b(?: (?P<dy>20\d\d))?"
)
_HINT = re.compile(
    r"[\ue001-\ue00c]|\d[/.-]\d|20[2-4]\d|mestre|\bt[1-4]|\b[mjs] ?[+-]|(?:mois|semaine|jour|\bs) ?(?:n ?° ?)?\d"
    r"|[er] (?:mois|semaine)|ete\b|hiver|automne|printemps|noel|rentree|paques|toussaint|annee\b|jour de l"
)
"""Without one of these no moment is written: most texts are not looked through."""
_DATED = re.compile(
    r"(?:\b(?:le|les|du|au|avant|ici|des|pour|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|vers)) ?$"
)
"""What tells the third of February from three quarters of two, before « 3/2 »."""


@dataclass(frozen=True, slots=True)
class Moment:
    """``start`` and ``end`` in the text. ``form`` is how it is written: "day" (« 3 mars »), "slash" (« 3/03 »), "iso",
    "month", "quarter", "half", "season", "feast", "offset" (« M+3 », ``unit`` m, w or d), "year"; ``part`` begins "d",
    is "m"iddle or "f"inal. ``year`` is None where the text leaves it out; ``day`` of a month, ``number`` of a quarter,
    half year or offset."""

    start: int
    end: int
    form: str
    year: int | None = None
    month: int = 0
    day: int = 0
    number: int = 0
    part: str = ""
    unit: str = ""
    exists: bool = True
    """Whether there is such a day: « 31/02 » is written, and is none."""


def moments(flat: str) -> Iterator[Moment]:
    """Every one in a text that ``plain.flat`` gave, in its order."""
    if not _HINT.search(flat):
        return
    for found in _ATOM.finditer(flat):
        known = _moment(found, flat)
        if known:
            yield known


def _moment(found: re.Match[str], flat: str) -> Moment | None:
    part = found.groupdict()
    at = found.start(), found.end()
    if part["iso"]:
        return _day(at, "iso", part["iso_d"], part["iso_m"], part["iso"])
    if part["month"]:
        return _named(found, at)
    if part["nd"]:
        return _slashed(part, at, flat)
    if part["pd"]:
        return _day(at, "slash", part["pd"], part["pm"], part["py"])
    if part["mm"]:
        return Moment(*at, "month", int(part["my"]), int(part["mm"]), unit="/")
    if part["t"] or part["q"]:
        return Moment(*at, "quarter", _year(part["ty"] or part["qy"]), number=int(part["t"] or part["q"]))
    if part["h"] or part["hs"]:
        return Moment(*at, "half", _year(part["hy"]), number=int(part["h"] or part["hs"]))
    if part["season"] or part["other"]:
        first, _ = SEASONS[part["season"] or part["other"]]
        return Moment(*at, "season", _year(part["ey"] or part["oy"]), month=first)
    if part["feast"]:
        feast = _FEASTS[part["feast"]]
        return Moment(*at, "feast", _year(part["fy"]), *feast)
    return _offset(part, at) or _years(found, at)


def _named(found: re.Match[str], at: tuple[int, int]) -> Moment:
    year = _year(found["year"] or found["short"])
    number = month(found["month"])
    if not year and found[0].endswith(".") and len(found["month"]) >= len(MONTHS[number - 1]):
        at = at[0], at[1] - 1
    if found["d"]:
        day = int(found["d"])
        return Moment(*at, "day", year, number, day, exists=_exists(day, number, year))
    return Moment(*at, "month", year, number, part=_part(found["part"]))


def _slashed(part: dict[str, str | None], at: tuple[int, int], flat: str) -> Moment | None:
    day, number = part["nd"] or "", part["nm"] or ""
    told = (
        part["ny"]
        or number[0] == "0"
        or (int(day) > 12 and len(number) == 2)
        or _DATED.search(flat[max(0, at[0] - 12) : at[0]])
    )
    if not told or not (0 < int(number) <= 12) or int(day) == 0 or int(day) > 31:
        if told and part["ny"] and int(number):
            return Moment(*at, "slash", exists=False)
        return None
    return _day(at, "slash", day, number, part["ny"])


def _day(at: tuple[int, int], form: str, day: str | None, number: str | None, year: str | None) -> Moment:
    d, m, y = int(day or 0), int(number or 0), _year(year)
    return Moment(*at, form, y, m, d, exists=_exists(d, m, y))


def _offset(part: dict[str, str | None], at: tuple[int, int]) -> Moment | None:
    """« M+3 », « semaine 4 » (the fourth: 3 after the first), « 6e semaine »."""
    if part["n"]:
        unit = {"m": "m", "s": "w", "j": "d"}[part["unit"] or ""]
        number = int(part["n"]) * (-1 if part["sign"] == "-" else 1)
        return Moment(*at, "offset", number=number, unit=unit, part=part["sign"] or "")
    rank, name = (part["rank"], part["named"]) if part["rank"] else (part["nth"], part["unith"])
    if not rank:
        return None
    return Moment(*at, "offset", number=max(int(rank) - 1, 0), unit={"m": "m", "s": "w", "j": "d"}[(name or "")[0]])


def _years(found: re.Match[str], at: tuple[int, int]) -> Moment | None:
    if found["from"]:
        first, last = int(found["from"]), int(found["to"])
        return Moment(*at, "year", first, number=last) if first <= last else None
    if found["y"]:
        start = found.start("yp") if found["yp"] else found.start("y")
        return Moment(start, at[1], "year", int(found["y"]), number=int(found["y"]), part=_part(found["yp"]))
    year = _year(found["dy"])
    return Moment(*at, "month", year, 12 if found["ending"] == "fin" else 1, unit="year")


def _part(word: str | None) -> str:
    return "" if not word or word == "courant" else word[0]


def _year(figures: str | None) -> int | None:
    return None if not figures else int(figures) if len(figures) == 4 else 2000 + int(figures)


def _exists(day: int, month: int, year: int | None) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2028, month)[1]
