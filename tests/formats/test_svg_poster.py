"""A poster: the paper's size, letters that are read from afar, the sheet filled, and nothing that is not for a wall."""

from __future__ import annotations

import re

import pytest

from cefi_map.formats import svg
from cefi_map.formats.overlay import Overlay
from cefi_map.formats.svg.placing import Placing
from cefi_map.geometry.paper import COMFORTABLE, Room, fitted, holds
from cefi_map.geometry.poster import LARGEST, POSTER, UPRIGHT
from cefi_map.mindmap import MindMap, Node, outline

NAMES = ("Contexte", "Initialisation", "Faisabilité", "Préparation", "Mise en œuvre", "Évaluation")
SENTENCE = "une phrase d'une longueur ordinaire pour une carte"
FLAT = "Projet\n" + "".join(f"  idée numéro {n}\n" for n in range(14))
SIXTY = "Projet\n" + "".join(f"  Branche {n}\n" + f"    {SENTENCE}\n" * 9 for n in range(6))
MANY = "Projet\n" + "".join(
    f"  Branche {n}\n" + "".join(f"    Titre {m}\n" + f"      {SENTENCE}\n" * (m + 2) for m in range(8))
    for n in range(6)
)
SHEETS = {"A3": (420, 297), "A2": (594, 420), "A1": (841, 594), "A0": (1189, 841)}
ON_A1 = 18
BOTH = pytest.mark.parametrize("landscape", [True, False], ids=["landscape", "portrait"])


def staged(text: str) -> tuple[MindMap, Overlay]:
    mindmap = outline.parse(text)
    heads = mindmap.children(mindmap.root.key)[:6]
    return mindmap, Overlay(stages={head.key: (n,) for n, head in enumerate(heads, 1)}, stage_names=NAMES)


def hung(text: str, **options: object) -> svg.Poster:
    mindmap, overlay = staged(text)
    return svg.hung(mindmap, overlay, "Un projet", "Camille D.", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["\n" * 700 + "Mot " * 100, " " * 400 + "x" * 700, "\u00a0" * 1000])
def test_a_long_text_that_begins_with_blanks_is_hung_and_printed(text: str):
    mindmap = MindMap((Node("a", None, "Projet"), Node("b", "a", text)))
    assert svg.hung(mindmap, Overlay(), "Un projet").svg
    assert len(svg.sheets(mindmap)) >= 1


def text_of(poster: svg.Poster) -> str:
    return poster.svg.decode()


@pytest.mark.parametrize("sheet", SHEETS)
@BOTH
def test_a_poster_has_the_size_of_its_paper(sheet: str, landscape: bool):
    """In points, to two millimetres; what stands on it is the same on each."""
    found = re.search(rb'width="([\d.]+)pt" height="([\d.]+)pt"', hung(FLAT, sheet=sheet, landscape=landscape).svg)
    assert found
    size = [float(each) * 25.4 / 72 for each in found.groups()]
    assert size == pytest.approx(SHEETS[sheet] if landscape else SHEETS[sheet][::-1], abs=2)
    assert hung(FLAT, sheet=sheet).points / hung(FLAT, sheet="A3").points == pytest.approx(
        SHEETS[sheet][0] / 420, rel=0.01
    )


@pytest.mark.parametrize("text", [FLAT, SIXTY, MANY], ids=["15", "60", "300"])
@BOTH
def test_letters_are_read_from_afar_and_the_sheet_is_filled(text: str, landscape: bool):
    """18 points at least on A1; the boxes reach over most of what the band and the foot leave, one way or both."""
    poster = hung(text, landscape=landscape)
    assert poster.points >= ON_A1
    assert not poster.small
    wide, tall = spans(poster)
    assert max(wide, tall) > 0.9
    assert min(wide, tall) > (0.85 if text == FLAT else 0.5)


def spans(poster: svg.Poster) -> tuple[float, float]:
    """The share of the room that the boxes span, across and down."""
    page, (x, y, scale) = sizes(poster)
    boxes = [tuple(map(float, each)) for each in re.findall(
        r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="[\d.]+" class="box"', text_of(poster)
    )]  # fmt: skip
    left, right = min(b[0] for b in boxes) * scale + x, max(b[0] + b[2] for b in boxes) * scale + x
    top, bottom = min(b[1] for b in boxes) * scale + y, max(b[1] + b[3] for b in boxes) * scale + y
    assert 0 < left < right < page[0]
    assert 0 < top < bottom < page[1]
    return (right - left) / (page[0] - 80), (bottom - top) / (page[1] - 200)


def sizes(poster: svg.Poster) -> tuple[tuple[float, float], tuple[float, float, float]]:
    """The page as it is drawn for A3, and where its map stands."""
    text = text_of(poster)
    times = re.search(r'<g transform="scale\(([\d.]+)\)">', text)
    place = re.search(r'<g transform="translate\(([-\d.]+) ([-\d.]+)\) scale\(([\d.]+)\)">', text)
    page = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text)
    assert times
    assert place
    assert page
    by = float(times[1])
    return (float(page[1]) / by, float(page[2]) / by), (float(place[1]), float(place[2]), float(place[3]))


