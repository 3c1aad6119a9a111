"""Verdicts against one pass that folds and cuts every text of the map: what any reader of French must do at least."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from cefi_map.french.text import fold, stems
from cefi_map.judging import RULES, Memory
from cefi_map.mindmap import MindMap, edits, outline
from cefi_map.project import files
from tests.capacity.candidates import sentence

from .fresh import new
from .row import Row


def rows() -> Iterator[Row]:
    for size, pairs in ((200, 9), (5_000, 3)):
        maps = iter([new(size) for _ in range(2 * pairs + 4)])
        yield Row(
            f"verdicts on {size} nodes never seen",
            "folding the texts of such a map",
            lambda maps=maps: files.check_map(next(maps)),  # type: ignore[misc]
            lambda maps=maps: folded(next(maps)),  # type: ignore[misc]
            35,
            pairs=pairs,
        )
        changed = _Changing(new(size))
        yield Row(
            f"verdicts again, one of {size} nodes changed",
            "folding its texts",
            changed.judge,
            changed.fold,
            4,
            pairs=pairs,
        )
    for sign in ("1", "(", "e", "pour "):
        yield Row(
            f"verdicts on titles of 40,000 characters, all “{sign.strip()}”",
            "ten times 4,000",
            lambda sign=sign: files.check_map(_endless(sign, 40_000)),  # type: ignore[misc]
            lambda sign=sign: files.check_map(_endless(sign, 4_000)),  # type: ignore[misc]
            1.5,
            times=10,
            pairs=3,
        )


def folded(mindmap: MindMap) -> None:
    for node in mindmap:
        stems(fold(node.text))
        if node.note:
            stems(fold(node.note_text))


class _Changing:
    """A map in which one title is written anew before each judgement."""

    def __init__(self, mindmap: MindMap) -> None:
        self.map, self.memory, self.chance = mindmap, Memory(), Random(len(mindmap))
        files.check_map(mindmap, memory=self.memory)

    def judge(self) -> None:
        node = self.chance.choice(self.map.nodes[1:])
        self.map = edits.rename(self.map, node.key, f"{sentence(self.chance)} {self.chance.random()}")
        files.check_map(self.map, memory=self.memory)

    def fold(self) -> None:
        folded(self.map)


def _endless(sign: str, length: int) -> MindMap:
    """What satisfies each requirement, each time with a last title that goes on without end."""
    goods = ("\n  ".join(rule.good.strip("\n").split("\n")) for rule in RULES)
    return outline.parse("Un projet\n  " + "\n  ".join(good + " " + sign * (length // len(sign)) for good in goods))
