"""What is written is read back by the reader of the labelled sets: the map, its labels, their evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.examples import example
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.outline import parse
from cefi_map.mindmap.rich import from_plain
from cefi_map.reporting.labelled import Label, labelled
from tests.labelled import STAGES
from tests.labelled import parse as read

ABSENT = dict.fromkeys(REQUIREMENTS, Label("absent"))


def test_labels_stages_and_evidence_come_back() -> None:
    mindmap = parse("Projet\n  Besoins\n    pas de permis\n    trop loin\n  Suite")
    at = {node.text: node.key for node in mindmap}
    evidence = frozenset((at["pas de permis"], at["trop loin"]))
    labels = ABSENT | {"C1a": Label("satisfait", True, evidence), "C11": Label("partiel", False, {at["trop loin"]})}
    found = read(labelled(mindmap, labels, {"S1", "S6"}))
    assert [node.text for node in found.map] == [node.text for node in mindmap]
    assert [found.map.numbers[node.key] for node in found.map] == [mindmap.numbers[node.key] for node in mindmap]
    assert (found.labels["C1a"].verdict, found.labels["C1a"].borderline) == ("satisfait", True)
    assert {found.map.node(key).text for key in found.labels["C1a"].evidence} == {"pas de permis", "trop loin"}
    assert {found.map.node(key).text for key in found.labels["C11"].evidence} == {"trop loin"}
    assert found.labels["C2"].evidence == frozenset()
    assert [id for id in STAGES if found.stages[id]] == ["S1", "S6"]


def test_a_whole_map_comes_back_node_by_node() -> None:
    found = read(labelled(example(), ABSENT, ()))
    assert len(found.map) == len(example())
    assert [found.map.numbers[node.key] for node in found.map] == list(example().numbers.values())


def test_all_that_a_node_says_is_kept_in_sentences() -> None:
    root = parse("Projet").root
    node = Node("a", root.key, "Avec qui\nles élus", note=from_plain("La mairie prête\nElle chauffe."))
    node = replace(node, details=from_plain("Deux salles"), attributes=(("coût", "120 €"), ("exigence", "C5")))
    _, found = read(labelled(MindMap((root, node)), ABSENT, ())).map.nodes
    assert found.text == "Avec qui. les élus"
    assert found.note_text == "Deux salles. La mairie prête. Elle chauffe. coût : 120 €"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("un {C1a}", "un (C1a)"),
        ("un // deux", "un / deux"),
        ("https://exemple.fr", "https://exemple.fr"),
        ("//", "/"),
        ("⟦C5⟧ là", "[C5] là"),
        ("", "…"),
        ("==", "=="),
        ("# titre", "# titre"),
        ("a\u2028b\x0bc", "a. b. c"),
    ],
)
def test_the_notation_s_own_signs_are_written_otherwise(title: str, expected: str) -> None:
    root = parse("Projet").root
    mindmap = MindMap((root, Node("a", root.key, title), Node("b", "a", "dessous")))
    found = read(labelled(mindmap, ABSENT, ()))
    assert [node.text for node in found.map] == ["Projet", expected, "dessous"]
    assert found.map.nodes[2].parent == found.map.nodes[1].key


@pytest.mark.parametrize("title", ["==", "# Projet", "#", "  ", "{C1a}"])
def test_a_root_of_signs_is_still_the_root(title: str) -> None:
    root = replace(parse("Projet").root, text=title)
    found = read(labelled(MindMap((root, Node("a", root.key, "un"))), ABSENT, ()))
    assert len(found.map) == 2
    assert found.map.nodes[1].parent == found.map.root.key


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)


@given(titles=st.lists(st.tuples(TEXT, TEXT, st.booleans()), min_size=1, max_size=8))
def test_no_text_breaks_the_notation(titles: list[tuple[str, str, bool]]) -> None:
    """Whatever a node says, there are as many nodes as before, in the same places, and the labels are read."""
    nodes = [Node("0", None, "Projet")]
    for rank, (title, note, below) in enumerate(titles, 1):
        above = nodes[-1].key if below else "0"
        nodes.append(Node(str(rank), above, title, note=from_plain(note)))
    mindmap = MindMap(tuple(nodes))
    labels = ABSENT | {"C5": Label("partiel", False, frozenset({"1"}))}
    found = read(labelled(mindmap, labels, ("S3",)))
    assert list(found.map.numbers.values()) == list(mindmap.numbers.values())
    assert len(found.labels["C5"].evidence) == 1
    assert found.stages["S3"]
