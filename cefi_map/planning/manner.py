"""A period in words, in the manner of those that it takes the place of: figures where these had figures, short months
where they were short, the year where they had one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cefi_map.french.wording import MONTHS

from . import days
from .dates import Time
from .moments import Moment
from .plain import MONTHS as PLAIN
from .plain import flat

SHORT = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_PARTS = {"d": "début ", "m": "mi-", "f": "fin "}


def periods(first: date, last: date, time: Time, words: str, origin: date) -> Iterator[str]:
    """Ways of writing these days, the nearest to ``words`` first, the most complete last: the first one that is read
    back as these days is the one to write. ``origin``: the day from which « M+3 » counts."""
    model, _ = time.ends
    yield from _counted(first, last, model, words, origin)
    for year in (_has_year(time), True):
        yield from _named(first, last, model, words, year)
        yield from _months(first, last, model, words, year)
        yield from _days(first, last, model, words, year)
    yield from fresh(first, last)


def fresh(first: date, last: date) -> Iterator[str]:
    """Where nothing was written: « mars 2026 », « mars à juin 2026 », « 3 mars 2026 », « 3 mars au 10 avril 2026 »."""
    plain = Moment(0, 0, "month", 2000)
    yield from _months(first, last, plain, "", True)
    yield from _days(first, last, plain, "", True)
    yield from _days(first, last, Moment(0, 0, "slash", 2000), "", True)


def _counted(first: date, last: date, model: Moment, words: str, origin: date) -> Iterator[str]:
    """« M+4 », « semaine 5 »: where another number of the same count says these days."""
    if model.form != "offset":
        return
    for number in range(-60, 400):
        other = Moment(0, 0, "offset", number=number, unit=model.unit)
        if days.after(origin, other) == (first, last):
            shown = number if model.part else number + 1
            yield _renumbered(words, abs(shown), "-" if number < 0 else "+")
            return


def _renumbered(words: str, number: int, sign: str) -> str:
    at = min(place for place, letter in enumerate(words) if letter.isdigit())
    end = at
    while end < len(words) and words[end].isdigit():
        end += 1
    head = words[:at]
    if head.rstrip(" ")[-1:] in ("+", "-", "−", "–"):
        kept = head.rstrip(" ")
        head = kept[:-1] + sign + head[len(kept) :]
    return head + str(number) + words[end:]


def _named(first: date, last: date, model: Moment, words: str, year: bool) -> Iterator[str]:
    """Quarters, half years and parts of a month, where these days are one again."""
    if model.form in ("quarter", "half"):
        size = 3 if model.form == "quarter" else 6
        number = (first.month - 1) // size + 1
        same = Moment(0, 0, model.form, first.year, number=number)
        if days.of(same, first.year) == (first, last):
            bare = words[: len(words) - 5] if _written_year(words) else words
            yield _renumbered(bare, number, "") + _year(first, year)
    if model.form == "month" and model.part:
        for part, name in _PARTS.items():
            same = Moment(0, 0, "month", first.year, first.month, part=part)
            if days.of(same, first.year) == (first, last):
                yield _cased(name + _name(first, words), words) + _year(first, year)


def _months(first: date, last: date, model: Moment, words: str, year: bool) -> Iterator[str]:
    if model.form in ("slash", "iso") or first.day != 1 or last != days.month_end(last.year, last.month):
        return
    if (first.year, first.month) == (last.year, last.month):
        yield _cased(_name(first, words), words) + _year(first, year)
        return
    begins = _name(first, words) + _year(first, year and first.year != last.year)
    yield _cased(begins, words) + ("-" if "-" in words else " à ") + _name(last, words) + _year(last, year)


def _days(first: date, last: date, model: Moment, words: str, year: bool) -> Iterator[str]:
    figures = model.form in ("slash", "iso")

    def one(day: date, year: bool) -> str:
        if figures:
            return f"{day:%d/%m/%Y}" if year else f"{day:%d/%m}"
        return f"{'1er' if day.day == 1 else day.day} {_name(day, words)}" + _year(day, year)

    if first == last:
        yield one(first, year)
    else:
        yield one(first, year and (figures or first.year != last.year)) + " au " + one(last, year)


def until(day: date, edge: str, time: Time, words: str) -> Iterator[str]:
    """A single end: « d’ici mai » again, where the day is a month's last; « avant mars », where the next is a first."""
    model, _ = time.ends
    following = day + timedelta(1)
    for year in (_has_year(time), True):
        if edge == "before" and following.day == 1 and model.form != "day":
            yield from _months(following, days.month_end(following.year, following.month), model, words, year)
        if edge == "by" and following.day == 1 and model.form != "day":
            yield from _months(day.replace(day=1), day, model, words, year)
        yield from _days(day, day, model, words, year)


def length(first: date, last: date) -> str:
    """« 3 mois », « 2 semaines », « 10 jours »: the roundest that says it."""
    following = last + timedelta(1)
    months = (following.year - first.year) * 12 + following.month - first.month
    many = (last - first).days + 1
    if months > 0 and days.later(first, months) == following:
        return f"{months} mois"
    if many % 7 == 0:
        return f"{many // 7} semaine{'s' if many > 7 else ''}"
    return f"{many} jour{'s' if many > 1 else ''}"


def _name(day: date, words: str) -> str:
    return (SHORT if _is_short(words) else MONTHS)[day.month - 1]


def _is_short(words: str) -> bool:
    """Whether a month stands there in less letters than it has."""
    lengths: dict[str, int] = {}
    for sign in flat(words):
        if "\ue001" <= sign <= "\ue00c":
            lengths[sign] = lengths.get(sign, 0) + 1
    return any(many < len(PLAIN[ord(sign) - 0xE001]) - 1 for sign, many in lengths.items())


def _cased(name: str, words: str) -> str:
    letters = [sign for sign in words if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return name.upper()
    return name[0].upper() + name[1:] if words[:1].isupper() else name


def _year(day: date, year: bool) -> str:
    return f" {day.year}" if year else ""


def _has_year(time: Time) -> bool:
    return any(end.year for end in time.ends)


def _written_year(words: str) -> bool:
    return len(words) > 5 and words[-4:].isdigit() and not words[-5].isalnum()
