"""Lines: greedy, then as narrow as the number of lines allows; French punctuation stays with its word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.geometry.fonts import is_sure, width
from cefi_map.geometry.wrapping import wrap

PX = 4096
SIZE = 25
NBSP = "\u00a0"

CASES = {
    "short": ("deux mots", 200, ["deux mots"]),
    "empty": ("", 200, [""]),
    "spaces collapse": ("  a   b\tc ", 200, ["a b c"]),
    "line feeds are kept inside and dropped at the ends": ("\na\n\nb\n", 200, ["a", "", "b"]),
    "balanced": ("un parcours mobilité pour les jeunes", 180, ["un parcours mobilité", "pour les jeunes"]),
    "colon stays": ("financement : oui", 80, [f"financement{NBSP}:", "oui"]),
    "guillemets stay": ("dire « oui » hier", 60, ["dire", f"«{NBSP}oui{NBSP}»", "hier"]),
    "thousands stay": ("soit 1 250 € net", 60, ["soit", f"1{NBSP}250{NBSP}€", "net"]),
    "a year is no thousand": ("mai 2026 12 fois", 70, ["mai 2026", "12 fois"]),
    "a long word is cut": ("anticonstitutionnellement", 80, ["anticonstitutio", "nnellement"]),
    "an address is cut after a slash": ("exemple.fr/chemin/long", 100, ["exemple.fr/", "chemin/long"]),
}


@pytest.mark.parametrize(("text", "limit", "lines"), CASES.values(), ids=CASES)
def test_lines(text, limit, lines):
    assert [line.text for line in wrap(text, limit * PX, SIZE)] == lines


@given(st.text(max_size=200), st.integers(20, 300), st.booleans())
def test_a_line_is_never_wider_than_the_limit_unless_it_is_one_character(text, limit, bold):
    for line in wrap(text, limit * PX, SIZE, bold):
        assert line.width == width(line.text, SIZE, bold)
        visible = [character for character in line.text if width(character, 1, bold)]
        assert line.width <= limit * PX or len(visible) == 1


@given(st.text(alphabet="abé :;«»0123456789€-/", max_size=200), st.integers(20, 300))
def test_no_character_is_lost(text, limit):
    joined = "".join(line.text for line in wrap(text, limit * PX, SIZE))
    assert joined.replace(" ", "").replace(NBSP, "") == text.replace(" ", "")


@pytest.mark.parametrize("limit", [90, 120, 150, 200])
def test_balancing_keeps_the_number_of_lines_and_narrows(limit):
    text = "l'analyse de sa faisabilité en termes de ressources et de partenaires"
    lines = wrap(text, limit * PX, SIZE)
    narrower = wrap(text, max(line.width for line in lines) - 5 * PX, SIZE)
    assert len(narrower) > len(lines), "five pixels less would need another line"


@pytest.mark.timeout(60)
def test_a_huge_text_is_wrapped_in_linear_time():
    lines = wrap("mot " * 100_000, 164 * PX, SIZE)
    assert len(lines) > 10_000


@pytest.mark.parametrize(
    ("text", "units"),
    [("a", 1139), ("漢", 2048), ("😀", 2560), ("e\u0301", 1139), ("\u200d", 0), ("ഹ", 1229), ("👍🏽", 2560)],
)
def test_advances(text, units):
    assert width(text, 1) == units


def test_only_sure_texts_do_without_a_text_length():
    assert is_sure("Évaluer – 1 250 € « l’élan »")
    assert not is_sure("漢")
    assert not is_sure("привет")
