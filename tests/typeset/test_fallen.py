"""A text that Typst falls over is left out and named; what it cannot be blamed for is said as before."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from cefi_map import typeset
from cefi_map.typeset import Fell, fallen, pages, pdf, query
from cefi_map.workers.pool import Pool

from .mortal import WORD

FATAL = "\u0628\u064d\u06d7\u064d\u200c"
"""Typst 0.15 panics at an Arabic letter whose marks come from several fonts, with a joiner behind."""
SOURCE = '#json("data.json").map(each => [#metadata(each)<v> #each]).join(parbreak())'
TEXTS = [f"Une idée, la {place}e" for place in range(300)]


@pytest.fixture(autouse=True)
def unknown() -> Iterator[None]:
    """What one test finds is not known to the next."""
    fallen.forget()
    yield
    fallen.forget()


def given(*texts: str) -> dict[str, bytes]:
    return {"data.json": json.dumps(texts).encode()}


def drawing(*lines: str, kept: str = "none") -> bytes:
    """As ours are: a text of several lines whose width is held, without kerning or with (``kept``: "auto")."""
    held = "".join(f'<tspan x="0" y="9" textLength="90" lengthAdjust="spacingAndGlyphs">{one}</tspan>' for one in lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><style>text{{font-kerning:{kept}}}</style>'
        f"<text>{held}</text></svg>"
    ).encode()


def test_a_text_among_hundreds_is_left_out_and_named() -> None:
    texts = [*TEXTS[:200], f"Le mot {FATAL}", *TEXTS[200:]]
    assert query(SOURCE, "<v>", given(*texts)) == [*TEXTS[:200], fallen.INSTEAD, *TEXTS[200:]]
    made = pdf(SOURCE, given(*texts))
    said = typeset.unprinted(made, "Le SVG de la carte")
    assert said == f"Un texte ne s’imprime pas ici : « Le mot {FATAL} ». Le SVG de la carte le garde."
    assert typeset.unprinted(pdf(SOURCE, given(*TEXTS)), "Le SVG") == "", "nothing is said of another output"


def test_several_are_all_left_out() -> None:
    bad = [f"{FATAL} {place} {FATAL}" for place in range(5)]
    made = pdf(SOURCE, given(*TEXTS, *bad))
    assert "et 2 autres" in typeset.unprinted(made, "Le SVG de la carte")


def test_it_is_forgotten_with_the_rest() -> None:
    made = pdf(SOURCE, given(f"Le mot {FATAL}"))
    typeset.forget()
    assert typeset.unprinted(made, "Le SVG") == ""
    assert fallen.known(given(f"Le mot {FATAL}")) == ()


def test_a_drawing_whose_letters_are_parted_is_set_plainly_with_all_its_texts() -> None:
    """What draws an SVG in Typst stops at Arabic letters that are not kerned."""
    line = "شباب تتراوح أعمارهم"
    [made] = pages('#image("a.svg")', {"a.svg": drawing(line, line)}, system_fonts=True)
    assert made.startswith(b"\x89PNG")
    assert typeset.unprinted(made, "Le SVG") == ""


def test_one_that_kills_the_process_is_left_out_too() -> None:
    pool = Pool("tests.typeset.mortal", 1)
    try:
        [made] = pages(
            '#set page(height: auto)\n#image("a.svg")', {"a.svg": drawing(*TEXTS[:7], f"Un mot {WORD}")}, pool=pool
        )
    finally:
        pool.close()
    assert f"« Un mot {WORD} »" in typeset.unprinted(made, "Le SVG")


def test_what_no_text_is_to_blame_for_is_refused_as_before() -> None:
    with pytest.raises(Fell, match="s’est arrêtée"):
        pdf(f'#{typeset.literal(FATAL)}\n\n#json("data.json").join()', given(*TEXTS[:9]))


@pytest.mark.parametrize(("first", "last", "out"), [(100, 180, True), (0, 300, False)])
def test_tries_are_bounded(first: int, last: int, out: bool) -> None:
    """What is not told apart by then is left out together, unless that is more than half of all."""
    bad, tried = {json.dumps(text)[1:-1].encode() for text in TEXTS[first:last]}, []

    def stands(files: fallen.Files) -> bool:
        tried.append(1)
        return not any(text in files["data.json"] for text in bad)

    found = fallen.find(given(*TEXTS), stands)
    assert set(TEXTS[first:last]) <= set(found) if out else found == ()
    assert len(found) < 160
    assert len(tried) <= fallen.TRIES + 1
