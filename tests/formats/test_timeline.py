"""Bars on a time line and a table of amounts, as places and as SVGs that stand alone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from cefi_map.formats import svg
from cefi_map.formats.svg import Entry, Lane, Span

LANES = [
    Lane("h", "5", "Mise en œuvre", 5, head=True),
    Lane("a", "5.1", "Ateliers <script> & « essais » " * 3, 5, (Span("a1", date(2026, 3, 1), date(2026, 6, 30)),)),
    Lane("b", "5.2", "Bilan", 6, (Span("b1", date(2027, 1, 8), date(2027, 1, 8), "8 janvier", True),)),
]


@pytest.mark.parametrize("width", [280, 390, 900, 1500])
def test_lanes_follow_each_other_and_bars_stand_on_their_days(width: int):
    picture = svg.timeline(LANES, width, [("a1", "b1"), ("a1", "nobody")])
    assert (picture.first, picture.last) == (date(2026, 3, 1), date(2027, 1, 31))
    for above, below in pairwise(picture.lanes):
        assert below.y == pytest.approx(above.y + above.height)
    bar, day = picture.lanes[1].spans[0], picture.lanes[2].spans[0]
    assert bar.x == pytest.approx(picture.left)
    assert bar.width == pytest.approx(122 * picture.day)
    assert day.x == pytest.approx(picture.left + 313 * picture.day)
    assert day.x + day.width <= width
    assert len(picture.arrows) == 1
    assert all(later.x - tick.x > 20 for tick, later in pairwise(picture.ticks))


def test_a_drawing_is_well_formed_and_holds_no_markup_of_a_text():
    drawn = ElementTree.fromstring(svg.draw_timeline(svg.timeline(LANES, 700), "Calendrier <b>"))
    assert drawn[0].text == "Calendrier <b>"
    assert not [each for each in drawn.iter() if each.tag.endswith("script")]


def test_a_tight_lane_is_one_line_of_whole_words():
    lane = svg.timeline(LANES, 640, tight=True).lanes[1]
    assert len(lane.lines) == 1
    assert lane.lines[0].endswith("…")
    assert LANES[1].text.startswith(lane.lines[0].rstrip("…"))


def test_a_long_time_line_is_cut_between_lanes_a_heading_with_what_it_heads():
    many = [each for place in range(30) for each in (Lane(f"h{place}", "", f"Titre {place}", head=True), LANES[1])]
    pages = svg.paged_timeline(svg.timeline(many, 1000), "Tout", 1068, 700, 34)
    assert len(pages) > 2
    for page in pages:
        texts = [each.text for each in ElementTree.fromstring(page).iter() if each.tag.endswith("}text")]
        assert not str(texts[-1]).startswith("Titre")


def test_a_table_of_amounts_keeps_its_figures_to_the_right():
    sides = [("Charges", [Entry("Salle & café " * 9, "300 €"), Entry("Total", "300 €", "100 %", strong=True)])]
    drawn = ElementTree.fromstring(svg.draw_ledger(sides, "Budget", 400))
    texts = [each for each in drawn.iter() if each.tag.endswith("}text")]
    assert all(0 < float(each.get("x", "0")) < 400 for each in texts)
    assert [each.text for each in texts].count("300 €") == 2
