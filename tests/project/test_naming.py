"""Names that people give: nothing of one is lost in silence."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.errors import TooLarge
from cefi_map.project.naming import named, visible_line


@pytest.mark.parametrize(
    ("text", "name"),
    [("  Groupe du lundi ", "Groupe du lundi"), (" ", ""), ("\u200b\u202e", ""), ("\u200bà", "\u200bà")],
)
def test_a_name_is_what_shows(text: str, name: str):
    assert named(text) == name


def test_a_name_too_long_is_refused_rather_than_cut():
    assert named("a" * limits.NAME_CHARS) == "a" * limits.NAME_CHARS
    with pytest.raises(TooLarge, match="201 caractères"):
        named("a" * (limits.NAME_CHARS + 1))


@pytest.mark.parametrize("text", ["Ana Ruiz", " Ana\u200b\tRuiz ", "\ufeffAna\u00a0Ruiz", "\u202eAna Ru\u00adiz\u2060"])
def test_people_who_look_alike_are_called_alike(text: str):
    assert visible_line(text) == "Ana Ruiz"


def test_a_name_keeps_the_joiners_of_its_script():
    assert visible_line("\u0645\u06cc\u200c\u0646\u0627") == "\u0645\u06cc\u200c\u0646\u0627"
