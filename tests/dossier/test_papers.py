"""Word and OpenDocument files have the pages of the PDF, in LibreOffice: each page begins with the same words.

A few dossiers in every run; all that are at hand, and most layouts, in the long one (``pytest -m long``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cefi_map.dossier import Dossier, Layout, Picture
from cefi_map.dossier.example import example
from cefi_map.dossier.model import Figure, Heading, Item, Paragraph, Run, Table
from tests.labelled.dossiers import ours
from tests.programs import needs_office

from .papers import KINDS, Paper, differences
from .samples import EVERYTHING, varied

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="%s"><rect width="40" height="20"/></svg>'
WIDE, TALL = (Picture(SVG % box, "La carte") for box in (b"0 0 800 100", b"0 0 100 400"))
LAYOUTS = (
    Layout(),
    Layout(size=12, margin=2, spacing=1.5),
    Layout(size=10.5, spacing=1),
    Layout(size=9.5, margin=1.5, spacing=1.3),
    Layout(size=13, margin=3, spacing=2),
    Layout(cover=True),
    Layout(header=False, numbers=False),
)
CUTS = (0, 1, 3, 8)
"""Blocks left out at the beginning: every page then begins elsewhere, and the first block is of another kind."""

_ROUNDED = "LibreOffice makes lines up to a thousandth shorter: a word that ends at the margin stays on its line"
_WIDE_WORD = "a word wider than its cell is broken in LibreOffice, and runs over in the PDF"
_WIDOW = "in the PDF a line that goes to the next page with its footnote may leave one line of its paragraph there"
KNOWN = {
    "example-8-0": _WIDOW,
    "varied2-0-4": _ROUNDED,
    "varied10-0-3": _ROUNDED,
    "varied4-0-4": _WIDE_WORD,
    "varied10-0-4": _WIDE_WORD,
}
"""Papers of the long run that differ, with the cause: five of more than four hundred."""

FIRST = (
    Heading(2, (Run("Titre"),)),
    Item((Run("Point"),)),
    Figure("", "La carte"),
    Table((((Run("Case"),), (Run("Autre"),)),)),
    Paragraph((Run("Phrase"),)),
)


def text(lines: int) -> Paragraph:
    return Paragraph((Run(" ".join(f"phrase {number}" for number in range(lines * 9))),))


def drawn() -> Iterator[Figure | Paragraph]:
    for rank in range(7):
        yield Paragraph((Run("Une ligne du dossier. " * 30),))
        yield Figure("" if rank % 2 else "E1", "La carte" if rank % 3 else "")


def few() -> dict[str, Paper]:
    pictures = {"": TALL, "E1": WIDE}
    long = Dossier((*EVERYTHING.blocks, text(60), *EVERYTHING.blocks[1:], text(40)))
    return {
        **{f"varied{rank}": Paper(each) for rank, each in enumerate(varied())},
        **{f"look{rank}": Paper(long, look) for rank, look in enumerate(LAYOUTS)},
        **{f"first{rank}": Paper(Dossier((block, *[text(3)] * 20))) for rank, block in enumerate(FIRST)},
        "drawn": Paper(Dossier(tuple(drawn())), pictures=pictures),
    }


def many() -> dict[str, Paper]:
    dossiers = {each.name: each.dossier for folder in ("learnt", "held") for each in ours(folder)}
    dossiers |= {f"varied{rank}": each for rank, each in enumerate(varied())} | {"example": example().dossier}
    return {
        f"{name}-{cut}-{rank}": Paper(replace(each, blocks=each.blocks[cut:]), look)
        for name, each in dossiers.items()
        for rank, look in enumerate(LAYOUTS)
        for cut in (CUTS if rank == 0 else CUTS[:1])
    }


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_pages_begin_with_the_same_words(kind: str, tmp_path: Path) -> None:
    assert differences(few(), kind, tmp_path) == []


@pytest.mark.long
@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_all_dossiers_begin_with_the_same_words(kind: str, tmp_path: Path) -> None:
    papers = many()
    assert len(papers) >= 400
    assert [each for each in differences(papers, kind, tmp_path) if each.split(",")[0] not in KNOWN] == []
