"""The map as the page draws it: for a screen or a phone, folded or numbered, whole or some branches, an example."""

from __future__ import annotations

from dataclasses import replace

from cefi_map.formats.overlay import Pin
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.outline import parse
from cefi_map.project import files, paper
from tests.cases import MAP, key

MINDMAP = parse(MAP)


def drawn(picture: paper.Picture) -> list[str]:
    return [node.key for node in picture.nodes]


def folded(title: str) -> MindMap:
    there = key(MINDMAP, title)
    return MindMap(tuple(replace(node, folded=node.key == there) for node in MINDMAP))


def test_each_node_has_its_place_and_its_stage_its_colour():
    picture = paper.draw(MINDMAP, files.check_map(MINDMAP))
    assert drawn(picture) == [node.key for node in MINDMAP]
    stages = {node.key: node.stage for node in picture.nodes}
    assert stages[key(MINDMAP, "61 jeunes")] == 1
    assert stages[key(MINDMAP, "Garages")] == 3
    assert all(picture.left <= node.x and node.x + node.width <= picture.left + picture.width for node in picture.nodes)
    assert picture.edges.count("<path") >= len(MINDMAP) - 1
    assert {node.stage for node in paper.draw(MINDMAP).nodes} == {0}, "nothing is known of it without a report"


def test_what_a_verdict_cites_is_highlighted_until_a_reader_judges():
    report = files.check_map(MINDMAP)
    cited = {each.key for verdict in report.requirements for each in (*verdict.evidence, *verdict.weak)}
    marked = {node.key for node in paper.draw(MINDMAP, report).nodes if 'class="mark"' in node.inside}
    assert marked == cited != set()
    assert not any('class="mark"' in node.inside for node in paper.draw(MINDMAP, report, numbered=True).nodes)


def test_a_reader_has_every_node_with_its_number_and_the_comments_that_are_pinned():
    there = key(MINDMAP, "Garages")
    mindmap = folded("Faisabilité")
    picture = paper.draw(mindmap, files.check_map(mindmap), numbered=True, pins=(Pin(there, "A"),))
    inside = {node.key: node.inside for node in picture.nodes}
    assert len(inside) == len(MINDMAP)
    assert ">2.2<" in inside[there]
    assert ">A<" in inside[there]
    assert ">A<" not in inside[key(MINDMAP, "Suite")]


def test_what_is_folded_is_left_out_and_counted_unless_it_is_asked_for():
    mindmap, hidden = folded("Faisabilité"), key(MINDMAP, "Garages")
    picture = paper.draw(mindmap)
    assert hidden not in drawn(picture)
    assert next(node.hidden for node in picture.nodes if node.key == key(MINDMAP, "Faisabilité")) == 2
    assert hidden in drawn(paper.draw(mindmap, shown=[hidden, "nowhere"]))
    assert hidden not in drawn(paper.draw(mindmap, shown=[key(MINDMAP, "Contexte")]))


def test_some_branches_alone_and_a_column_on_a_phone():
    only = paper.draw(MINDMAP, only=[key(MINDMAP, "Contexte")])
    assert key(MINDMAP, "Garages") not in drawn(only)
    assert key(MINDMAP, "61 jeunes") in drawn(only)
    wide, narrow = paper.draw(MINDMAP), paper.draw(MINDMAP, column=True)
    assert narrow.width < wide.width
    assert narrow.height > wide.height


def test_an_example_of_a_rule_is_small_and_leaves_its_root_out():
    picture = paper.sample(MINDMAP, files.check_map(MINDMAP))
    assert drawn(picture) == [node.key for node in MINDMAP.nodes[1:]]
    branches = [
        node.x for node in picture.nodes if node.key in {each.key for each in MINDMAP.children(MINDMAP.root.key)}
    ]
    assert len(set(branches)) == 1, "all to the right, one under the other"
    alone = parse("Atelier")
    assert drawn(paper.sample(alone, files.check_map(alone))) == [alone.root.key]


def test_what_a_node_carries_is_said_with_its_arrows():
    icon = MindMap(tuple(replace(node, icons=("clock",)) if node.text == "Garages" else node for node in MINDMAP))
    said = {node.text: paper.carried(node, paper.ties(icon)) for node in icon}
    assert said["Garages"] == ("icône délai",)
    assert said["Suite"] == ()
