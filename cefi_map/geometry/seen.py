"""Which nodes are drawn, and what each carries: the layout's first step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from cefi_map.mindmap import MindMap, Node

from .face import BARE, Extras
from .presets import PX, Level, Preset
from .value import BOX, BRANCH, LINE, ROOT

HEADING_CHARS = 40
"""A level 2 node with children and no more characters than this is a heading; else it is a sentence."""

KINDS = (ROOT, BRANCH, BOX, BOX, LINE)
"""Of the nodes that each of a preset's ``levels`` sets."""


class Seen(NamedTuple):
    """A drawn node: its parent's place among the drawn ones (-1 for the first), its depth, its inherited stage."""

    node: Node
    parent: int
    depth: int
    stage: int
    extras: Extras


def seen(
    mindmap: MindMap,
    preset: Preset,
    stages: Mapping[str, tuple[int, ...]],
    tags: Mapping[str, tuple[str, ...]],
    only: Collection[str] | None,
) -> list[Seen]:
    """The drawn nodes in document order. With ``only``, the root and these branches of level 1.

    A folded node hides what is below it when the preset folds; the root never does.
    """
    numbers = mindmap.numbers if preset.numbers else {}
    notes = footnotes(mindmap) if preset.footnotes else {}
    hidden = mindmap.folds if preset.folding else {}
    places: dict[str | None, int] = {None: -1}
    found: list[Seen] = []
    for node in mindmap.nodes:
        parent = places.get(node.parent)
        if parent is None or (parent == 0 and only is not None and node.key not in only):
            continue
        above = found[parent] if parent >= 0 else None
        depth = above.depth + 1 if above else 0
        discs = stages.get(node.key)
        stage = (discs[0] if discs else 0) if discs is not None else above.stage if above else 0
        folded = hidden.get(node.key, 0)
        if not folded:
            places[node.key] = len(found)
        number = numbers.get(node.key, "")
        if depth == 1 and discs:
            number = ""
        if discs or number or folded or node.icons or node.note or node.details or node.picture or node.key in tags:
            extras = Extras(
                discs or (), number, node.icons, bool(node.note or node.details), notes.get(node.key, ""),
                tags.get(node.key, ()), folded, picture(node),
            )  # fmt: skip
            found.append(Seen(node, parent, depth, stage, extras))
        else:
            found.append(Seen(node, parent, depth, stage, BARE))
    return found


def footnotes(mindmap: MindMap) -> dict[str, str]:
    """Key -> number of the footnote that prints the node's details and note, in document order from 1."""
    return {key: str(rank) for key, rank in mindmap.noted.items()}


def picture(node: Node) -> tuple[int, int]:
    """Width and height of the picture that is drawn under its text, (0, 0) without one."""
    return (node.picture.width * PX, node.picture.height * PX) if node.picture else (0, 0)


def level(preset: Preset, mindmap: MindMap, node: Node, depth: int) -> tuple[int, Level]:
    """The kind of a node and how it is set."""
    rank = level_of(mindmap, node, depth)
    return KINDS[rank], preset.levels[rank]


def level_of(mindmap: MindMap, node: Node, depth: int) -> int:
    """Which of a preset's ``levels`` sets a node."""
    if depth == 2:
        heading = len(node.text) <= HEADING_CHARS and mindmap.children(node.key)
        return 2 if heading else 3
    return 4 if depth > 2 else depth
