"""How values read on a page: a long name keeps what tells it from the others, a mean has one decimal."""

from __future__ import annotations

import pytest

from cefi_map.web.shown import both_ends, short, tenths


def test_a_long_name_keeps_its_two_ends():
    """What tells the files of a class apart stands last as often as first."""
    names = [f"carte mentale du bloc 3, session de juin, {who}" for who in ("NGUYEN Thi-Kim", "BENALI Samira")]
    assert {short(name, 30) for name in names} == {"carte mentale du bloc 3…"}
    cut = [both_ends(name, 30) for name in names]
    assert [name.split("…")[1][-12:] for name in cut] == ["UYEN Thi-Kim", "ENALI Samira"]
    assert all(len(name) <= 31 and name.startswith("carte mentale") for name in cut)


@pytest.mark.parametrize("name", ["", "Léa", "Léa\n N.", "x" * 60])
def test_a_short_name_is_one_line_and_whole(name: str):
    assert both_ends(name, 60) == " ".join(name.split())


@pytest.mark.parametrize(("number", "said"), [(None, ""), (0.0, "0,0"), (1.25, "1,2"), (2, "2,0")])
def test_a_mean_has_one_decimal_behind_a_comma(number: float | None, said: str):
    assert tenths(number) == said
