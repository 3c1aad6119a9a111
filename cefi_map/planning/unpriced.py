"""What a map lists under its expenses or its funding and gives no amount: each item waits for one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from cefi_map.french.said import Said
from cefi_map.french.text import fold
from cefi_map.mindmap import MindMap, Node

from .accounts import CHARGE, RESOURCE
from .amounts import Amount
from .money import FACTS, Heading, Sum, headings, listed_side
from .places import Place

_ITEM = re.compile(r"[^,;.\s](?:[^,;]|,(?=\d))*")
_LONGEST = 7
"""Words up to which an item is a name and no sentence."""
_MOST = 40
"""Items of a map, so that a long list stays an offer."""


def unpriced(mindmap: MindMap, stages: Mapping[str, int], priced: Collection[Sum]) -> list[Sum]:
    """Items of no length, where their amount would be written; those that ``priced`` names anywhere are left out."""
    known = [(each.side, fold(each.words)) for each in priced]
    silent = {node.key for node in mindmap} - {each.place.key for each in priced}
    heads = headings(mindmap)
    found = (
        each
        for node in mindmap
        if node.key in silent and stages.get(node.key) not in FACTS
        for each in _of(mindmap, node, heads)
        if not any(side == each.side and fold(each.words) in words for side, words in known)
    )
    return [each for each, _ in zip(found, range(_MOST), strict=False)]


def _of(mindmap: MindMap, node: Node, heads: Mapping[str, Heading]) -> Iterator[Sum]:
    """« Dépenses : carburant, salle »; « Carburant » just below « Dépenses »."""
    items: list[Sum] = []
    if side := listed_side(node.text):
        begin = node.text.index(":") + 1
        items = [_item(node, side, begin + each.start(), each[0]) for each in _ITEM.finditer(node.text[begin:])]
    elif node.parent and not mindmap.children(node.key) and not heads[node.key].own:
        above = heads[node.parent]
        items = [_item(node, above.side, 0, node.text)] if above.own and above.side in (CHARGE, RESOURCE) else []
    return (each for each in items if 0 < len(each.words.split()) <= _LONGEST and not Said(each.words).has("blank"))


def _item(node: Node, side: str, start: int, words: str) -> Sum:
    named = words.strip(" .:")
    end = start + len(words) - len(words.lstrip(" .:")) + len(named)
    return Sum(Place(node.key, "text", 0, end, end), Amount(end, end, "unwritten"), side, named)
