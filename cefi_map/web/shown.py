"""How values read in French: moments, counts, quotations, verdicts; the filters that templates use."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

from flask import Flask
from jinja2.ext import Extension

from cefi_map import limits
from cefi_map.french.wording import MONTHS, of
from cefi_map.french.wording import NB as NB
from cefi_map.french.wording import clock as clock
from cefi_map.french.wording import figure as figure
from cefi_map.project import exam, planning

WORDS = exam.VERDICT_WORDS

_PLURALS = {"absent": "absents", "partiel": "partiels", "a_verifier": "à vérifier", "satisfait": "satisfaits"}
_BEFORE = re.compile(r"[ \u00a0](?=[:;?!»%€])|(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
_INDENTATION = re.compile(r"^  +", re.MULTILINE)
_AFTER = re.compile(r"(?<=«)\s+")
_CLOSING = re.compile(r"\s+(?=[:;?»]|!(?!=))")
"""Before what closes, in a template: not its own « != » and « %} »."""


def register(app: Flask) -> None:
    numbers, moments = (count, figure, tenths, weight), (moment, moment_short, day, clock, term)
    euros = (planning.euros, plain_euros)
    for shown in (*numbers, *moments, *euros, quote, nb, short, both_ends, titled, of):
        app.jinja_env.filters[shown.__name__] = shown
    app.jinja_env.globals.update(
        limits=limits,
        WORDS=WORDS,
        CODES=nb(exam.CODES),
        ALL_CODES=nb(exam.ALL_CODES),
        tally_word=tally_word,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension(Read)


class Read(Extension):
    """Templates are read with one blank for their indentation, which is for who writes them: it may part two words; and
    with the no-break spaces that French wants, which nobody sees in a source."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _CLOSING.sub(NB, _AFTER.sub(NB, _INDENTATION.sub(" ", source)))


def tenths(number: float | None) -> str:
    """« 1,4 »; "" for none."""
    return "" if number is None else f"{number:.1f}".replace(".", ",")


def plain_euros(value: Decimal) -> str:
    """« 1 250,50 », for a field."""
    return planning.figures(value, " ")


def count(number: int, one: str, many: str = "") -> str:
    """« 1 nœud », « 2 nœuds »: the number and its noun."""
    return f"{figure(number)}{NB}{one if number < 2 else many or one + 's'}"


def titled(id: str) -> str:
    """« C5, Choix des partenaires argumenté »: a requirement by its code and our short title; a criterion that is more
    than one by the grid's."""
    return f"{id}, {_titles()[id]}"


@cache
def _titles() -> dict[str, str]:
    ref = exam.referentiel()
    lines = {line.id: line.title for line in exam.criteria()}
    return lines | {each.id: each.title for each in (*ref.requirements, *ref.dossier, *ref.modalities)}


def tally_word(verdict: str, number: int) -> str:
    """« absent », « absents », « à vérifier »."""
    return _PLURALS[verdict] if number > 1 else WORDS[verdict].lower()


def day(moment: datetime, *, year: bool | None = None) -> str:
    """« 24 novembre », with the year when it is another one or when asked."""
    local = moment.astimezone()
    name = f"{'1er' if local.day == 1 else local.day}{NB}{MONTHS[local.month - 1]}"
    other = local.year != datetime.now().astimezone().year
    return f"{name}{NB}{local.year}" if (other if year is None else year) else name


def moment(moment: datetime) -> str:
    """« aujourd’hui à 14 h 32 », « hier à 9 h 05 », « le 19 novembre »."""
    today, then = datetime.now().astimezone().date(), moment.astimezone().date()
    if then == today:
        return f"aujourd’hui à {clock(moment)}"
    if then == today - timedelta(days=1):
        return f"hier à {clock(moment)}"
    return f"le {day(moment)}"


def moment_short(moment: datetime) -> str:
    """« à 14 h 32 » today, else « le 19 novembre »."""
    return _today(moment) or f"le {day(moment)}"


def _today(moment: datetime) -> str:
    then, now = moment.astimezone(), datetime.now().astimezone()
    return f"à {clock(moment)}" if then.date() == now.date() else ""


def term(days: int) -> str:
    """How long the trash still keeps something: « encore 30 jours d’utilisation »."""
    return f"encore {count(days, 'jour')} d’utilisation" if days else "jusqu’au prochain jour d’utilisation"


def weight(size: int) -> str:
    """Bytes as « 340 ko » or « 1,2 Mo »."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{NB}ko"
    return f"{size / 1e6:.1f}{NB}Mo".replace(".", ",") if size < 10_000_000 else f"{figure(round(size / 1e6))}{NB}Mo"


def nb(text: str) -> str:
    """The text with no-break spaces where French wants them; not a letter is changed."""
    return _AFTER.sub(NB, _BEFORE.sub(NB, text))


def quote(text: str) -> str:
    """Official words between guillemets, as they are written."""
    return f"«{NB}{nb(text)}{NB}»"


def short(text: str, length: int = 90) -> str:
    """One line, cut at a word with « … » when too long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def both_ends(text: str, length: int = 60) -> str:
    """One line; a long one keeps its two ends about « … »: what tells the names of files apart stands last as often as
    first."""
    line = " ".join(text.split())
    half = length // 2
    return line if len(line) <= length else f"{line[:half].rstrip()}…{line[-half:].lstrip()}"
