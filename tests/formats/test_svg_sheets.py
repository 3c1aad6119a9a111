"""Sheets of paper: the map as large as can be, and a sheet for each stage when it would be too small to read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cefi_map.formats import svg
from cefi_map.formats.overlay import Overlay
from cefi_map.formats.svg import placing
from cefi_map.geometry.layout import grown
from cefi_map.mindmap import Arrow, MindMap, outline
from tests.geometry.maps import large, natural

NAMES = ("Contexte", "Initialisation", "Faisabilité", "Préparation", "Mise en œuvre", "Évaluation")
SENTENCE = "une phrase d'une longueur ordinaire pour une carte"


def branches(count: int, leaves: int) -> str:
    return "Projet\n" + "".join(f"  Branche {n}\n" + f"    {SENTENCE}\n" * leaves for n in range(1, count + 1))


@pytest.mark.parametrize("sheet", ["A3", "A4"])
@pytest.mark.parametrize("landscape", [True, False])
def test_a_sheet_has_its_size(sheet, landscape):
    data = svg.write(outline.parse(branches(6, 4)), sheet=sheet, landscape=landscape)
    found = re.search(rb'width="([\d.]+)pt" height="([\d.]+)pt"', data)
    assert found
    size = sorted(map(float, found.groups()), reverse=True)
    assert size == pytest.approx({"A3": [1190.55, 841.89], "A4": [841.89, 595.28]}[sheet], abs=0.1)


@pytest.mark.parametrize(("leaves", "least"), [(8, 8), (15, 6.5)])
def test_text_is_readable_up_to_a_hundred_nodes(leaves, least):
    mindmap = outline.parse(branches(6, leaves))
    overlay = Overlay(stages={node.key: (n,) for n, node in enumerate(mindmap.children("n0"), 1)}, stage_names=NAMES)
    (only,) = svg.sheets(mindmap, overlay)
    assert only.points >= least


def test_too_small_a_text_gets_a_sheet_for_each_stage():
    mindmap = outline.parse(branches(7, 60))
    heads = [node.key for node in mindmap.children("n0")]
    overlay = Overlay(stages={key: (n,) for key, n in zip(heads, (1, 2, 3, 4, 5, 5), strict=False)}, stage_names=NAMES)
    found = svg.sheets(mindmap, overlay, project="p")
    assert found[0].levels == 1
    titles = [sheet.title for sheet in found]
    assert titles == ["Vue d’ensemble", *(f"Étape {n}, {NAMES[n - 1]}" for n in range(1, 6)), "Branche 7"]
    assert all(sheet.points >= svg.READABLE for sheet in found)
    assert [b"cefi:carte" in sheet.svg for sheet in found] == [True] + [False] * 6


def test_branches_without_stage_share_sheets():
    mindmap = outline.parse(branches(100, 9))
    found = svg.sheets(mindmap)
    shared = ["Branche 1, Branche 2 et 6 autres", "Branche 9, Branche 10 et 6 autres"]
    assert [each.title for each in found[:3]] == ["Vue d’ensemble", "Vue d’ensemble (2)", "Vue d’ensemble (3)"]
    assert [each.title for each in found[3:5]] == shared
    assert len(found) == 3 + 13
    assert min(each.points for each in found) >= svg.READABLE
    drawn = b"".join(sheet.svg for sheet in found[1:])
    assert all(f'data-key="{head.key}"'.encode() in drawn for head in mindmap.children("n0"))


def test_long_notes_make_the_sheet_grow_and_all_are_printed():
    mindmap = outline.parse("Projet\n" + "".join(f"  b{n}\n    : {SENTENCE * 12}\n" for n in range(40)))
    data = svg.write(mindmap, sheet="A3").decode()
    assert data.count('class="note"') == 40
    height = re.search(r'height="([\d.]+)pt"', data)
    assert height
    assert float(height[1]) > 842


def test_sheets_to_print_keep_their_size_and_long_notes_follow():
    mindmap = outline.parse("Projet\n" + "".join(f"  b{n}\n    : {SENTENCE * 12}\n" for n in range(60)))
    first, *others = svg.sheets(mindmap, sheet="A3")
    assert {re.search(rb'height="([\d.]+)pt"', each.svg)[1] for each in (first, *others)} == {b"841.9"}
    assert b'class="note"' not in first.svg
    assert {each.title for each in others} == {"Notes"}
    printed = b"".join(each.svg for each in others)
    assert [f'data-number="{n}"'.encode() in printed for n in range(1, 61)] == [True] * 60


def test_a_note_longer_than_a_page_goes_on_in_the_next():
    words = [f"mot{n}" for n in range(9000)]
    mindmap = outline.parse(f"Projet\n  b\n    : {' '.join(words)}\n")
    pages = b" ".join(each.svg for each in svg.sheets(mindmap, sheet="A4")[1:]).decode()
    printed = re.findall(r"mot\d+", " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", pages)))
    assert printed == words


def test_each_side_of_a_map_is_wrapped_for_the_room_it_has():
    """One branch holds two thirds of the map: its side is wrapped wider than the other."""
    sizes = (36, 10, 9)
    text = "Projet\n" + "".join(f"  Branche {n}\n" + f"    {SENTENCE * 2}\n" * size for n, size in enumerate(sizes, 1))
    (only,) = svg.sheets(outline.parse(text))
    assert only.points >= 8


def test_no_word_of_a_branch_is_cut():
    (only,) = svg.sheets(outline.parse("Projet\n  CONTEXTUALISATION\n    a\n  Évaluation\n    b\n"))
    assert b">CONTEXTUALISATION</text>" in only.svg


def test_a_very_large_map_still_fits_a_sheet():
    assert svg.write(large(2000), sheet="A3").startswith(b"<?xml")


@pytest.mark.parametrize(("size", "times"), [(100, 50), (200, 40), (1000, 20)])
def test_no_more_is_laid_out_than_the_choice_of_sheets_needs(monkeypatch, size, times):
    """Nodes laid out, by their sizes alone, for each node of the map."""
    laid = []
    monkeypatch.setattr(placing, "grown", lambda *given: laid.append(len(given[2])) or grown(*given))
    svg.sheets(large(size))
    assert size < sum(laid) <= times * size


@pytest.mark.parametrize(("count", "sheet"), [(1200, "A3"), (500, "A4")])
def test_a_map_too_large_for_any_sheet_is_printed_branch_by_branch(count, sheet):
    """Every node stands on a sheet in letters that can be read, under the number it has in the whole map."""
    mindmap = natural(count)
    found = svg.sheets(mindmap, sheet=sheet)
    assert found[0].levels
    assert min(each.points for each in found) >= svg.READABLE
    drawn = b"".join(each.svg for each in found).decode()
    assert set(re.findall(r'data-key="([^"]+)"', drawn)) == {node.key for node in mindmap}
    shown = set(re.findall(r'data-key="([^"]+)" data-number="([^"]*)"', drawn))
    assert shown == {(node.key, mindmap.numbers[node.key]) for node in mindmap}


@pytest.mark.whole
def test_notes_of_a_map_in_parts_are_printed_once():
    """Under the first sheet of their node or after all sheets, and not on each sheet of its branch."""
    text = "Projet\n" + "".join(
        f"  Branche {n}\n    : mot{n}\n" + f"    {SENTENCE}\n      : {SENTENCE * 3}\n" * 90 for n in range(1, 7)
    )
    found = svg.sheets(outline.parse(text))
    assert found[0].levels == 1
    printed = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", b" ".join(each.svg for each in found).decode()))
    assert sorted(re.findall(r"mot\d", printed)) == [f"mot{n}" for n in range(1, 7)]


def test_a_relation_with_another_sheet_names_the_node_there():
    mindmap = outline.parse(branches(7, 60))
    nodes = tuple(replace(node, arrows=(Arrow("n70"),)) if node.key == "n2" else node for node in mindmap)
    drawn = svg.sheets(MindMap(nodes))
    first, other = (
        next(each for each in drawn[1:] if f'data-key="{key}"'.encode() in each.svg) for key in ("n2", "n70")
    )
    assert b">voir 2.8<" in first.svg
    assert b">voir 1.1<" in other.svg
    assert b"voir" not in drawn[0].svg


def test_leaves_that_the_overview_shows_have_no_sheet_of_their_own():
    mindmap = outline.parse(branches(7, 60) + "  Sources\n  Annexes\n")
    titles = [sheet.title for sheet in svg.sheets(mindmap)]
    assert titles[0] == "Vue d’ensemble"
    assert "Branche 7" in titles
    assert not [title for title in titles if "Sources" in title]


def test_an_overview_in_levels_says_of_how_many_nodes():
    drawn = svg.sheets(outline.parse(branches(7, 60)), Overlay(cartouche=svg.Cartouche("Projet")))[0].svg.decode()
    assert "Vue d’ensemble\xa0: niveau 1, sur 428 nœuds" in " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))


def test_a_node_that_is_an_article_stands_among_the_notes():
    """It would set the size of every other node; all its words are printed all the same."""
    words = [f"mot{n}" for n in range(900)]
    mindmap = outline.parse(branches(3, 3) + f"    {' '.join(words)}\n")
    first, *others = svg.sheets(mindmap, sheet="A4")
    assert first.points >= 8
    assert b">mot0 mot1 " in first.svg
    assert b"mot899" not in re.sub(rb"<desc>.*?</desc>", b"", first.svg, flags=re.S)
    printed = re.findall(r"mot\d+", " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", others[0].svg.decode())))
    assert printed == words
    assert svg.read(first.svg).map == mindmap
