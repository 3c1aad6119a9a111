"""What never changes a verdict: case, accents, numbers, order, dress, empty titles, a branch about something else."""

import dataclasses
import random
import unicodedata
from collections.abc import Callable
from functools import cache

import pytest

from cefi_map.judging import check
from cefi_map.mindmap import MindMap, Node, from_plain
from cefi_map.mindmap.codec import ordered
from tests.circles import one_of
from tests.labelled import ours

from .test_maps import OFF_TOPIC, VERDICTS, load

Change = Callable[[MindMap], MindMap]


def of_texts(change: Callable[[str], str]) -> Change:
    def changed(node: Node) -> Node:
        note, details = from_plain(change(node.note_text)), from_plain(change(node.details_text))
        return dataclasses.replace(node, text=change(node.text), note=note, details=details)

    return lambda mindmap: MindMap(tuple(changed(node) for node in mindmap))


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def _because(text: str) -> str:
    return text.replace("parce qu", "étant donné qu").replace("Parce qu", "Du fait qu")


def _numbered(mindmap: MindMap) -> MindMap:
    numbers, depths = mindmap.numbers, mindmap.depths
    return MindMap(
        tuple(
            dataclasses.replace(node, text=f"{numbers[node.key]}. {node.text}") if 0 < depths[node.key] <= 2 else node
            for node in mindmap
        )
    )


def _shuffled(mindmap: MindMap) -> MindMap:
    rest = list(mindmap.nodes[1:])
    random.Random(7).shuffle(rest)
    return MindMap(ordered([mindmap.root, *rest]))


def _dressed(mindmap: MindMap) -> MindMap:
    return MindMap(tuple(dataclasses.replace(node, folded=True, icons=("idea",), side="left") for node in mindmap))


def _with_empty_titles(mindmap: MindMap) -> MindMap:
    titles = ("Budget", "Partenaires", "Communication externe", "Critères d'évaluation", "Risques ?", "À compléter")
    return MindMap((*mindmap.nodes, *(Node(f"vide{n}", mindmap.root.key, title) for n, title in enumerate(titles))))


CHANGES: dict[str, Change] = {
    "capitals": of_texts(str.upper),
    "small letters": of_texts(str.lower),
    "no accents": of_texts(_without_accents),
    "other words for because": of_texts(_because),
    "typographic apostrophes": of_texts(lambda text: text.replace("'", "’")),
    "numbers": _numbered,
    "order of branches": _shuffled,
    "folding and icons": _dressed,
    "empty titles": _with_empty_titles,
}


@cache
def told(mindmap: MindMap) -> dict[str, object]:
    """What is said of a map that nobody changed: each change below is held against it."""
    return verdicts(mindmap)


def verdicts(mindmap: MindMap) -> dict[str, object]:
    report = check(mindmap)
    return {
        **{each.id: each.likeliest for each in report.requirements},
        **{each.id: each.present for each in report.stages},
    }


@pytest.mark.parametrize("name", VERDICTS)
@pytest.mark.parametrize("change", CHANGES)
def test_a_verdict_does_not_depend_on(change: str, name: str) -> None:
    mindmap = load(name)
    assert verdicts(CHANGES[change](mindmap)) == told(mindmap)


@pytest.mark.whole
@pytest.mark.parametrize("change", one_of({each: each for each in CHANGES}, "capitals"))
def test_no_verdict_of_maps_by_many_hands_depends_on(change: str) -> None:
    for each in (*ours("learnt")[::30], *ours("held")[::30]):
        assert verdicts(CHANGES[change](each.map)) == told(each.map), each.name


@pytest.mark.parametrize("stranger", OFF_TOPIC)
@pytest.mark.parametrize("name", ["ferme", "mains", "bocage"])
def test_a_branch_about_something_else_changes_nothing(name: str, stranger: str) -> None:
    mindmap, other = load(name), load(stranger)
    added = [
        dataclasses.replace(node, key=f"x{node.key}", parent=f"x{node.parent}" if node.parent else mindmap.root.key)
        for node in other
    ]
    both = MindMap((*mindmap.nodes, *added))
    assert verdicts(both) == told(mindmap)
    assert check(both).notices


@pytest.mark.parametrize("name", VERDICTS)
def test_a_verdict_falls_when_its_evidence_is_taken_away(name: str) -> None:
    """All the nodes cited, and those that say the same, gone: what was satisfied no longer is."""
    mindmap = load(name)
    for before in check(mindmap).requirements:
        rest, verdict = mindmap, before
        for _ in range(6):
            cited = {each.key for each in (*verdict.evidence, *verdict.weak)}
            if not cited:
                break
            rest = MindMap(
                tuple(
                    dataclasses.replace(node, text="", note=(), details=()) if node.key in cited else node
                    for node in rest
                )
            )
            verdict = check(rest).verdict(before.id)
        assert before.likeliest == "absent" or verdict.likeliest != "satisfait", before.id
