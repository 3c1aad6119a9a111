"""Pages are counted as they are set, and the PDF says what it is."""

from __future__ import annotations

import pytest

from cefi_map import typeset
from cefi_map.dossier import Dossier, Layout, Picture, check, measure, pdf, preview, word
from cefi_map.dossier.model import Figure, Footnote, Heading, Item, Paragraph, Quote, Run, Table
from cefi_map.dossier.typography import tied
from cefi_map.errors import BadInput
from cefi_map.formats import svg
from tests.formats.test_paper import SCRIPTS, written_in

from .samples import EVERYTHING

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
UA = b"pdfuaid:part"
"""In the data of an accessible file."""


def lines(count: int) -> Dossier:
    return Dossier(tuple(Paragraph((Run("Une ligne"),)) for _ in range(count)))


def test_the_last_page_counts_as_far_as_it_is_filled() -> None:
    assert measure(Dossier()).length == 0
    assert measure(lines(1)).sheets == 1
    assert 0.4 < measure(lines(18)).length < 0.6
    assert measure(lines(60)).said(5) == "1,8 page sur 5"
    assert measure(lines(150)).said(5) == "4,4 pages sur 5"


def test_each_block_knows_the_page_on_which_it_starts() -> None:
    pages = measure(lines(100))
    assert len(pages.starts) == 100
    assert pages.starts[0] == 1
    assert pages.starts[-1] == pages.sheets
    assert list(pages.starts) == sorted(pages.starts)
    assert len(measure(EVERYTHING).starts) == len(EVERYTHING.blocks)


def test_the_layout_changes_the_pages_and_a_cover_does_not_count_unless_said() -> None:
    text = lines(100)
    assert measure(text, Layout(size=14)).length > measure(text).length > measure(text, Layout(margin=1.5)).length
    assert measure(text, Layout(spacing=1.5)).length > measure(text).length
    covered = measure(text, Layout(cover=True))
    assert covered.length == measure(text).length
    assert covered.starts[0] == 1
    assert measure(text, Layout(cover=True, cover_counts=True)).sheets == covered.sheets + 1


@pytest.mark.parametrize("wrong", [{"size": 3.0}, {"margin": 9.0}, {"spacing": 0.5}])
def test_a_layout_out_of_range_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(BadInput, match="va de"):
        Layout(**wrong)  # type: ignore[arg-type]


def test_the_pdf_is_accessible_or_says_why_not() -> None:
    made = pdf(EVERYTHING)
    assert UA in made.data
    assert made.notices == ()
    assert b"/MarkInfo" in made.data
    skipping = pdf(Dossier((Heading(1, (Run("a"),)), Heading(3, (Run("b"),)))))
    assert UA not in skipping.data
    assert "sautent un niveau" in skipping.notices[0]


def test_signs_of_the_typesetter_are_only_text() -> None:
    text = '#panic("x") $x$ `y` *z* <a> @b \\ // c #import "@preview/x:1.0.0"'
    dossier = Dossier((Heading(1, (Run(text),)), Paragraph((Run(text, link="https://exemple.fr/"),))), text, text)
    assert measure(dossier).sheets == 1
    assert UA in pdf(dossier).data


def test_a_figure_shows_the_map_or_says_that_it_is_not_there() -> None:
    dossier = Dossier((Heading(1, (Run("a"),)), Figure("E2", "Étape 2")))
    assert UA in pdf(dossier, pictures={"E2": Picture(SVG, "La carte")}).data
    assert pdf(dossier).data.startswith(b"%PDF")


def test_the_preview_has_a_picture_of_each_page() -> None:
    assert len(preview(lines(100))) == measure(lines(100)).sheets


def test_french_signs_keep_to_their_words() -> None:
    assert tied("« Oui » : 1 250 € ? 20 %") == "«\u00a0Oui\u00a0»\u00a0: 1\u202f250\u00a0€\u00a0? 20\u00a0%"


WIDE, TALL = (Picture(SVG.replace(b"0 0 40 20", box), "La carte") for box in (b"0 0 800 100", b"0 0 100 400"))
DRAWN = Dossier(
    tuple(
        block
        for rank in range(7)
        for block in (
            Paragraph((Run("Une ligne du dossier. " * 30),)),
            Figure("" if rank % 2 else "E1", "La carte" if rank % 3 else ""),
        )
    )
)


def test_what_no_font_draws_is_said_and_the_rest_is_set() -> None:
    dossier = Dossier((Paragraph((Run("Une école, مدرسة, 学校, \U0010fffd."),)),), title="Titre")
    made = pdf(dossier)
    assert UA not in made.data
    assert "n’a pas de dessin" in made.notices[0]
    assert measure(dossier).sheets == 1
    [said] = [each for each in check(dossier).notices if "pas de dessin" in each]
    assert "\U0010fffd. Le fichier Word du dossier le" in said


def test_a_figure_keeps_its_shape() -> None:
    assert WIDE.size(Layout()) == (16, 2)
    assert TALL.size(Layout()) == (3.5, 14)
    assert Picture(b"<svg/>", "").size(Layout())[0] == 16
    assert (
        measure(DRAWN, pictures={"": WIDE, "E1": WIDE}).length < measure(DRAWN, pictures={"": TALL, "E1": WIDE}).length
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_set_whole(script: str) -> None:
    """In a title, a paragraph, a note, a list, a quotation, a table, and in the figure of the map."""
    text = SCRIPTS[script]
    run = (Run(text),)
    blocks = (
        Heading(1, run),
        Paragraph((Run(f"{text} " * 4, bold=True), Run(f"français {text}", italic=True), Footnote(run))),
        Item(run),
        Quote(run),
        Table(((run, (Run("a"),)),)),
        Figure("", text),
    )
    whole, figure = Dossier(blocks, text, text), Picture(svg.write(written_in(script)), text)
    made = pdf(whole, pictures={"": figure})
    assert typeset.unprinted(made.data, "Le fichier Word") == ""
    assert len(preview(whole, pictures={"": figure})) == measure(whole, pictures={"": figure}).sheets
    assert word.write(whole, Layout(), {"": figure}).startswith(b"PK")
