"""Where the pages turn: what is said to begin each page is what begins it in the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from cefi_map.dossier import Dossier, Layout, measure, pdf
from cefi_map.dossier.example import example
from cefi_map.dossier.model import Figure, Heading, Paragraph, Run, Table, block_text, plain
from cefi_map.dossier.turns import Turn, turns
from tests.programs import PDF_READER

from .papers import Paper, first_letters, starts
from .test_papers import few

needs_reader = pytest.mark.skipif(not PDF_READER, reason="no pdftotext: install poppler-utils")


def text(words: int) -> Paragraph:
    return Paragraph((Run(" ".join(f"mot{number}" for number in range(words))),))


def told(paper: Paper) -> list[str | None]:
    """The first letters of each page from the second on; None where it begins within a figure."""
    blocks = paper.dossier.blocks
    pages = measure(paper.dossier, paper.look, paper.pictures)
    found: list[str | None] = [None] * (pages.sheets - 1)
    for turn in turns(paper.dossier, pages, paper.look, paper.pictures):
        block = blocks[turn.block]
        if isinstance(block, Figure):
            continue
        rest = " ".join(map(block_text, blocks[turn.block + 1 :]))
        if isinstance(block, Table):
            rows = (block.rows[0], *block.rows[turn.at :]) if block.header and turn.at else block.rows[turn.at :]
            here = " ".join(plain(cell) for row in rows for cell in row)
        else:
            here = block_text(block)[turn.at :]
        found[turn.page - 2] = first_letters(f"{here} {rest}")
    return found


def test_a_page_begins_with_a_word_of_a_paragraph_or_with_a_block() -> None:
    dossier = Dossier((text(1500), Heading(1, (Run("Titre"),)), text(10)))
    pages = measure(dossier)
    found = turns(dossier, pages)
    assert [turn.page for turn in found] == list(range(2, pages.sheets + 1))
    assert all(block_text(dossier.blocks[0])[turn.at :].startswith("mot") for turn in found)
    short = Dossier(tuple(text(3) for _ in range(60)))
    assert [turn.at for turn in turns(short, measure(short))] == [0]
    assert turns(Dossier((text(3),)), measure(Dossier((text(3),)))) == ()


def test_a_cover_is_no_page_that_turns() -> None:
    dossier = Dossier((text(1500),))
    bare, covered = Layout(), Layout(cover=True)
    assert turns(dossier, measure(dossier, covered), covered) == turns(dossier, measure(dossier, bare), bare)


@pytest.mark.parametrize("header", [True, False])
def test_a_table_turns_at_a_row(header: bool) -> None:
    """Its headings, repeated on each page, begin none."""
    dossier = Dossier((Table(tuple(((Run(f"a{row}"),), (Run("b"),)) for row in range(150)), header),))
    found = turns(dossier, measure(dossier))
    assert [turn.page for turn in found] == [2, 3]
    assert all(isinstance(turn, Turn) and turn.block == 0 and turn.at for turn in found)


@pytest.mark.whole
@needs_reader
def test_each_page_is_said_to_begin_as_it_begins_in_the_pdf(tmp_path: Path) -> None:
    written = example()
    papers = {"example": Paper(written.dossier, written.layout), **few()}
    compared = 0
    for name, paper in papers.items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(pdf(paper.dossier, paper.look, paper.pictures).data)
        printed = starts(file, paper.look)[1 + paper.look.cover :]
        for number, (ours, theirs) in enumerate(zip(told(paper), printed, strict=True), 2):
            if ours is not None:
                assert (name, number, ours[:20]) == (name, number, theirs[:20])
                compared += 1
    assert compared > 40
