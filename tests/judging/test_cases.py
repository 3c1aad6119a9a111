"""Short maps written for one requirement each, with a jury member's verdict on it: pieces that count, false friends.

They are harder than what candidates write, and a requirement alone on a map says little of itself: most verdicts are
the same, and hardly one is two steps off.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cefi_map.judging import check
from cefi_map.mindmap import MindMap, outline
from tests.labelled import VALUES

CASES = Path(__file__).parent / "cases.txt"


def cases() -> Iterator[tuple[str, str, MindMap]]:
    for block in CASES.read_text("utf-8").split("\n## ")[1:]:
        head, _, text = block.partition("\n")
        id, verdict = head.split()
        yield id, verdict, outline.parse(text.strip("\n"))


def test_most_short_maps_are_judged_as_a_jury_member_would() -> None:
    pairs = [(VALUES[verdict], VALUES[check(mindmap).verdict(id).likeliest]) for id, verdict, mindmap in cases()]
    assert len(pairs) == 172
    assert sum(asked == got for asked, got in pairs) >= 0.6 * len(pairs)
    assert sum(abs(asked - got) == 2 for asked, got in pairs) <= 0.05 * len(pairs)
