"""What a text says of time, as it is written: with slips, without accents, short or in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from cefi_map.planning import Time, times
from cefi_map.planning.moments import Moment
from cefi_map.planning.plain import flat

LINES = [line for line in (Path(__file__).parent / "dates.txt").read_text("utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.partition(" = ")[0])
def test_times_are_read_as_a_person_reads_them(line: str):
    text, _, told = line.partition(" = ")
    assert "; ".join(_told(text, each) for each in times(text)) == told


@pytest.mark.parametrize("text", ["Œuvre\tà 1 000 €", "e\u0301te\u0301 2026", "🙂 février – mars", "İ ß ﬁ ½ ①"])
def test_what_is_read_stands_where_the_text_has_it(text: str):
    assert len(flat(text)) == len(text)


HOSTILE = [
    "1" * 30_000,
    "1 " * 15_000,
    "mars-" * 6_000,
    "1/1" * 10_000,
    "cent " * 6_000,
    "tous les " * 3_500,
    "- " * 15_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:9])
def test_a_long_text_made_to_be_slow_is_read(text: str):
    """Each would take minutes with a pattern that goes back on its steps."""
    assert isinstance(times(text), tuple)


def _told(text: str, each: Time) -> str:
    words = text[each.start : each.end]
    if each.kind == "length":
        return f"{words}: {each.days}"
    if each.kind != "period":
        return f"{words}: {each.kind}"
    ends = each.ends[:1] if each.single else each.ends
    return f"{words}: {' '.join([*map(_end, ends), *filter(None, [each.edge])])}"


def _end(moment: Moment) -> str:
    day = f"{moment.day}/{moment.month}" if moment.day else f"{moment.month or ''}{moment.part}"
    where = f"{moment.unit}{moment.number}" if moment.form == "offset" else day or str(moment.number)
    return f"{moment.form} {where}{f' {moment.year}' if moment.year else ''}"
