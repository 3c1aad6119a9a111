"""A layout holds its promises on any map: no two boxes overlap, no text leaves its box, order is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.geometry import DOWN, PAPER, PHONE, PX, RIGHT, SCREEN, TIDY, TRUNK, Layout, layout
from cefi_map.geometry.layout import faced, grown, settled, tree
from cefi_map.geometry.seen import seen
from cefi_map.geometry.sizes import Sizes
from cefi_map.mindmap import outline

from .checks import crossings, outside, overlaps
from .maps import chain, large, maps, with_sides

ALL = {
    "screen": SCREEN,
    "paper": PAPER,
    "phone": PHONE,
    "right": replace(SCREEN, shape=RIGHT),
    "down": replace(SCREEN, shape=DOWN, numbers=True),
    "trunk": replace(SCREEN, shape=TRUNK),
}

SIX = outline.parse(
    """
    Projet
      Contexte
      Idée
      Faisabilité
      Préparation
      Action
      Bilan
    """
)
STAGES = {f"n{place}": (place,) for place in range(1, 7)}


@pytest.mark.whole
@pytest.mark.parametrize("preset", ALL.values(), ids=ALL)
@given(data=st.data())
def test_nothing_overlaps_and_no_text_leaves_its_box(preset, data):
    mindmap = data.draw(maps())
    keys = st.sampled_from([node.key for node in mindmap])
    tags = data.draw(st.dictionaries(keys, st.lists(st.sampled_from(["C1a", "C5"]), max_size=15).map(tuple)))
    stages = data.draw(st.dictionaries(keys, st.lists(st.integers(1, 6), max_size=3).map(tuple)))
    found = layout(mindmap, preset, stages=stages, tags=tags)
    assert overlaps(found) == []
    assert outside(found) == []
    assert len(found.edges) == len(found.boxes) - 1


SIDED = {name: preset for name, preset in ALL.items() if preset.shape in (TIDY, RIGHT, TRUNK)}


@pytest.mark.parametrize("preset", SIDED.values(), ids=SIDED)
@given(mindmap=maps())
def test_a_sketch_has_the_size_of_what_it_draws(preset, mindmap):
    """A forest is settled twice: the first time changes nothing of the second, nor does the way it is shared."""
    nodes = seen(mindmap, preset, {}, {}, None)
    forest = grown(preset, tree(nodes), Sizes(mindmap, nodes).of(preset, {}))
    for way in (replace(preset, fair=True), preset, preset):
        sketch = settled(way, nodes, forest, lambda: faced(mindmap, preset, nodes, {}))
        drawn = sketch.layout
        for name in ("left", "top", "right", "bottom", "width", "height"):
            assert getattr(sketch, name) == getattr(drawn, name), name
        assert sketch.nodes == len(drawn.boxes)
        assert sketch.sides == (_height(drawn, 1), _height(drawn, -1))
        assert drawn == layout(mindmap, way)


def _height(drawn: Layout, side: int) -> int:
    boxes = [box for box in drawn.boxes if box.side == side]
    return max(box.y + box.face.height for box in boxes) - min(box.y for box in boxes) if boxes else 0


@pytest.mark.parametrize("preset", ALL.values(), ids=ALL)
def test_a_large_map_holds_too(preset):
    found = layout(large(3000), preset)
    assert overlaps(found) == []
    assert outside(found) == []
    assert len(found.boxes) == 3000


@pytest.mark.parametrize("name", ["screen", "paper", "right"])
@given(mindmap=maps())
def test_no_edge_runs_over_a_box(name, mindmap):
    assert crossings(layout(mindmap, ALL[name])) == []


@pytest.mark.parametrize("preset", ALL.values(), ids=ALL)
def test_depth_has_no_limit(preset):
    found = layout(chain(3000), preset)
    assert len(found.boxes) == 3001
    assert overlaps(found) == []


@pytest.mark.parametrize("preset", ALL.values(), ids=ALL)
def test_the_root_alone(preset):
    assert len(layout(outline.parse("Projet"), preset).boxes) == 1


def test_everything_is_a_whole_number():
    found = layout(large(200), SCREEN)
    numbers = [value for box in found.boxes for value in (box.x, box.y, *box.face[3:9])]
    numbers += [value for edge in found.edges for value in edge[3:7]]
    assert all(type(value) is int for value in numbers)


def test_the_root_stands_in_the_middle_of_each_side():
    found = layout(SIX, SCREEN, stages=STAGES)
    for side in (1, -1):
        branches = [box for box in found.boxes if box.side == side]
        top = min(box.y for box in branches)
        bottom = max(box.y + box.face.height for box in branches)
        assert abs(top + bottom) <= 1


def test_stages_go_clockwise():
    found = layout(SIX, SCREEN, stages=STAGES)
    right = sorted((box for box in found.boxes if box.side == 1), key=lambda box: box.y)
    left = sorted((box for box in found.boxes if box.side == -1), key=lambda box: -box.y)
    assert [box.stage for box in right + left] == [1, 2, 3, 4, 5, 6]


def test_sides_of_the_map_are_kept_from_top_to_bottom():
    found = layout(with_sides(SIX, "left", "right", "left", "left", "right", "right"), SCREEN, stages=STAGES)
    left = sorted((box for box in found.boxes if box.side == -1), key=lambda box: box.y)
    assert [box.key for box in left] == ["n1", "n3", "n4"]


def test_a_free_map_is_cut_where_heights_balance():
    mindmap = outline.parse("Projet\n  Grand\n    a\n    b\n    c\n    d\n  Petit\n  Petit\n  Petit")
    found = layout(mindmap, SCREEN)
    assert [box.side for box in found.boxes if box.key in ("n1", "n6", "n7", "n8")] == [1, -1, -1, -1]


def test_paper_balances_whatever_the_map_says():
    found = layout(with_sides(SIX, *["right"] * 6), PAPER, stages=STAGES)
    assert [box.side for box in found.boxes[1:]] == [1, 1, 1, -1, -1, -1]


def test_right_and_down_have_one_direction():
    assert {box.side for box in layout(SIX, replace(SCREEN, shape=RIGHT)).boxes[1:]} == {1}
    down = layout(SIX, replace(SCREEN, shape=DOWN))
    assert len({box.y for box in down.boxes[1:]}) == 1
    assert {edge.kind for edge in down.edges} == {"fall"}


def test_a_folded_branch_hides_its_nodes_and_counts_them():
    mindmap = outline.parse("Projet\n  Branche\n    a\n      b\n    c")
    folded = replace(mindmap, nodes=(mindmap.root, replace(mindmap.nodes[1], folded=True), *mindmap.nodes[2:]))
    found = layout(folded, SCREEN)
    assert [box.key for box in found.boxes] == ["n0", "n1"]
    assert found.boxes[1].face.hidden == 3
    assert len(layout(folded, PAPER).boxes) == 5, "paper shows all"


def test_only_some_branches():
    mindmap = outline.parse("Projet\n  Un\n    a\n  Deux\n    b")
    assert [box.key for box in layout(mindmap, SCREEN, only={"n3"}).boxes] == ["n0", "n3", "n4"]
    column = layout(mindmap, PHONE, only={"n3"})
    assert [box.key for box in column.boxes] == ["n3", "n4"]
    assert column.right <= PHONE.width


def test_a_stage_is_inherited_until_another_or_none():
    mindmap = outline.parse("Projet\n  Un\n    a\n      b\n    c\n    d")
    found = layout(mindmap, SCREEN, stages={"n1": (2,), "n3": (4,), "n4": ()})
    assert [box.stage for box in found.boxes] == [0, 2, 2, 4, 0, 2]


def test_a_heading_is_bold_and_a_sentence_is_not():
    mindmap = outline.parse(f"Projet\n  Branche\n    Titre\n      a\n    Feuille\n    {'mot ' * 12}\n      b")
    found = layout(mindmap, SCREEN).by_key
    assert [found[key].face.bold for key in ("n2", "n4", "n5")] == [True, False, False]


def test_the_phone_keeps_its_width():
    found = layout(large(300), PHONE)
    assert max(box.x + box.face.width for box in found.boxes) <= PHONE.width + 20 * PX


@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_lanes_of_a_trunk_come_out_of_the_root_and_cross_nothing(count):
    """Two columns in order, the first one left; the lower a branch, the nearer its lane to the middle."""
    mindmap = outline.parse("Le projet dont on part\n" + "".join(f"  Branche {n}\n" for n in range(count)))
    found = layout(mindmap, replace(SCREEN, shape=TRUNK))
    root = found.boxes[0]
    left = [box.key for box in found.boxes[1:] if box.side < 0]
    assert left == [node.key for node in mindmap.nodes[1 : 1 + len(left)]]
    for side in (1, -1):
        lanes = [edge for edge in found.edges if edge.x1 * side > 0]
        assert {edge.kind for edge in lanes} <= {"lane"}
        assert all(abs(edge.x0) < root.face.width // 2 for edge in lanes)
        assert all(0 < edge.x0 * side <= edge.x1 * side for edge in lanes)
        assert [edge.x0 * side for edge in lanes] == sorted({edge.x0 * side for edge in lanes}, reverse=True)
        assert [edge.y1 for edge in lanes] == sorted(edge.y1 for edge in lanes)
