"""Characters that no font here draws are named, whatever the system has."""

from __future__ import annotations

from cefi_map.typeset import undrawn, without_drawing

NOBODYS = "\U0010fffd"
"""Of a private plane: no font has it."""


def test_ours_draw_french_and_what_nobody_draws_is_named() -> None:
    assert undrawn("Où ? « Là », 50 € — œuvre…", system_fonts=False) == ()
    assert undrawn(f"a{NOBODYS}b{NOBODYS}") == (NOBODYS,)
    assert "学" in undrawn("学校", system_fonts=False)


def test_what_is_nothing_by_itself_is_no_loss() -> None:
    assert undrawn("e\u0301 \u200d\ufe0f\u200f") == ()


def test_the_sentence_names_the_first_and_says_what_keeps_them() -> None:
    many = "".join(map(chr, range(0x100000, 0x100014)))
    said = without_drawing(many, "Le SVG")
    assert "et 8 autres" in said
    assert said.endswith("Le SVG les garde.")
    assert without_drawing(NOBODYS, "Le SVG").endswith("Le SVG le garde.")
    assert without_drawing("été", "Le SVG") == ""
