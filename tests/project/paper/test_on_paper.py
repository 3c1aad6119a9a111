"""Sheets as they leave the printer: of the size asked for, in letters that can be read, and no legend above its map."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cefi_map import examples
from cefi_map.errors import BadInput
from cefi_map.formats import freemind, svg
from cefi_map.mindmap import MindMap, outline
from cefi_map.project import files as files_room
from cefi_map.project import paper
from tests.circles import one_of
from tests.project.paper.measured import bounds, letters, size
from tests.shared import files, needs_shared

SIZES = {("A3", True): (1190.5, 841.9), ("A3", False): (841.9, 1190.5), ("A4", True): (841.9, 595.3)}
SIZES["A4", False] = (595.3, 841.9)
WHOLE_MAP = 5.0
"""Points at which a whole map is worth a sheet, where its parts follow in letters that can be read."""


def printed(mindmap: MindMap, sheet: str, landscape: bool) -> tuple[svg.Sheet, ...]:
    printing = paper.Printing(sheet=sheet, landscape=landscape, name="Camille B.")
    when = datetime(2026, 11, 2, 12, tzinfo=UTC)
    over = paper.marks(mindmap, files_room.check_map(mindmap), printing, when, 1)
    return svg.sheets(mindmap, over, **printing.on_sheet)


def hold(mindmap: MindMap, sheet: str, landscape: bool) -> tuple[svg.Sheet, ...]:
    """Draws the sheets and holds what is promised of each."""
    drawn = printed(mindmap, sheet, landscape)
    for rank, one in enumerate(drawn):
        assert size(one.svg) == SIZES[sheet, landscape], one.title
        is_picture = not rank and len(drawn) > 1 and not one.levels
        assert min(letters(one.svg, "carte", "label"), default=7) >= (WHOLE_MAP if is_picture else 6.5), one.title
        assert min(letters(one.svg, "legende"), default=7) >= 6.5, one.title
        if one.points:
            (_, foot), (top, end) = bounds(one.svg, "carte"), bounds(one.svg, "legende")
            assert foot < top, one.title
            assert end - top <= SIZES[sheet, landscape][1] / 2, one.title
    assert any(letters(one.svg, "legende-criteres") for one in drawn)
    return drawn


@pytest.mark.parametrize(("sheet", "landscape"), SIZES)
def test_the_example_is_printed_on_sheets_of_the_size_asked_for(sheet: str, landscape: bool):
    hold(examples.example(), sheet, landscape)


def test_a_legend_without_which_the_map_can_be_read_stands_on_the_sheet_of_the_notes():
    first, second = hold(examples.example(), "A3", True)
    assert (first.title, second.title) == ("Vue d’ensemble", "Légende et notes")
    assert first.points >= svg.READABLE
    assert b'id="legende-criteres"' not in first.svg
    assert b'id="cartouche"' in first.svg
    assert b"Camille B." in second.svg


def test_a_note_is_printed_once_where_stages_follow_the_map():
    drawn = hold(examples.example(), "A4", False)
    notes = b"".join(one.svg for one in drawn).count(b'class="note" data-number="3.1.2"')
    assert notes == 1


def strangers() -> list[MindMap]:
    """Ten maps of others, from small to large, whatever they hold."""
    found = []
    for path in files("corpus/mm/*.mm"):
        try:
            mindmap = freemind.read(path.read_bytes()).map
        except BadInput:
            continue
        if 20 <= len(mindmap) <= 900:
            found.append(mindmap)
    return found[:: len(found) // 10][:10]


@pytest.mark.whole
@needs_shared
@pytest.mark.parametrize("sheet", one_of(["A3", "A4"], 1))
def test_the_maps_of_strangers_are_printed_in_letters_that_can_be_read(sheet: str):
    maps = strangers()
    assert len(maps) == 10
    for mindmap in maps:
        hold(mindmap, sheet, True)


def test_what_its_author_tied_to_criteria_is_untied_and_the_rest_stays():
    tied = outline.parse("Atelier\n  Faisabilité [E3]\n    Lycée, car il prête sa cour [C5]\n")
    plain = paper.untied(tied)
    assert not any(node.stage_tags or node.requirement_tags for node in plain)
    assert [node.text for node in plain] == [node.text for node in tied]
