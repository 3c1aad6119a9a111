"""What is printed over a map, and the file that comes of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cefi_map import examples
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats import svg
from cefi_map.mindmap.outline import parse
from cefi_map.project import files, paper
from tests.cases import MAP

MINDMAP = parse(MAP)
REPORT = files.check_map(MINDMAP)
WHEN = datetime(2026, 11, 2, 12, tzinfo=UTC)


def over(**choices: object) -> svg.Overlay:
    return paper.marks(MINDMAP, REPORT, paper.Printing(**choices), WHEN, 3)  # type: ignore[arg-type]


def test_the_title_block_says_which_version_of_which_day_and_whose():
    block = over(name="Camille B.").cartouche
    assert block
    assert (block.title, block.name) == ("Atelier mobilité", "Camille B.")
    assert (block.date, block.revision) == ("02/11/2026", "version 3")
    assert over(block=False).cartouche is None


def test_the_legend_and_the_colours_of_the_file_are_choices():
    assert over().rows
    assert not over(legend=False).rows
    assert over(colours=True).file_colours
    assert not over().file_colours


def test_a_map_without_a_title_is_a_mind_map():
    untitled = files.MindMap((files.Node("a", None, " "),))
    printed = paper.marks(untitled, files.check_map(untitled), paper.Printing(), WHEN, 1)
    assert printed.cartouche
    assert printed.cartouche.title == "Carte mentale"


def test_a_picture_is_a_sheet_or_has_the_drawing_s_own_size():
    sheet, _ = paper.picture(MINDMAP, "svg", over(), printing=paper.Printing(sheet="A4"))
    own, notices = paper.picture(MINDMAP, "svg", over(), project="a" * 16, revision="3")
    assert b'width="841.9pt"' in sheet
    assert b'width="841.9pt"' not in own
    carried = svg.carried(own)
    assert (carried.project, carried.revision, notices) == ("a" * 16, "3", ())


def test_a_png_is_as_wide_as_asked():
    data, _ = paper.picture(MINDMAP, "png", over(), width=640)
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == 640


def test_a_pdf_has_sheets_and_says_that_it_keeps_its_own_layout():
    data, notices = paper.picture(MINDMAP, "pdf", over(), layout="down")
    assert data.startswith(b"%PDF")
    assert any("en étoile" in said for said in notices)
    assert paper.picture(MINDMAP, "pdf", over())[1] == ()


def test_a_paper_or_a_width_that_is_none_is_refused():
    with pytest.raises(BadInput, match="papier"):
        paper.picture(MINDMAP, "pdf", over(), printing=paper.Printing(sheet="A5"))
    for width in (-1, 10**6):
        with pytest.raises(TooLarge):
            paper.picture(MINDMAP, "png", over(), width=width)


def test_letters_that_no_font_here_draws_are_told():
    assert paper.undrawn(MINDMAP) == ()
    [said] = paper.undrawn(parse("Atelier\n  \U00013080 un œil\n"))
    assert "\U00013080" in said


def test_only_a_map_that_takes_a_while_to_print_is_announced():
    assert paper.long_print(MINDMAP) == ""
    large = parse("Carte\n" + "  nœud\n" * 3000)
    assert "3001 nœuds" in paper.long_print(large)
    assert paper.long_print(parse("Carte\n" + "  nœud\n" * 2999)) == ""


def test_where_no_sheet_can_be_made_the_plan_is_paper_too_and_nothing_is_missing_of_it():
    made = paper.plan(examples.example())
    assert made.startswith(b"%PDF")
    assert paper.unprinted(made) == ()
