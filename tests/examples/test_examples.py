"""The maps shipped with the product: the template is empty of content, the example is whole and well written."""

from __future__ import annotations

import re

import pytest

from cefi_map import examples, judging, referentiel
from cefi_map.examples.dress import dressed
from cefi_map.mindmap import MindMap, outline

STAGES = referentiel.load().stages
EXAMPLE = examples.example()


@pytest.mark.parametrize("mindmap", [examples.template(), EXAMPLE], ids=["template", "example"])
def test_the_branches_are_the_six_stages_named_and_tagged_as_the_referentiel_does(mindmap: MindMap) -> None:
    branches = mindmap.children(mindmap.root.key)
    assert [(node.text, node.stage_tags) for node in branches] == [(stage.name, (stage.id,)) for stage in STAGES]


def test_the_template_holds_nothing_but_its_branches() -> None:
    template = examples.template()
    assert len(template) == 7
    assert not any(node.side or node.note or node.details or node.icons or node.link for node in template)


def test_the_example_has_the_size_of_a_detailed_map() -> None:
    assert 70 <= len(EXAMPLE) <= 110
    for stage in EXAMPLE.children(EXAMPLE.root.key):
        assert len(EXAMPLE.branch(stage.key)) >= 10
    assert max(EXAMPLE.depths.values()) <= 5


def test_the_titles_of_the_example_are_short() -> None:
    assert max(len(node.text) for node in EXAMPLE) <= 90


def test_the_example_shows_what_a_map_may_carry() -> None:
    assert sum(bool(node.note) for node in EXAMPLE) >= 20
    assert any(node.icons for node in EXAMPLE)
    assert any(node.link.startswith("https://") for node in EXAMPLE)
    arrows = [arrow for node in EXAMPLE for arrow in node.arrows]
    assert arrows
    assert all(arrow.target in EXAMPLE for arrow in arrows)


def test_the_example_stands_on_both_sides() -> None:
    assert [node.side for node in EXAMPLE.children(EXAMPLE.root.key)] == ["right"] * 3 + ["left"] * 3


def test_the_example_says_that_it_is_invented() -> None:
    assert "inventés" in EXAMPLE.root.note_text


def test_the_example_is_set_as_printed_french() -> None:
    """No-break spaces before : ; ? ! » % €, curved apostrophes."""
    text = "\n".join(f"{node.text}\n{node.note_text}" for node in EXAMPLE)
    assert re.findall(r".{0,20}(?: [:;?!»%€]|« |').{0,20}", text) == []


def test_the_budget_of_the_example_is_balanced() -> None:
    """Expenses and funding each add up to the total that their branch announces."""

    def euros(text: str) -> int:
        return int(re.findall(r"([\d\u202f]+)\u00a0€", text)[-1].replace("\u202f", ""))

    heads = [node for node in EXAMPLE if re.match("Dépenses|Financements", node.text)]
    assert len(heads) == 2
    for head in heads:
        assert sum(euros(child.text) for child in EXAMPLE.children(head.key)) == euros(head.text)


@pytest.mark.parametrize("start", ["nobody", "b"])
def test_marks_that_name_no_node_or_several_are_refused(start: str) -> None:
    with pytest.raises(ValueError, match="unpack"):
        dressed(outline.parse("a\n  b1\n  b2"), {start: {"icons": ["idea"]}})


def test_the_example_shows_every_requirement_and_the_template_none() -> None:
    shown, nothing = judging.check(examples.example()), judging.check(examples.template())
    assert {verdict.id for verdict in shown.requirements if verdict.verdict != "satisfait"} == set()
    assert all(stage.present for stage in shown.stages)
    assert {verdict.verdict for verdict in nothing.requirements} == {"absent"}
