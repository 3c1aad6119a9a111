"""User text reaches Typst as text, whatever it holds."""

from __future__ import annotations

import json

import typst
from hypothesis import example, given
from hypothesis import strategies as st

from cefi_map.typeset import array, literal

HOSTILE = [
    '")#read("/etc/passwd")',
    '\\"; #import "@preview/x:1.0.0"',
    "\\u{22}",
    "#[*gras*] $x$ <étiquette> @ref // commentaire",
    '\\\\"',
    "\u2028\u2029\x85\x00\r\n\t",
    "*/ `code` ```",
]


def value_of(expression: str) -> object:
    """What Typst makes of an expression."""
    return json.loads(
        typst.query({"main.typ": f"#metadata({expression}) <v>".encode()}, "<v>", field="value", one=True)
    )


@given(st.text())
@example(HOSTILE[0])
def test_a_literal_evaluates_to_its_text(text: str) -> None:
    """No text ends its literal or is read as anything else."""
    assert value_of(literal(text)) == text


@given(st.text(alphabet='"\\#{}u2()/*`$\n\r@<>;,0'))
def test_signs_of_typst_stay_text(text: str) -> None:
    """The alphabet of Typst's own syntax, in every order."""
    assert value_of(literal(text)) == text


def test_hostile_texts_stay_text() -> None:
    assert value_of(array(map(literal, HOSTILE))) == HOSTILE


def test_an_array_of_one_is_an_array() -> None:
    assert value_of(array([literal("seul")])) == ["seul"]
    assert value_of(array([])) == []


def test_a_lone_surrogate_becomes_the_replacement_sign() -> None:
    assert value_of(literal("a\ud800b")) == "a\ufffdb"
