"""What a text says of money: amounts with their value in euros, shares in per cent, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .dates import times
from .plain import TEXTS, flat

_FIGURES = r"(?:\d{1,3}(?:[ .']\d{3}){1,3}(?!\d)|\d{1,24})(?:[.,]\d{1,3}(?!\d))?"
_NUMBER = rf"(?<![\d/.,+]){_FIGURES}"
_EURO = r"(?:€|euros?\b|eur\b|(?<=\d\d\d)e\b)"
_UNIT = rf"(?: ?(?P<scale>k|m|mille|milliers? d'|millions? d')(?: ?{_EURO}|(?<=k)(?![\w])|(?<=mille)\b)| ?{_EURO})"
_TIMES = r"(?:(?<![\d.,])(?P<times>\d{1,6})(?: [a-z]{1,16}\.?){0,2}? ?(?:x|(?<=h) a|(?<=heures) a|(?<=jours) a) ?)?"
_PER = (
    r"(?: ?(?:/ ?|par |de l'|chaque |chacune?\b|(?:la )?piece\b|l'unite\b|unitaire\b|(?:la |le |l')(?=matinee"
    r"|journee|seance|nuit|heure|mois|"
    r"jour|an\b|repas|semaine|place))(?P<per>[a-z]{0,14}))?"
)
_MULTIPLIED = r"(?: ?x ?(?P<after>\d{1,6})(?![\d,.]))?"
_AMOUNT = re.compile(
    rf"{_TIMES}(?P<low>{_NUMBER})(?: ?(?:-|a|ou"
    rf"|et) ?(?P<high>{_FIGURES}))?{_UNIT}{_PER}{_MULTIPLIED}"
)
_EUROS = re.compile(r"\d ?[€ekm]")
"""Without such signs no amount has a currency: most texts are not looked through."""
_BARE = re.compile(
    rf"{_TIMES}(?P<low>{_NUMBER})(?P<scale>)(?P<high>){_PER}{_MULTIPLIED}"
    r"(?=$|[ ]?[,;:)/|.+=?!>(-]|[ ](?:- |(?:demandes?|deposes?|accordes?|acquis)\b"
    r"|au titre|avec|en |de la |par |pour |sur |d'"
    r"|maxi?\b|ttc\b|ht\b|environ|env\b|et |les |le |total|si ))"
)
_SHARE = re.compile(r"(?P<share>(?<![\d/.,+])\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|pour ?cent\b)")
_UNREAD = re.compile(
    r"(?:\?{1,3}|\.{2,5}|_{2,12}|x{2,5}) ?(?:€|euros?\b)|\bquelques (?:centaines|milliers|euros)\b"
    r"|\bmontant a \w+|\ba chiffrer\b|"
    r"\bcout a \w+|\bdevis (?:en cours|en attente|a \w+)\b"
)
_COUNTED = re.compile(
    r" ?(?:%|[a-z]{1,30}/|h\b|heures?|jours?|j\b|km|kilometres?|mois|semaines?|ans?\b|personnes?|places|pers\b|€|hab"
    r"|seances?|m2|ex\b|x\b|postes?|kg)"
)
_LEAST_BARE = 100
"""Euros under which a figure without a currency is a number of something else."""
_SCALE = {"k": 1_000, "m": 1_000_000, "mille": 1_000, "millier": 1_000, "million": 1_000_000}


@dataclass(frozen=True, slots=True)
class Amount:
    """``start`` and ``end`` in the text. ``kind``: "sum" (``low`` to ``high`` euros, equal where one is written),
    "share" (``low`` per cent), "unread", or "unwritten" where one would stand. ``times`` multiplies it (« 12 x 80 € »);
    ``per`` is what it is counted by where the text does not say how many (« 250 € par mois »). ``figures`` stand from
    ``at`` to ``to``: what another value is written over. ``sure`` where euros are written."""

    start: int
    end: int
    kind: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    times: int = 1
    per: str = ""
    at: int = 0
    to: int = 0
    scale: int = 1
    sure: bool = True

    @property
    def least(self) -> Decimal:
        return self.low * self.times

    @property
    def most(self) -> Decimal:
        return self.high * self.times


@lru_cache(maxsize=TEXTS)
def amounts(text: str, bare: bool = False, scale: int = 1) -> tuple[Amount, ...]:
    """All amounts of a text, in its order. ``bare``: figures without a currency too, as in a list of expenses;
    ``scale`` is what these count (1000 under « Budget en k€ »)."""
    plain = flat(text)
    euros = _AMOUNT.finditer(plain) if _EUROS.search(plain) else ()
    found = [
        _sum(each, True, 1) for each in euros if plain[each.end("low")] != "e" or text[each.start("low")].isdigit()
    ]
    kept = [each for each in found if each]
    kept += [Amount(each.start(), each.end(), "unread") for each in _UNREAD.finditer(plain)]
    if bare:
        kept += [each for each in _bare(plain, kept, scale) if not _dated(each, text)]
    shares = _SHARE.finditer(plain) if "%" in plain or "cent" in plain else ()
    kept += [each for each in map(_share, shares) if not _overlaps(each, kept)]
    return tuple(sorted(kept, key=lambda each: each.start))


def _sum(found: re.Match[str], sure: bool, scale: int) -> Amount | None:
    low, high = _value(found["low"]), _value(found["high"] or found["low"])
    unit = _scale(found["scale"]) if found["scale"] else scale
    if high < low:
        return None
    if found["high"] and high == low * 0:
        return None
    times = int(found["times"] or 1) * int(found["after"] or 1)
    per = "" if found["after"] or found["times"] or found["per"] is None else found["per"] or "unité"
    whole = found.start(), found.end()
    return Amount(*whole, "sum", low * unit, high * unit, times or 1, per, found.start("low"), _end(found), unit, sure)


def _is_year(figures: str, scale: int) -> bool:
    """« 2026 », and not « 2 026 »."""
    return scale == 1 and figures.isdigit() and 1990 <= int(figures) <= 2050


def _end(found: re.Match[str]) -> int:
    """Where what counts ends: « 1,5 k » of « 1,5 k€ », « seize mille » of « seize mille euros »."""
    return max(found.end(name) for name in ("low", "high", "scale"))


def _bare(plain: str, known: list[Amount], scale: int) -> Iterator[Amount]:
    for found in _BARE.finditer(plain):
        value = _value(found["low"])
        if value * scale < _LEAST_BARE or (_is_year(found["low"], scale)) or _COUNTED.match(plain, found.end("low")):
            continue
        if (
            plain[max(0, found.start() - 1) : found.start()].isalpha()
            or plain[found.start("low") : found.start("low") + 1] == "0"
        ):
            continue
        each = _sum(found, False, scale)
        if each and not _overlaps(each, known):
            yield each


def _dated(each: Amount, text: str) -> bool:
    """Whether the figures are a date's: « 31/12 »."""
    return any(each.at < time.end and time.start < each.to for time in times(text))


def _share(found: re.Match[str]) -> Amount:
    value = Decimal(found["share"].replace(",", "."))
    return Amount(found.start(), found.end(), "share", value, value, at=found.start("share"), to=found.end("share"))


def _value(figures: str) -> Decimal:
    """« 34 700 », « 1.500,50 », « 1,5 »: a point before three figures parts thousands, else what follows is less
    than one."""
    plain = figures.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def _scale(word: str) -> int:
    return _SCALE[word.removesuffix(" d'").rstrip("s")] if word not in _SCALE else _SCALE[word]


def _overlaps(each: Amount, known: list[Amount]) -> bool:
    return any(each.start < other.end and other.start < each.end for other in known)
