"""Relations run around the boxes: over none of them, with labels on free ground, and stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.errors import BadInput
from cefi_map.formats import freemind
from cefi_map.geometry import MOST_RELATIONS, PAPER, PX, SCREEN, Layout, Relation, around, layout, relations
from cefi_map.geometry.graph import engine_layout
from cefi_map.geometry.labels import runs_over
from cefi_map.geometry.paper import tightened, widened
from cefi_map.geometry.ways import struck
from cefi_map.mindmap import Arrow, MindMap, Node, outline
from cefi_map.project import files as files_room
from tests.circles import one_of
from tests.shared import files, needs_shared

from .maps import large, linked, maps, natural
from .test_layout import ALL

SHOWN = {name: replace(preset, folding=False) for name, preset in ALL.items()}
TIGHT = tightened(widened(PAPER, 300))
PAIR = outline.parse("Projet\n  Un\n    a\n    b\n  Deux\n    c\n    d\n")


def tied(mindmap: MindMap, **arrows: list[tuple[str, str]]) -> MindMap:
    """The map with arrows, (target, label), by key."""
    made = {key: tuple(Arrow(*each) for each in given) for key, given in arrows.items()}
    return MindMap(tuple(replace(node, arrows=made.get(node.key, ())) for node in mindmap))


def over(drawn: Relation, found: Layout) -> list[str]:
    """Keys of the boxes that a label covers."""
    if not drawn.label:
        return []
    _, x, y, wide, high = drawn.label
    return [
        box.key
        for box in found.boxes
        if x < box.x + box.face.width and box.x < x + wide and y < box.y + box.face.height and box.y < y + high
    ]


def faults(mindmap: MindMap, found: Layout) -> tuple[int, int, int]:
    """Titles struck, titles under a label, labels left out."""
    drawn = relations(mindmap, found)
    return (
        sum(len(struck(each.way, found.boxes)) for each in drawn),
        sum(len(over(each, found)) for each in drawn),
        sum(each.label is None and bool(each.arrow.label.strip()) for each in drawn),
    )


@pytest.mark.whole
@needs_shared
@pytest.mark.parametrize("preset", one_of({**SHOWN, "tight": TIGHT}, "phone"))
def test_no_title_of_a_strangers_map_is_struck(preset):
    """Nor is any label hidden by a box, or left out."""
    assert len(strangers()) > 40
    for name, mindmap in strangers():
        assert (name, faults(mindmap, layout(mindmap, preset))) == (name, (0, 0, 0))


@cache
def strangers() -> list[tuple[str, MindMap]]:
    """Maps with arrows, by the name of their file."""
    found = []
    for path in [*files("gold/dev/*.mm"), *files("corpus/mm/*.mm")]:
        with suppress(BadInput):
            mindmap = freemind.read(path.read_bytes()).map
            if any(node.arrows for node in mindmap):
                found.append((path.name, mindmap))
    return found


@pytest.mark.whole
@pytest.mark.parametrize("preset", ALL.values(), ids=ALL)
@given(data=st.data())
def test_no_label_of_any_map_stands_over_a_box(preset, data):
    mindmap = data.draw(maps())
    keys = st.sampled_from([node.key for node in mindmap])
    arrows = data.draw(st.dictionaries(keys, st.lists(st.tuples(keys, st.sampled_from(["", "répond à"])), max_size=3)))
    found = layout(tied(mindmap, **arrows), preset)
    assert [over(each, found) for each in relations(tied(mindmap, **arrows), found) if over(each, found)] == []


@pytest.mark.whole
@pytest.mark.parametrize("preset", one_of(ALL, "phone"))
def test_titles_are_struck_only_where_a_node_is_walled_in(preset):
    """Sixty maps of any shape with 1,200 relations: a way that bends more often than we look for is rare."""
    made = [linked(large(60, seed=seed), 20, seed=seed) for seed in range(60)]
    assert sum(faults(mindmap, layout(mindmap, preset))[0] for mindmap in made) <= 12


@pytest.mark.parametrize("engine", ["dot", "neato", "twopi", "circo"])
def test_layouts_of_engines_keep_their_titles(engine):
    mindmap = linked(natural(120), 15)
    assert faults(mindmap, engine_layout(mindmap, PAPER, engine, stages={}, tags={})) == (0, 0, 0)


def test_a_way_joins_its_boxes_along_the_axes():
    mindmap = linked(natural(300), 30)
    found = layout(mindmap, SCREEN)
    for each in relations(mindmap, found):
        assert all((x0 == x1) != (y0 == y1) for (x0, y0), (x1, y1) in pairwise(each.way))
        for key, (x, y) in ((each.start, each.way[0]), (each.end, each.way[-1])):
            box = found.by_key[key]
            near = 3 * PX
            assert box.x - near <= x <= box.x + box.face.width + box.face.fold + near
            assert box.y - near <= y <= box.y + box.face.height + near


def test_two_relations_of_one_pair_are_two_lines_with_two_labels():
    mindmap = tied(PAIR, n2=[("n6", "un"), ("n6", "deux")])
    one, two = relations(mindmap, layout(mindmap, SCREEN))
    assert not set(one.way) & set(two.way)
    assert one.label
    assert two.label
    assert (one.label.x, one.label.y) != (two.label.x, two.label.y)


def crossed(drawn: Sequence[Relation]) -> int:
    """Labels over which the way of another relation runs."""
    pieces = [(each, piece) for each in drawn for piece in pairwise(each.way)]
    return sum(
        any(each is not other and runs_over(piece, each.label) for other, piece in pieces)
        for each in drawn
        if each.label
    )


@pytest.mark.parametrize(("nodes", "arrows", "most"), [(120, 15, 0), (120, 30, 2), (300, 60, 0)])
def test_the_ways_of_other_relations_leave_a_label_alone(nodes, arrows, most):
    """Of thirty among 120 nodes two out of thirty labels have no place that none crosses."""
    mindmap = linked(natural(nodes), arrows)
    drawn = relations(mindmap, layout(mindmap, PAPER))
    assert all(each.label for each in drawn)
    assert crossed(drawn) <= most


def test_a_node_may_point_to_itself():
    mindmap = tied(PAIR, n2=[("n2", "encore")])
    (loop,) = relations(mindmap, layout(mindmap, SCREEN))
    assert loop.start == loop.end == "n2"
    assert len(loop.way) >= 4
    xs, ys = zip(*loop.way, strict=True)
    assert min(max(xs) - min(xs), max(ys) - min(ys)) >= 8 * PX, "wide enough for its head"


def test_a_folded_branch_stands_for_what_it_hides():
    mindmap = tied(PAIR, n2=[("n3", "dedans"), ("n5", "")], n6=[("n3", "")])
    nodes = tuple(replace(node, folded=node.key == "n1") for node in mindmap)
    found = layout(MindMap(nodes), SCREEN)
    assert [(each.source, each.start, each.end) for each in relations(MindMap(nodes), found)] == [
        ("n2", "n1", "n5"),
        ("n6", "n6", "n1"),
    ]


def test_an_end_that_is_not_drawn_draws_nothing():
    mindmap = tied(PAIR, n2=[("n5", ""), ("ailleurs", "")])
    assert relations(mindmap, layout(mindmap, SCREEN, only={"n1"})) == ()


def test_the_bounds_hold_ways_and_labels():
    mindmap = tied(PAIR, n2=[("n3", "une longue étiquette au dehors")])
    found = layout(mindmap, SCREEN)
    drawn = relations(mindmap, found)
    whole = around(found, drawn)
    assert (whole.left, whole.right) != (found.left, found.right)
    assert all(whole.left <= x <= whole.right and whole.top <= y <= whole.bottom for x, y in drawn[0].way)


def test_words_typed_elsewhere_leave_ways_as_they_are():
    """Forty edits of one node each: fewer than one relation in fifty takes another way."""
    mindmap = linked(natural(400), 20)
    found = layout(mindmap, SCREEN)
    before = relations(mindmap, found)
    other = 0
    for node in mindmap.nodes[5::10]:
        changed = tuple(
            replace(each, text=each.text + " et encore quelques mots") if each is node else each for each in mindmap
        )
        now = layout(MindMap(changed), SCREEN)
        after = relations(MindMap(changed), now)
        other += sum(not _alike(a, b, found, now) for a, b in zip(before, after, strict=True))
    assert other * 50 < 40 * len(before)


def _alike(a: Relation, b: Relation, was: Layout, now: Layout) -> bool:
    """As many bends, none moved by 40 pixels more than the boxes at the ends."""
    ends = [(was.by_key[key], now.by_key[key]) for key in (a.start, a.end)]
    moved = max(abs(o.x - n.x) + abs(o.y - n.y) + abs(o.face.width - n.face.width) for o, n in ends)
    steps = [max(abs(x0 - x1), abs(y0 - y1)) for (x0, y0), (x1, y1) in zip(a.way, b.way, strict=False)]
    return len(a.way) == len(b.way) and max(steps) <= moved + 40 * PX


def test_sides_that_face_each_other_are_joined_by_a_straight_line():
    mindmap = tied(outline.parse("Projet\n  Une branche\n  Deux"), n1=[("n2", "")], n2=[("n1", "")])
    ways = [each.way for each in relations(mindmap, layout(mindmap, replace(SCREEN, shape="right")))]
    assert [len(way) for way in ways] == [2, 2]
    assert ways[0][0][0] != ways[1][0][0]


def test_a_map_of_thousands_of_arrows_is_drawn_with_the_first_of_them():
    """Each is found beside those before: a hostile map held the server for minutes."""
    nodes = [Node("r", None, "Projet")]
    nodes += [
        Node(f"n{at}", "r", f"idée {at}", arrows=tuple(Arrow(f"n{(at * 7 + k) % 400}", f"mots {k}") for k in range(5)))
        for at in range(400)
    ]
    mindmap = MindMap(tuple(nodes))
    drawn = relations(mindmap, layout(mindmap, SCREEN))
    assert len(drawn) == MOST_RELATIONS
    assert "1700 de plus" in files_room.convert(mindmap, "svg").notices[-1]