@BOTH
def test_what_a_poster_leaves_out_is_counted_at_the_ends_of_its_branches(landscape: bool):
    poster = hung(MANY, landscape=landscape)
    assert poster.out
    assert len(poster.map) + poster.out == len(outline.parse(MANY))
    assert sum(poster.map.folds.values()) == poster.out
    pills = [int(n) for n in re.findall(r'class="folded">.*?>(\d+)</text>', text_of(poster))]
    assert sum(pills) == poster.out
    assert "Un nombre au bout d’une branche" in text_of(poster)


@BOTH
def test_of_too_large_a_map_the_actions_are_left_out_last(landscape: bool):
    """Though their stage has the most below it."""
    text = "Projet\n" + "".join(
        f"  Branche {n}\n"
        + "".join(f"    {SENTENCE}\n      {SENTENCE}\n      {SENTENCE}\n" for _ in range(9 if n == 4 else 6))
        for n in range(6)
    )
    poster = hung(text, landscape=landscape)
    (heart,) = [node for node in poster.map if node.text == "Branche 4"]
    assert poster.map.folds
    assert heart.key not in poster.map.folds


def test_a_map_that_fits_says_nothing_of_numbers():
    assert "Un nombre au bout" not in text_of(hung(FLAT))


@BOTH
def test_all_of_it_where_one_asks(landscape: bool):
    poster = hung(MANY, landscape=landscape, whole=True)
    assert (len(poster.map), poster.out, poster.small) == (len(outline.parse(MANY)), 0, True)


def test_a_map_of_too_many_branches_is_small_and_says_so():
    poster = hung("Projet\n" + "".join(f"  idée {n}\n" for n in range(200)))
    assert poster.small
    assert poster.points < ON_A1


def test_no_code_no_note_no_number_no_verdict_and_no_map_goes_along():
    mindmap = outline.parse("Projet\n  Contexte\n    Mission locale\n      : le secret de la note\n")
    over = Overlay(tags={"n2": ("C5",)}, proofs=frozenset({"n2"}))
    plain = svg.hung(mindmap, Overlay(), "Projet").svg.decode()
    for absent in ("le secret de la note", "cefi:carte", 'class="num"', 'class="tag"', "note-mark", "Chaque nœud"):
        assert absent not in plain
    assert "le secret" in svg.write(mindmap, over).decode(), "the drawing that is no poster has it"


def test_stages_that_the_map_has_are_named_and_no_other():
    text = text_of(hung("Projet\n  Un\n  Deux\n"))
    assert "Contexte" in text
    assert "Initialisation" in text
    assert "Faisabilité" not in text
    assert "Contexte" not in svg.hung(outline.parse("Projet\n  Un"), Overlay(stage_names=NAMES), "Projet").svg.decode()


def test_a_long_text_is_shortened_and_a_long_title_keeps_its_band():
    mindmap = outline.parse("Projet\n  " + "mot " * 100 + "\n  court\n")
    poster = svg.hung(mindmap, Overlay(), "titre " * 120)
    assert poster.shortened == 1
    assert max(len(node.text) for node in poster.map) <= 180
    band = re.search(r'<g id="bandeau">.*?</g>', poster.svg.decode())
    assert band
    assert band[0].count("<text") == 3
    assert "…" in band[0]


def test_a_map_of_one_node_is_a_poster_too():
    assert hung("Seul").points >= ON_A1


@BOTH
def test_five_thousand_nodes_and_a_long_chain(landscape: bool):
    large = "Projet\n" + "".join(f"{'  ' * (1 if n % 500 == 0 else 2 + n % 3)}idée {n}\n" for n in range(5000))
    chain = "".join(f"{'  ' * n}maillon {n}\n" for n in range(200))
    assert hung(large, landscape=landscape).points >= ON_A1
    assert hung(chain, landscape=landscape).points >= ON_A1


@pytest.mark.parametrize("text", [FLAT, SIXTY, MANY], ids=["15", "60", "300"])
@BOTH
def test_a_scale_is_held_where_the_whole_search_finds_it(text: str, landscape: bool):
    """At the scale that the search finds, just under and just over it."""
    mindmap, overlay = staged(text)
    preset = POSTER if landscape else UPRIGHT
    place, room = Placing(mindmap, overlay, preset, preset.shape).place, Room(1100, 640, LARGEST)
    found = fitted(place, preset, room, COMFORTABLE, 0).scale
    least = min(found, COMFORTABLE)
    assert holds(place, preset, room, least * 0.999)
    assert holds(place, preset, room, least)
    assert found >= COMFORTABLE or not holds(place, preset, room, least * 1.001)
