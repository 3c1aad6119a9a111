"""The review on the map itself, as FreeMind attributes: every program shows them, and the candidate's notes stay whole.

A comment is « relecture A, à préciser, C8 » = its text on its node; the grid is « relecture C8 » = « Acquis. … » on the
root. ``unannotated`` takes out what ``annotated`` put in, and only on a map whose root says that it was reviewed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cefi_map.mindmap import MindMap, Node

from .model import KINDS, Review, lettered

NAME = "relecture"
_OURS = re.compile(rf"{NAME} (?:C\d{{1,2}}|appréciation|[A-Z]{{1,3}}, .+)")
Pair = tuple[str, str]


def annotated(mindmap: MindMap, review: Review) -> MindMap:
    """The map with the review in attributes, after those that were there."""
    pairs: dict[str, list[Pair]] = {mindmap.root.key: list(_of_root(review))}
    for letter, remark in lettered(review.remarks):
        if not remark.paragraph:
            key = remark.key if remark.key in mindmap else mindmap.root.key
            about = ", ".join(filter(None, [letter, KINDS[remark.kind].lower(), remark.criterion]))
            pairs.setdefault(key, []).append((f"{NAME} {about}", remark.text))
    nodes = (
        replace(node, attributes=(*node.attributes, *pairs[node.key])) if node.key in pairs else node
        for node in mindmap
    )
    return MindMap(tuple(nodes), mindmap.opaque)


def unannotated(mindmap: MindMap) -> MindMap:
    """The candidate's own map. A map that nobody reviewed comes back as it is."""
    if not any(name == NAME for name, _ in mindmap.root.attributes):
        return mindmap
    return MindMap(tuple(_stripped(node) for node in mindmap), mindmap.opaque)


def _of_root(review: Review) -> Iterator[Pair]:
    yield NAME, ", ".join(filter(None, [review.reviewer, review.returned])) or "en cours"
    for id, mark in review.marks.items():
        if mark:
            yield f"{NAME} {id}", ". ".join(filter(None, [review.word(id), mark.comment]))
    if review.appreciation:
        yield f"{NAME} appréciation", review.appreciation


def _stripped(node: Node) -> Node:
    kept = tuple(pair for pair in node.attributes if pair[0] != NAME and not _OURS.fullmatch(pair[0]))
    return node if len(kept) == len(node.attributes) else replace(node, attributes=kept)
