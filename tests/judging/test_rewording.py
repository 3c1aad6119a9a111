"""How often a verdict moves where a map says the same otherwise: no more than was measured.

Nothing promises that none does, since what is learnt of words hears words; what never may change a verdict is held by
``test_robustness.py``. Where fewer move, a bound is lowered. One that is passed says that verdicts came to hang on how
a thing is said, or where.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache

import pytest

from cefi_map.judging import check
from cefi_map.judging.reading import Memory
from cefi_map.mindmap import MindMap, Node, from_plain
from cefi_map.mindmap.codec import ordered
from tests.labelled import VALUES, Labelled, ours

from .test_robustness import Change, of_texts

Values = dict[str, int]
REASON = re.compile(r"(.{8,}?),? ((?:parce qu|car |puisqu).{12,})")
LABEL = re.compile(r"(.{4,}?) : (.{8,})")
COMMA = re.compile(r"(.{8,60}?), (.{30,})")
FIGURES = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "huit": "8", "dix": "10", "douze": "12"}


def parted(pattern: re.Pattern[str], *, note: bool) -> Change:
    """Of each title that the pattern fits the first part stays; the second goes below it, or in its note."""
    return lambda mindmap: MindMap(ordered(_parted(mindmap, pattern, note)))


def _parted(mindmap: MindMap, pattern: re.Pattern[str], note: bool) -> Iterator[Node]:
    for node in mindmap:
        found = pattern.fullmatch(node.text)
        if not found or node.note or node.parent is None:
            yield node
            continue
        yield dataclasses.replace(node, text=found[1], note=from_plain(found[2]) if note else ())
        if not note:
            yield Node(f"below {node.key}", node.key, found[2])


def _in_figures(text: str) -> str:
    text = re.sub(r"(?<=\d) ?%", " pour cent", text)
    return re.sub(rf"\b(?:{'|'.join(FIGURES)})\b(?! mille| cent)", lambda found: FIGURES[found[0]], text)


def _said_by_one(text: str) -> str:
    return re.sub(r"\bnous avons\b", "on a", re.sub(r"\bnous (\w+er)ons\b", r"on \1a", text))


CHANGES: dict[str, tuple[Change, int]] = {
    "a reason below": (parted(REASON, note=False), 0),
    "a reason in the note": (parted(REASON, note=True), 1),
    "what a label names below": (parted(LABEL, note=False), 14),
    "the end of a long title in its note": (parted(COMMA, note=True), 2),
    "figures": (of_texts(_in_figures), 2),
    "« on » for « nous »": (of_texts(_said_by_one), 1),
}
"""Name -> the change, and how many verdicts of the maps below it moves."""


@cache
def maps() -> tuple[Labelled, ...]:
    return tuple(each for each in ours("learnt") if each.on_topic)[::40]


def values(mindmap: MindMap, memory: Memory) -> Values:
    return {each.id: VALUES[each.likeliest] for each in check(mindmap, memory=memory).requirements}


@pytest.mark.whole
@pytest.mark.parametrize("change", CHANGES)
def test_hardly_a_verdict_moves_with(change: str) -> None:
    otherwise, most = CHANGES[change]
    moved = []
    for each in maps():
        memory = Memory()
        before, after = values(each.map, memory), values(otherwise(each.map), memory)
        moved += [f"{each.name} {id} {before[id]} {after[id]}" for id in before if before[id] != after[id]]
    assert len(moved) <= most, moved


HOME = {"C3a": "Objectifs", "C3b": "Objectifs", "C5": "Partenaires", "C6": "Difficultés prévues", "C7b": "Financements"}
"""Requirement -> the branch where a jury looks for it."""


def at_home(each: Labelled, id: str) -> MindMap:
    """The map with the leaves that a jury pointed at for a requirement below a branch of that name."""
    above = {node.parent for node in each.map}
    home = Node("home", each.map.root.key, HOME[id])
    moved = (
        dataclasses.replace(node, parent="home")
        if node.key in each.labels[id].evidence and node.key not in above
        else node
        for node in each.map.nodes[1:]
    )
    return MindMap(ordered([each.map.root, home, *moved]))


@pytest.mark.whole
def test_hardly_a_verdict_falls_where_its_proofs_move_to_where_they_belong() -> None:
    fell = []
    for each in maps():
        memory = Memory()
        before = values(each.map, memory)
        fell += [f"{each.name} {id}" for id in HOME if values(at_home(each, id), memory)[id] < before[id]]
    assert len(fell) <= 1, fell
